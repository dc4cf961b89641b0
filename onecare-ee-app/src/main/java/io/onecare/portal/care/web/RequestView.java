package io.onecare.portal.care.web;

import io.onecare.core.care.CareEvent;
import io.onecare.core.care.CareHistoryEntry;
import io.onecare.core.care.CareOutcome;
import io.onecare.core.care.CareRefusal;
import io.onecare.core.care.CareRequest;
import io.onecare.core.care.CareRequestState;
import io.onecare.core.care.CareRequests;
import io.onecare.core.care.IdentityCheck;
import io.onecare.core.care.IdentityProof;
import io.onecare.core.care.MissingFact;
import io.onecare.core.care.RecognisedFacts;
import io.onecare.core.care.SeenCareRequest;
import io.onecare.core.care.SenderAddress;
import io.onecare.core.care.Words;
import io.onecare.core.network.BookingMode;
import io.onecare.core.network.CategoryListing;
import io.onecare.core.network.FacilityListing;
import io.onecare.core.network.LocalizedName;
import io.onecare.core.network.ServiceListing;
import io.onecare.core.person.EmailAddress;
import io.onecare.portal.care.CareDesk;
import io.onecare.portal.care.CareFile;
import io.onecare.portal.faces.Language;
import io.onecare.portal.faces.TypedDate;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A request to customer care: what was asked, what is known, and what can be done with it. Each
 * form bears the version for which it was made; of two operators the slower one is told who was
 * quicker, and nothing of what they typed is lost.
 */
@Named
@RequestScoped
public class RequestView extends DeskView {

    private static final String PAGE = "/care/request?id=";
    private static final String WHY = "why";
    private static final String WORDS = "words";
    private static final String PERSON = "person";
    private static final String HOW = "how";
    private static final String PATIENT = "patient";
    private static final String FACILITY = MailFindings.FACILITY;
    private static final String SERVICE = MailFindings.SERVICE;
    private static final String DAY = "day";
    private static final String HOUR = "hour";
    private static final String REFERENCE = "reference";
    private static final String MISSING = "missing";

    /** A suggestion that was clicked: the name of its field, a colon and the value. */
    private static final String USE = "use";

    /** As the library checks codes and references. */
    private static final Pattern CODE = Pattern.compile("[\\p{L}\\p{N}._/~-]{1,40}");

    private static final Pattern BOOKING = Pattern.compile("[A-Z0-9-]{1,20}");
    private static final Pattern TIME = Pattern.compile("(\\d{1,2})[:.]?(\\d{2})");

    @Inject private CareDesk desk;
    @Inject private Wording wording;

    private @Nullable CareFile file;
    private @Nullable MailFindings findings;
    private @Nullable CareRefusal refusal;

    /**
     * Shows a request, or takes a step with it.
     *
     * @throws IOException if the browser has gone
     */
    public void act() throws IOException {
        if (!begin()) {
            return;
        }
        Optional<SeenCareRequest> seen =
                posted().isSent() ? Wording.seen(typed("id"), typed("version")) : Optional.empty();
        if (seen.isPresent() && step(seen.get())) {
            return;
        }
        file = Wording.id(asked("id")).flatMap(id -> desk.open(signIn(), id)).orElse(null);
        if (file == null) {
            posted().notFound();
            return;
        }
        findings = new MailFindings(file, desk, this);
        if (seen.isPresent()) {
            explain();
        }
    }

    /** Gives true if it was done, and the page follows anew. */
    private boolean step(SeenCareRequest seen) throws IOException {
        String action = typed("action");
        Optional<CareOutcome> outcome = perform(action, seen);
        if (outcome.isEmpty()) {
            return false; // something is wrong with the form
        }
        if (outcome.get() instanceof CareOutcome.Refused refused) {
            refusal = refused.reason();
            return false;
        }
        posted().leadTo(PAGE + seen.id() + "&done=" + action);
        return true;
    }

