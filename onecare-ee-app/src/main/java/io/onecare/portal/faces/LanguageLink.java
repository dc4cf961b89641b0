package io.onecare.portal.faces;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A link to the page at hand in one of the languages.
 *
 * @param language the language
 * @param href the rest of the address, relative to the page
 * @param current whether the page is in this language already
 */
public record LanguageLink(Language language, String href, boolean current) {

    static LanguageLink to(Language language, HttpServletRequest request) {
        return new LanguageLink(
                language,
                sameAddress(request.getQueryString(), language),
                language == Language.of(request));
    }

    /** Takes the query as it was sent, still encoded, so that nothing in it changes. */
    static String sameAddress(@Nullable String query, Language language) {
        Stream<String> kept =
                query == null
                        ? Stream.empty()
                        : Arrays.stream(query.split("&"))
                                .filter(part -> !part.isEmpty())
                                .filter(part -> !part.startsWith("lang="));
        return Stream.concat(kept, Stream.of("lang=" + language.tag()))
                .collect(Collectors.joining("&", "?", ""));
    }
}
