package io.onecare.portal.network.web;

import io.onecare.core.network.CategoryListing;
import io.onecare.core.network.FacilitySheet;
import io.onecare.core.network.ServiceListing;
import io.onecare.portal.faces.Language;
import io.onecare.portal.network.FacilityDesk;
import io.onecare.portal.network.Saved;
import io.onecare.portal.security.SignIn;
import io.onecare.portal.security.SignedInPerson;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a facility offers: a box to tick for each service of the catalogue. */
@Named
@RequestScoped
public class FacilityServicesView extends NetworkForm {

    private static final String PAGE = "/administration/network/facility/services?code=";

    /** Each box has a name of its own: a form that is kept over a log-in keeps one value a name. */
    private static final String BOX = "offer.";

    @Inject private SignedInPerson person;
    @Inject private FacilityDesk desk;

    private @Nullable FacilitySheet facility;
    private List<CategoryListing> categories = List.of();
    private Set<String> ticked = Set.of();

    /**
     * Finds the facility, and does what was asked for.
     *
     * @throws IOException if the browser has gone
     */
    public void act() throws IOException {
        SignIn signIn = person.signIn().orElse(null);
        String code = request().getParameter("code");
        facility = signIn == null || code == null ? null : desk.find(signIn, code).orElse(null);
        FacilitySheet known = facility;
        if (signIn == null || known == null) {
            posted().notFound();
            return;
        }
        categories = desk.catalogue(signIn);
        ticked = posted().isFilled() ? boxes() : known.serviceCodes();
        if (posted().isSent()) {
            follow(
                    signIn,
                    desk.offer(signIn, known.code(), number(typed("version")), ticked, accepted()));
        }
    }

    private Set<String> boxes() {
        return categories.stream()
                .flatMap(category -> category.services().stream())
                .map(ServiceListing::code)
                .filter(code -> !typed(BOX + code).isEmpty())
                .collect(Collectors.toSet());
    }

    private void follow(SignIn signIn, Saved<FacilitySheet> saved) throws IOException {
        if (saved instanceof Saved.Done<FacilitySheet> done) {
            desk.show(signIn);
            posted().leadTo(PAGE + done.code() + "&done=" + String.join(",", done.fields()));
        } else if (saved instanceof Saved.Outdated<FacilitySheet> other) {
            facility = other.now();
            outdate(differences(other.now()));
        } else if (saved instanceof Saved.Cautioned<FacilitySheet> cautioned) {
            warn(cautioned.cautions());
        } else {
            posted().notFound();
        }
    }

    private List<Difference> differences(FacilitySheet now) {
        Language language = Language.of(request());
        String yes = language.say("facilityservices.offered");
        String no = language.say("facilityservices.notOffered");
        Set<String> all = new TreeSet<>(now.serviceCodes());
        all.addAll(ticked);
        return categories.stream()
                .flatMap(category -> category.services().stream())
                .filter(service -> all.contains(service.code()))
                .flatMap(
                        service ->
                                difference(
                                        service.name().in(language.locale()),
                                        now.serviceCodes().contains(service.code()) ? yes : no,
                                        ticked.contains(service.code()) ? yes : no)
                                        .stream())
                .toList();
    }

    /**
     * Gives the facility.
     *
     * @return null if there is none, and the browser has been told
     */
    public @Nullable FacilitySheet getFacility() {
        return facility;
    }

    /**
     * Gives the version that the form was made on.
     *
     * @return of what is shown; after somebody else has saved, of that
     */
    public int getVersion() {
        FacilitySheet known = facility;
        if (known == null) {
            return 0;
        }
        return posted().isFilled() && !isOutdated() ? number(typed("version")) : known.version();
    }

    /**
     * Gives the catalogue.
     *
     * @return categories with a service at least
     */
    public List<CategoryListing> getCategories() {
        return categories.stream().filter(category -> !category.services().isEmpty()).toList();
    }

    /**
     * Tells whether a service is ticked.
     *
     * @param code its code
     * @return true if so
     */
    public boolean isTicked(String code) {
        return ticked.contains(code);
    }

    /**
     * Names the box of a service.
     *
     * @param code its code
     * @return the name of the field
     */
    public String box(String code) {
        return BOX + code;
    }

    /**
     * Says how many services are ticked.
     *
     * @return a sentence
     */
    public String getCount() {
        return Language.of(request())
                .say(
                        "facilityservices.count",
                        ticked.size(),
                        categories.stream().mapToInt(one -> one.services().size()).sum());
    }

    /**
     * Writes the name of a category.
     *
     * @param category the category
     * @return in the reader's language, with how many of it are ticked
     */
    public String nameOf(CategoryListing category) {
        Language language = Language.of(request());
        return language.say(
                "facilityservices.category",
                category.name().in(language.locale()),
                category.services().stream().filter(one -> ticked.contains(one.code())).count(),
                category.services().size());
    }

    /**
     * Writes the name of a service.
     *
     * @param service the service
     * @return in the reader's language
     */
    public String nameOf(ServiceListing service) {
        return service.name().in(Language.of(request()).locale());
    }
}
