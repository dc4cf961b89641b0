package io.onecare.portal.faces;

import jakarta.servlet.http.HttpServletRequest;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** The languages of the portal, Italian first. */
public enum Language {
    /** Italian, the default. */
    IT(Locale.ITALY),
    /** English, with the formats of Europe. */
    EN(Locale.UK);

    private static final String ATTRIBUTE = Language.class.getName();

    private final Locale locale;

    Language(Locale locale) {
        this.locale = locale;
    }

    /**
     * Gives the locale for texts and formats.
     *
     * @return Italian or British English
     */
    public Locale locale() {
        return locale;
    }

    /**
     * Gives the language tag for the page.
     *
     * @return {@code it} or {@code en}
     */
    public String tag() {
        return locale.getLanguage();
    }

    /**
     * Gives the portal's texts in this language.
     *
     * @return the message bundle
     */
    public ResourceBundle texts() {
        return ResourceBundle.getBundle(
                "io.onecare.portal.messages",
                locale,
                ResourceBundle.Control.getNoFallbackControl(
                        ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /**
     * Says something in this language.
     *
     * @param key the key of a pattern of {@link MessageFormat}
     * @param facts what to fill in for {@code {0}}, {@code {1}} and so on
     * @return the text
     */
    public String say(String key, Object... facts) {
        return new MessageFormat(texts().getString(key), locale).format(facts);
    }

    /**
     * Says when something is, as the clocks there show it.
     *
     * @param moment the moment
     * @param zone where
     * @return such as {@code giovedì 17 ottobre 2026, ore 13:00}
     */
    public String when(Instant moment, ZoneId zone) {
        ZonedDateTime there = moment.atZone(zone);
        Formats formats = Formats.of(this);
        return say(
                "layout.when", formats.day(there.toLocalDate()), formats.time(there.toLocalTime()));
    }

    /**
     * Reads a language tag.
     *
     * @param tag such as {@code en}, may be null
     * @return empty if it is no language of the portal
     */
    public static Optional<Language> ofTag(@Nullable String tag) {
        for (Language language : values()) {
            if (language.tag().equals(tag)) {
                return Optional.of(language);
            }
        }
        return Optional.empty();
    }

    /**
     * Gives the language in which a request is answered.
     *
     * @param request the request
     * @return what {@link LanguageFilter} found out, Italian if it did not run
     */
    public static Language of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof Language language ? language : IT;
    }

    void putInto(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }
}