    private Optional<CareOutcome> perform(String action, SeenCareRequest seen) {
        return switch (action) {
            case "take" -> Optional.of(desk.take(signIn(), seen));
            case "takeOver" ->
                    hasReason()
                            ? Optional.of(desk.takeOver(signIn(), seen, typed(WHY)))
                            : Optional.empty();
            case "giveBack" -> Optional.of(desk.giveBack(signIn(), seen));
            case "identity" -> identity(seen);
            case "correct" ->
                    facts().map(facts -> desk.correct(signIn(), seen, facts, stillMissing()));
            case "ask" -> ask(seen);
            case "answered" -> Optional.of(desk.receiveAnswer(signIn(), seen, words()));
            case "finish" -> finish(seen);
            case "refuse" ->
                    hasReason()
                            ? Optional.of(desk.refuse(signIn(), seen, typed(WHY), words()))
                            : Optional.empty();
            case "withdraw" -> Optional.of(desk.withdraw(signIn(), seen));
            default -> Optional.empty();
        };
    }

    private boolean hasReason() {
        String why = typed(WHY);
        if (why.isEmpty()) {
            messages().add(field(WHY), "WHY_MISSING");
        } else if (why.length() > CareRequests.MAX_REASON_LENGTH) {
            messages().add(field(WHY), "WHY_TOO_LONG", CareRequests.MAX_REASON_LENGTH);
        }
        return getMessages().isEmpty();
    }

    /** The forms of the page have fields of the same name; their ids end with the action. */
    private String field(String name) {
        return name + "-" + typed("action");
    }

    private Words words() {
        return Words.cut(typed(WORDS));
    }

    private Optional<CareOutcome> identity(SeenCareRequest seen) {
        Optional<IdentityProof> how =
                proofs().filter(proof -> proof.name().equals(typed(HOW))).findFirst();
        if (!CODE.matcher(typed(PERSON)).matches()) {
            messages().add(PERSON, "PERSON_MISSING");
        }
        if (how.isEmpty()) {
            messages().add(HOW, "HOW_MISSING");
        }
        return getMessages().isEmpty()
                ? Optional.of(
                        desk.confirmIdentity(signIn(), seen, typed(PERSON), how.orElseThrow()))
                : Optional.empty();
    }

    private static Stream<IdentityProof> proofs() {
        return Arrays.stream(IdentityProof.values()).filter(IdentityProof::isForOperators);
    }

    private Optional<CareOutcome> ask(SeenCareRequest seen) {
        if (chosenMissing().isEmpty() && words().isEmpty()) {
            messages().add(field(WORDS), "NOTHING_ASKED");
            return Optional.empty();
        }
        return Optional.of(desk.ask(signIn(), seen, chosenMissing(), words()));
    }

    private Optional<CareOutcome> finish(SeenCareRequest seen) {
        String reference = typed(REFERENCE);
        if (!reference.isEmpty() && !BOOKING.matcher(reference).matches()) {
            messages().add(REFERENCE, "REFERENCE_MALFORMED");
            return Optional.empty();
        }
        return Optional.of(
                desk.finish(signIn(), seen, reference.isEmpty() ? null : reference, words()));
    }

