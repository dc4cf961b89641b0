package io.onecare.portal.access.web;

import io.onecare.core.Role;
import io.onecare.core.access.AccessEntry;
import io.onecare.core.access.AccessPosition;
import io.onecare.core.access.AccessScope;
import io.onecare.core.network.FacilityListing;
import io.onecare.portal.access.AccessDesk;
import io.onecare.portal.access.AccessPage;
import io.onecare.portal.faces.Formats;
import io.onecare.portal.faces.Language;
import io.onecare.portal.faces.PageMark;
import io.onecare.portal.security.SignIn;
import io.onecare.portal.security.SignedInPerson;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** The list of who has seen the data of whoever is logged in, page by page. */
@Named
@RequestScoped
public class AccessView {

    private static final ZoneId ROME = ZoneId.of("Europe/Rome");
    private static final String ACTIONS = "access.action.";
    private static final String EVERYTHING = "everything";

    @Inject private HttpServletRequest request;
    @Inject private SignedInPerson person;
    @Inject private AccessDesk desk;

    private Language language;
    private boolean everything;
    private boolean later;
    private AccessPage page = new AccessPage(List.of(), false, Map.of());

    @PostConstruct
    void read() {
        language = Language.of(request);
        everything = EVERYTHING.equals(request.getParameter("show"));
        Optional<AccessPosition> after =
                PageMark.read(request.getParameter("before")).map(PageMark::accessPosition);
        later = after.isPresent();
        Optional<SignIn> signIn = person.signIn();
        if (signIn.isPresent()) {
            page =
                    desk.page(
                            signIn.get(),
                            everything ? AccessScope.BY_ANYBODY : AccessScope.BY_OTHERS,
                            after.orElse(null));
        }
    }

    /**
     * Gives the lines of the page.
     *
     * @return newest first
     */
    public List<AccessLine> getLines() {
        return page.entries().stream().map(this::line).toList();
    }

    /**
     * Tells whether what the reader did themselves is on the list.
     *
     * @return false unless it was asked for
     */
    public boolean isEverything() {
        return everything;
    }

    /**
     * Tells whether this is not the first page.
     *
     * @return true if newer lines came before
     */
    public boolean isLater() {
        return later;
    }

    /**
     * Gives the address of the first page of this list.
     *
     * @return relative to the page
     */
    public String getNewest() {
        return everything ? "?show=" + EVERYTHING : "?";
    }

    /**
     * Gives the address of the next page.
     *
     * @return relative to the page; empty if there is none
     */
    public String getOlder() {
        if (!page.hasMore()) {
            return "";
        }
        List<AccessEntry> entries = page.entries();
        return "?"
                + (everything ? "show=" + EVERYTHING + "&" : "")
                + "before="
                + PageMark.of(entries.get(entries.size() - 1).position());
    }

    private AccessLine line(AccessEntry entry) {
        ZonedDateTime moment = entry.position().occurredAt().atZone(ROME);
        Formats formats = Formats.of(language);
        return new AccessLine(
                language.say(
                        "access.when",
                        formats.longDate(moment.toLocalDate()),
                        formats.time(moment.toLocalTime())),
                who(entry),
                what(language.texts(), entry.action()),
                about(entry));
    }

    private String who(AccessEntry entry) {
        if (entry.isOwn()) {
            return language.texts().getString("access.who.own");
        }
        FacilityListing facility =
                entry.role() == Role.FACILITY_STAFF ? facilityOf(entry.facilityCode()) : null;
        String role = language.texts().getString("access.who." + entry.role());
        return facility == null ? role : role + " – " + facility.name();
    }

    private @Nullable FacilityListing facilityOf(@Nullable String code) {
        return code == null ? null : page.facilities().get(code);
    }

    /** What embedders record themselves has no text of its own. */
    static String what(ResourceBundle texts, String action) {
        String key = ACTIONS + action;
        return texts.getString(texts.containsKey(key) ? key : ACTIONS + "other");
    }

    private String about(AccessEntry entry) {
        String whose =
                entry.dependantNumber() == null
                        ? language.texts().getString("access.about.own")
                        : nameOf(entry.dependantNumber());
        return entry.booking() == null
                ? whose
                : language.say("access.about.booking", whose, entry.booking().toString());
    }

    private String nameOf(String dependantNumber) {
        return person.getDependants().stream()
                .filter(dependant -> dependant.number().equals(dependantNumber))
                .findFirst()
                .map(SignedInPerson::fullName)
                .orElseGet(() -> language.texts().getString("access.about.dependant"));
    }
}
