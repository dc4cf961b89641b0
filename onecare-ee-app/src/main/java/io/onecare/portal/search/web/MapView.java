package io.onecare.portal.search.web;

import io.onecare.core.network.CategoryListing;
import io.onecare.core.network.FacilityListing;
import io.onecare.core.network.LocalizedName;
import io.onecare.core.place.GeoBox;
import io.onecare.core.search.FacilityMatch;
import io.onecare.core.search.FacilityPage;
import io.onecare.geo.Location;
import io.onecare.portal.faces.FieldMessage;
import io.onecare.portal.faces.Language;
import io.onecare.portal.search.Coordinates;
import io.onecare.portal.search.MapAnswer;
import io.onecare.portal.search.MapDesk;
import io.onecare.portal.search.MapProblem;
import io.onecare.portal.search.MapQuery;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The public map. The address says what is looked for, so that there is no state to lose. */
@Named
@RequestScoped
public class MapView {

    private static final Set<String> FIELDS = Set.of("place", "category", "service", "name");

    @Inject private MapDesk desk;
    @Inject private HttpServletRequest request;

    private Language language;
    private MapQuery query;
    private MapAnswer answer;
    private MapAddress address;
    private List<CategoryListing> catalogue;

    @PostConstruct
    void read() {
        language = Language.of(request);
        query = MapQuery.of(request.getParameterMap());
        answer = desk.answer(query);
        address =
                new MapAddress(
                        query,
                        Language.ofTag(request.getParameter("lang"))
                                .map(Language::tag)
                                .orElse(null));
        catalogue = desk.catalogue();
    }

    /**
     * Gives what was typed.
     *
     * @return the query
     */
    public MapQuery getQuery() {
        return query;
    }

    /**
     * Gives the language that the address asks for.
     *
     * @return null if it asks for none
     */
    public @Nullable String getLanguage() {
        return address.language();
    }

    /**
     * Gives the page's title.
     *
     * @return names the facility in detail; says first if something is wrong
     */
    public String getTitle() {
        FacilityListing facility = answer.facility();
        String title = facility == null ? language.texts().getString("map.title") : facility.name();
        return answer.problems().isEmpty() ? title : language.say("map.title.error", title);
    }

    /**
     * Gives the catalogue to choose from.
     *
     * @return the categories with their services
     */
    public List<CategoryListing> getCatalogue() {
        return catalogue;
    }

    /**
     * Gives what is wrong, in the order of the form.
     *
     * @return empty if nothing is
     */
    public List<FieldMessage> getMessages() {
        return answer.problems().stream().sorted().map(this::message).toList();
    }

    /**
     * Gives what is wrong with a field.
     *
     * @param field the name of the parameter
     * @return empty if nothing is
     */
    public String error(String field) {
        return getMessages().stream()
                .filter(message -> message.field().equals(field))
                .map(FieldMessage::text)
                .findFirst()
                .orElse("");
    }

    /**
     * Tells whether somebody looks for something already, so that the results come first.
     *
     * @return false on the first visit, and as long as something is wrong
     */
    public boolean isSearched() {
        return answer.problems().isEmpty()
                && (!getRecap().isEmpty() || answer.facility() != null || query.page() != null);
    }

    /**
     * Reads back what was asked for.
     *
     * @return what the search took, without what was wrong
     */
    public List<RecapPart> getRecap() {
        List<RecapPart> recap = new ArrayList<>();
        Location place = answer.place();
        if (place != null) {
            recap.add(part("place", place.label(), Language.IT.tag()));
        }
        category().ifPresent(name -> recap.add(part("category", name)));
        service().ifPresent(name -> recap.add(part("service", name)));
        String name = answer.criteria().name();
        if (name != null) {
            recap.add(part("name", name, language.tag()));
        }
        if (answer.criteria().within() != null) {
            recap.add(
                    part("box", language.texts().getString("map.recap.box.value"), language.tag()));
        }
        return recap;
    }

    /**
     * Says how many facilities were found.
     *
     * @return such as {@code 12 strutture trovate}
     */
    public String getHeading() {
        return language.say("map.results.title", facilities().total());
    }

    /**
     * Gives the place that distances are measured from.
     *
     * @return null if none was asked for
     */
    public @Nullable Location getPlace() {
        return answer.place();
    }

    /**
     * Says in which order the list is.
     *
     * @return nearest first, or by name
     */
    public String getOrder() {
        Location place = answer.place();
        return place == null
                ? language.texts().getString("map.results.byName")
                : language.say("map.results.byDistance", place.name());
    }

    /**
     * Gives the page of the list.
     *
     * @return the facilities, possibly none
     */
    public List<FacilityMatch> getMatches() {
        return facilities().matches();
    }

    /**
     * Tells whether the list goes on over several pages.
     *
     * @return true if there is something to page through
     */
    public boolean isPaged() {
        return facilities().pageCount() > 1;
    }

    /**
     * Gives the pages to go to.
     *
     * @return the first, the last, and those around the one at hand
     */
    public List<PageLink> getPages() {
        return PageLink.around(pageNumber(), facilities().pageCount(), address::ofPage);
    }

    /**
     * Gives the address of the page before.
     *
     * @return null on the first page
     */
    public @Nullable String getPreviousPage() {
        return pageNumber() == 1 ? null : address.ofPage(pageNumber() - 1);
    }

    /**
     * Gives the address of the page after.
     *
     * @return null on the last page
     */
    public @Nullable String getNextPage() {
        return pageNumber() == facilities().pageCount() ? null : address.ofPage(pageNumber() + 1);
    }

