package io.onecare.portal.faces;

import java.time.LocalTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A time of day as people type it: {@code 13:00}, {@code 9.30}, {@code 9}. */
public final class TypedTime {

    private static final Pattern FORM =
            Pattern.compile("(\\d{1,2})(?:\\s*[:.,h]\\s*(\\d{2})(?::\\d{2})?)?");

    private static final int HOURS = 24;
    private static final int MINUTES = 60;

    private TypedTime() {}

    /**
     * Reads a time.
     *
     * @param typed what was typed
     * @return empty if it is no time of day
     */
    public static Optional<LocalTime> read(String typed) {
        Matcher match = FORM.matcher(typed.strip());
        if (!match.matches()) {
            return Optional.empty();
        }
        int hour = Integer.parseInt(match.group(1));
        int minute = match.group(2) == null ? 0 : Integer.parseInt(match.group(2));
        return hour < HOURS && minute < MINUTES
                ? Optional.of(LocalTime.of(hour, minute))
                : Optional.empty();
    }
}
