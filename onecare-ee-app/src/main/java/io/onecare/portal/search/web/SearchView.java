package io.onecare.portal.search.web;

import io.onecare.core.member.Insured;
import io.onecare.core.network.CategoryListing;
import io.onecare.core.network.LocalizedName;
import io.onecare.geo.Location;
import io.onecare.portal.faces.FormView;
import io.onecare.portal.faces.Language;
import io.onecare.portal.search.MapDesk;
import io.onecare.portal.search.SearchCheck;
import io.onecare.portal.search.SearchDesk;
import io.onecare.portal.search.SearchParameter;
import io.onecare.portal.search.SearchProblem;
import io.onecare.portal.search.SearchQuery;
import io.onecare.portal.security.SignedInPerson;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The search form. It holds what the address holds, so that whoever comes back from the results
 * finds their choice; the results send back to it what cannot be searched for.
 */
@Named
@RequestScoped
public class SearchView extends FormView {

    /** With it, the form says what is wrong; without, somebody has only begun. */
    static final String CHECK = "check";

    @Inject private SignedInPerson person;
    @Inject private SearchDesk desk;

    private SearchQuery query;
    private SearchCheck check;
    private @Nullable Insured patient;
    private List<CategoryListing> catalogue;

    @PostConstruct
    void read() {
        query = SearchQuery.of(request().getParameterMap());
        patient = new Patients(person).chosen(query).orElse(null);
        check = desk.check(query, patient);
        catalogue = desk.catalogue();
        if (request().getParameter(CHECK) != null && patient != null) {
            check.problems().stream().sorted().forEach(this::say);
        }
    }

    @Override
    protected String problems() {
        return "search.message.error.";
    }

    /**
     * Answers "not found" if the search is for somebody they may not act for.
     *
     * @throws IOException if the browser has gone
     */
    public void act() throws IOException {
        if (person.getInsured() != null && query.has(SearchParameter.PATIENT) && patient == null) {
            posted().notFound();
        }
    }

    private void say(SearchProblem problem) {
        switch (problem) {
            case PLACE_UNKNOWN, PLACE_AMBIGUOUS ->
                    messages().add(problem.field(), problem.name(), value("place"));
            case PLACE_TOO_LONG ->
                    messages().add(problem.field(), problem.name(), MapDesk.MAX_PLACE);
            case SERVICE_UNKNOWN ->
                    messages().add(problem.field(), problem.name(), value("service"));
            case SERVICE_ELSEWHERE ->
                    messages().add(problem.field(), problem.name(), categoryOfService());
            case PRACTITIONER_UNKNOWN ->
                    messages().add(problem.field(), problem.name(), value("practitioner"));
            case PRACTITIONER_TOO_LONG ->
                    messages().add(problem.field(), problem.name(), MapDesk.MAX_TEXT);
            default -> messages().add(problem.field(), problem.name());
        }
    }

    private String categoryOfService() {
        return catalogue.stream()
                .filter(
                        category ->
                                check.service() != null
                                        && category.code().equals(check.service().categoryCode()))
                .findFirst()
                .map(category -> nameOf(category.name()))
                .orElse("");
    }

    /**
     * Gives what the address holds.
     *
     * @param parameter the name of the parameter
     * @return empty if it was not given
     */
    public String value(String parameter) {
        return query.value(SearchParameter.valueOf(parameter.toUpperCase(Locale.ROOT)));
    }

    /**
     * Gives the page's title.
     *
     * @return says first if something is wrong
     */
    public String getTitle() {
        String title = language().texts().getString("search.title");
        return getMessages().isEmpty() ? title : language().say("search.title.error", title);
    }

    /**
     * Gives the catalogue to choose from.
     *
     * @return empty as long as the network has none
     */
    public List<CategoryListing> getCatalogue() {
        return catalogue;
    }

    /**
     * Gives the places that may be meant by what was typed.
     *
     * @return empty if it is clear
     */
    public List<Location> getPlaceChoices() {
        return getMessages().isEmpty() ? List.of() : check.placeChoices();
    }

    /**
     * Leads on with one of the places.
     *
     * @param place the place
     * @return the address of the results
     */
    public String addressOf(Location place) {
        return link("/results?" + query.with(SearchParameter.PLACE, place.label()).write());
    }

    /**
     * Gives for whom one can search.
     *
     * @return who is logged in, and the family they may act for
     */
    public List<Insured> getPatients() {
        return new Patients(person).all();
    }

    /**
     * Tells whether somebody is the one chosen; at first, that is who is logged in.
     *
     * @param insured one of the patients
     * @return true for one of them
     */
    public boolean isChosen(Insured insured) {
        return patient != null && patient.number().equals(insured.number());
    }

    /**
     * Writes a name.
     *
     * @param insured one of the patients
     * @return given name and surname
     */
    public String nameOf(Insured insured) {
        return SignedInPerson.fullName(insured);
    }

    /**
     * Tells whether a category is the one chosen.
     *
     * @param code its code
     * @return true for one of them
     */
    public boolean isCategory(String code) {
        return check.category() != null && check.category().code().equals(code);
    }

    /**
     * Tells whether a service is the one chosen.
     *
     * @param code its code
     * @return true for one of them
     */
    public boolean isService(String code) {
        return check.service() != null && check.service().code().equals(code);
    }

    /**
     * Gives a service that was typed and that nobody knows, so that it can be corrected.
     *
     * @return null if there is none
     */
    public @Nullable String getTypedService() {
        return check.service() == null && query.has(SearchParameter.SERVICE)
                ? value("service")
                : null;
    }

    /**
     * Tells whether a practitioner is looked for.
     *
     * @return false for facilities
     */
    public boolean isByPractitioner() {
        return value("by").equals("practitioner");
    }

    /**
     * Tells whether an appointment was agreed with the facility; at first, that is supposed.
     *
     * @return false too if it should have been said and was not
     */
    public boolean isAgreed() {
        return value("agreed").equals("yes")
                || !query.has(SearchParameter.AGREED) && error("agreed").isEmpty();
    }

    /**
     * Tells whether nothing was agreed with the facility.
     *
     * @return true only if it was said
     */
    public boolean isNotAgreed() {
        return value("agreed").equals("no");
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
     * Tells in which language the catalogue gives a name, so that it is read out rightly.
     *
     * @param name the name
     * @return a language tag
     */
    public String languageOf(LocalizedName name) {
        return name.english().isPresent() ? language().tag() : Language.IT.tag();
    }

    private Language language() {
        return Language.of(request());
    }
}
