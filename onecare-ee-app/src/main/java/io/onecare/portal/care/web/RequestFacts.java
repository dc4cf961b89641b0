package io.onecare.portal.care.web;

import io.onecare.core.care.MissingFact;
import io.onecare.core.care.RecognisedFacts;
import io.onecare.core.network.CategoryListing;
import io.onecare.core.network.FacilityListing;
import io.onecare.portal.care.CareDesk;
import io.onecare.portal.care.CareFile;
import io.onecare.portal.faces.FormMessages;
import io.onecare.portal.faces.TypedDate;
import io.onecare.portal.faces.TypedTime;
import io.onecare.portal.security.SignIn;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is asked for in a request: as an operator corrects it, and as the page shows it. */
public final class RequestFacts {

    /** As the library checks codes. */
    static final Pattern CODE = Pattern.compile("[\\p{L}\\p{N}._/~-]{1,40}");

    private static final String PATIENT = "patient";
    private static final String FACILITY = MailFindings.FACILITY;
    private static final String SERVICE = MailFindings.SERVICE;
    private static final String DAY = "day";
    private static final String HOUR = "hour";
    private static final String MISSING = "missing";
    private static final String ACTION = "action";

    /** A suggestion that was clicked: the name of its field, a colon and the value. */
    private static final String USE = "use";

    private final CareDesk desk;
    private final DeskTexts texts;
    private final UnaryOperator<String> typed;
    private final Set<String> ticked;
    private @Nullable CareFile file;

    /** The form as it was sent; everything is empty if none was. */
    RequestFacts(CareDesk desk, DeskTexts texts, UnaryOperator<String> typed, Set<String> ticked) {
        this.desk = desk;
        this.texts = texts;
        this.typed = typed;
        this.ticked = ticked;
    }

    /** What is shown where nothing was typed. */
    void show(CareFile shown) {
        file = shown;
    }

    // --- as it was sent

    /** Empty if something is wrong with it, which the messages tell then. */
    Optional<RecognisedFacts> read(SignIn signIn, FormMessages messages) {
        String patient = sent(PATIENT);
        if (!patient.isEmpty() && !CODE.matcher(patient).matches()) {
            messages.add(PATIENT, "PERSON_MISSING");
        }
        String typedFacility = sent(FACILITY);
        Optional<FacilityListing> facility =
                typedFacility.isEmpty() ? Optional.empty() : desk.facility(signIn, typedFacility);
        if (!typedFacility.isEmpty() && facility.isEmpty()) {
            messages.add(FACILITY, "FACILITY_UNKNOWN");
        }
        String service = sent(SERVICE);
        if (!service.isEmpty() && !isService(service)) {
            messages.add(SERVICE, "SERVICE_UNKNOWN");
        }
        Optional<Instant> at = wishedAt(messages);
        return messages.isEmpty()
                ? Optional.of(
                        new RecognisedFacts(
                                patient.isEmpty() ? null : patient,
                                facility.map(FacilityListing::code).orElse(null),
                                service.isEmpty() ? null : service,
                                at.orElse(null)))
                : Optional.empty();
    }

    private boolean isService(String code) {
        return desk.catalogue().stream()
                .flatMap(category -> category.services().stream())
                .anyMatch(service -> service.code().equals(code));
    }

    /** Day and time together, or neither. */
    private Optional<Instant> wishedAt(FormMessages messages) {
        if (sent(DAY).isEmpty() && sent(HOUR).isEmpty()) {
            return Optional.empty();
        }
        Optional<LocalDate> day = TypedDate.read(sent(DAY));
        Optional<LocalTime> hour = TypedTime.read(sent(HOUR));
        if (day.isEmpty()) {
            messages.add(DAY, "DAY_MALFORMED");
        }
        if (hour.isEmpty()) {
            messages.add(HOUR, "HOUR_MALFORMED");
        }
        return day.flatMap(
                date -> hour.map(time -> date.atTime(time).atZone(DeskTexts.ROME).toInstant()));
    }

    /** What was typed into a field; a suggestion that was clicked takes its place. */
    private String sent(String name) {
        String[] used = typed.apply(USE).split(":", 2);
        if (used.length < 2) {
            return typed.apply(name);
        }
        String[] dayAndHour = used[1].split("T", 2);
        return switch (used[0] + " for " + name) {
            case "facility for facility", "service for service" -> used[1];
            case "time for day" ->
                    TypedDate.read(dayAndHour[0]).map(this::written).orElse(dayAndHour[0]);
            case "time for hour" -> dayAndHour.length == 2 ? dayAndHour[1] : typed.apply(HOUR);
            default -> typed.apply(name);
        };
    }

