package io.onecare.portal.catalogue.web;

import io.onecare.core.network.CategoryListing;
import io.onecare.core.network.ServiceListing;
import io.onecare.portal.catalogue.CatalogueDesk;
import io.onecare.portal.faces.Language;
import io.onecare.portal.security.SignIn;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** The services of the catalogue, to find the one to change. */
@Named
@RequestScoped
public class ServicesView extends CatalogueView {

    /** How many services a page shows. */
    private static final int PAGE = 25;

    @Inject private CatalogueDesk desk;

    private List<CategoryListing> catalogue = List.of();
    private List<ServiceLine> found = List.of();
    private int page = 1;

    /**
     * A service in a list.
     *
     * @param service the service
     * @param category what its category is called
     * @param prepared whether patients are told to do something before
     */
    public record ServiceLine(ServiceListing service, String category, boolean prepared) {}

    @Override
    protected String problems() {
        return "services.message.error.";
    }

    @Override
    void act(SignIn signIn) {
        catalogue = desk.catalogue(signIn);
        Set<String> prepared = desk.prepared(signIn);
        String number = asked("page");
        page = number.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(number) : 1;
        List<String> words =
                Arrays.stream(Words.folded(getTyped()).split(" "))
                        .filter(word -> !word.isEmpty())
                        .toList();
        Language language = language();
        List<ServiceLine> lines = new ArrayList<>();
        for (CategoryListing category : catalogue) {
            if (!getCategory().isEmpty() && !getCategory().equals(category.code())) {
                continue;
            }
            for (ServiceListing service : category.services()) {
                if (Words.all(words, service)) {
                    lines.add(
                            new ServiceLine(
                                    service,
                                    category.name().in(language.locale()),
                                    prepared.contains(service.code())));
                }
            }
        }
        found = lines;
    }

    /**
     * Gives what was looked for.
     *
     * @return words of a name or a code; empty for all
     */
    public String getTyped() {
        return asked("text");
    }

    /**
     * Gives the category that was chosen.
     *
     * @return its code; empty for all
     */
    public String getCategory() {
        return asked("category");
    }

    /**
     * Gives the categories to choose from.
     *
     * @return in their order
     */
    public List<CategoryListing> getCategories() {
        return catalogue;
    }

    /**
     * Gives one page of what was found.
     *
     * @return by category and name
     */
    public List<ServiceLine> getServices() {
        int first = Math.min((page - 1) * PAGE, found.size());
        return found.subList(first, Math.min(first + PAGE, found.size()));
    }

    /**
     * Says how many there are.
     *
     * @return a sentence
     */
    public String getCount() {
        String count = language().say("services.found", found.size());
        return pages() > 1
                ? count + " " + language().say("services.position", page, pages())
                : count;
    }

    /**
     * Tells whether something was looked for.
     *
     * @return false if all services are shown
     */
    public boolean isNarrowed() {
        return !getTyped().isEmpty() || !getCategory().isEmpty();
    }

    private int pages() {
        return (found.size() + PAGE - 1) / PAGE;
    }

    /**
     * Gives where the next page is.
     *
     * @return its address without the context path; empty if this is the last one
     */
    public String getNext() {
        return page < pages() ? address(page + 1) : "";
    }

    /**
     * Gives where the page before is.
     *
     * @return its address without the context path; empty if this is the first one
     */
    public String getPrevious() {
        return page > 1 ? address(Math.min(page - 1, Math.max(1, pages()))) : "";
    }

    private String address(int number) {
        return SERVICES
                + "?text="
                + encoded(getTyped())
                + "&category="
                + encoded(getCategory())
                + "&page="
                + number;
    }
}
