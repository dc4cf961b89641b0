package io.onecare.core.network;

import io.onecare.core.NativeSql;
import io.onecare.core.network.NetworkWarning.Kind;
import io.onecare.core.place.GeoPoint;
import io.onecare.core.time.Moments;
import io.onecare.core.time.ValidityPeriod;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Looks what hangs on a change. What is counted is what people count on: bookings to come that are
 * requested or confirmed, and schedules that have not ended.
 */
final class NetworkWarnings {

    private static final ZoneId ITALY = ZoneId.of("Europe/Rome");

    private static final String BOOKINGS =
            " from booking b where b.state in ('REQUESTED', 'CONFIRMED') and b.starts_at >= ?";

    private static final String SCHEDULES =
            " from schedule c where (c.valid_until is null or c.valid_until > cast(? as date))";

    private final EntityManager em;
    private final Instant now;
    private final List<NetworkWarning> found = new ArrayList<>();

    NetworkWarnings(EntityManager em, Instant now) {
        this.em = em;
        this.now = now;
    }

    List<NetworkWarning> found() {
        return List.copyOf(found);
    }

    /** Of a facility that is there, and what it is to be. */
    NetworkWarnings ofDetails(FacilitySheet sheet, FacilityDetails after) {
        FacilityDetails before = sheet.details();
        UUID facility = sheet.id().value();
        if (!after.period().equals(before.period())) {
            ofPeriod(facility, before.period(), after.period());
        }
        if (after.bookingMode() != before.bookingMode()) {
            ofMode(facility, after.bookingMode());
        }
        if (after.notificationEmail() == null && before.notificationEmail() != null) {
            add(Kind.NOBODY_TOLD, "", 0);
        }
        if (!Objects.equals(after.position(), before.position())
                || after.positionSource() != before.positionSource()) {
            ofPlace(sheet.code(), after.position(), after.positionSource());
        }
        return this;
    }

    private void ofPeriod(UUID facility, ValidityPeriod before, ValidityPeriod after) {
        NativeSql outside =
                new NativeSql()
                        .add("select count(*), 0" + BOOKINGS, Moments.toMicros(now))
                        .add(" and b.facility_id = ?", facility)
                        .add(" and (b.starts_at < ?", beginOf(after.from()));
        LocalDate until = after.untilExclusive().orElse(null);
        if (until != null) {
            outside.add(" or b.starts_at >= ?", beginOf(until));
        }
        addCount(Kind.BOOKINGS_OUTSIDE, "", outside.add(")"));
        if (until != null && !after.untilExclusive().equals(before.untilExclusive())) {
            addCount(
                    Kind.SCHEDULES_OUTLAST,
                    "",
                    new NativeSql()
                            .add("select count(*), 0" + SCHEDULES, until.toString())
                            .add(" and c.facility_id = ?", facility));
        }
    }

    private void ofMode(UUID facility, BookingMode after) {
        NativeSql schedules =
                new NativeSql()
                        .add("select count(*), 0" + SCHEDULES, today().toString())
                        .add(" and c.facility_id = ?", facility);
        if (after == BookingMode.ONLINE) {
            if (count(schedules) == 0) {
                add(Kind.NO_SCHEDULE, "", 0);
            }
            return;
        }
        addCount(
                Kind.REQUESTS_WAITING,
                "",
                new NativeSql()
                        .add("select count(*), 0" + BOOKINGS, Moments.toMicros(now))
                        .add(" and b.state = 'REQUESTED' and b.facility_id = ?", facility));
        addCount(Kind.SCHEDULES_HIDDEN, "", schedules);
    }

    /** Of a point that somebody gave; that of a comune is shared as a matter of course. */
    NetworkWarnings ofPlace(
            String code, @Nullable GeoPoint position, @Nullable PositionSource source) {
        if (position == null || source != PositionSource.GIVEN) {
            return this;
        }
        new NativeSql()
                .add("select z.code, z.name from facility z")
                .add(" where z.latitude = ?", position.latitude())
                .add(" and z.longitude = ?", position.longitude())
                .add(" and z.position_source = 'GIVEN' and z.code <> ?", code)
                .add(
                        " and (z.valid_until is null or z.valid_until > cast(? as date))",
                        today().toString())
                .add(" order by z.code limit 1")
                .rows(em)
                .forEach(row -> add(Kind.SAME_PLACE, (String) row[0], 0));
        return this;
    }

    /** Of services that a facility gives up. */
    NetworkWarnings ofGivenUp(FacilityId facility, Collection<String> services) {
        if (services.isEmpty()) {
            return this;
        }
        List<String> codes = services.stream().sorted().toList();
        addEach(
                Kind.BOOKINGS_OF_SERVICE,
                new NativeSql()
                        .add("select v.code, count(*) from booking b")
                        .add(" join health_service v on v.id = b.service_id")
                        .add(" where b.state in ('REQUESTED', 'CONFIRMED')")
                        .add(" and b.starts_at >= ?", Moments.toMicros(now))
                        .add(" and b.facility_id = ? and v.code in ", facility.value())
                        .addIn(codes)
                        .add(" group by v.code order by v.code"));
        addEach(
                Kind.SCHEDULES_OF_SERVICE,
                new NativeSql()
                        .add("select v.code, count(*) from schedule c")
                        .add(" join schedule_service d on d.schedule_id = c.id")
                        .add(" join health_service v on v.id = d.service_id")
                        .add(
                                " where (c.valid_until is null or c.valid_until > cast(? as date))",
                                today().toString())
                        .add(" and c.facility_id = ? and v.code in ", facility.value())
                        .addIn(codes)
                        .add(" group by v.code order by v.code"));
        return this;
    }

    /** Of facilities where a practitioner ceases to work. */
    NetworkWarnings ofLeft(PractitionerId practitioner, Collection<String> facilities) {
        if (facilities.isEmpty()) {
            return this;
        }
        List<String> codes = facilities.stream().sorted().toList();
        addEach(
                Kind.BOOKINGS_OF_PRACTITIONER,
                new NativeSql()
                        .add("select f.code, count(*) from booking b")
                        .add(" join facility f on f.id = b.facility_id")
                        .add(" where b.state in ('REQUESTED', 'CONFIRMED')")
                        .add(" and b.starts_at >= ?", Moments.toMicros(now))
                        .add(" and b.practitioner_id = ? and f.code in ", practitioner.value())
                        .addIn(codes)
                        .add(" group by f.code order by f.code"));
        addEach(
                Kind.SCHEDULES_OF_PRACTITIONER,
                new NativeSql()
                        .add("select f.code, count(*) from schedule c")
                        .add(" join facility f on f.id = c.facility_id")
                        .add(
                                " where (c.valid_until is null or c.valid_until > cast(? as date))",
                                today().toString())
                        .add(" and c.practitioner_id = ? and f.code in ", practitioner.value())
                        .addIn(codes)
                        .add(" group by f.code order by f.code"));
        return this;
    }

    private void addEach(Kind kind, NativeSql sql) {
        sql.rows(em).forEach(row -> add(kind, (String) row[0], ((Number) row[1]).longValue()));
    }

    private void addCount(Kind kind, String about, NativeSql sql) {
        long count = count(sql);
        if (count > 0) {
            add(kind, about, count);
        }
    }

    private long count(NativeSql sql) {
        return ((Number) sql.rows(em).get(0)[0]).longValue();
    }

    private void add(Kind kind, String about, long count) {
        found.add(new NetworkWarning(kind, about, count));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(now, ITALY);
    }

    private static long beginOf(LocalDate day) {
        return Moments.toMicros(day.atStartOfDay(ITALY).toInstant());
    }
}
