package io.onecare.core.booking;

import static io.onecare.core.schedule.ClinicFixture.ALLERGY;
import static io.onecare.core.schedule.ClinicFixture.PRICE;
import static io.onecare.core.schedule.ClinicFixture.SYSTEM;
import static io.onecare.core.schedule.ClinicFixture.TERMS;

import io.onecare.core.Actor;
import io.onecare.core.OneCare;
import io.onecare.core.database.DatabaseKind;
import io.onecare.core.database.JpaProvider;
import io.onecare.core.member.Insured;
import io.onecare.core.money.Money;
import io.onecare.core.network.AddFacility;
import io.onecare.core.network.AddTariff;
import io.onecare.core.network.BookingConfirmation;
import io.onecare.core.network.BookingMode;
import io.onecare.core.notification.Reminder;
import io.onecare.core.person.EmailAddress;
import io.onecare.core.place.Address;
import io.onecare.core.schedule.AddSchedule;
import io.onecare.core.schedule.ClinicFixture;
import io.onecare.core.schedule.FreeSlot;
import io.onecare.core.schedule.ScheduleSource;
import io.onecare.core.schedule.SlotCriteria;
import io.onecare.core.schedule.SlotId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * {@link ClinicFixture} with slots and somebody to book them. AG-1 is DR-1's at OC-1, AG-2 DR-1's
 * at OC-2, AG-R a room at OC-1, AG-M a room at OC-M, which answers every request itself; each is
 * open on weekdays from nine to eleven and has slots for {@value #DAYS} days.
 */
public final class BookingFixture implements AutoCloseable {

    static final int DAYS = 10;
    static final Actor OPERATOR = Actor.operator("operator-1");
    static final Actor STAFF = Actor.facilityStaff("OC-1", "reception-1");

    final ClinicFixture clinic;
    final Actor anna;
    final Actor bruno;

    private BookingFixture(ClinicFixture clinic) {
        this.clinic = clinic;
        this.anna = member("M-1");
        this.bruno = member("M-2");
    }

    static BookingFixture on(JpaProvider provider, DatabaseKind kind) {
        return in(ClinicFixture.on(provider, kind));
    }

    /** Adds to a clinic what is to be booked. */
    static BookingFixture in(ClinicFixture clinic) {
        clinic.write(
                o -> {
                    o.networkEditor()
                            .add(
                                    SYSTEM,
                                    new AddFacility(
                                                    "OC-M",
                                                    "Centro Brezza",
                                                    Address.of(
                                                            "Via Neve 2", "10122", "Torino", "TO"),
                                                    null,
                                                    List.of(),
                                                    EmailAddress.of("agenda@oc-m.example"),
                                                    BookingMode.ONLINE,
                                                    Set.of(ALLERGY),
                                                    ClinicFixture.ALWAYS)
                                            .confirming(BookingConfirmation.MANUAL));
                    return o.networkEditor()
                            .add(
                                    SYSTEM,
                                    new AddTariff(
                                            "OC-M", ALLERGY, "BASE", PRICE, ClinicFixture.ALWAYS));
                });
        clinic.add("AG-1", "OC-1");
        clinic.add("AG-2", "OC-2");
        addRoom(clinic, "AG-R", "OC-1");
        addRoom(clinic, "AG-M", "OC-M");
        for (String schedule : List.of("AG-1", "AG-2", "AG-R", "AG-M")) {
            clinic.extend(schedule, DAYS);
        }
        return new BookingFixture(clinic);
    }

    private static void addRoom(ClinicFixture clinic, String code, String facility) {
        clinic.write(
                o ->
                        o.scheduleEditor()
                                .add(
                                        SYSTEM,
                                        new AddSchedule(
                                                code,
                                                facility,
                                                null,
                                                ClinicFixture.ROME,
                                                Duration.ofMinutes(30),
                                                Map.of(ALLERGY, Duration.ofMinutes(30)),
                                                ScheduleSource.GENERATED,
                                                ClinicFixture.weekdays("09:00", "11:00"),
                                                ClinicFixture.ALWAYS)));
    }

    Actor member(String number) {
        Insured person = clinic.read(o -> o.members().find(SYSTEM, number)).orElseThrow();
        return Actor.member(person.member().value());
    }

    <T> T write(Function<OneCare, T> work) {
        return clinic.write(work);
    }

    <T> T read(Function<OneCare, T> work) {
        return clinic.read(work);
    }

    /** The free slots of a schedule, first one first. */
    List<FreeSlot> free(String schedule) {
        String facility =
                schedule.equals("AG-2") ? "OC-2" : schedule.equals("AG-M") ? "OC-M" : "OC-1";
        return clinic.free(SlotCriteria.at(facility, ALLERGY)).stream()
                .filter(slot -> slot.scheduleCode().equals(schedule))
                .toList();
    }

    static Book wish(String patient, AppointmentTime time) {
        return new Book(
                IdempotencyKey.random(),
                patient,
                ALLERGY,
                time,
                PRICE,
                TERMS,
                Channel.PORTAL,
                null);
    }

    static Book wish(String patient, SlotId slot) {
        return wish(patient, new AppointmentTime.InSlot(slot));
    }

    static AppointmentTime.Agreed agreed(String local, @Nullable String practitioner) {
        return new AppointmentTime.Agreed(
                "OC-1",
                practitioner,
                LocalDateTime.parse(local),
                AppointmentTime.Agreed.USUAL_DURATION);
    }

    static Book reminded(Book wish, String email, int days) {
        return new Book(
                wish.key(),
                wish.patientNumber(),
                wish.serviceCode(),
                wish.time(),
                wish.expectedPrice(),
                wish.termsVersion(),
                wish.channel(),
                new ReminderWish(EmailAddress.of(email), Reminder.daysBefore(days)));
    }

    static Book at(Book wish, Money price) {
        return new Book(
                wish.key(),
                wish.patientNumber(),
                wish.serviceCode(),
                wish.time(),
                price,
                wish.termsVersion(),
                wish.channel(),
                wish.reminder());
    }

    static Move move(Booking booking, AppointmentTime time) {
        return new Move(IdempotencyKey.random(), booking.reference(), time, PRICE);
    }

    static Move move(Booking booking, SlotId slot) {
        return move(booking, new AppointmentTime.InSlot(slot));
    }

    BookingOutcome edit(Function<BookingEditor, BookingOutcome> work) {
        return write(o -> work.apply(o.bookingEditor()));
    }

    Optional<Booking> find(Function<Bookings, Optional<Booking>> work) {
        return write(o -> work.apply(o.bookings()));
    }

    BookingOutcome book(Actor actor, Book wish) {
        return write(o -> o.bookingEditor().book(actor, wish));
    }

    Booking booked(Actor actor, Book wish) {
        return done(book(actor, wish));
    }

    static Booking done(BookingOutcome outcome) {
        if (outcome instanceof BookingOutcome.Done done) {
            return done.booking();
        }
        throw new AssertionError(outcome);
    }

    static RefusalReason reason(BookingOutcome outcome) {
        if (outcome instanceof BookingOutcome.Refused refused) {
            return refused.reason();
        }
        throw new AssertionError(outcome);
    }

    Booking now(Booking booking) {
        return read(o -> o.bookings().find(SYSTEM, booking.reference())).orElseThrow();
    }

    /** The messages about a booking: kind, audience, state and recipient, in order. */
    List<String> messages(Booking booking) {
        return texts(
                "select kind || ' ' || audience || ' ' || state || ' ' || coalesce(recipient, '-')"
                        + " from outbox_message where subject_id = '"
                        + booking.id()
                        + "' order by subject_event, kind, audience");
    }

    Instant reminderOf(Booking booking) {
        return Instant.EPOCH.plusNanos(
                1_000
                        * clinic.count(
                                "select not_before from outbox_message"
                                        + " where kind = 'BOOKING_REMINDER' and subject_id = '"
                                        + booking.id()
                                        + "'"));
    }

    List<String> texts(String sql) {
        List<String> texts = new ArrayList<>();
        try (Connection connection = clinic.network.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        } catch (SQLException fault) {
            throw new IllegalStateException(fault);
        }
        return texts;
    }

    /** Everything that a refused wish must leave as it was, as one text; locks do not count. */
    String written() {
        List<String> all = new ArrayList<>();
        for (String sql :
                List.of(
                        "select cast(id as varchar(36)) || state || version"
                                + " || coalesce(cast(active_slot_id as varchar(36)), '-')"
                                + " from booking order by id",
                        "select cast(booking_id as varchar(36)) || number from booking_event"
                                + " order by booking_id, number",
                        "select cast(id as varchar(36)) || state from outbox_message order by id",
                        "select cast(id as varchar(36)) from audit_entry order by id",
                        "select account || key_text || content from booking_key order by key_text",
                        "select cast(slot_id as varchar(36)) || expires_at from slot_hold"
                                + " order by slot_id")) {
            all.addAll(texts(sql));
            all.add("--");
        }
        return String.join("\n", all);
    }

    @Override
    public void close() {
        clinic.close();
    }
}
