package io.onecare.core.reception;

import io.onecare.core.NativeSql;
import io.onecare.core.booking.BookingState;
import io.onecare.core.reception.AppointmentRows.Row;
import io.onecare.core.schedule.OpeningHours;
import io.onecare.core.schedule.Schedule;
import io.onecare.core.schedule.SlotTime;
import io.onecare.core.time.Moments;
import io.onecare.core.time.ValidityPeriod;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Which bookings a change concerns, and how. These are the active ones ahead, on the days of the
 * change, that have a slot of one of its schedules or were agreed by phone with one of its
 * practitioners; a closure of all the schedules of a facility concerns whatever was agreed by phone
 * there.
 *
 * @param rows the bookings, by start
 * @param bookings what is said about them, in the same order
 * @param isTooMany whether there may be more than were looked at, so that this is not all
 */
record Touched(List<Row> rows, List<TouchedBooking> bookings, boolean isTooMany) {

    /** A schedule of the change, with the code of whose time it is, and its services. */
    record Agenda(
            Schedule schedule,
            @Nullable String practitionerCode,
            SortedMap<String, Duration> services) {}

    private record Judged(Row row, TouchedBooking booking) {}

    static Touched by(
            EntityManager em,
            String facilityCode,
            ScheduleChange change,
            List<Agenda> agendas,
            boolean isWholeFacility,
            Instant now) {
        List<Row> rows = read(em, facilityCode, change, agendas, isWholeFacility, now);
        Set<SlotTime> suggested = new HashSet<>();
        List<Judged> judged = new ArrayList<>();
        for (Row row : rows) {
            Agenda agenda = agendaOf(row, agendas);
            judge(row, agenda, change)
                    .ifPresent(
                            effect -> {
                                SlotTime elsewhere =
                                        effect == BookingEffect.KEPT
                                                        || agenda == null
                                                        || change instanceof ScheduleChange.Services
                                                ? null
                                                : elsewhere(
                                                        row, agenda, change, rows, suggested, now);
                                judged.add(
                                        new Judged(
                                                row,
                                                new TouchedBooking(
                                                        row.appointment(),
                                                        elsewhere == null
                                                                ? effect
                                                                : BookingEffect.TO_MOVE,
                                                        elsewhere)));
                            });
        }
        return new Touched(
                judged.stream().map(Judged::row).toList(),
                judged.stream().map(Judged::booking).toList(),
                rows.size() > ScheduleChanges.MAX_BOOKINGS);
    }

    /** Those of which somebody has to decide. */
    List<Row> lost() {
        return IntStream.range(0, rows.size())
                .filter(i -> bookings.get(i).effect() != BookingEffect.KEPT)
                .mapToObj(rows::get)
                .toList();
    }

    private static List<Row> read(
            EntityManager em,
            String facilityCode,
            ScheduleChange change,
            List<Agenda> agendas,
            boolean isWholeFacility,
            Instant now) {
        NativeSql sql =
                AppointmentRows.at(facilityCode)
                        .add(" and b.state in (?", BookingState.REQUESTED.name())
                        .add(", ?)", BookingState.CONFIRMED.name())
                        .add(" and b.starts_at > ?", Moments.toMicros(now));
        if (change.days().isPresent()) {
            ValidityPeriod days = change.days().get();
            ZoneId zone = agendas.get(0).schedule().zone();
            sql.add(" and b.ends_at > ?", midnight(days.from(), zone));
            days.untilExclusive()
                    .ifPresent(until -> sql.add(" and b.starts_at < ?", midnight(until, zone)));
        }
        sql.add(" and (c.code in ").addIn(agendas.stream().map(a -> a.schedule().code()).toList());
        List<String> practitioners =
                agendas.stream()
                        .map(Agenda::practitionerCode)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList();
        if (isWholeFacility) {
            sql.add(" or b.slot_id is null");
        } else if (!practitioners.isEmpty()) {
            sql.add(" or (b.slot_id is null and p.code in ").addIn(practitioners).add(")");
        }
        return AppointmentRows.list(
                em,
                sql.add(") order by b.starts_at, b.reference limit ?", ScheduleChanges.MAX_BOOKINGS)
                        .add(" + 1"),
                now);
    }

    /** Empty if nothing is different for the booking: its time was closed before already. */
    private static Optional<BookingEffect> judge(
            Row row, @Nullable Agenda agenda, ScheduleChange change) {
        if (change instanceof ScheduleChange.Services services) {
            return judge(row, agenda, services);
        }
        boolean isOpenThen =
                agenda != null && cover(change.appliedTo(agenda.schedule().hours()), row, agenda);
        if (isOpenThen) {
            return Optional.of(BookingEffect.KEPT);
        }
        boolean isLost =
                change instanceof ScheduleChange.Close close
                        ? close.closure().concerns(row.time(), row.appointment().zone())
                        : agenda != null && cover(agenda.schedule().hours(), row, agenda);
        return isLost ? Optional.of(BookingEffect.ORPHANED) : Optional.empty();
    }

    /** What was agreed by phone has no schedule; what has lost its service was decided before. */
    private static Optional<BookingEffect> judge(
            Row row, @Nullable Agenda agenda, ScheduleChange.Services change) {
        String service = row.appointment().serviceCode();
        if (row.scheduleCode() == null
                || agenda == null
                || !agenda.services().containsKey(service)) {
            return Optional.empty();
        }
        return Optional.of(
                change.minutes().containsKey(service)
                        ? BookingEffect.KEPT
                        : BookingEffect.ORPHANED);
    }

    private static boolean cover(OpeningHours hours, Row row, Agenda agenda) {
        return hours.cover(row.time(), agenda.schedule().zone());
    }

    /** In whose hours a booking lies; null if it was agreed by phone with nobody of them. */
    private static @Nullable Agenda agendaOf(Row row, List<Agenda> agendas) {
        String code = row.scheduleCode();
        if (code != null) {
            return agendas.stream()
                    .filter(agenda -> agenda.schedule().code().equals(code))
                    .findFirst()
                    .orElse(null);
        }
        String practitioner = row.appointment().practitionerCode();
        List<Agenda> own =
                practitioner == null
                        ? List.of()
                        : agendas.stream()
                                .filter(agenda -> practitioner.equals(agenda.practitionerCode()))
                                .toList();
        return own.stream()
                .filter(agenda -> cover(agenda.schedule().hours(), row, agenda))
                .findFirst()
                .orElse(own.isEmpty() ? null : own.get(0));
    }

    private static @Nullable SlotTime elsewhere(
            Row row,
            Agenda agenda,
            ScheduleChange change,
            List<Row> rows,
            Set<SlotTime> suggested,
            Instant now) {
        Schedule schedule = agenda.schedule();
        LocalDate day = LocalDate.ofInstant(row.appointment().startsAt(), schedule.zone());
        for (SlotTime slot :
                schedule.slotsUnder(change.appliedTo(schedule.hours()), day, day.plusDays(1))) {
            SlotTime time =
                    new SlotTime(
                            slot.startsAt(),
                            slot.startsAt()
                                    .plus(
                                            Duration.between(
                                                    row.time().startsAt(), row.time().endsAt())));
            boolean isFree =
                    slot.startsAt().isAfter(now)
                            && !time.endsAt().isAfter(slot.endsAt())
                            && rows.stream()
                                    .filter(other -> other != row)
                                    .noneMatch(other -> other.time().overlaps(slot));
            if (isFree && suggested.add(time)) {
                return time;
            }
        }
        return null;
    }

    private static long midnight(LocalDate day, ZoneId zone) {
        return Moments.toMicros(day.atStartOfDay(zone).toInstant());
    }
}