    private Optional<RecognisedFacts> facts() {
        String patient = sent(PATIENT);
        if (!patient.isEmpty() && !CODE.matcher(patient).matches()) {
            messages().add(PATIENT, "PERSON_MISSING");
        }
        String typedFacility = sent(FACILITY);
        Optional<FacilityListing> facility =
                typedFacility.isEmpty() ? Optional.empty() : desk.facility(signIn(), typedFacility);
        if (!typedFacility.isEmpty() && facility.isEmpty()) {
            messages().add(FACILITY, "FACILITY_UNKNOWN");
        }
        String service = sent(SERVICE);
        if (!service.isEmpty() && !isService(service)) {
            messages().add(SERVICE, "SERVICE_UNKNOWN");
        }
        Optional<Instant> at = wishedAt();
        return getMessages().isEmpty()
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
    private Optional<Instant> wishedAt() {
        if (sent(DAY).isEmpty() && sent(HOUR).isEmpty()) {
            return Optional.empty();
        }
        Optional<LocalDate> day = TypedDate.read(sent(DAY));
        Optional<LocalTime> hour = hour();
        if (day.isEmpty()) {
            messages().add(DAY, "DAY_MALFORMED");
        }
        if (hour.isEmpty()) {
            messages().add(HOUR, "HOUR_MALFORMED");
        }
        return day.flatMap(date -> hour.map(time -> date.atTime(time).atZone(ROME).toInstant()));
    }

    private Optional<LocalTime> hour() {
        var typed = TIME.matcher(sent(HOUR));
        try {
            return typed.matches()
                    ? Optional.of(
                            LocalTime.of(
                                    Integer.parseInt(typed.group(1)),
                                    Integer.parseInt(typed.group(2))))
                    : Optional.empty();
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }

    /** What was typed into a field; a suggestion that was clicked takes its place. */
    private String sent(String name) {
        String[] used = typed(USE).split(":", 2);
        if (used.length < 2) {
            return typed(name);
        }
        String[] dayAndHour = used[1].split("T", 2);
        return switch (used[0] + " for " + name) {
            case "facility for facility", "service for service" -> used[1];
            case "time for day" -> dayAndHour[0];
            case "time for hour" -> dayAndHour.length == 2 ? dayAndHour[1] : typed(HOUR);
            default -> typed(name);
        };
    }

    private Set<MissingFact> stillMissing() {
        Set<MissingFact> missing = chosenMissing();
        switch (typed(USE).split(":", 2)[0]) {
            case FACILITY -> missing.remove(MissingFact.FACILITY);
            case SERVICE -> missing.remove(MissingFact.SERVICE);
            case MailFindings.TIME -> missing.remove(MissingFact.APPOINTMENT_TIME);
            default -> {
                // nothing was clicked
            }
        }
        return missing;
    }

    private Set<MissingFact> chosenMissing() {
        Set<MissingFact> chosen = EnumSet.noneOf(MissingFact.class);
        String[] sent = posted().isSent() ? request().getParameterValues(MISSING) : null;
        if (sent != null) {
            Arrays.stream(MissingFact.values())
                    .filter(fact -> Arrays.asList(sent).contains(fact.name()))
                    .forEach(chosen::add);
        }
        return chosen;
    }

    private void explain() {
        if (refusal == null || file == null) {
            return;
        }
        switch (refusal) {
            case CHANGED_MEANWHILE, ALREADY_TAKEN, TAKEN_BY_ANOTHER, NOT_TAKEN, NOT_IN_THIS_STATE ->
                    messages().add("", refusal.name(), wording.lastHand(signIn(), file, this));
            case PERSON_NOT_FOUND, IDENTITY_NOT_PROVEN -> messages().add(PERSON, refusal.name());
            case CONTACT_NOT_VERIFIED -> messages().add(field(WORDS), refusal.name());
            default -> messages().add("", refusal.name());
        }
    }

    /**
     * Gives what was typed into one of the forms, so that it is shown again there and nowhere else.
     *
     * @param action which form
     * @param name the name of the field
     * @return empty unless that form was sent
     */
    public String typedFor(String action, String name) {
        return typed("action").equals(action) ? typed(name) : "";
    }

    // --- what the page shows

    private Optional<CareRequest> shown() {
        return Optional.ofNullable(file).map(CareFile::request);
    }

    /**
     * Gives the title of the page.
     *
     * @return with the number, and that something is wrong if so
     */
    public String getTitle() {
        return language()
                .say(
                        getMessages().isEmpty() ? "care.request.title" : "care.request.title.error",
                        getNumber());
    }

    /**
     * Gives how people name the request.
     *
     * @return eight characters; empty unless it is shown
     */
    public String getNumber() {
        return shown().map(request -> Wording.number(request.id())).orElse("");
    }

    /**
     * Gives the request.
     *
     * @return its id; empty unless it is shown
     */
    public String getId() {
        return shown().map(request -> request.id().toString()).orElse("");
    }

    /**
     * Gives the version that is shown, which forms send along.
     *
     * @return 0 unless it is shown
     */
    public int getVersion() {
        return shown().map(CareRequest::version).orElse(0);
    }

    /**
     * Says what was done just now.
     *
     * @return in words; empty if nothing was
     */
    public String getDone() {
        String key = "care.done." + asked("done");
        return !posted().isSent() && language().texts().containsKey(key) ? text(key) : "";
    }

    /**
     * Gives how far the request is.
     *
     * @return in words
     */
    public String getState() {
        return shown().map(request -> text("care.state." + request.state())).orElse("");
    }

    /**
     * Gives how far the request is.
     *
     * @return the name of its state
     */
    public String getStateCode() {
        return shown().map(request -> request.state().name()).orElse("");
    }

    /**
     * Gives how it came.
     *
     * @return in words
     */
    public String getChannel() {
        return shown().map(request -> text("care.channel." + request.channel())).orElse("");
    }

    /**
     * Gives when it came.
     *
     * @return in words
     */
    public String getReceived() {
        return shown().map(request -> when(request.clock().receivedAt(), desk.today())).orElse("");
    }

    /**
     * Gives until when the answer is due.
     *
     * @return in words; also that the time stands still
     */
    public String getDue() {
        return shown().map(
                        request ->
                                request.state() == CareRequestState.WAITING
                                        ? text("care.due.stopped")
                                        : language()
                                                .say(
                                                        "care.due",
                                                        when(
                                                                request.clock().dueAt(),
                                                                desk.today())))
                .orElse("");
    }

    /**
     * Tells whether the answer is late.
     *
     * @return true if so
     */
    public boolean isLate() {
        return file != null && file.late();
    }

    /**
     * Gives whose it is.
     *
     * @return in words
     */
    public String getOwner() {
        return shown().map(
                        request ->
                                request.owner() == null
                                        ? text("care.owner.nobody")
                                        : wording.nameOf(signIn(), request.owner(), this))
                .orElse("");
    }

    /**
     * Tells whether the request is theirs.
     *
     * @return true if they may work on it
     */
    public boolean isMine() {
        return shown().filter(request -> signIn().actor().name().equals(request.owner()))
                .filter(request -> !request.state().isFinal())
                .isPresent();
    }

    /**
     * Tells whether the request is nobody's.
     *
     * @return true if they may take it
     */
    public boolean isFree() {
        return shown().filter(request -> request.owner() == null && !request.state().isFinal())
                .isPresent();
    }

    /**
     * Tells whether the request is a colleague's.
     *
     * @return true if they may take it over
     */
    public boolean isOthers() {
        return shown().filter(request -> request.owner() != null && !request.state().isFinal())
                .filter(request -> !signIn().actor().name().equals(request.owner()))
                .isPresent();
    }

    private boolean isMineIn(CareRequestState... states) {
        return isMine()
                && shown().filter(request -> Arrays.asList(states).contains(request.state()))
                        .isPresent();
    }

    /**
     * Tells whether it is to be found out who the sender is.
     *
     * @return true if they can record it
     */
    public boolean isToIdentify() {
        return isMineIn(CareRequestState.IDENTITY_CHECK);
    }

    /**
     * Tells whether what was recognised can be corrected, and the sender asked.
     *
     * @return true if so
     */
    public boolean isOpenToWork() {
        return isMineIn(CareRequestState.IDENTITY_CHECK, CareRequestState.IN_PROGRESS);
    }

    /**
     * Tells whether it can be answered, or booked for.
     *
     * @return true if it is known who the sender is
     */
    public boolean isInProgress() {
        return isMineIn(CareRequestState.IN_PROGRESS);
    }

    /**
     * Tells whether the sender was asked.
     *
     * @return true if their answer can be noted
     */
    public boolean isWaiting() {
        return isMineIn(CareRequestState.WAITING);
    }

    /**
     * Gives what the sender wrote or said.
     *
     * @return empty if nothing
     */
    public String getWords() {
        return shown().map(request -> request.words().value()).orElse("");
    }

    /**
     * Gives the mails of the request, marked.
     *
     * @return from first to last; empty if it came otherwise
     */
    public List<MailLine> getMails() {
        return findings == null ? List.of() : findings.lines();
    }

    /**
     * Gives what the mails may mean as well.
     *
     * @param field facility, service or time
     * @return none that stands in the field
     */
    public List<Suggestion> suggestions(String field) {
        return findings == null ? List.of() : findings.suggestions(field);
    }

    private SenderAddress senderAddress() {
        return file == null ? SenderAddress.NONE : file.senderAddress();
    }

    /**
     * Says what is known about the address the sender gave.
     *
     * @return in words; empty if they gave none
     */
    public String getAddressCheck() {
        String person =
                shown().map(CareRequest::identity)
                        .map(IdentityCheck::personNumber)
                        .orElseGet(() -> fact(RecognisedFacts::patientNumber));
        return senderAddress() == SenderAddress.NONE
                ? ""
                : language().say("care.address." + senderAddress(), person);
    }

    /**
     * Tells whether the desk's own words may go to the sender; if not, fixed questions may.
     *
     * @return true if it is known who that is, or if their address is on file for the patient
     */
    public boolean isWritable() {
        return senderAddress() == SenderAddress.ON_FILE
                || shown().map(CareRequest::identity).isPresent();
    }

    /**
     * Gives the address the sender gave, which nobody has checked.
     *
     * @return empty if none
     */
    public String getSenderEmail() {
        return shown().flatMap(request -> request.sender().email())
                .map(EmailAddress::value)
                .orElse("");
    }

    /**
     * Gives the phone number the sender gave, which nobody has checked.
     *
     * @return empty if none
     */
    public String getSenderPhone() {
        return shown().flatMap(request -> request.sender().phone()).orElse("");
    }

    /**
     * Says that it is known who the sender is, and how.
     *
     * @return empty if it is not
     */
    public String getIdentity() {
        return shown().map(CareRequest::identity).map(this::identity).orElse("");
    }

    private String identity(IdentityCheck check) {
        return language()
                .say(
                        "care.identity.known",
                        check.personNumber(),
                        text("care.proof." + check.how()),
                        when(check.at(), desk.today()));
    }

    /**
     * Gives the ways to find out who the sender is.
     *
     * @return those that operators may state
     */
    public List<MissingChoice> getProofs() {
        return proofs().map(
                        proof ->
                                new MissingChoice(
                                        proof.name(),
                                        text("care.proof." + proof),
                                        proof.name().equals(typed(HOW))))
                .toList();
    }

    /**
     * Gives the person to state as the sender.
     *
     * @return as typed; else as found just now; else as recognised, unless the sender's address
     *     says that they are somebody else
     */
    public String getPerson() {
        if (typed("action").equals("identity")) {
            return typed(PERSON);
        }
        if (asked(PERSON).isEmpty()) {
            return senderAddress() == SenderAddress.NOT_ON_FILE
                    ? ""
                    : fact(RecognisedFacts::patientNumber);
        }
        return asked(PERSON);
    }

    private interface Fact {
        @Nullable String of(RecognisedFacts facts);
    }

    private String fact(Fact fact) {
        return shown().map(CareRequest::facts)
                .map(facts -> Optional.ofNullable(fact.of(facts)).orElse(""))
                .orElse("");
    }

    private boolean isCorrecting() {
        return typed("action").equals("correct");
    }

    /**
     * Gives the patient.
     *
     * @return as typed, or as recognised
     */
    public String getPatient() {
        return isCorrecting() ? sent(PATIENT) : fact(RecognisedFacts::patientNumber);
    }

    /**
     * Gives the facility.
     *
     * @return as typed; or the name of the one recognised, its code if it is not known any more
     */
    public String getFacility() {
        if (isCorrecting()) {
            return sent(FACILITY);
        }
        return file != null && file.facility() != null
                ? file.facility().code()
                : fact(RecognisedFacts::facilityCode);
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
        return file == null || file.service() == null ? "" : nameOf(file.service().name());
    }

    /**
     * Tells whether a service is the one chosen.
     *
     * @param code its code
     * @return true for one of them
     */
    public boolean isChosenService(String code) {
        return code.equals(isCorrecting() ? sent(SERVICE) : fact(RecognisedFacts::serviceCode));
    }

    /**
     * Gives the day that was wished or agreed.
     *
     * @return as typed, or as recognised
     */
    public String getDay() {
        return isCorrecting()
                ? sent(DAY)
                : wished().map(at -> at.toLocalDate().toString()).orElse("");
    }

    /**
     * Gives the time of day that was wished or agreed.
     *
     * @return as typed, or as recognised
     */
    public String getHour() {
        return isCorrecting()
                ? sent(HOUR)
                : wished().map(at -> formats().time(at.toLocalTime())).orElse("");
    }

    private Optional<ZonedDateTime> wished() {
        return shown().map(CareRequest::facts)
                .map(RecognisedFacts::wishedAt)
                .map(at -> at.atZone(ROME));
    }

    /**
     * Gives when it was wished or agreed, in words.
     *
     * @return empty if that was not recognised
     */
    public String getWished() {
        return shown().map(CareRequest::facts)
                .map(RecognisedFacts::wishedAt)
                .map(at -> when(at, desk.today()))
                .orElse("");
    }

    /**
     * Gives what may be missing.
     *
     * @return all that a request must give, marked as sent, or as it is
     */
    public List<MissingChoice> getMissing() {
        Set<MissingFact> now =
                isCorrecting() || typed("action").equals("ask")
                        ? chosenMissing()
                        : shown().map(CareRequest::missing).orElse(Set.of());
        return Arrays.stream(MissingFact.values())
                .map(
                        fact ->
                                new MissingChoice(
                                        fact.name(),
                                        text("care.missing." + fact),
                                        now.contains(fact)))
                .toList();
    }

    /**
     * Gives the catalogue to choose from.
     *
     * @return the categories with their services
     */
    public List<CategoryListing> getCatalogue() {
        return desk.catalogue();
    }

    /**
     * Gives a name of the catalogue in the reader's language.
     *
     * @param name the name
     * @return the Italian name if there is no translation
     */
    public String nameOf(LocalizedName name) {
        return name.in(language().locale());
    }

    /**
     * Tells in which language the catalogue gives a name.
     *
     * @param name the name
     * @return a language tag
     */
    public String languageOf(LocalizedName name) {
        return name.english().isPresent() ? language().tag() : Language.IT.tag();
    }

    /**
     * Gives what happened.
     *
     * @return the latest in front
     */
    public List<CareLine> getHistory() {
        if (file == null) {
            return List.of();
        }
        List<CareHistoryEntry> all = file.history();
        return Stream.iterate(all.size() - 1, index -> index >= 0, index -> index - 1)
                .map(all::get)
                .map(this::line)
                .toList();
    }

    /** The first words, and mails, stand above the history already. */
    private CareLine line(CareHistoryEntry entry) {
        return new CareLine(
                when(entry.at(), desk.today()),
                text("care.event." + entry.event()),
                wording.who(signIn(), entry, this),
                entry.why() == null ? "" : entry.why(),
                entry.event() == CareEvent.OPENED || entry.mail() != null
                        ? ""
                        : entry.words().value());
    }

    /**
     * Gives the booking the request came from or led to.
     *
     * @return its reference; empty if there is none
     */
    public String getBooking() {
        return shown().map(
                        request ->
                                request.bookingReference() != null
                                        ? request.bookingReference()
                                        : request.origin() == null
                                                ? ""
                                                : request.origin().reference())
                .orElse("");
    }

    /**
     * Says what is wrong with the booking the request came from.
     *
     * @return in words; empty if it came otherwise
     */
    public String getTrouble() {
        return shown().map(CareRequest::origin)
                .map(origin -> text("care.trouble." + origin.trouble()))
                .orElse("");
    }

    /**
     * Gives the address where the time is chosen, if all else is known.
     *
     * @return with the time that was agreed, if there is one; empty if something is missing
     */
    public String getTimePage() {
        String patient = fact(RecognisedFacts::patientNumber);
        FacilityListing facility = file == null ? null : file.facility();
        ServiceListing service = file == null ? null : file.service();
        if (patient.isEmpty() || facility == null || service == null) {
            return "";
        }
        boolean isOnline = facility.bookingMode() == BookingMode.ONLINE;
        return request().getContextPath()
                + "/care/phone/time?facility="
                + facility.code()
                + "&service="
                + service.code()
                + "&patient="
                + patient
                + "&agreed="
                + (isOnline ? "no" : "yes")
                + "&request="
                + getId()
                + wished().map(
                                at ->
                                        isOnline
                                                ? "&from=" + at.toLocalDate()
                                                : "&when=" + at.toLocalDateTime())
                        .orElse("");
    }

    /**
     * Gives the address of the form for bookings, filled with what is known.
     *
     * @return the address
     */
    public String getPhone() {
        String person =
                shown().map(CareRequest::identity).map(IdentityCheck::personNumber).orElse("");
        String patient =
                fact(RecognisedFacts::patientNumber).isEmpty()
                        ? person
                        : fact(RecognisedFacts::patientNumber);
        String service = fact(RecognisedFacts::serviceCode);
        return request().getContextPath()
                + "/care/phone?request="
                + getId()
                + (isToIdentify() || !CODE.matcher(patient).matches() ? "" : "&patient=" + patient)
                + (CODE.matcher(service).matches() ? "&service=" + service : "");
    }
}
