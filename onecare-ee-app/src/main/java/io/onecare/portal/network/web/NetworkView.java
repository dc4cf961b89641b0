package io.onecare.portal.network.web;

import io.onecare.core.network.FacilityListing;
import io.onecare.core.network.FacilityQuery;
import io.onecare.core.network.FacilityQuery.Standing;
import io.onecare.core.network.FoundFacilities;
import io.onecare.core.network.PositionSource;
import io.onecare.portal.faces.Formats;
import io.onecare.portal.faces.Language;
import io.onecare.portal.network.NetworkDesk;
import io.onecare.portal.security.SignIn;
import io.onecare.portal.security.SignedInPerson;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The facilities of the network, to find the one to change. */
@Named
@RequestScoped
public class NetworkView {

    private static final String PAGE = "/administration/network";

    /** More pages than an address may ask for. */
    private static final int MOST_PAGES = 20_000;

    @Inject private HttpServletRequest request;
    @Inject private SignedInPerson person;
    @Inject private NetworkDesk desk;

    private String typed = "";
    private Standing standing = Standing.ANY;
    private int page = 1;
    private @Nullable FoundFacilities found;
    private LocalDate today = LocalDate.EPOCH;

    @PostConstruct
    void read() {
        person.signIn().ifPresent(this::read);
    }

    private void read(SignIn signIn) {
        String text = parameter("text");
        typed = text.substring(0, Math.min(FacilityQuery.MAX_LENGTH, text.length()));
        String asked = parameter("standing");
        standing =
                Arrays.stream(Standing.values())
                        .filter(one -> one.name().equals(asked))
                        .findFirst()
                        .orElse(Standing.ANY);
        String number = parameter("page");
        page = number.matches("[1-9][0-9]{0,4}") ? Integer.parseInt(number) : 1;
        today = desk.today();
        found =
                desk.find(
                        signIn,
                        new FacilityQuery(typed, standing, today),
                        Math.min(page, MOST_PAGES));
    }

    private String parameter(String name) {
        String value = request.getParameter(name);
        return value == null ? "" : value.strip();
    }

    /**
     * Gives what was looked for.
     *
     * @return words of a name, a comune or a code; empty for all
     */
    public String getTyped() {
        return typed;
    }

    /**
     * Tells which standing was chosen.
     *
     * @param name the name of one
     * @return true if it is that
     */
    public boolean isStanding(String name) {
        return standing.name().equals(name);
    }

    /**
     * Gives the standings to choose from.
     *
     * @return their names, in the order of the page
     */
    public List<String> getStandings() {
        return Arrays.stream(Standing.values()).map(Standing::name).toList();
    }

    /**
     * Gives one page of what was found.
     *
     * @return by name
     */
    public List<FacilityListing> getFacilities() {
        FoundFacilities here = found;
        return here == null ? List.of() : here.facilities();
    }

    /**
     * Says how many there are.
     *
     * @return a sentence
     */
    public String getCount() {
        Language language = Language.of(request);
        long total = total();
        long pages = pages();
        String count = language.say("network.found", total);
        return pages > 1 ? count + " " + language.say("network.position", page, pages) : count;
    }

    private long total() {
        FoundFacilities here = found;
        return here == null ? 0 : here.total();
    }

    private long pages() {
        return (total() + NetworkDesk.PAGE_SIZE - 1) / NetworkDesk.PAGE_SIZE;
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
        return page > 1 ? address(page - 1) : "";
    }

    private String address(int number) {
        return PAGE
                + "?text="
                + URLEncoder.encode(typed, StandardCharsets.UTF_8)
                + "&standing="
                + standing
                + "&page="
                + number;
    }

    /**
     * Says how a facility stands, if patients do not find it.
     *
     * @param facility the facility
     * @return empty for what belongs to the network today
     */
    public String standingOf(FacilityListing facility) {
        Language language = Language.of(request);
        LocalDate from = facility.period().from();
        if (from.isAfter(today)) {
            return language.say("network.toCome", Formats.of(language).date(from));
        }
        return facility.period()
                .untilExclusive()
                .map(
                        until ->
                                language.say(
                                        until.isAfter(today) ? "network.leaves" : "network.left",
                                        Formats.of(language).date(until.minusDays(1))))
                .orElse("");
    }

    /**
     * Tells whether a facility has no position of its own.
     *
     * @param facility the facility
     * @return true if it has none, or that of its comune
     */
    public boolean isUnplaced(FacilityListing facility) {
        return facility.positionSource() != PositionSource.GIVEN;
    }

    /**
     * Tells whether something was looked for.
     *
     * @return false if all facilities are shown
     */
    public boolean isNarrowed() {
        return !typed.isEmpty() || standing != Standing.ANY;
    }
}