    /** What was ticked as missing, but for what a suggestion has just filled in. */
    Set<MissingFact> stillMissing() {
        Set<MissingFact> missing = chosenMissing();
        switch (typed.apply(USE).split(":", 2)[0]) {
            case FACILITY -> missing.remove(MissingFact.FACILITY);
            case SERVICE -> missing.remove(MissingFact.SERVICE);
            case MailFindings.TIME -> missing.remove(MissingFact.APPOINTMENT_TIME);
            default -> {
                // nothing was clicked
            }
        }
        return missing;
    }

    /** What was ticked as missing. */
    Set<MissingFact> chosenMissing() {
        Set<MissingFact> chosen = EnumSet.noneOf(MissingFact.class);
        Arrays.stream(MissingFact.values())
                .filter(fact -> ticked.contains(fact.name()))
                .forEach(chosen::add);
        return chosen;
    }

    // --- as it is shown

    private boolean isCorrecting() {
        return typed.apply(ACTION).equals("correct");
    }

    private RecognisedFacts facts() {
        return file == null ? RecognisedFacts.none() : file.request().facts();
    }

    /**
     * Gives the patient.
     *
     * @return as typed, or as recognised
     */
    public String getPatient() {
        return isCorrecting() ? sent(PATIENT) : orEmpty(facts().patientNumber());
    }

    /**
     * Gives the facility.
     *
     * @return as typed; or the code of the one recognised
     */
    public String getFacility() {
        return isCorrecting() ? sent(FACILITY) : orEmpty(facts().facilityCode());
    }

    /**
     * Gives the name of the facility that was recognised.
     *
     * @return empty if none was
     */
    public String getFacilityName() {
        return file == null || file.facility() == null ? "" : file.facility().name();
    }

    /**
     * Gives the name of the service that was recognised.
     *
     * @return empty if none was
     */
    public String getServiceName() {
        return file == null || file.service() == null
                ? ""
                : file.service().name().in(texts.language().locale());
    }

    /**
     * Tells whether a service is the one chosen.
     *
     * @param code its code
     * @return true for one of them
     */
    public boolean isChosenService(String code) {
        return code.equals(isCorrecting() ? sent(SERVICE) : facts().serviceCode());
    }

    /**
     * Gives the day that was wished or agreed.
     *
     * @return as typed, or as recognised
     */
    public String getDay() {
        return isCorrecting()
                ? sent(DAY)
                : wishedAt().map(at -> written(at.toLocalDate())).orElse("");
    }

    private String written(LocalDate day) {
        return texts.formats().date(day);
    }

    /**
     * Gives the time of day that was wished or agreed.
     *
     * @return as typed, or as recognised
     */
    public String getHour() {
        return isCorrecting()
                ? sent(HOUR)
                : wishedAt().map(at -> texts.formats().time(at.toLocalTime())).orElse("");
    }

    /** On the clocks of Italy. */
    Optional<ZonedDateTime> wishedAt() {
        return Optional.ofNullable(facts().wishedAt()).map(at -> at.atZone(DeskTexts.ROME));
    }

    /**
     * Gives when it was wished or agreed, in words.
     *
     * @return empty if that was not recognised
     */
    public String getWished() {
        return Optional.ofNullable(facts().wishedAt())
                .map(at -> texts.when(at, desk.today()))
                .orElse("");
    }

    /**
     * Gives what may be missing.
     *
     * @return all that a request must give, marked as sent, or as it is
     */
    public List<MissingChoice> getMissing() {
        Set<MissingFact> now = shownAsMissing();
        return Arrays.stream(MissingFact.values())
                .map(
                        fact ->
                                new MissingChoice(
                                        fact.name(),
                                        texts.text("care.missing." + fact),
                                        now.contains(fact)))
                .toList();
    }

    private Set<MissingFact> shownAsMissing() {
        if (isCorrecting() || typed.apply(ACTION).equals("ask")) {
            return chosenMissing();
        }
        return file == null ? Set.of() : file.request().missing();
    }

    /**
     * Gives the catalogue to choose from.
     *
     * @return the categories with their services
     */
    public List<CategoryListing> getCatalogue() {
        return desk.catalogue();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
