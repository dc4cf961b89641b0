package io.onecare.portal.security;

import io.onecare.core.account.SessionDraft;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A form that was sent when the session had expired: kept with it, and shown again to the same
 * person after the next log-in.
 *
 * @param fields what was typed, by the names of the fields
 */
public record KeptForm(Map<String, String> fields) {

    /** Never kept: whoever comes back types them again. */
    static final Set<String> SECRETS = Set.of("password", "current", "code", "secret");

    private static final String ATTRIBUTE = KeptForm.class.getName();

    /** Under which it is kept what the address of the form said; no field is called so. */
    private static final String ABOUT = "?";

    private static final Set<Area> ABOUT_SOMETHING = EnumSet.of(Area.ADMINISTRATION, Area.CARE);

    /** Takes a copy. */
    public KeptForm {
        fields = Map.copyOf(fields);
    }

    /**
     * Gives what was typed before, when its page is shown again.
     *
     * @param request the request
     * @return empty if nothing was
     */
    public static Optional<KeptForm> of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof KeptForm kept
                ? Optional.of(kept)
                : Optional.empty();
    }

    void putInto(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    /** What was sent, without secrets; empty if it is nothing, or more than anybody types. */
    static Optional<SessionDraft> sent(HttpServletRequest request, String page) {
        String typed =
                request.getParameterMap().entrySet().stream()
                        .filter(field -> !SECRETS.contains(field.getKey()))
                        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()[0]))
                        .collect(Collectors.joining("&"));
        String about = about(request, page);
        String content =
                typed.isEmpty() || about.isEmpty()
                        ? typed
                        : typed + "&" + encoded(ABOUT) + "=" + encoded(about);
        return content.isEmpty()
                        || content.length() > SessionDraft.MAX_CONTENT
                        || page.length() > SessionDraft.MAX_PAGE
                ? Optional.empty()
                : Optional.of(new SessionDraft(page, content));
    }

    /**
     * What a form of the staff is about, such as the code of a facility or the id of a request: its
     * address says it. What is sealed is kept with the fields.
     */
    static String about(HttpServletRequest request, String page) {
        String query = request.getQueryString();
        return query == null
                        || query.contains(SealedAddress.PARAMETER + "=")
                        || !ABOUT_SOMETHING.contains(Area.of(page))
                ? ""
                : query;
    }

    /**
     * What was typed about one thing is not shown as if it were about another: the address must ask
     * for what that of the form said, and for nothing that its fields say otherwise, such as
     * another booking.
     */
    boolean isAboutWhatIsAskedFor(HttpServletRequest request) {
        return fields(fields.getOrDefault(ABOUT, "")).entrySet().stream()
                        .allMatch(one -> one.getValue().equals(request.getParameter(one.getKey())))
                && fields.entrySet().stream()
                        .allMatch(
                                one ->
                                        one.getValue()
                                                .equals(
                                                        Objects.requireNonNullElse(
                                                                request.getParameter(one.getKey()),
                                                                one.getValue())));
    }

    static KeptForm read(SessionDraft draft) {
        return new KeptForm(fields(draft.content()));
    }

    /**
     * With what the address of the form held sealed, which counts before a field of the same name.
     */
    KeptForm opened(SealedAddress addresses) {
        Map<String, String> all = new LinkedHashMap<>(fields);
        Optional.ofNullable(all.remove(SealedAddress.PARAMETER))
                .flatMap(addresses::open)
                .ifPresent(query -> all.putAll(fields(query)));
        return new KeptForm(all);
    }

    private static Map<String, String> fields(String query) {
        return Arrays.stream(query.split("&"))
                .filter(field -> field.contains("="))
                .map(field -> field.split("=", 2))
                .collect(
                        Collectors.toMap(
                                f -> decoded(f[0]), f -> decoded(f[1]), (first, more) -> first));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** The names only: what was typed is personal. */
    @Override
    public String toString() {
        return "KeptForm" + fields.keySet();
    }
}
