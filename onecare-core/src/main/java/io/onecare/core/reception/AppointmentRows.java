package io.onecare.core.reception;

import io.onecare.core.NativeSql;
import io.onecare.core.booking.BookingReference;
import io.onecare.core.booking.BookingState;
import io.onecare.core.money.Money;
import io.onecare.core.person.PersonName;
import io.onecare.core.schedule.SlotTime;
import io.onecare.core.time.Moments;
import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads bookings with the names of their patients, in one statement each. */
final class AppointmentRows {

    private static final String SELECT =
            "select b.reference, b.state, b.version, cast(b.id as varchar(36)), v.code, p.code,"
                    + " b.starts_at, b.ends_at, b.zone, b.price, b.confirm_by, c.code,"
                    + " coalesce(m.surname, d.surname), coalesce(m.given_name, d.given_name),"
                    + " (select o.starts_at from booking_proposal o"
                    + " where o.booking_id = b.id and o.number = b.version),"
                    + " b.patient_number"
                    + " from booking b"
                    + " join facility f on f.id = b.facility_id"
                    + " join health_service v on v.id = b.service_id"
                    + " left join practitioner p on p.id = b.practitioner_id"
                    + " left join slot s on s.id = b.slot_id"
                    + " left join schedule c on c.id = s.schedule_id"
                    + " left join member m on m.member_number = b.patient_number"
                    + " left join dependant d on d.dependant_number = b.patient_number";

    /** An appointment, and what its staff does not see of it. */
    record Row(
            Appointment appointment,
            UUID id,
            int version,
            @Nullable String scheduleCode,
            String patientNumber) {

        SlotTime time() {
            return new SlotTime(appointment.startsAt(), appointment.endsAt());
        }

        @Override
        public String toString() {
            return "Row(" + id + ")";
        }
    }

    private AppointmentRows() {}

    /** Begins a question about bookings {@code b} at a facility, in slots of schedules c. */
    static NativeSql at(String facilityCode) {
        return new NativeSql().add(SELECT + " where f.code = ?", facilityCode);
    }

    static List<Row> list(EntityManager em, NativeSql sql, Instant now) {
        return sql.rows(em).stream().map(row -> row(row, now)).toList();
    }

    private static Row row(Object[] row, Instant now) {
        boolean isRequested = row[1].equals(BookingState.REQUESTED.name());
        Instant confirmBy = row[10] == null ? null : moment(row[10]);
        boolean isStanding =
                row[1].equals(BookingState.CONFIRMED.name())
                        && confirmBy != null
                        && now.isBefore(confirmBy);
        Instant proposed = row[14] != null && (isRequested || isStanding) ? moment(row[14]) : null;
        String surname = (String) row[12];
        return new Row(
                new Appointment(
                        BookingReference.of(given(row[0])),
                        BookingState.valueOf(given(row[1])),
                        surname == null ? null : PersonName.of(surname, given(row[13])),
                        given(row[4]),
                        (String) row[5],
                        moment(row[6]),
                        moment(row[7]),
                        ZoneId.of(given(row[8])),
                        Money.of((BigDecimal) row[9]),
                        row[11] != null,
                        isRequested || proposed != null ? confirmBy : null,
                        proposed),
                UUID.fromString(given(row[3])),
                ((Number) row[2]).intValue(),
                (String) row[11],
                given(row[15]));
    }

    private static String given(@Nullable Object column) {
        return (String) Objects.requireNonNull(column);
    }

    private static Instant moment(Object column) {
        return Moments.ofMicros(((Number) column).longValue());
    }
}
