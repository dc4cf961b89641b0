package io.onecare.portal.facility.web;

import io.onecare.core.schedule.DayHours;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Hours as people type them: {@code 9-13, 14:30–18}. */
public final class TypedHours {

    private static final Pattern PIECE =
            Pattern.compile(
                    "(\\d{1,2})(?:[:.](\\d{2}))?\\s*(?:-|–|—|a|alle|to)\\s*(\\d{1,2})(?:[:.](\\d{2}))?");
    private static final Pattern BETWEEN = Pattern.compile("\\s*(?:[,;/]|\\be\\b|\\band\\b)\\s*");
    private static final int LAST_HOUR = 24;

    private TypedHours() {}

    /**
     * Reads hours.
     *
     * @param typed what was typed
     * @return the pieces in the order in which they were typed; empty if it cannot be read, without
     *     pieces if nothing was typed
     */
    public static Optional<List<DayHours>> read(String typed) {
        List<DayHours> hours = new ArrayList<>();
        if (typed.isBlank()) {
            return Optional.of(hours);
        }
        for (String piece : BETWEEN.split(typed.strip().toLowerCase(Locale.ROOT))) {
            Matcher matcher = PIECE.matcher(piece);
            if (!matcher.matches()) {
                return Optional.empty();
            }
            try {
                hours.add(
                        DayHours.between(
                                time(matcher.group(1), matcher.group(2)),
                                time(matcher.group(3), matcher.group(4))));
            } catch (DateTimeException | IllegalArgumentException noSuchHours) {
                return Optional.empty();
            }
        }
        return Optional.of(hours);
    }

    /** Midnight at the end of a day is typed as 24. */
    private static LocalTime time(String hour, String minute) {
        int minutes = minute == null ? 0 : Integer.parseInt(minute);
        int hours = Integer.parseInt(hour);
        return hours == LAST_HOUR && minutes == 0
                ? LocalTime.MIDNIGHT
                : LocalTime.of(hours, minutes);
    }
}
