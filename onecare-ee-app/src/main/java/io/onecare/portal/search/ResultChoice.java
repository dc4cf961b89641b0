package io.onecare.portal.search;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which of the results, and in which order.
 *
 * @param order what comes first
 * @param radiusKilometres how far, or null for everywhere
 * @param onlineOnly without facilities booked by phone
 * @param day the day to go, or null for any
 * @param part the part of that day
 */
public record ResultChoice(
        Order order,
        @Nullable Integer radiusKilometres,
        boolean onlineOnly,
        @Nullable LocalDate day,
        Part part) {

    /** How far one may look, in <b>kilometres</b>; beyond the last, everywhere. */
    public static final List<Integer> RADII = List.of(5, 10, 25, 50, 100);

    /** As far as most would go. */
    public static final int USUAL_RADIUS = 25;

    /** The value that stands for everywhere. */
    public static final String EVERYWHERE = "all";

    /** Farther ahead no agenda reaches. */
    public static final int DAYS_AHEAD = 365;

    static final ZoneId ROME = ZoneId.of("Europe/Rome");

    private static final DateTimeFormatter TYPED =
            DateTimeFormatter.ofPattern("d/M/uuuu", Locale.ROOT)
                    .withResolverStyle(ResolverStyle.STRICT);

    private static final LocalTime NOON = LocalTime.of(13, 0);

    /** What comes first. */
    public enum Order {
        /** The nearest. */
        DISTANCE,
        /** The cheapest. */
        PRICE,
        /** Where one can go first. */
        DATE
    }

    /** A part of a day. */
    public enum Part {
        /** All of it. */
        ANY,
        /** Until one o'clock. */
        MORNING,
        /** From one o'clock on. */
        AFTERNOON
    }

    /**
     * Reads what was chosen. What is wrong is left out and reported; an order or radius that does
     * not exist is the usual one.
     *
     * @param query what the address asks for
     * @param today which day it is, in Europe/Rome
     * @param problems where to note what is wrong
     * @return the choice
     */
    static ResultChoice read(SearchQuery query, LocalDate today, Set<SearchProblem> problems) {
        LocalDate day = day(query.value(SearchParameter.DAY), today, problems);
        Part part = named(Part.values(), query.value(SearchParameter.PART), Part.ANY);
        if (part != Part.ANY && !query.has(SearchParameter.DAY)) {
            problems.add(SearchProblem.PART_WITHOUT_DAY);
        }
        return new ResultChoice(
                named(Order.values(), query.value(SearchParameter.SORT), Order.DISTANCE),
                radius(query.value(SearchParameter.RADIUS)),
                query.value(SearchParameter.ONLY).equals("online"),
                day,
                day == null ? Part.ANY : part);
    }

    private static <E extends Enum<E>> E named(E[] values, String text, E usual) {
        for (E value : values) {
            if (value.name().toLowerCase(Locale.ROOT).equals(text)) {
                return value;
            }
        }
        return usual;
    }

    private static @Nullable Integer radius(String text) {
        if (text.equals(EVERYWHERE)) {
            return null;
        }
        return RADII.stream()
                .filter(radius -> radius.toString().equals(text))
                .findFirst()
                .orElse(USUAL_RADIUS);
    }

    private static @Nullable LocalDate day(
            String text, LocalDate today, Set<SearchProblem> problems) {
        if (text.isEmpty()) {
            return null;
        }
        Optional<LocalDate> read = read(text);
        if (read.isEmpty()) {
            problems.add(SearchProblem.DAY_UNREADABLE);
            return null;
        }
        LocalDate day = read.get();
        if (day.isBefore(today) || day.isAfter(today.plusDays(DAYS_AHEAD))) {
            problems.add(SearchProblem.DAY_OUT_OF_REACH);
            return null;
        }
        return day;
    }

    /**
     * Reads a day.
     *
     * @param text as browsers send it, {@code 2026-10-17}, or as people type it where the browser
     *     has no field for days, {@code 17/10/2026}
     * @return empty if it is none
     */
    public static Optional<LocalDate> read(String text) {
        for (DateTimeFormatter form : List.of(DateTimeFormatter.ISO_LOCAL_DATE, TYPED)) {
            try {
                return Optional.of(LocalDate.parse(text, form));
            } catch (DateTimeException notInThisForm) {
                // maybe in the other
            }
        }
        return Optional.empty();
    }

    /** The first moment of the part of a day. */
    Instant from(LocalDate date) {
        return date.atTime(part == Part.AFTERNOON ? NOON : LocalTime.MIN).atZone(ROME).toInstant();
    }

    /** The moment after the part of a day. */
    Instant until(LocalDate date) {
        return part == Part.MORNING
                ? date.atTime(NOON).atZone(ROME).toInstant()
                : date.plusDays(1).atStartOfDay(ROME).toInstant();
    }
}
