package io.onecare.core.booking;

import io.onecare.core.NativeSql;
import io.onecare.core.Role;
import io.onecare.core.booking.BookingWriter.Recipients;
import io.onecare.core.money.Money;
import io.onecare.core.notification.Reminder;
import io.onecare.core.person.EmailAddress;
import io.onecare.core.schedule.SlotId;
import io.onecare.core.time.Moments;
import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads bookings and their history from the tables, in one statement each. */
final class BookingRows {

    private static final String SELECT =
            "select cast(b.id as varchar(36)), b.reference, b.version, b.state, b.patient_number,"
                    + " f.code, v.code, p.code, cast(b.slot_id as varchar(36)), b.starts_at,"
                    + " b.ends_at, b.zone, b.price, b.price_list_code, b.policy_number, b.channel,"
                    + " b.terms_version, b.reminder_email, b.reminder_days, b.requested_at,"
                    + " b.confirm_by, t.reference, o.reference"
                    + " from booking b"
                    + " join facility f on f.id = b.facility_id"
                    + " join health_service v on v.id = b.service_id"
                    + " left join practitioner p on p.id = b.practitioner_id"
                    + " left join booking t on t.id = b.moved_to"
                    + " left join booking o on o.moved_to = b.id";

    private BookingRows() {}

    /** Begins a question about bookings {@code b}, at facilities {@code f}. */
    static NativeSql select() {
        return new NativeSql().add(SELECT);
    }

    static List<Booking> list(EntityManager em, NativeSql sql) {
        return sql.rows(em).stream().map(BookingRows::booking).toList();
    }

    static Optional<Booking> find(EntityManager em, BookingReference reference) {
        return list(em, select().add(" where b.reference = ?", reference.stored())).stream()
                .findFirst();
    }

    static Optional<Booking> find(EntityManager em, UUID id) {
        return list(em, select().add(" where b.id = ?", id)).stream().findFirst();
    }

    /** The proposal that the booking's last event was, if it can be answered; else empty. */
    static Optional<Proposal> openProposal(EntityManager em, Booking booking, Instant now) {
        return Optional.ofNullable(
                openProposals(em, List.of(booking.id().value()), now).get(booking.id()));
    }

    /**
     * Narrows down to bookings {@code b} with a proposal {@code p} that can be answered: a request
     * can until it is left to expire, because nothing else would become of it, and an appointment
     * that stands until the time is over.
     */
    static NativeSql addOpenProposal(NativeSql sql, Instant now) {
        return sql.add(" p.booking_id = b.id and p.number = b.version and (b.state = 'REQUESTED'")
                .add(" or (b.state = 'CONFIRMED' and b.confirm_by > ?))", Moments.toMicros(now));
    }

    /** The proposals of some bookings, at least one, as far as they can be answered. */
    static Map<BookingId, Proposal> openProposals(
            EntityManager em, List<UUID> bookings, Instant now) {
        Map<BookingId, Proposal> proposals = new HashMap<>();
        for (Object[] row :
                addOpenProposal(
                                new NativeSql()
                                        .add("select p.starts_at, p.ends_at, p.zone, d.code,")
                                        .add(" cast(p.slot_id as varchar(36)), b.confirm_by,")
                                        .add(" cast(b.id as varchar(36)) from booking_proposal p")
                                        .add(" join booking b on"),
                                now)
                        .add(" left join practitioner d on d.id = p.practitioner_id")
                        .add(" where b.id in ")
                        .addIn(bookings)
                        .rows(em)) {
            proposals.put(
                    new BookingId(UUID.fromString(given(row[6]))),
                    new Proposal(
                            moment(row[0]),
                            moment(row[1]),
                            ZoneId.of(given(row[2])),
                            text(row[3]),
                            slot(row[4]),
                            moment(row[5])));
        }
        return proposals;
    }

