package io.onecare.portal.care.web;

import io.onecare.core.member.Insured;
import io.onecare.core.money.Money;
import io.onecare.core.network.BookingMode;
import io.onecare.core.network.CategoryListing;
import io.onecare.core.network.LocalizedName;
import io.onecare.core.network.ServiceListing;
import io.onecare.core.search.Offer;
import io.onecare.geo.Location;
import io.onecare.portal.faces.FormMessages;
import io.onecare.portal.faces.Language;
import io.onecare.portal.people.PeopleDesk;
import io.onecare.portal.search.MapDesk;
import io.onecare.portal.search.SearchAnswer;
import io.onecare.portal.search.SearchCheck;
import io.onecare.portal.search.SearchDesk;
import io.onecare.portal.search.SearchParameter;
import io.onecare.portal.search.SearchProblem;
import io.onecare.portal.search.SearchQuery;
import io.onecare.portal.security.SignIn;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a caller wants and near which place, and where it can be had. */
public final class CallWish {

    /** More than these nobody reads out. */
    private static final int MOST_OFFERS = 8;

    private final SearchDesk search;
    private final PeopleDesk people;
    private final SignIn signIn;
    private final CallPages pages;
    private final DeskTexts texts;
    private final String number;
    private final SearchQuery query;
    private @Nullable SearchCheck check;
    private @Nullable SearchAnswer answer;

    /** For the person with a number, with the parameters of the address. */
    CallWish(
            SearchDesk search,
            PeopleDesk people,
            SignIn signIn,
            CallPages pages,
            String number,
            Map<String, String[]> parameters) {
        this.search = search;
        this.people = people;
        this.signIn = signIn;
        this.pages = pages;
        this.texts = pages.texts();
        this.number = number;
        this.query =
                SearchQuery.of(parameters)
                        .with(SearchParameter.AGREED, "no")
                        .with(SearchParameter.PATIENT, number);
    }

    boolean hasPlace() {
        return query.has(SearchParameter.PLACE);
    }

    /** Searches; the messages tell what is wrong with the form. */
    void search(FormMessages messages) {
        Optional<Insured> patient = people.insured(signIn, number);
        SearchCheck checked = search.check(query, patient.orElse(null));
        check = checked;
        checked.problems().stream().sorted().forEach(problem -> say(problem, messages));
        if (checked.wish() == null) {
            return;
        }
        Set<SearchProblem> problems = EnumSet.noneOf(SearchProblem.class);
        answer = search.answer(signIn, checked.wish(), search.choice(query, problems), 1);
    }

    private void say(SearchProblem problem, FormMessages messages) {
        switch (problem) {
            case PLACE_UNKNOWN, PLACE_AMBIGUOUS ->
                    messages.add("place", problem.name(), query.value(SearchParameter.PLACE));
            case PLACE_MISSING, NEAR_UNREADABLE -> messages.add("place", "PLACE_MISSING");
            case PLACE_TOO_LONG -> messages.add("place", problem.name(), MapDesk.MAX_PLACE);
            case SERVICE_UNKNOWN ->
                    messages.add("service", problem.name(), query.value(SearchParameter.SERVICE));
            case SERVICE_MISSING -> messages.add("service", problem.name());
            default -> {
                // of fields that this form does not have
            }
        }
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
        return pages.link()
                .apply(
                        CallPages.PAGE
                                + "?"
                                + query.with(SearchParameter.PLACE, place.label()).write()
                                + pages.requestPart());
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
                                .map(slot -> texts.when(slot.startsAt(), search.today()))
                                .orElse("")
                        : "",
                timeAt(offer, service, "no"),
                timeAt(offer, service, "yes"));
    }

    private String timeAt(Offer offer, String service, String agreed) {
        return pages.link()
                .apply(
                        CallPages.PAGE
                                + "/time?facility="
                                + CallPages.encoded(offer.match().facility().code())
                                + "&service="
                                + CallPages.encoded(service)
                                + "&patient="
                                + CallPages.encoded(number)
                                + pages.requestPart()
                                + "&agreed="
                                + agreed);
    }

    /**
     * Says why there is nothing.
     *
     * @return empty if there is, or nothing was searched for
     */
    public String getNothing() {
        if (answer instanceof SearchAnswer.Nothing nothing) {
            return texts.text("phone.nothing." + nothing.why());
        }
        return answer instanceof SearchAnswer.NotCovered uncovered
                ? texts.text("phone.cover." + uncovered.reason())
                : "";
    }

    /**
     * Gives a name of the catalogue in the reader's language.
     *
     * @param name the name
     * @return the Italian name if there is no translation
     */
    public String nameOf(LocalizedName name) {
        return name.in(texts.language().locale());
    }

    /**
     * Tells in which language the catalogue gives a name.
     *
     * @param name the name
     * @return a language tag
     */
    public String languageOf(LocalizedName name) {
        return name.english().isPresent() ? texts.language().tag() : Language.IT.tag();
    }

    /** What services are called in the operator's language, by code. */
    Map<String, String> serviceNames() {
        return getCatalogue().stream()
                .flatMap(category -> category.services().stream())
                .collect(
                        Collectors.toMap(
                                ServiceListing::code,
                                service -> nameOf(service.name()),
                                (one, same) -> one));
    }
}
