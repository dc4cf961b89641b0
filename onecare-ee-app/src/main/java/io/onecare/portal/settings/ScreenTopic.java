package io.onecare.portal.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What administrators change on screen, each with its page. The names are those of the library's
 * stored settings, so they are stable.
 */
public enum ScreenTopic {
    /** Phone, mailbox and hours, for bookings and for help with the registration. */
    CONTACT,
    /** Name and colour. */
    BRAND,
    /** The logo: a file, and not among the settings of the installation. */
    LOGO,
    /** How soon and how far ahead one may book. */
    HORIZON,
    /** How long and how many slots are held. */
    HOLDS,
    /** Until when one may call off, and until when a facility answers. */
    BOOKING,
    /** When people can be reminded. */
    REMINDERS;

    /**
     * Finds a topic by the word in its page's address.
     *
     * @param word such as {@code contact}
     * @return empty if it is none
     */
    public static Optional<ScreenTopic> of(String word) {
        return Arrays.stream(values()).filter(topic -> topic.word().equals(word)).findFirst();
    }

    /**
     * Gives the word in its page's address.
     *
     * @return the name in lower case
     */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Gives its settings.
     *
     * @return in the order of the page; none for the logo
     */
    public List<Setting> settings() {
        return Arrays.stream(Setting.values())
                .filter(setting -> setting.topic().filter(this::equals).isPresent())
                .toList();
    }
}
