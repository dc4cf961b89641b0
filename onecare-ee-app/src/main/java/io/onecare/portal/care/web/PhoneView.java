package io.onecare.portal.care.web;

import io.onecare.core.account.ContactOnFile;
import io.onecare.core.account.FamilyTie;
import io.onecare.core.account.FoundPerson;
import io.onecare.core.account.LookReason;
import io.onecare.core.account.PersonFile;
import io.onecare.core.account.PersonSearchOutcome;
import io.onecare.core.account.PersonSearchRefusal;
import io.onecare.core.account.PersonViewOutcome;
import io.onecare.core.booking.Booking;
import io.onecare.core.care.CareOpening;
import io.onecare.core.care.MissingFact;
import io.onecare.core.care.OpenCareRequest;
import io.onecare.core.care.RecognisedFacts;
import io.onecare.core.care.Words;
import io.onecare.core.member.Coverage;
import io.onecare.core.member.Insured;
import io.onecare.core.member.Relationship;
import io.onecare.core.money.Money;
import io.onecare.core.network.BookingMode;
import io.onecare.core.network.CategoryListing;
import io.onecare.core.network.LocalizedName;
import io.onecare.core.person.ContactDetails;
import io.onecare.core.person.TaxCode;
import io.onecare.core.search.Offer;
import io.onecare.geo.Location;
import io.onecare.portal.care.CallDesk;
import io.onecare.portal.care.CareDesk;
import io.onecare.portal.faces.Language;
import io.onecare.portal.faces.Posted;
import io.onecare.portal.faces.TypedDate;
import io.onecare.portal.people.PeopleDesk;
import io.onecare.portal.search.MapDesk;
import io.onecare.portal.search.SearchAnswer;
import io.onecare.portal.search.SearchCheck;
import io.onecare.portal.search.SearchDesk;
import io.onecare.portal.search.SearchParameter;
import io.onecare.portal.search.SearchProblem;
import io.onecare.portal.search.SearchQuery;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A call: who is it about, what is wanted, and where. First a person is looked for, then shown with
 * the question for service and place; the answers lead to the portal's own pages for the time.
 */
@Named
@RequestScoped
public class PhoneView extends DeskView {

    private static final String PAGE = "/care/phone";
    private static final String TAX_CODE = "taxCode";
    private static final String SURNAME = "surname";
    private static final String BIRTH_DATE = "birthDate";
    private static final String NOTE = "note";
    private static final String NOTE_PHONE = "notePhone";

    /** More than these nobody reads out. */
    private static final int MOST_OFFERS = 8;

    private static final Pattern CODE = Pattern.compile("[\\p{L}\\p{N}._/~-]{1,40}");
    private static final Pattern KEY = Pattern.compile("[0-9a-f-]{36}");

    @Inject private PeopleDesk people;
    @Inject private SearchDesk search;
    @Inject private CareDesk care;
    @Inject private CallDesk calls;

    private @Nullable LookReason reason;
    private @Nullable PersonFile file;
    private SearchQuery query = SearchQuery.of(Map.of());
    private @Nullable SearchCheck check;
    private @Nullable SearchAnswer answer;
    private List<FoundPerson> found = List.of();
    private List<Booking> coming = List.of();

    @Override
    protected String problems() {
        return "phone.message.error.";
    }

    /**
     * Looks for a person, shows one, searches for facilities, or writes down the call.
     *
     * @throws IOException if the browser has gone
     */
    public void act() throws IOException {
        if (!begin()) {
            return;
        }
        reason = PeopleDesk.reason(asked("request")).orElse(null);
        if (reason == null) {
            posted().notFound();
            return;
        }
        if (posted().isSent() && typed("action").equals("find")) {
            find(reason);
            return;
        }
        if (posted().isSent() && typed("action").equals("note") && note()) {
            return;
        }
        if (!asked("patient").isEmpty()) {
            show(reason, asked("patient"));
        }
    }

    // --- who

    private void find(LookReason why) throws IOException {
        Optional<PersonSearchOutcome> outcome =
                typed(TAX_CODE).isEmpty() ? bySurname(why) : byTaxCode(why);
        if (outcome.isEmpty()) {
            return;
        }
        if (outcome.get() instanceof PersonSearchOutcome.Refused refused) {
            say(refused.reason(), refused.retryAfter());
            return;
        }
        found = ((PersonSearchOutcome.Found) outcome.get()).people();
        if (found.size() == 1) {
            posted().leadTo(address(found.get(0).number()));
        } else if (found.isEmpty()) {
            messages().add(typed(TAX_CODE).isEmpty() ? SURNAME : TAX_CODE, "NOBODY");
        }
    }

