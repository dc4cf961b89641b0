package io.onecare.core.account;

import java.util.Locale;

/** In which language somebody wants to be written to. Names are stable. */
public enum NotificationLanguage {
    /** Italian. */
    ITALIAN("it"),
    /** English. */
    ENGLISH("en");

    private final String code;

    NotificationLanguage(String code) {
        this.code = code;
    }

    /**
     * Gives the locale to write texts in.
     *
     * @return the language without a country
     */
    public Locale locale() {
        return new Locale(code);
    }

    /** As the database has it, of ISO 639-1. */
    String code() {
        return code;
    }

    static NotificationLanguage ofCode(String code) {
        return code.equals(ENGLISH.code) ? ENGLISH : ITALIAN;
    }
}