    /**
     * Says where in the list the page is.
     *
     * @return such as {@code Pagina 2 di 21}
     */
    public String getPosition() {
        return language.say("map.pages.position", pageNumber(), facilities().pageCount());
    }

    /**
     * Gives the facility to show in detail.
     *
     * @return null for the list
     */
    public @Nullable FacilityListing getFacility() {
        return answer.facility();
    }

    /**
     * Gives what the facility in detail offers.
     *
     * @return the catalogue without what it does not offer
     */
    public List<CategoryListing> getOffer() {
        FacilityListing facility = answer.facility();
        return facility == null ? List.of() : offer(catalogue, facility.serviceCodes());
    }

    static List<CategoryListing> offer(List<CategoryListing> catalogue, Set<String> codes) {
        return catalogue.stream()
                .map(
                        category ->
                                new CategoryListing(
                                        category.code(),
                                        category.name(),
                                        category.services().stream()
                                                .filter(service -> codes.contains(service.code()))
                                                .toList()))
                .filter(category -> !category.services().isEmpty())
                .toList();
    }

    /**
     * Leads to the facilities found and, under it, to their marks for the map. What was wrong is
     * left out, as the API refuses it.
     *
     * @return the address in the API
     */
    public String getPointsAddress() {
        MapQuery taken =
                new MapQuery(
                        answer.place() == null ? null : query.place(),
                        getBox(),
                        answer.criteria().categoryCode(),
                        answer.criteria().serviceCode(),
                        answer.criteria().name(),
                        null,
                        null);
        return new MapAddress(taken, null).ofPoints();
    }

    /**
     * Gives the box of the map that the list is limited to.
     *
     * @return south, west, north, east, or null for everywhere
     */
    public @Nullable String getBox() {
        return answer.criteria().within() == null ? null : query.box();
    }

    /**
     * Gives what the map is to show at first.
     *
     * @return south, west, north, east, or null if nothing was found
     */
    public @Nullable String getExtent() {
        GeoBox extent = answer.extent();
        return extent == null ? null : Coordinates.write(extent);
    }

    /**
     * Leads to a facility in detail.
     *
     * @param facility the facility
     * @return the address
     */
    public String addressOf(FacilityListing facility) {
        return address.ofFacility(facility.code());
    }

    /**
     * Leads back to the list.
     *
     * @return the address, with all that was looked for
     */
    public String getListAddress() {
        return address.ofList();
    }

    /**
     * Says of which facility a link gives the details, for those who hear the links without the
     * rest.
     *
     * @param facility the facility
     * @return such as {@code di Poliambulatorio Aurora}
     */
    public String detailsHint(FacilityListing facility) {
        return language.say("map.button.details.hint", facility.name());
    }

    /**
     * Explains how the facility in detail is booked.
     *
     * @return what its booking mode means
     */
    public String getStatusText() {
        FacilityListing facility = answer.facility();
        return facility == null
                ? ""
                : language.texts().getString("status." + facility.bookingMode() + ".text");
    }

    /**
     * Gives a name of the catalogue in the reader's language.
     *
     * @param name the name
     * @return the Italian name if there is no translation
     */
    public String nameOf(LocalizedName name) {
        return name.in(language.locale());
    }

    /**
     * Tells in which language {@link #nameOf} gives a name, so that it is read out rightly.
     *
     * @param name the name
     * @return a language tag
     */
    public String languageOf(LocalizedName name) {
        return name.english().isPresent() ? language.tag() : Language.IT.tag();
    }

    private FacilityPage facilities() {
        return answer.facilities();
    }

    private int pageNumber() {
        return facilities().page().number();
    }

    private FieldMessage message(MapProblem problem) {
        String field = FIELDS.contains(problem.parameter()) ? problem.parameter() : "";
        return new FieldMessage(
                field, language.say("map.message.error." + problem, facts(problem)));
    }

    private Object[] facts(MapProblem problem) {
        return switch (problem) {
            case PLACE_UNKNOWN -> new Object[] {Optional.ofNullable(query.place()).orElse("")};
            case PLACE_TOO_LONG -> new Object[] {MapDesk.MAX_PLACE, length(query.place())};
            case NAME_TOO_LONG -> new Object[] {MapDesk.MAX_TEXT, length(query.name())};
            case SERVICE_UNKNOWN, CATEGORY_UNKNOWN, FACILITY_UNKNOWN, BOX_UNREADABLE ->
                    new Object[0];
            case PAGE_UNKNOWN -> new Object[] {facilities().pageCount()};
        };
    }

    private static int length(@Nullable String text) {
        return text == null ? 0 : text.length();
    }

    private Optional<LocalizedName> category() {
        return catalogue.stream()
                .filter(category -> category.code().equals(answer.criteria().categoryCode()))
                .map(CategoryListing::name)
                .findFirst();
    }

    private Optional<LocalizedName> service() {
        return catalogue.stream()
                .flatMap(category -> category.services().stream())
                .filter(service -> service.code().equals(answer.criteria().serviceCode()))
                .map(service -> service.name())
                .findFirst();
    }

    private RecapPart part(String parameter, LocalizedName name) {
        return part(parameter, nameOf(name), languageOf(name));
    }

    private RecapPart part(String parameter, String value, String valueLanguage) {
        return new RecapPart(
                language.texts().getString("map.recap." + parameter + ".label"),
                value,
                valueLanguage);
    }
}