    private Optional<PersonSearchOutcome> byTaxCode(LookReason why) {
        if (!TaxCode.check(typed(TAX_CODE)).isAcceptable()) {
            messages().add(TAX_CODE, "TAX_CODE_WRONG");
            return Optional.empty();
        }
        return Optional.of(people.byTaxCode(signIn(), TaxCode.of(typed(TAX_CODE)), why));
    }

    private Optional<PersonSearchOutcome> bySurname(LookReason why) {
        Optional<LocalDate> birthDate = TypedDate.read(typed(BIRTH_DATE));
        if (typed(SURNAME).isEmpty() && typed(BIRTH_DATE).isEmpty()) {
            messages().add(TAX_CODE, "WHO_MISSING");
            return Optional.empty();
        }
        if (typed(SURNAME).chars().noneMatch(Character::isLetter)
                || typed(SURNAME).length() > MapDesk.MAX_TEXT) {
            messages().add(SURNAME, "SURNAME_MISSING");
        }
        if (birthDate.isEmpty()) {
            messages()
                    .add(
                            BIRTH_DATE,
                            typed(BIRTH_DATE).isEmpty()
                                    ? "BIRTH_DATE_MISSING"
                                    : "BIRTH_DATE_MALFORMED");
        }
        return getMessages().isEmpty()
                ? birthDate.map(day -> people.bySurname(signIn(), typed(SURNAME), day, why))
                : Optional.empty();
    }

    private void say(PersonSearchRefusal refusal, Duration retryAfter) {
        switch (refusal) {
            case TOO_MANY -> messages().add(TAX_CODE, refusal.name());
            case TOO_OFTEN -> messages().add("", refusal.name(), Posted.minutes(retryAfter));
            default -> messages().add("", refusal.name());
        }
    }

    private String address(String number) {
        return PAGE
                + "?patient="
                + encoded(number)
                + (asked("request").isEmpty() ? "" : requestPart());
    }

