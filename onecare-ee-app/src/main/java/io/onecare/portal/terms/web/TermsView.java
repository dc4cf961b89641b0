package io.onecare.portal.terms.web;

import io.onecare.core.terms.TermsKind;
import io.onecare.core.terms.TermsText;
import io.onecare.core.terms.TermsVersionListing;
import io.onecare.portal.faces.Language;
import io.onecare.portal.terms.TermsDesk;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The published texts, for everybody: the version in force, or the one that is asked for. */
@Named
@RequestScoped
public class TermsView {

    /**
     * A link to a version.
     *
     * @param query what to add to the page's address
     * @param words which version it is
     */
    public record Version(String query, String words) {}

    @Inject private HttpServletRequest request;
    @Inject private TermsDesk desk;

    private final Map<TermsKind, Optional<TermsText>> texts = new EnumMap<>(TermsKind.class);

    /**
     * Gives the privacy notice.
     *
     * @return null if none is published
     */
    public @Nullable ShownText getNotice() {
        return shown(TermsKind.PRIVACY_NOTICE);
    }

    /**
     * Gives the general conditions.
     *
     * @return null if none are published
     */
    public @Nullable ShownText getConditions() {
        return shown(TermsKind.GENERAL_CONDITIONS);
    }

    /**
     * Tells whether the privacy notice that is shown is not the one in force.
     *
     * @return true for versions past or to come
     */
    public boolean isNoticeOther() {
        return isOther(TermsKind.PRIVACY_NOTICE);
    }

    /**
     * Tells whether the general conditions that are shown are not those in force.
     *
     * @return true for versions past or to come
     */
    public boolean isConditionsOther() {
        return isOther(TermsKind.GENERAL_CONDITIONS);
    }

    /**
     * Gives the other versions of the privacy notice.
     *
     * @return the latest first; empty if there is only the one that is shown
     */
    public List<Version> getOtherNotices() {
        return others(TermsKind.PRIVACY_NOTICE);
    }

    /**
     * Gives the other versions of the general conditions.
     *
     * @return the latest first; empty if there is only the one that is shown
     */
    public List<Version> getOtherConditions() {
        return others(TermsKind.GENERAL_CONDITIONS);
    }

    private @Nullable ShownText shown(TermsKind kind) {
        return text(kind).map(text -> ShownText.of(text, Language.of(request))).orElse(null);
    }

    private boolean isOther(TermsKind kind) {
        return text(kind).filter(text -> !desk.isInForce(text.version())).isPresent();
    }

    private List<Version> others(TermsKind kind) {
        String shown = text(kind).map(text -> text.version().code()).orElse("");
        return desk.versions(kind).stream()
                .filter(version -> !version.code().equals(shown))
                .map(this::link)
                .toList();
    }

    private Version link(TermsVersionListing version) {
        return new Version(
                "?version=" + URLEncoder.encode(version.code(), StandardCharsets.UTF_8),
                ShownText.since(version, Language.of(request)));
    }

    private Optional<TermsText> text(TermsKind kind) {
        return texts.computeIfAbsent(kind, wanted -> asked(wanted).or(() -> desk.inForce(wanted)));
    }

    private Optional<TermsText> asked(TermsKind kind) {
        String code = request.getParameter("version");
        return code == null
                ? Optional.empty()
                : desk.versions(kind).stream()
                        .filter(version -> version.code().equals(code))
                        .findFirst()
                        .flatMap(desk::text);
    }
}
