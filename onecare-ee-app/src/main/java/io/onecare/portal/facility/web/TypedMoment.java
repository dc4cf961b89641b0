package io.onecare.portal.facility.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A day and a time as people type them, or as they are copied from elsewhere (ISO 8601).
 *
 * @param day the day; null if it cannot be one
 * @param time the time; null if it cannot be one
 */
record TypedMoment(@Nullable LocalDate day, @Nullable LocalTime time) {

    private static final Pattern ISO_DAY = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})");
    private static final Pattern ITALIAN_DAY =
            Pattern.compile("(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4})");
    private static final Pattern TIME = Pattern.compile("(\\d{1,2})[:.](\\d{2})(?::\\d{2})?");

    static TypedMoment read(String day, String time) {
        return new TypedMoment(day(day), time(time));
    }

    private static @Nullable LocalDate day(String typed) {
        Matcher iso = ISO_DAY.matcher(typed);
        Matcher italian = ITALIAN_DAY.matcher(typed);
        try {
            if (iso.matches()) {
                return LocalDate.of(number(iso, 1), number(iso, 2), number(iso, 3));
            }
            return italian.matches()
                    ? LocalDate.of(number(italian, 3), number(italian, 2), number(italian, 1))
                    : null;
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }

    private static @Nullable LocalTime time(String typed) {
        Matcher time = TIME.matcher(typed);
        try {
            return time.matches() ? LocalTime.of(number(time, 1), number(time, 2)) : null;
        } catch (DateTimeException noSuchTime) {
            return null;
        }
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }
}
