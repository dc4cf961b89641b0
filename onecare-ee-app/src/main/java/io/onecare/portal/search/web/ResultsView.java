package io.onecare.portal.search.web;

import io.onecare.core.member.Coverage;
import io.onecare.core.member.Insured;
import io.onecare.core.money.Money;
import io.onecare.core.network.BookingMode;
import io.onecare.core.network.FacilityListing;
import io.onecare.core.network.LocalizedName;
import io.onecare.core.network.PractitionerListing;
import io.onecare.core.network.PractitionerName;
import io.onecare.core.place.GeoPoint;
import io.onecare.core.schedule.FreeSlot;
import io.onecare.core.search.Offer;
import io.onecare.core.search.OfferPage;
import io.onecare.portal.faces.FieldMessage;
import io.onecare.portal.faces.FormView;
import io.onecare.portal.faces.Formats;
import io.onecare.portal.faces.Language;
import io.onecare.portal.search.ResultChoice;
import io.onecare.portal.search.SearchAnswer;
import io.onecare.portal.search.SearchCheck;
import io.onecare.portal.search.SearchDesk;
import io.onecare.portal.search.SearchParameter;
import io.onecare.portal.search.SearchProblem;
import io.onecare.portal.search.SearchQuery;
import io.onecare.portal.search.Wish;
import io.onecare.portal.security.SignIn;
import io.onecare.portal.security.SignedInPerson;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the search found, for one patient at their prices. */
@Named
@RequestScoped
public class ResultsView extends FormView {

    private static final ZoneId ROME = ZoneId.of("Europe/Rome");
    private static final double METRES_PER_KILOMETRE = 1_000;

    @Inject private SignedInPerson person;
    @Inject private SearchDesk desk;

    private SearchQuery query = SearchQuery.of(Map.of());
    private @Nullable SearchCheck check;
    private @Nullable Wish wish;
    private @Nullable ResultChoice choice;
    private @Nullable SearchAnswer answer;
    private List<OfferCard> cards = List.of();

    @Override
    protected String problems() {
        return "search.message.error.";
    }

    /**
     * Searches. Leads back to the form if something is missing or wrong, and answers "not found" if
     * the search is for somebody they may not act for.
     *
     * @throws IOException if the browser has gone
     */
    public void act() throws IOException {
        query = SearchQuery.of(request().getParameterMap());
        Optional<SignIn> signIn = person.signIn();
        if (signIn.isEmpty()) {
            return;
        }
        Optional<Insured> patient = new Patients(person).chosen(query);
        if (patient.isEmpty() && person.getInsured() != null) {
            posted().notFound();
            return;
        }
        SearchCheck checked = desk.check(query, patient.orElse(null));
        check = checked;
        wish = checked.wish();
        if (wish == null) {
            posted().leadTo(
                            query.isEmpty()
                                    ? "/search"
                                    : "/search?" + query.write() + "&" + SearchView.CHECK + "=yes");
            return;
        }
        search(signIn.get(), wish);
    }

    private void search(SignIn signIn, Wish wanted) {
        Set<SearchProblem> problems = EnumSet.noneOf(SearchProblem.class);
        ResultChoice chosen = desk.choice(query, problems);
        choice = chosen;
        int page = SearchDesk.page(query);
        SearchAnswer found = desk.answer(signIn, wanted, chosen, Math.max(1, page));
        if (found instanceof SearchAnswer.Found beyond
                && (page < 1 || beyond.offers().offers().isEmpty())) {
            problems.add(SearchProblem.PAGE_UNKNOWN);
            query = query.without(SearchParameter.PAGE);
            found = desk.answer(signIn, wanted, chosen, 1);
        }
        answer = found;
        problems.stream().sorted().forEach(this::say);
        if (found instanceof SearchAnswer.Found some) {
            int first = (some.offers().page().number() - 1) * some.offers().page().size() + 1;
            List<OfferCard> made = new ArrayList<>();
            for (Offer offer : some.offers().offers()) {
                made.add(card(first + made.size(), offer, wanted));
            }
            cards = List.copyOf(made);
        }
    }