    /** What all the bookings have come to whose place the booking took, one after the other. */
    static CalendarEntry calendarEntry(EntityManager em, Booking booking) {
        List<Object[]> chain =
                new NativeSql()
                        .add("with recursive chain (id, version, earlier) as (")
                        .add("select b.id, b.version, 0 from booking b")
                        .add(" where b.id = ?", booking.id().value())
                        .add(" union all select o.id, o.version, c.earlier + 1")
                        .add(" from chain c join booking o on o.moved_to = c.id)")
                        .add(" select cast(c.id as varchar(36)), c.version,")
                        .add(" (select count(*) from booking_event e where e.booking_id = c.id")
                        .add(" and e.to_state = 'CONFIRMED') from chain c order by c.earlier")
                        .rows(em);
        return new CalendarEntry(
                new BookingId(UUID.fromString(given(chain.get(chain.size() - 1)[0]))),
                chain.stream().mapToInt(row -> ((Number) row[1]).intValue()).sum() - 1,
                chain.size() > 1
                        || chain.stream().anyMatch(row -> ((Number) row[2]).intValue() > 0));
    }

    static List<BookingChange> history(EntityManager em, BookingId id) {
        return new NativeSql()
                        .add("select e.number, e.occurred_at, e.actor_role, e.actor_name, e.event,")
                        .add(" e.from_state, e.to_state, e.reason from booking_event e")
                        .add(" where e.booking_id = ? order by e.number", id.value())
                        .rows(em)
                        .stream()
                        .map(BookingRows::change)
                        .toList();
    }

    /** Whom messages about a booking go to. */
    static Recipients recipients(EntityManager em, Booking booking, Clock clock) {
        Object[] row =
                PatientMailbox.addTo(
                                new NativeSql().add("select f.notification_email, "),
                                booking.patientNumber(),
                                clock)
                        .add(" from booking b join facility f on f.id = b.facility_id")
                        .add(" left join dependant p on p.dependant_number = b.patient_number")
                        .add(" left join member m on m.id = coalesce(p.member_id,")
                        .add(
                                " (select x.id from member x where x.member_number = b.patient_number))")
                        .add(" where b.id = ?", booking.id().value())
                        .rows(em)
                        .get(0);
        return new Recipients(PatientMailbox.read(row[1]), PatientMailbox.read(row[0]));
    }

    private static Booking booking(Object[] row) {
        String email = text(row[17]);
        return new Booking(
                new BookingId(UUID.fromString(given(row[0]))),
                BookingReference.of(given(row[1])),
                ((Number) row[2]).intValue(),
                BookingState.valueOf(given(row[3])),
                given(row[4]),
                given(row[5]),
                given(row[6]),
                text(row[7]),
                slot(row[8]),
                moment(row[9]),
                moment(row[10]),
                ZoneId.of(given(row[11])),
                Money.of((BigDecimal) row[12]),
                given(row[13]),
                given(row[14]),
                Channel.valueOf(given(row[15])),
                given(row[16]),
                email == null
                        ? null
                        : new ReminderWish(
                                EmailAddress.of(email),
                                Reminder.daysBefore(((Number) row[18]).intValue())),
                moment(row[19]),
                row[20] == null ? null : moment(row[20]),
                reference(row[21]),
                reference(row[22]));
    }

    private static BookingChange change(Object[] row) {
        String from = text(row[5]);
        return new BookingChange(
                ((Number) row[0]).intValue(),
                moment(row[1]),
                Role.valueOf(given(row[2])),
                given(row[3]),
                BookingEvent.valueOf(given(row[4])),
                from == null ? null : BookingState.valueOf(from),
                BookingState.valueOf(given(row[6])),
                text(row[7]));
    }

    private static @Nullable SlotId slot(@Nullable Object column) {
        return column == null ? null : SlotId.of(UUID.fromString((String) column));
    }

    private static @Nullable BookingReference reference(@Nullable Object column) {
        return column == null ? null : BookingReference.of((String) column);
    }

    private static @Nullable String text(@Nullable Object column) {
        return (String) column;
    }

    private static String given(@Nullable Object column) {
        return (String) Objects.requireNonNull(column);
    }

    private static Instant moment(Object column) {
        return Moments.ofMicros(((Number) column).longValue());
    }
}
