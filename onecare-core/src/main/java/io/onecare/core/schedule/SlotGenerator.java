package io.onecare.core.schedule;

import io.onecare.core.time.ValidityPeriod;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Cuts opening hours into slots. A pure function: the same arguments give the same slots.
 * Thread-safe.
 *
 * <p>A schedule is open at a moment if the clock on the facility's wall shows a time within its
 * hours. Slots are cut out of real time from the beginning of each opening on; what is left at its
 * end and is shorter than a slot stays free. So a weekly 09:00 stays 09:00 all year; hours that the
 * spring night skips hold no slot; an hour that the autumn night shows twice is open twice, and two
 * openings that touch in it neither lose nor share a moment.
 *
 * <p>Closures drop the slots they touch, and do not move the others. An extra opening is cut from
 * where it begins to add to the regular ones.
 */
public final class SlotGenerator {

    private final ZoneId zone;
    private final Duration slotLength;

    /**
     * Makes a generator.
     *
     * @param zone the facility's zone
     * @param slotLength how long each slot is, longer than zero
     */
    public SlotGenerator(ZoneId zone, Duration slotLength) {
        if (slotLength.isZero() || slotLength.isNegative()) {
            throw new IllegalArgumentException(
                    "The slot length (%s) must be longer than zero.".formatted(slotLength));
        }
        this.zone = zone;
        this.slotLength = slotLength;
    }

    /**
     * Generates slots.
     *
     * @param hours when the schedule is open
     * @param period the days on which there is a schedule at all
     * @param from the first day, local
     * @param untilExclusive the day after the last one, local
     * @return the slots in the order of time, none overlapping another
     */
    public List<SlotTime> slots(
            OpeningHours hours, ValidityPeriod period, LocalDate from, LocalDate untilExclusive) {
        List<SlotTime> slots = new ArrayList<>();
        for (LocalDate day = from; day.isBefore(untilExclusive); day = day.plusDays(1)) {
            if (period.contains(day)) {
                slots.addAll(slotsOf(day, hours));
            }
        }
        slots.sort(Comparator.comparing(SlotTime::startsAt));
        return slots;
    }

    private List<SlotTime> slotsOf(LocalDate day, OpeningHours hours) {
        List<DayHours> weekly =
                DayHours.joined(
                        hours.weekly().stream()
                                .filter(rule -> rule.appliesOn(day))
                                .map(WeeklyOpening::hours)
                                .toList());
        List<DayHours> closed =
                hours.closures().stream()
                        .filter(closure -> closure.days().contains(day))
                        .map(Closure::hours)
                        .toList();
        List<DayHours> extra =
                DayHours.joined(
                        hours.extras().stream()
                                .filter(opening -> opening.day().equals(day))
                                .map(ExtraOpening::hours)
                                .toList());
        List<SlotTime> closedTimes =
                closed.stream().flatMap(piece -> times(zone, day, piece).stream()).toList();

        List<SlotTime> slots = new ArrayList<>();
        for (DayHours opening : weekly) {
            cut(day, opening).stream()
                    .filter(slot -> closedTimes.stream().noneMatch(slot::overlaps))
                    .forEach(slots::add);
        }
        for (DayHours opening : DayHours.without(extra, DayHours.without(weekly, closed))) {
            slots.addAll(cut(day, opening));
        }
        return slots;
    }

    /** The stretches of a day in which it is open, in order; those that touch are apart. */
    static List<SlotTime> openTimes(ZoneId zone, LocalDate day, OpeningHours hours) {
        List<DayHours> open =
                new ArrayList<>(
                        DayHours.without(
                                hours.weekly().stream()
                                        .filter(rule -> rule.appliesOn(day))
                                        .map(WeeklyOpening::hours)
                                        .toList(),
                                hours.closures().stream()
                                        .filter(closure -> closure.days().contains(day))
                                        .map(Closure::hours)
                                        .toList()));
        hours.extras().stream()
                .filter(opening -> opening.day().equals(day))
                .map(ExtraOpening::hours)
                .forEach(open::add);
        return open.stream()
                .flatMap(piece -> times(zone, day, piece).stream())
                .sorted(Comparator.comparing(SlotTime::startsAt))
                .toList();
    }

    private List<SlotTime> cut(LocalDate day, DayHours opening) {
        List<SlotTime> slots = new ArrayList<>();
        for (SlotTime time : times(zone, day, opening)) {
            Instant start = time.startsAt();
            for (Instant end = start.plus(slotLength);
                    !end.isAfter(time.endsAt());
                    end = end.plus(slotLength)) {
                slots.add(new SlotTime(start, end));
                start = end;
            }
        }
        return slots;
    }

    /**
     * The stretches of real time in which the clock on the wall shows the given hours of a day: one
     * on an ordinary day, none if the hours are skipped, two if their end or beginning is shown
     * twice.
     */
    static List<SlotTime> times(ZoneId zone, LocalDate day, DayHours hours) {
        LocalDateTime from = day.atStartOfDay().plusMinutes(hours.fromMinute());
        LocalDateTime until = day.atStartOfDay().plusMinutes(hours.untilMinute());
        Instant end = until.toInstant(ZoneOffset.MIN);
        List<SlotTime> times = new ArrayList<>();
        Instant segmentStart = from.toInstant(ZoneOffset.MAX);
        while (segmentStart.isBefore(end)) {
            ZoneOffset offset = zone.getRules().getOffset(segmentStart);
            ZoneOffsetTransition change = zone.getRules().nextTransition(segmentStart);
            Instant segmentEnd =
                    change == null || change.getInstant().isAfter(end) ? end : change.getInstant();
            Instant first = later(from.toInstant(offset), segmentStart);
            Instant last = earlier(until.toInstant(offset), segmentEnd);
            if (first.isBefore(last)) {
                int before = times.size() - 1;
                if (before >= 0 && times.get(before).endsAt().equals(first)) {
                    times.set(before, new SlotTime(times.get(before).startsAt(), last));
                } else {
                    times.add(new SlotTime(first, last));
                }
            }
            segmentStart = segmentEnd;
        }
        return times;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