    private void say(SearchProblem problem) {
        switch (problem) {
            case DAY_OUT_OF_REACH ->
                    messages()
                            .add(
                                    problem.field(),
                                    problem.name(),
                                    formats()
                                            .longDate(
                                                    desk.today()
                                                            .plusDays(ResultChoice.DAYS_AHEAD)));
            case DAY_UNREADABLE -> messages().add(problem.field(), problem.name(), typedDay());
            case PAGE_UNKNOWN -> messages().add("", problem.name());
            default -> messages().add(problem.field(), problem.name());
        }
    }

    /**
     * Gives the page's title.
     *
     * @return says first if something is wrong
     */
    public String getTitle() {
        return getMessages().isEmpty()
                ? getHeading()
                : language().say("search.title.error", getHeading());
    }

    /**
     * Gives the heading.
     *
     * @return that of facilities or of practitioners
     */
    public String getHeading() {
        return text(isByPractitioner() ? "results.title.practitioners" : "results.title");
    }

    /**
     * Reads back what was asked for.
     *
     * @return place, category, service, patient and practitioner
     */
    public List<RecapPart> getRecap() {
        Wish wanted = wish;
        SearchCheck checked = check;
        if (wanted == null || checked == null) {
            return List.of();
        }
        List<RecapPart> recap = new ArrayList<>();
        recap.add(
                checked.place() == null
                        ? part("place", text("search.near.value"), language().tag())
                        : part("place", checked.place().label(), Language.IT.tag()));
        recap.add(part("category", wanted.category().name()));
        recap.add(part("service", wanted.service().name()));
        recap.add(part("patient", SignedInPerson.fullName(wanted.patient()), Language.IT.tag()));
        if (wanted.practitioner() != null) {
            recap.add(part("practitioner", wanted.practitioner(), Language.IT.tag()));
        }
        return recap;
    }

    private RecapPart part(String parameter, LocalizedName name) {
        return part(
                parameter,
                name.in(language().locale()),
                name.english().isPresent() ? language().tag() : Language.IT.tag());
    }

    private RecapPart part(String parameter, String value, String valueLanguage) {
        return new RecapPart(text("results.recap." + parameter), value, valueLanguage);
    }

    /**
     * Leads back to the form, with all that was chosen.
     *
     * @return the address
     */
    public String getFormAddress() {
        return link("/search?" + query.without(SearchParameter.PAGE).write());
    }

    /**
     * Gives the offers of this page.
     *
     * @return empty if there are none
     */
    public List<OfferCard> getCards() {
        return cards;
    }

    /**
     * Says how many were found.
     *
     * @return such as {@code 12 strutture trovate}
     */
    public String getFound() {
        return language().say("results.found", offers().map(OfferPage::total).orElse(0));
    }

    /**
     * Says in which order the list is, and which part of it is shown.
     *
     * @return a sentence or two
     */
    public String getOrder() {
        ResultChoice chosen = chosen();
        String order = text("results.order." + chosen.order());
        return isPaged() ? order + " " + getPosition() + "." : order;
    }

    /**
     * Says that distances are only about right.
     *
     * @return true if they are measured from the browser's position
     */
    public boolean isRounded() {
        return check != null && check.place() == null;
    }

