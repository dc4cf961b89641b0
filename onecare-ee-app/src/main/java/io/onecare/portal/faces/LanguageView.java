package io.onecare.portal.faces;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** The reader's language for pages: texts, formats, and the way to the other language. */
@Named("language")
@RequestScoped
public class LanguageView {

    @Inject private HttpServletRequest request;

    /**
     * Gives the language tag of the page.
     *
     * @return {@code it} or {@code en}
     */
    public String getTag() {
        return Language.of(request).tag();
    }

    /**
     * Gives the locale of the page.
     *
     * @return Italian or British English
     */
    public Locale getLocale() {
        return Language.of(request).locale();
    }

    /**
     * Gives the formats of the page.
     *
     * @return the formats of its language
     */
    public Formats getFormats() {
        return Formats.of(Language.of(request));
    }

    /**
     * Gives the same page in every language of the portal.
     *
     * @return one link per language, Italian first
     */
    public List<LanguageLink> getLinks() {
        return Arrays.stream(Language.values())
                .map(language -> LanguageLink.to(language, request))
                .toList();
    }

    /**
     * Gives the texts as {@code #{text['map.title']}}. Not a resource bundle of faces-config.xml:
     * that one falls back to the server's own language before it takes Italian.
     *
     * @return the message bundle in the reader's language
     */
    @Produces
    @Named("text")
    public ResourceBundle getTexts() {
        return Language.of(request).texts();
    }
}