    private String requestPart() {
        return "&request=" + encoded(asked("request"));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /**
     * Gives whom the search has found, if it is not clear who is meant.
     *
     * @return empty if nobody was, or only one
     */
    public List<FoundLine> getFound() {
        return found.size() < 2 ? List.of() : found.stream().map(one -> line(one, true)).toList();
    }

    private FoundLine line(FoundPerson one, boolean mayBeToldOf) {
        return new FoundLine(
                one.number(),
                one.surname() + " " + one.givenName(),
                one.endOfTaxCode(),
                relation(one.relationship()),
                request().getContextPath() + address(one.number()),
                mayBeToldOf);
    }

    private String relation(@Nullable Relationship relationship) {
        return text("phone.relation." + (relationship == null ? "MEMBER" : relationship));
    }

    // --- the person

    private void show(LookReason why, String number) throws IOException {
        if (!CODE.matcher(number).matches()) {
            posted().notFound();
            return;
        }
        PersonViewOutcome outcome = people.view(signIn(), number, why);
        if (outcome instanceof PersonViewOutcome.Refused refused) {
            if (refused.reason() == PersonSearchRefusal.TOO_OFTEN) {
                say(refused.reason(), refused.retryAfter());
            } else {
                posted().notFound();
            }
            return;
        }
        file = ((PersonViewOutcome.Open) outcome).file();
        query =
                SearchQuery.of(request().getParameterMap())
                        .with(SearchParameter.AGREED, "no")
                        .with(SearchParameter.PATIENT, number);
        if (isAsked()) {
            search(number);
        } else {
            coming = people.coming(signIn(), number);
        }
    }

    /** Whoever has just come from a request has a service, but has not been asked for a place. */
    private boolean isAsked() {
        return query.has(SearchParameter.PLACE) || request().getParameter("place") != null;
    }

    private void search(String number) {
        Optional<Insured> patient = people.insured(signIn(), number);
        SearchCheck checked = search.check(query, patient.orElse(null));
        check = checked;
        checked.problems().stream().sorted().forEach(this::say);
        if (checked.wish() == null) {
            return;
        }
        Set<SearchProblem> problems = EnumSet.noneOf(SearchProblem.class);
        answer = search.answer(signIn(), checked.wish(), search.choice(query, problems), 1);
    }

    private void say(SearchProblem problem) {
        switch (problem) {
            case PLACE_UNKNOWN, PLACE_AMBIGUOUS ->
                    messages().add("place", problem.name(), query.value(SearchParameter.PLACE));
            case PLACE_MISSING, NEAR_UNREADABLE -> messages().add("place", "PLACE_MISSING");
            case PLACE_TOO_LONG -> messages().add("place", problem.name(), MapDesk.MAX_PLACE);
            case SERVICE_UNKNOWN ->
                    messages().add("service", problem.name(), query.value(SearchParameter.SERVICE));
            case SERVICE_MISSING -> messages().add("service", problem.name());
            default -> {
                // of fields that this form does not have
            }
        }
    }

    /**
     * Tells whether a person is shown.
     *
     * @return false if one is still looked for
     */
    public boolean isPersonShown() {
        return file != null;
    }

    /**
     * Gives the number of the person.
     *
     * @return the insurer's; empty unless one is shown
     */
    public String getNumber() {
        return file == null ? "" : file.number();
    }

    /**
     * Gives the name of the person.
     *
     * @return given name and surname; empty unless one is shown
     */
    public String getName() {
        return file == null ? "" : file.name().givenName() + " " + file.name().surname();
    }

    /**
     * Gives the birth date.
     *
     * @return in words; empty unless a person is shown
     */
    public String getBirthDate() {
        return file == null ? "" : formats().longDate(file.birthDate());
    }

    /**
     * Gives the tax code.
     *
     * @return empty unless a person is shown
     */
    public String getTaxCode() {
        return file == null ? "" : file.taxCode().value();
    }

    /**
     * Gives what the person is to the member.
     *
     * @return in words; empty unless a person is shown
     */
    public String getRelation() {
        return file == null ? "" : relation(file.relationship());
    }

    /**
     * Tells whether the person is insured today.
     *
     * @return false if it is to be said that they are not
     */
    public boolean isCovered() {
        return file != null && file.coverage() instanceof Coverage.Covered;
    }

    /**
     * Says whether the person is insured today.
     *
     * @return under which policy, or why not; empty unless a person is shown
     */
    public String getCover() {
        if (file == null) {
            return "";
        }
        return file.coverage() instanceof Coverage.Covered covered
                ? language().say("phone.cover.yes", covered.policyNumber())
                : text("phone.cover." + ((Coverage.NotCovered) file.coverage()).reason());
    }

    /**
     * Tells whether the member on the phone may be told about the person.
     *
     * @return false for a dependant of age who has not agreed
     */
    public boolean isMayBeTold() {
        return file == null || file.mayBeToldToMember();
    }

    /**
     * Gives how the person is reached.
     *
     * @return verified contacts in front, each once
     */
    public List<ContactLine> getContacts() {
        Set<String> told = new HashSet<>();
        return file == null
                ? List.of()
                : file.contacts().stream()
                        .filter(one -> told.add(one.value()))
                        .map(
                                one ->
                                        new ContactLine(
                                                one.value(),
                                                one.kind() == ContactOnFile.Kind.PHONE,
                                                text(
                                                        "phone.contact."
                                                                + one.source()
                                                                + (one.ofMember()
                                                                        ? ".member"
                                                                        : "")),
                                                one.isVerified()))
                        .toList();
    }

    /**
     * Gives the rest of the family, masked.
     *
     * @return the member first
     */
    public List<FoundLine> getFamily() {
        return file == null ? List.of() : file.family().stream().map(this::line).toList();
    }

    private FoundLine line(FamilyTie tie) {
        return line(tie.person(), tie.mayBeToldOf());
    }

    /**
     * Gives the coming appointments.
     *
     * @return next first; empty once facilities are searched for
     */
    public List<ComingLine> getComing() {
        Map<String, String> facilities = calls.facilities(signIn(), coming);
        return coming.stream()
                .map(
                        one ->
                                new ComingLine(
                                        when(one.startsAt(), search.today()),
                                        serviceName(one.serviceCode()),
                                        facilities.getOrDefault(
                                                one.facilityCode(), one.facilityCode()),
                                        text("bookings.state." + one.state()),
                                        one.reference().toString()))
                .toList();
    }

    private String serviceName(String code) {
        return getCatalogue().stream()
                .flatMap(category -> category.services().stream())
                .filter(service -> service.code().equals(code))
                .findFirst()
                .map(service -> nameOf(service.name()))
                .orElse(code);
    }

    // --- what and where

    /**
     * Gives the title of the page.
     *
     * @return that something is wrong, if so
     */
    public String getTitle() {
        return text(getMessages().isEmpty() ? "phone.title" : "phone.title.error");
    }

    /**
     * Gives the catalogue to choose from.
     *
     * @return the categories with their services
     */
    public List<CategoryListing> getCatalogue() {
        return search.catalogue();
    }

    /**
     * Tells whether a service is the one chosen.
     *
     * @param code its code
     * @return true for one of them
     */
    public boolean isService(String code) {
        return check != null && check.service() != null
                ? check.service().code().equals(code)
                : query.value(SearchParameter.SERVICE).equals(code);
    }

    /**
     * Gives a service that was typed and that nobody knows, so that it can be corrected.
     *
     * @return null if there is none
     */
    public @Nullable String getTypedService() {
        return check != null && check.service() == null && query.has(SearchParameter.SERVICE)
                ? query.value(SearchParameter.SERVICE)
                : null;
    }

    /**
     * Gives the place that was typed.
     *
     * @return empty if none was
     */
    public String getPlace() {
        return query.value(SearchParameter.PLACE);
    }

    /**
     * Gives the places that may be meant by what was typed.
     *
     * @return empty if it is clear
     */
    public List<Location> getPlaceChoices() {
        return check == null ? List.of() : check.placeChoices();
    }

    /**
     * Leads on with one of the places.
     *
     * @param place the place
     * @return the address
     */
    public String addressOf(Location place) {
        return "?"
                + query.with(SearchParameter.PLACE, place.label()).write()
                + (asked("request").isEmpty() ? "" : requestPart());
    }

    /**
     * Gives the request the call is about.
     *
     * @return its id; empty for a call that is about none
     */
    public String getRequest() {
        return reason == null || reason.careRequest() == null
                ? ""
                : reason.careRequest().toString();
    }

    /**
     * Gives where the service can be had.
     *
     * @return the nearest first
     */
    public List<OfferLine> getOffers() {
        return answer instanceof SearchAnswer.Found some
                ? some.offers().offers().stream().limit(MOST_OFFERS).map(this::line).toList()
                : List.of();
    }

    private OfferLine line(Offer offer) {
        boolean online = offer.bookingMode() == BookingMode.ONLINE;
        String service = check == null || check.service() == null ? "" : check.service().code();
        return new OfferLine(
                offer.match().facility(),
                offer.bookingMode().name(),
                offer.match().price().map(Money::amount).orElseThrow(),
                offer.match().distanceMetres().isPresent()
                        ? offer.match().distanceMetres().getAsDouble()
                        : null,
                online ? offer.firstFree().map(slot -> slot.startsAt().toString()).orElse("") : "",
                online
                        ? offer.firstFree()
                                .map(slot -> when(slot.startsAt(), search.today()))
                                .orElse("")
                        : "",
                "facility="
                        + encoded(offer.match().facility().code())
                        + "&service="
                        + encoded(service)
                        + "&patient="
                        + encoded(getNumber())
                        + (getRequest().isEmpty() ? "" : "&request=" + getRequest()));
    }

    /**
     * Says why there is nothing.
     *
     * @return empty if there is, or nothing was searched for
     */
    public String getNothing() {
        if (answer instanceof SearchAnswer.Nothing nothing) {
            return text("phone.nothing." + nothing.why());
        }
        return answer instanceof SearchAnswer.NotCovered uncovered
                ? text("phone.cover." + uncovered.reason())
                : "";
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

    // --- only a note

    private boolean note() throws IOException {
        Words words = Words.cut(typed(NOTE));
        if (words.isEmpty()) {
            messages().add(NOTE, "NOTE_MISSING");
        }
        Optional<ContactDetails> sender = sender();
        if (sender.isEmpty()) {
            messages().add(NOTE_PHONE, "PHONE_MALFORMED");
        }
        if (!getMessages().isEmpty()) {
            return false;
        }
        String patient = asked("patient");
        boolean isKnown = CODE.matcher(patient).matches();
        CareOpening opening =
                care.note(
                        signIn(),
                        new OpenCareRequest.ByPhone(
                                getKey(),
                                sender.get(),
                                words,
                                new RecognisedFacts(isKnown ? patient : null, null, null, null),
                                missing(isKnown, sender.get())));
        if (opening instanceof CareOpening.Opened opened) {
            posted().leadTo("/care/request?id=" + opened.seen().id());
            return true;
        }
        if (opening instanceof CareOpening.KnownAlready known) {
            posted().leadTo("/care/request?id=" + known.id());
            return true;
        }
        messages().add("", "KEY_REUSED");
        return false;
    }

    private static Set<MissingFact> missing(boolean isKnown, ContactDetails sender) {
        Set<MissingFact> missing =
                EnumSet.of(MissingFact.FACILITY, MissingFact.SERVICE, MissingFact.APPOINTMENT_TIME);
        if (!isKnown) {
            missing.add(MissingFact.FULL_NAME);
            missing.add(MissingFact.TAX_CODE);
        }
        if (sender.phone().isEmpty()) {
            missing.add(MissingFact.PHONE);
        }
        return missing;
    }

    private Optional<ContactDetails> sender() {
        try {
            return Optional.of(
                    typed(NOTE_PHONE).isEmpty()
                            ? ContactDetails.none()
                            : ContactDetails.of(null, typed(NOTE_PHONE)));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /**
     * Gives the name of the note, so that sending it twice is harmless.
     *
     * @return as sent, or a new one
     */
    public String getKey() {
        return Stream.of(typed("key"))
                .filter(sent -> KEY.matcher(sent).matches())
                .findFirst()
                .orElseGet(() -> UUID.randomUUID().toString());
    }
}