    private OfferCard card(int number, Offer offer, Wish wanted) {
        FacilityListing facility = offer.match().facility();
        return new OfferCard(
                number,
                facility,
                offer.bookingMode(),
                offer.match().price().map(Money::amount).orElseThrow(),
                offer.match().distanceMetres().isPresent()
                        ? offer.match().distanceMetres().getAsDouble()
                        : null,
                availability(offer),
                offer.silent()
                        .map(
                                silent ->
                                        silent.silentSince() == null
                                                ? text("results.silent")
                                                : language()
                                                        .say(
                                                                "results.silentSince",
                                                                when(silent.silentSince(), ROME)))
                        .orElse(""),
                offer.match().practitioners().stream()
                        .map(
                                one ->
                                        new OfferCard.PractitionerLink(
                                                nameOf(one.name()),
                                                booking(wanted, facility, one.code())))
                        .toList(),
                booking(wanted, facility, null));
    }

    private String availability(Offer offer) {
        if (offer.bookingMode() != BookingMode.ONLINE) {
            return "";
        }
        return offer.firstFree()
                .map(
                        slot ->
                                language()
                                        .say(
                                                "results.firstFree",
                                                when(slot.startsAt(), slot.zone())))
                .map(text -> text + with(offer))
                .orElseGet(() -> text("results.noneFree"));
    }

    /** With whom, if several of the name work there. */
    private String with(Offer offer) {
        String code = offer.firstFree().map(FreeSlot::practitionerCode).orElse(null);
        List<PractitionerListing> practitioners = offer.match().practitioners();
        return practitioners.size() < 2
                ? ""
                : practitioners.stream()
                        .filter(one -> one.code().equals(code))
                        .findFirst()
                        .map(one -> language().say("results.with", nameOf(one.name())))
                        .orElse("");
    }

    private String when(Instant moment, ZoneId zone) {
        ZonedDateTime there = moment.atZone(zone);
        return language()
                .say(
                        "results.when",
                        formats().day(there.toLocalDate()),
                        formats().time(there.toLocalTime()));
    }

    private static String nameOf(PractitionerName name) {
        return Stream.of(name.title().orElse(""), name.givenName(), name.familyName())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }

    /** The next page knows the way back by what was looked for. */
    private String booking(Wish wanted, FacilityListing facility, @Nullable String practitioner) {
        return link(
                "/booking?facility="
                        + encoded(facility.code())
                        + "&service="
                        + encoded(wanted.service().code())
                        + "&patient="
                        + encoded(wanted.patient().number())
                        + "&agreed="
                        + (wanted.agreed() ? "yes" : "no")
                        + (practitioner == null ? "" : "&practitioner=" + encoded(practitioner))
                        + "&back="
                        + encoded(query.write()));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /**
     * Tells whether practitioners are looked for.
     *
     * @return false for facilities
     */
    public boolean isByPractitioner() {
        return wish != null && wish.practitioner() != null;
    }

    /**
     * Gives what the map is to show at first: the place, and what is listed.
     *
     * @return latitude and longitude of the place
     */
    public @Nullable GeoPoint getNear() {
        return wish == null ? null : wish.near();
    }

    // ---- order and filters

    /**
     * Gives what the form of order and filters carries along.
     *
     * @return the parameters of the search
     */
    public List<FieldMessage> getKept() {
        SearchQuery kept =
                query.without(
                        SearchParameter.SORT,
                        SearchParameter.RADIUS,
                        SearchParameter.ONLY,
                        SearchParameter.DAY,
                        SearchParameter.PART,
                        SearchParameter.PAGE);
        return Stream.of(SearchParameter.values())
                .filter(kept::has)
                .map(parameter -> new FieldMessage(parameter.parameter(), kept.value(parameter)))
                .toList();
    }

    /**
     * Gives the orders to choose from.
     *
     * @return with their names
     */
    public List<Choice> getOrders() {
        return Stream.of(ResultChoice.Order.values())
                .map(
                        order ->
                                new Choice(
                                        order.name().toLowerCase(Locale.ROOT),
                                        text("results.sort." + order),
                                        order == chosen().order()))
                .toList();
    }

    /**
     * Gives the distances to choose from.
     *
     * @return with their names
     */
    public List<Choice> getRadii() {
        Integer chosen = chosen().radiusKilometres();
        Stream<Choice> radii =
                ResultChoice.RADII.stream()
                        .map(
                                radius ->
                                        new Choice(
                                                radius.toString(),
                                                language().say("results.radius", radius),
                                                radius.equals(chosen)));
        return Stream.concat(
                        radii,
                        Stream.of(
                                new Choice(
                                        ResultChoice.EVERYWHERE,
                                        text("results.radius.all"),
                                        chosen == null)))
                .toList();
    }

    /**
     * Gives the parts of a day to choose from.
     *
     * @return with their names
     */
    public List<Choice> getParts() {
        String wanted = query.value(SearchParameter.PART);
        return Stream.of(ResultChoice.Part.values())
                .map(
                        part ->
                                new Choice(
                                        part == ResultChoice.Part.ANY
                                                ? ""
                                                : part.name().toLowerCase(Locale.ROOT),
                                        text("results.part." + part),
                                        part.name().toLowerCase(Locale.ROOT).equals(wanted)))
                .toList();
    }

    /**
     * Tells whether facilities booked by phone are left out.
     *
     * @return false unless it was asked for
     */
    public boolean isOnlineOnly() {
        return chosen().onlineOnly();
    }

    /**
     * Gives the day to go.
     *
     * @return as fields for days want it; empty for any, and for one that is none
     */
    public String getDay() {
        return ResultChoice.read(typedDay()).map(LocalDate::toString).orElse("");
    }

    private String typedDay() {
        return query.value(SearchParameter.DAY);
    }

    /**
     * Gives the first day to choose.
     *
     * @return today
     */
    public String getFirstDay() {
        return desk.today().toString();
    }

    /**
     * Tells whether order or filters are not the usual ones, so that they are shown.
     *
     * @return false if nothing was chosen
     */
    public boolean isFiltered() {
        return Stream.of(
                        SearchParameter.SORT,
                        SearchParameter.RADIUS,
                        SearchParameter.ONLY,
                        SearchParameter.DAY,
                        SearchParameter.PART)
                .anyMatch(query::has);
    }

    // ---- nothing

    /**
     * Says why there is nothing.
     *
     * @return empty if there is something
     */
    public String getNothing() {
        if (answer instanceof SearchAnswer.NotCovered uncovered) {
            return language()
                    .say(
                            "results.uncovered." + uncovered.reason(),
                            SignedInPerson.fullName(Objects.requireNonNull(wish).patient()),
                            formats().longDate(uncovered.day()));
        }
        if (!(answer instanceof SearchAnswer.Nothing nothing)) {
            return "";
        }
        Integer radius = chosen().radiusKilometres();
        return switch (nothing.why()) {
            case FILTERED -> language().say("results.nothing.FILTERED", nothing.others());
            case TOO_FAR ->
                    language()
                            .say(
                                    "results.nothing.TOO_FAR",
                                    radius == null ? 0 : radius,
                                    nothing.nearestMetres() == null
                                            ? ""
                                            : formats().distance(nothing.nearestMetres()));
            case NO_PRACTITIONER ->
                    language()
                            .say(
                                    "results.nothing.NO_PRACTITIONER",
                                    query.value(SearchParameter.PRACTITIONER),
                                    nothing.others());
            case NOT_OFFERED -> text("results.nothing.NOT_OFFERED");
        };
    }

    /**
     * Says what can be done about it, as a link.
     *
     * @return where it leads, and its words; null if only a call helps
     */
    public @Nullable FieldMessage getWayOut() {
        if (!(answer instanceof SearchAnswer.Nothing nothing)) {
            return null;
        }
        return switch (nothing.why()) {
            case FILTERED ->
                    wayOut(
                            query.without(
                                    SearchParameter.ONLY,
                                    SearchParameter.DAY,
                                    SearchParameter.PART,
                                    SearchParameter.PAGE),
                            text("results.button.unfilter.label"));
            case TOO_FAR -> {
                String radius = radiusFor(nothing.nearestMetres());
                yield wayOut(
                        query.with(SearchParameter.RADIUS, radius).without(SearchParameter.PAGE),
                        radius.equals(ResultChoice.EVERYWHERE)
                                ? text("results.button.everywhere.label")
                                : language()
                                        .say(
                                                "results.button.widen.label",
                                                Integer.parseInt(radius)));
            }
            case NO_PRACTITIONER ->
                    wayOut(
                            query.with(SearchParameter.BY, "facility")
                                    .without(SearchParameter.PRACTITIONER, SearchParameter.PAGE),
                            text("results.button.facilities.label"));
            case NOT_OFFERED -> null;
        };
    }

    private FieldMessage wayOut(SearchQuery to, String words) {
        return new FieldMessage(address(to), words);
    }

    private static String radiusFor(@Nullable Double metres) {
        return ResultChoice.RADII.stream()
                .filter(radius -> metres != null && metres <= radius * METRES_PER_KILOMETRE)
                .findFirst()
                .map(String::valueOf)
                .orElse(ResultChoice.EVERYWHERE);
    }

    /**
     * Tells whether the patient is not insured.
     *
     * @return true if nothing can be searched for them
     */
    public boolean isUncovered() {
        return answer instanceof SearchAnswer.NotCovered;
    }

    /**
     * Tells whether a cover is to come, so that another day helps.
     *
     * @return true if the cover has yet to begin
     */
    public boolean isCoverToCome() {
        return answer instanceof SearchAnswer.NotCovered uncovered
                && (uncovered.reason() == Coverage.Reason.NOT_YET_COVERED
                        || uncovered.reason() == Coverage.Reason.BETWEEN_COVERS);
    }

    // ---- pages

    /**
     * Tells whether the list goes on over several pages.
     *
     * @return true if there is something to page through
     */
    public boolean isPaged() {
        return pageCount() > 1;
    }

    /**
     * Gives the pages to go to.
     *
     * @return the first, the last, and those around the one at hand
     */
    public List<PageLink> getPages() {
        return PageLink.around(pageNumber(), pageCount(), this::addressOfPage);
    }

    /**
     * Gives the address of the page before.
     *
     * @return null on the first page
     */
    public @Nullable String getPreviousPage() {
        return pageNumber() == 1 ? null : addressOfPage(pageNumber() - 1);
    }

    /**
     * Gives the address of the page after.
     *
     * @return null on the last page
     */
    public @Nullable String getNextPage() {
        return pageNumber() == pageCount() ? null : addressOfPage(pageNumber() + 1);
    }

    /**
     * Says where in the list the page is.
     *
     * @return such as {@code Pagina 2 di 21}
     */
    public String getPosition() {
        return language().say("map.pages.position", pageNumber(), pageCount());
    }

    private String addressOfPage(int number) {
        return address(
                query.with(SearchParameter.PAGE, number == 1 ? null : String.valueOf(number)));
    }

    private String address(SearchQuery to) {
        return link("/results?" + to.write());
    }

    private Optional<OfferPage> offers() {
        return answer instanceof SearchAnswer.Found found
                ? Optional.of(found.offers())
                : Optional.empty();
    }

    private int pageNumber() {
        return offers().map(offers -> offers.page().number()).orElse(1);
    }

    private int pageCount() {
        return offers().map(OfferPage::pageCount).orElse(1);
    }

    private ResultChoice chosen() {
        return Objects.requireNonNull(choice, "choice");
    }

    private String text(String key) {
        return language().texts().getString(key);
    }

    private Formats formats() {
        return Formats.of(language());
    }

    private Language language() {
        return Language.of(request());
    }

    /**
     * Something to choose from.
     *
     * @param value what is sent
     * @param label its name
     * @param chosen whether it is the one chosen
     */
    public record Choice(String value, String label, boolean chosen) {}
}
