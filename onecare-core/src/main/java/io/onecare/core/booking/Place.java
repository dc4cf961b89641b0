package io.onecare.core.booking;

import io.onecare.core.NativeSql;
import io.onecare.core.person.EmailAddress;
import io.onecare.core.schedule.SlotId;
import io.onecare.core.time.Moments;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where, with whom and when an appointment would be: what does not change while it is booked. */
record Place(
        UUID facility,
        String facilityCode,
        boolean online,
        boolean confirmsByItself,
        @Nullable EmailAddress facilityEmail,
        UUID service,
        String serviceCode,
        @Nullable UUID practitioner,
        @Nullable String practitionerCode,
        @Nullable SlotId slot,
        Instant startsAt,
        Instant endsAt,
        ZoneId zone) {

    /** Facilities have no zone of their own yet; the network is Italian. */
    static final ZoneId ITALY = ZoneId.of("Europe/Rome");

    private static final String FACILITY =
            "select cast(f.id as varchar(36)), f.code, f.booking_mode, f.confirmation,"
                    + " f.notification_email, cast(v.id as varchar(36)), v.code,"
                    + " cast(p.id as varchar(36)), p.code";

    /** The appointment in a slot, if the slot exists and its schedule has the service. */
    static Optional<Place> inSlot(EntityManager em, SlotId slot, String serviceCode) {
        return new NativeSql()
                        .add(FACILITY)
                        .add(", s.starts_at, d.duration_minutes, c.zone from slot s")
                        .add(" join schedule c on c.id = s.schedule_id")
                        .add(" join facility f on f.id = c.facility_id")
                        .add(" join schedule_service d on d.schedule_id = c.id")
                        .add(" join health_service v on v.id = d.service_id")
                        .add(" left join practitioner p on p.id = s.practitioner_id")
                        .add(" where s.id = ? and v.code = ?", slot.value(), serviceCode)
                        .rows(em)
                        .stream()
                        .findFirst()
                        .map(
                                row ->
                                        of(
                                                row,
                                                slot,
                                                Moments.ofMicros(((Number) row[9]).longValue()),
                                                Duration.ofMinutes(((Number) row[10]).longValue()),
                                                ZoneId.of((String) row[11])));
    }

    /** The appointment as agreed by phone, if the facility has the service and the practitioner. */
    static Optional<Place> agreed(
            EntityManager em, AppointmentTime.Agreed time, String serviceCode) {
        NativeSql sql =
                new NativeSql()
                        .add(FACILITY)
                        .add(" from facility f")
                        .add(" join facility_service o on o.facility_id = f.id and o.offered")
                        .add(" join health_service v on v.id = o.service_id")
                        .add(" left join (practitioner p join practitioner_facility w")
                        .add(" on w.practitioner_id = p.id) on w.facility_id = f.id")
                        .add(" and p.code = ?", orNobody(time.practitionerCode()))
                        .add(" where f.code = ? and v.code = ?", time.facilityCode(), serviceCode);
        return sql.rows(em).stream()
                .findFirst()
                .filter(row -> time.practitionerCode() == null || row[7] != null)
                .map(
                        row ->
                                of(
                                        row,
                                        null,
                                        time.startsAt().atZone(ITALY).toInstant(),
                                        time.duration(),
                                        ITALY));
    }

    /** The day of the appointment where it takes place. */
    LocalDate day() {
        return LocalDate.ofInstant(startsAt, zone);
    }

    /** No practitioner has a blank code. */
    private static String orNobody(@Nullable String practitionerCode) {
        return practitionerCode == null ? "" : practitionerCode;
    }

    private static Place of(
            @Nullable Object[] row,
            @Nullable SlotId slot,
            Instant startsAt,
            Duration duration,
            ZoneId zone) {
        String email = (String) row[4];
        String practitioner = (String) row[7];
        return new Place(
                UUID.fromString(text(row[0])),
                text(row[1]),
                "ONLINE".equals(row[2]),
                "AUTOMATIC".equals(row[3]),
                email == null ? null : EmailAddress.of(email),
                UUID.fromString(text(row[5])),
                text(row[6]),
                practitioner == null ? null : UUID.fromString(practitioner),
                (String) row[8],
                slot,
                startsAt,
                startsAt.plus(duration),
                zone);
    }

    private static String text(@Nullable Object column) {
        return (String) Objects.requireNonNull(column);
    }
}
