package io.onecare.portal.faces;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A date as people type it: {@code 17/10/1954}, {@code 7.1.1980}, {@code 17101954}. */
public final class TypedDate {

    private static final Pattern WITH_SEPARATORS =
            Pattern.compile("(\\d{1,2})\\s*[/.\\-\\s]\\s*(\\d{1,2})\\s*[/.\\-\\s]\\s*(\\d{4})");
    private static final Pattern DIGITS_ONLY = Pattern.compile("(\\d{2})(\\d{2})(\\d{4})");

    /** What browsers fill in by themselves. */
    private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})");

    private TypedDate() {}

    /**
     * Reads a date; the day comes first.
     *
     * @param typed what was typed
     * @return empty if it is no date of the calendar
     */
    public static Optional<LocalDate> read(String typed) {
        Matcher iso = ISO.matcher(typed);
        if (iso.matches()) {
            return date(iso.group(1), iso.group(2), iso.group(3));
        }
        for (Pattern pattern : new Pattern[] {WITH_SEPARATORS, DIGITS_ONLY}) {
            Matcher match = pattern.matcher(typed);
            if (match.matches()) {
                return date(match.group(3), match.group(2), match.group(1));
            }
        }
        return Optional.empty();
    }

    private static Optional<LocalDate> date(String year, String month, String day) {
        try {
            return Optional.of(
                    LocalDate.of(
                            Integer.parseInt(year),
                            Integer.parseInt(month),
                            Integer.parseInt(day)));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }
}
