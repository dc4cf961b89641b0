package io.onecare.portal.care.web;

import io.onecare.portal.faces.Formats;
import io.onecare.portal.faces.Language;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * The texts of the desk in the operator's language.
 *
 * @param language the operator's
 */
record DeskTexts(Language language) {

    static final ZoneId ROME = ZoneId.of("Europe/Rome");

    String text(String key) {
        return language.texts().getString(key);
    }

    boolean has(String key) {
        return language.texts().containsKey(key);
    }

    String say(String key, Object... facts) {
        return language.say(key, facts);
    }

    Formats formats() {
        return Formats.of(language);
    }

    /** Such as {@code martedì 22 aprile, ore 18:00}; with the year if it is another one. */
    String when(Instant moment, LocalDate today) {
        ZonedDateTime there = moment.atZone(ROME);
        return say(
                "layout.when",
                formats().nearDay(there.toLocalDate(), today),
                formats().time(there.toLocalTime()));
    }
}
