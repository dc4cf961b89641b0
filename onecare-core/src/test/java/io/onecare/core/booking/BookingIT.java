package io.onecare.core.booking;

import static io.onecare.core.booking.BookingFixture.OPERATOR;
import static io.onecare.core.booking.BookingFixture.STAFF;
import static io.onecare.core.booking.BookingFixture.agreed;
import static io.onecare.core.booking.BookingFixture.done;
import static io.onecare.core.booking.BookingFixture.move;
import static io.onecare.core.booking.BookingFixture.reason;
import static io.onecare.core.booking.BookingFixture.reminded;
import static io.onecare.core.booking.BookingFixture.wish;
import static io.onecare.core.schedule.ClinicFixture.ALLERGY;
import static io.onecare.core.schedule.ClinicFixture.HEART;
import static io.onecare.core.schedule.ClinicFixture.PRICE;
import static io.onecare.core.schedule.ClinicFixture.ROME;
import static io.onecare.core.schedule.ClinicFixture.SYSTEM;
import static io.onecare.core.schedule.ClinicFixture.TERMS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onecare.core.AccountId;
import io.onecare.core.Actor;
import io.onecare.core.ErrorCode;
import io.onecare.core.OneCareException;
import io.onecare.core.Role;
import io.onecare.core.audit.AuditTrail;
import io.onecare.core.database.DatabaseKind;
import io.onecare.core.database.JpaProvider;
import io.onecare.core.member.Coverage;
import io.onecare.core.money.Money;
import io.onecare.core.network.AddTariff;
import io.onecare.core.network.EndTariff;
import io.onecare.core.schedule.FreeSlot;
import io.onecare.core.schedule.HoldOutcome;
import io.onecare.core.schedule.HoldSlot;
import io.onecare.core.schedule.SlotId;
import io.onecare.core.time.Moments;
import io.onecare.core.time.ValidityPeriod;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of wishes to book, to move and to call off. */
class BookingIT {

    private BookingFixture fixture;
    private List<FreeSlot> doctor;
    private List<FreeSlot> room;

    private void open(JpaProvider provider, DatabaseKind kind) {
        fixture = BookingFixture.on(provider, kind);
        doctor = fixture.free("AG-1");
        room = fixture.free("AG-R");
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.schedule.ClinicFixture#everywhere")
    void a_booking_in_an_automatic_agenda_stands_at_once(JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        FreeSlot slot = doctor.get(5);

        Booking booking =
                fixture.booked(
                        fixture.anna, reminded(wish("D-1", slot.slot()), "anna@example.org", 1));

        assertThat(booking.state()).isEqualTo(BookingState.CONFIRMED);
        assertThat(booking.patientNumber()).isEqualTo("D-1");
        assertThat(booking.facilityCode()).isEqualTo("OC-1");
        assertThat(booking.practitionerCode()).isEqualTo("DR-1");
        assertThat(booking.startsAt()).isEqualTo(slot.startsAt());
        assertThat(booking.endsAt()).isEqualTo(slot.startsAt().plus(Duration.ofMinutes(20)));
        assertThat(booking.price()).isEqualTo(PRICE);
        assertThat(booking.policyNumber()).isEqualTo("P-1");
        assertThat(booking.priceListCode()).isEqualTo("BASE");
        assertThat(booking.confirmBy()).isNull();
        assertThat(booking.reference().toString())
                .matches("[2-9A-HJKMNP-TV-Z]{4}-[2-9A-HJKMNP-TV-Z]{4}");
        assertThat(fixture.now(booking)).isEqualTo(booking);
        assertThat(fixture.free("AG-1")).doesNotContain(slot).hasSize(doctor.size() - 1);
        assertThat(history(booking)).containsExactly("1 MEMBER BOOK null CONFIRMED null");
        assertThat(fixture.messages(booking))
                .containsExactly(
                        "BOOKING_CONFIRMED FACILITY PENDING agenda@oc-1.example",
                        "BOOKING_CONFIRMED PATIENT PENDING m-1@example.org",
                        "BOOKING_REMINDER PATIENT PENDING anna@example.org");
        // Tuesday 9 June, 09:30 in Rome: reminded on Monday at nine
        assertThat(fixture.reminderOf(booking)).isEqualTo(Instant.parse("2026-06-08T07:00:00Z"));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.schedule.ClinicFixture#everywhere")
    void three_channels_give_the_same_record_and_the_same_messages(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        List<Booking> made = new ArrayList<>();
        made.add(fixture.booked(fixture.anna, through(Channel.PORTAL, doctor.get(0))));
        made.add(fixture.booked(OPERATOR, through(Channel.CUSTOMER_CARE, doctor.get(1))));
        made.add(fixture.booked(OPERATOR, through(Channel.EMAIL, doctor.get(2))));
        made.add(fixture.booked(SYSTEM, through(Channel.API, doctor.get(3))));

        assertThat(made).extracting(Booking::channel).containsExactly(Channel.values());
        assertThat(made.stream().map(BookingIT::whatChannelsShare).distinct()).hasSize(1);
        assertThat(made.stream().map(fixture::messages).distinct()).hasSize(1);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.schedule.ClinicFixture#everywhere")
    void what_is_agreed_by_phone_or_needs_an_answer_is_requested(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);

        Booking phone = fixture.booked(fixture.anna, wish("M-1", agreed("2026-06-12T15:10", null)));
        FreeSlot slot = fixture.free("AG-M").get(0);
        Booking manual = fixture.booked(fixture.bruno, wish("M-2", slot.slot()));

        assertThat(phone.state()).isEqualTo(BookingState.REQUESTED);
        assertThat(phone.slot()).isNull();
        assertThat(phone.startsAt()).isEqualTo(Instant.parse("2026-06-12T13:10:00Z"));
        // received on Monday at 08:00, two working days, at closing time
        assertThat(phone.confirmBy()).isEqualTo(Instant.parse("2026-06-10T16:00:00Z"));
        assertThat(fixture.messages(phone))
                .containsExactly(
                        "BOOKING_REQUESTED FACILITY PENDING agenda@oc-1.example",
                        "BOOKING_REQUESTED PATIENT PENDING m-1@example.org",
                        "BOOKING_UNANSWERED FACILITY PENDING agenda@oc-1.example");
        assertThat(
                        fixture.texts(
                                "select not_before || ' ' || stale_at from outbox_message"
                                        + " where kind = 'BOOKING_UNANSWERED'"))
                // on the last day, from the opening of the desk until it closes
                .containsExactly(
                        Moments.toMicros(Instant.parse("2026-06-10T07:00:00Z"))
                                + " "
                                + Moments.toMicros(phone.confirmBy()));
        assertThat(manual.state()).isEqualTo(BookingState.REQUESTED);
        // the appointment itself is sooner
        assertThat(manual.confirmBy()).isEqualTo(slot.startsAt());
        assertThat(fixture.free("AG-M")).doesNotContain(slot);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.schedule.ClinicFixture#everywhere")
    void a_slot_is_booked_once_and_who_comes_second_is_told_the_next_free_times(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        fixture.booked(fixture.anna, wish("M-1", doctor.get(0).slot()));
        String before = fixture.written();

        BookingOutcome second = fixture.book(fixture.bruno, wish("M-2", doctor.get(0).slot()));

        assertThat(reason(second)).isEqualTo(RefusalReason.SLOT_TAKEN);
        assertThat(((BookingOutcome.Refused) second).facts().alternatives())
                .containsExactlyInAnyOrder(room.get(0), doctor.get(1), room.get(1));
        assertThat(fixture.written()).isEqualTo(before);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.schedule.ClinicFixture#everywhere")
    void a_hold_keeps_others_out_and_is_used_up_by_its_holder(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        hold(fixture.anna, doctor.get(0));

        assertThat(reason(fixture.book(fixture.bruno, wish("M-2", doctor.get(0).slot()))))
                .isEqualTo(RefusalReason.SLOT_TAKEN);
        assertThat(reason(fixture.book(OPERATOR, wish("M-2", doctor.get(0).slot()))))
                .isEqualTo(RefusalReason.SLOT_TAKEN);
        fixture.booked(fixture.anna, wish("M-1", doctor.get(0).slot()));

        assertThat(fixture.clinic.count("select count(*) from slot_hold")).isZero();
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.schedule.ClinicFixture#everywhere")
    void a_hold_that_has_run_out_stops_nobody(JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        hold(fixture.anna, doctor.get(0));
        hold(fixture.anna, doctor.get(1));
        fixture.clinic.minutesPassForHolds(10);

        fixture.booked(fixture.bruno, wish("M-2", doctor.get(0).slot()));
        fixture.booked(fixture.anna, wish("M-1", doctor.get(1).slot())); // late but still free

        assertThat(fixture.clinic.count("select count(*) from slot_hold")).isZero();
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.schedule.ClinicFixture#everywhere")
    void nobody_is_booked_for_two_places_at_once(JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        fixture.booked(fixture.anna, wish("M-1", doctor.get(0).slot()));
        FreeSlot elsewhere =
                fixture.free("AG-M").stream()
                        .filter(slot -> slot.startsAt().equals(doctor.get(0).startsAt()))
                        .findFirst()
                        .orElseThrow();

        // the patient, in a room at another facility, and by phone
        assertThat(reason(fixture.book(fixture.anna, wish("M-1", elsewhere.slot()))))
                .isEqualTo(RefusalReason.PATIENT_BUSY);
        assertThat(
                        reason(
                                fixture.book(
                                        fixture.anna,
                                        wish("M-1", agreed("2026-06-08T09:19", null)))))
                .isEqualTo(RefusalReason.PATIENT_BUSY);
        // the practitioner, at another facility and by phone
        assertThat(fixture.free("AG-2").get(0).startsAt()).isEqualTo(doctor.get(1).startsAt());
        assertThat(
                        reason(
                                fixture.book(
                                        fixture.bruno,
                                        wish("M-2", agreed("2026-06-08T08:50", "DR-1")))))
                .isEqualTo(RefusalReason.PRACTITIONER_BUSY);
        // back to back is fine: the service takes twenty minutes
        fixture.booked(fixture.bruno, wish("M-2", agreed("2026-06-08T09:20", "DR-1")));
        fixture.booked(fixture.anna, wish("M-1", agreed("2026-06-08T08:30", null)));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.schedule.ClinicFixture#everywhere")
    void a_practitioner_who_is_busy_elsewhere_has_no_free_slots_then(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        List<FreeSlot> other = fixture.free("AG-2");

        fixture.booked(fixture.anna, wish("M-1", doctor.get(1).slot()));
        fixture.booked(fixture.bruno, wish("M-2", agreed("2026-06-08T10:10", "DR-1")));

        // 09:30 by the booking in AG-1; 10:00 and 10:30 by what was agreed from 10:10 to 10:40
        assertThat(fixture.free("AG-2")).containsExactlyElementsOf(without(other, 1, 2, 3));
        assertThat(reason(fixture.book(fixture.member("M-2"), wish("M-2", other.get(1).slot()))))
                .isEqualTo(RefusalReason.PRACTITIONER_BUSY);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.schedule.ClinicFixture#everywhere")
    void any_practitioner_takes_whoever_is_free(JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        Instant start = doctor.get(0).startsAt();
        AppointmentTime any = new AppointmentTime.WithAnyPractitioner("OC-1", start);

        Booking first = fixture.booked(fixture.anna, wish("M-1", any));
        Booking second = fixture.booked(fixture.bruno, wish("M-2", any));
        BookingOutcome third = fixture.book(fixture.anna, wish("D-1", any));

        assertThat(Set.of(first.slot(), second.slot()))
                .isEqualTo(Set.of(doctor.get(0).slot(), room.get(0).slot()));
        assertThat(reason(third)).isEqualTo(RefusalReason.SLOT_TAKEN);
        assertThat(((BookingOutcome.Refused) third).facts().alternatives())
                .extracting(FreeSlot::startsAt)
                .containsExactly(
                        start.plusSeconds(1_800),
                        start.plusSeconds(1_800),
                        start.plusSeconds(3_600));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.schedule.ClinicFixture#everywhere")
    void bad_wishes_are_refused_each_with_its_reason_and_write_nothing(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        SlotId slot = doctor.get(0).slot();
        fixture.clinic.sql(
                "update slot set withdrawn_at = 0 where id = '" + doctor.get(3).slot() + "'");
        String before = fixture.written();

        // whoever is not there for this actor
        assertRefused(fixture.anna, wish("M-2", slot), RefusalReason.NOT_FOUND);
        assertRefused(fixture.bruno, wish("D-1", slot), RefusalReason.NOT_FOUND);
        assertRefused(fixture.anna, wish("D-18", slot), RefusalReason.NOT_FOUND);
        assertRefused(OPERATOR, wish("X-9", slot), RefusalReason.NOT_FOUND);
        for (Actor actor :
                List.of(Actor.visitor(), STAFF, new Actor(Role.ADMINISTRATOR, "admin"))) {
            assertRefused(actor, wish("M-1", slot), RefusalReason.NOT_FOUND);
        }
        assertRefused(Actor.member(UUID.randomUUID()), wish("M-1", slot), RefusalReason.NOT_FOUND);
        // what is not there
        assertRefused(
                fixture.anna, wish("M-1", SlotId.of(UUID.randomUUID())), RefusalReason.NOT_FOUND);
        assertRefused(fixture.anna, of(HEART, wish("M-1", slot)), RefusalReason.NOT_FOUND);
        assertRefused(
                fixture.anna,
                wish("M-1", agreed("2026-06-12T15:10", "DR-9")),
                RefusalReason.NOT_FOUND);
        // time
        assertRefused(
                fixture.anna,
                wish("M-1", agreed("2027-03-28T02:30", null)),
                RefusalReason.TIME_DOES_NOT_EXIST);
        assertRefused(
                fixture.anna,
                wish("M-1", agreed("2026-06-08T07:59", null)),
                RefusalReason.TIME_IN_THE_PAST);
        assertRefused(
                fixture.anna,
                wish("M-1", agreed("2062-06-08T08:00", null)),
                RefusalReason.TOO_FAR_AHEAD);
        assertRefused(
                fixture.anna, wish("M-1", doctor.get(3).slot()), RefusalReason.SLOT_WITHDRAWN);
        // cover and price
        BookingOutcome ended = fixture.book(fixture.member("M-3"), wish("M-3", slot));
        assertThat(reason(ended)).isEqualTo(RefusalReason.NOT_COVERED);
        assertThat(((BookingOutcome.Refused) ended).facts().coverage())
                .isEqualTo(Coverage.Reason.COVER_ENDED);
        assertRefused(
                fixture.anna,
                of(
                        HEART,
                        wish(
                                "M-1",
                                new AppointmentTime.Agreed(
                                        "OC-2",
                                        null,
                                        LocalDateTime.parse("2026-06-12T15:10"),
                                        Duration.ofMinutes(30)))),
                RefusalReason.NO_TARIFF);
        BookingOutcome dearer =
                fixture.book(
                        fixture.anna, BookingFixture.at(wish("M-1", slot), Money.ofCents(4_749)));
        assertThat(reason(dearer)).isEqualTo(RefusalReason.PRICE_CHANGED);
        assertThat(((BookingOutcome.Refused) dearer).facts().price()).isEqualTo(PRICE);
        assertRefused(
                fixture.anna,
                new Book(
                        IdempotencyKey.random(),
                        "M-1",
                        ALLERGY,
                        new AppointmentTime.InSlot(slot),
                        PRICE,
                        "2025-01",
                        Channel.PORTAL,
                        null),
                RefusalReason.TERMS_OUTDATED);

        assertThat(fixture.written()).isEqualTo(before);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.schedule.ClinicFixture#everywhere")
    void a_facility_that_takes_calls_only_is_not_booked_online(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        fixture.clinic.sql("update facility set booking_mode = 'BY_PHONE' where code = 'OC-1'");

        assertRefused(
                fixture.anna, wish("M-1", doctor.get(0).slot()), RefusalReason.NOT_BOOKABLE_ONLINE);
        fixture.booked(fixture.anna, wish("M-1", agreed("2026-06-08T09:00", null)));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.schedule.ClinicFixture#everywhere")
    void a_child_who_is_of_age_by_the_appointment_books_alone(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);

        // D-17 turns 18 on Monday, 15 June
        fixture.booked(fixture.anna, wish("D-17", agreed("2026-06-14T23:00", null)));
        assertRefused(
                fixture.anna,
                wish("D-17", agreed("2026-06-15T00:00", null)),
                RefusalReason.NOT_FOUND);
        fixture.booked(OPERATOR, wish("D-17", agreed("2026-06-15T09:00", null)));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.schedule.ClinicFixture#everywhere")
    void a_price_that_changed_between_summary_and_confirmation_is_told(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        LocalDate day = LocalDate.of(2026, 6, 10);
        fixture.write(
                o -> o.networkEditor().end(SYSTEM, new EndTariff("OC-1", ALLERGY, "BASE", day)));
        fixture.write(
                o ->
                        o.networkEditor()
                                .add(
                                        SYSTEM,
                                        new AddTariff(
                                                "OC-1",
                                                ALLERGY,
                                                "BASE",
                                                Money.ofCents(5_000),
                                                ValidityPeriod.from(day))));

        Booking before =
                fixture.booked(fixture.anna, wish("M-1", agreed("2026-06-09T15:00", null)));
        BookingOutcome after =
                fixture.book(fixture.anna, wish("M-1", agreed("2026-06-10T15:00", null)));

        assertThat(before.price()).isEqualTo(PRICE);
        assertThat(reason(after)).isEqualTo(RefusalReason.PRICE_CHANGED);
        assertThat(((BookingOutcome.Refused) after).facts().price())
                .isEqualTo(Money.ofCents(5_000));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.schedule.ClinicFixture#everywhere")
    void the_same_key_gives_the_same_booking_and_never_another(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        Book wish = wish("M-1", doctor.get(0).slot());
        Booking booking = fixture.booked(fixture.anna, wish);
        String before = fixture.written();

        assertThat(fixture.book(fixture.anna, wish))
                .isEqualTo(new BookingOutcome.Done(booking, true));
        assertThat(fixture.find(b -> b.findByKey(fixture.anna, wish.key()))).contains(booking);
        assertThat(fixture.find(b -> b.findByKey(fixture.bruno, wish.key()))).isEmpty();
        assertRefused(
                fixture.anna,
                new Book(
                        wish.key(),
                        "M-1",
                        ALLERGY,
                        new AppointmentTime.InSlot(doctor.get(1).slot()),
                        PRICE,
                        TERMS,
                        Channel.PORTAL,
                        null),
                RefusalReason.KEY_REUSED);
        assertRefused(
                fixture.anna, reminded(wish, "anna@example.org", 3), RefusalReason.KEY_REUSED);
        assertThat(fixture.written()).isEqualTo(before);

        // the key of another account is another key
        assertThat(reason(fixture.book(OPERATOR, wish))).isEqualTo(RefusalReason.SLOT_TAKEN);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.schedule.ClinicFixture#everywhere")
    void a_moved_booking_makes_room_and_tells_of_the_new_time(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        Booking old =
                fixture.booked(
                        fixture.anna,
                        reminded(wish("M-1", doctor.get(20).slot()), "anna@example.org", 1));
        Move wish = move(old, doctor.get(24).slot());

        Booking moved = done(fixture.edit(e -> e.move(fixture.anna, wish)));

        Booking after = fixture.now(old);
        assertThat(after.state()).isEqualTo(BookingState.RESCHEDULED);
        assertThat(after.movedTo()).isEqualTo(moved.reference());
        assertThat(moved.movedFrom()).isEqualTo(old.reference());
        assertThat(moved.state()).isEqualTo(BookingState.CONFIRMED);
        assertThat(fixture.now(moved)).isEqualTo(moved);
        assertThat(fixture.free("AG-1")).contains(doctor.get(20)).doesNotContain(doctor.get(24));
        assertThat(history(old))
                .containsExactly(
                        "1 MEMBER BOOK null CONFIRMED null",
                        "2 MEMBER MOVE CONFIRMED RESCHEDULED null");
        assertThat(fixture.messages(old))
                .containsExactly(
                        "BOOKING_CONFIRMED FACILITY SUPERSEDED agenda@oc-1.example",
                        "BOOKING_CONFIRMED PATIENT SUPERSEDED m-1@example.org",
                        "BOOKING_REMINDER PATIENT SUPERSEDED anna@example.org");
        assertThat(fixture.messages(moved))
                .containsExactly(
                        "BOOKING_MOVED FACILITY PENDING agenda@oc-1.example",
                        "BOOKING_MOVED PATIENT PENDING m-1@example.org",
                        "BOOKING_REMINDER PATIENT PENDING anna@example.org");
        // the same wish again is the same booking
        assertThat(fixture.edit(e -> e.move(fixture.anna, wish)))
                .isEqualTo(new BookingOutcome.Done(moved, true));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.schedule.ClinicFixture#everywhere")
    void losing_the_new_time_leaves_the_old_booking_as_it_was(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        Booking old = fixture.booked(fixture.anna, wish("M-1", doctor.get(20).slot()));
        fixture.booked(fixture.bruno, wish("M-2", doctor.get(24).slot()));
        String before = fixture.written();

        BookingOutcome outcome =
                fixture.edit(e -> e.move(fixture.anna, move(old, doctor.get(24).slot())));

        assertThat(reason(outcome)).isEqualTo(RefusalReason.SLOT_TAKEN);
        assertThat(((BookingOutcome.Refused) outcome).facts().alternatives()).hasSize(3);
        assertThat(fixture.written()).isEqualTo(before);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.schedule.ClinicFixture#everywhere")
    void a_move_may_overlap_the_old_time_and_tells_the_facility_that_is_left(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        Booking old = fixture.booked(fixture.anna, wish("M-1", doctor.get(20).slot()));
        FreeSlot sameTime =
                fixture.free("AG-M").stream()
                        .filter(slot -> slot.startsAt().equals(old.startsAt()))
                        .findFirst()
                        .orElseThrow();

        Booking moved = done(fixture.edit(e -> e.move(fixture.anna, move(old, sameTime.slot()))));

        assertThat(moved.state()).isEqualTo(BookingState.REQUESTED);
        assertThat(fixture.messages(old))
                .contains("BOOKING_CANCELLED FACILITY PENDING agenda@oc-1.example");
        assertThat(fixture.messages(moved))
                .containsExactly(
                        "BOOKING_MOVED FACILITY PENDING agenda@oc-m.example",
                        "BOOKING_MOVED PATIENT PENDING m-1@example.org",
                        "BOOKING_UNANSWERED FACILITY PENDING agenda@oc-m.example");
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.schedule.ClinicFixture#everywhere")
    void a_cancelled_booking_frees_its_slot_and_takes_its_messages_back(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        Booking booking =
                fixture.booked(
                        fixture.anna,
                        reminded(wish("M-1", doctor.get(20).slot()), "anna@example.org", 3));

        Booking cancelled = done(cancel(fixture.anna, booking));

        assertThat(cancelled).isEqualTo(fixture.now(booking));
        assertThat(cancelled.state()).isEqualTo(BookingState.CANCELLED);
        assertThat(fixture.free("AG-1")).isEqualTo(doctor);
        assertThat(history(booking))
                .containsExactly(
                        "1 MEMBER BOOK null CONFIRMED null",
                        "2 MEMBER CANCEL CONFIRMED CANCELLED PATIENT");
        assertThat(fixture.messages(booking))
                .containsExactly(
                        "BOOKING_CONFIRMED FACILITY SUPERSEDED agenda@oc-1.example",
                        "BOOKING_CONFIRMED PATIENT SUPERSEDED m-1@example.org",
                        "BOOKING_REMINDER PATIENT SUPERSEDED anna@example.org",
                        "BOOKING_CANCELLED FACILITY PENDING agenda@oc-1.example",
                        "BOOKING_CANCELLED PATIENT PENDING m-1@example.org");
        fixture.booked(fixture.bruno, wish("M-2", doctor.get(20).slot()));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.schedule.ClinicFixture#everywhere")
    void a_member_gives_one_working_day_notice_and_others_need_not(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        // Friday 12 June, 09:00 and after: from Thursday 09:00 on the notice is less than nine
        // hours
        Booking first = fixture.booked(fixture.anna, wish("M-1", doctor.get(16).slot()));
        Booking second = fixture.booked(fixture.anna, wish("M-1", doctor.get(17).slot()));
        Booking asked = fixture.booked(fixture.anna, wish("M-1", agreed("2026-06-12T16:00", null)));
        assertThat(first.startsAt()).isEqualTo(Instant.parse("2026-06-12T07:00:00Z"));

        fixture.clinic.clock.set(Instant.parse("2026-06-11T07:00:01Z"));
        assertThat(reason(cancel(fixture.anna, first))).isEqualTo(RefusalReason.NOTICE_TOO_SHORT);
        assertThat(
                        reason(
                                fixture.edit(
                                        e ->
                                                e.move(
                                                        fixture.anna,
                                                        move(first, doctor.get(20).slot())))))
                .isEqualTo(RefusalReason.NOTICE_TOO_SHORT);
        assertThat(done(cancel(OPERATOR, first)).state()).isEqualTo(BookingState.CANCELLED);
        // 09:30 still has its nine hours until 09:30
        assertThat(done(cancel(fixture.anna, second)).state()).isEqualTo(BookingState.CANCELLED);
        // what does not stand yet can be taken back until it begins
        fixture.clinic.clock.set(Instant.parse("2026-06-12T13:59:59Z"));
        assertThat(done(cancel(fixture.anna, asked)).state()).isEqualTo(BookingState.CANCELLED);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.schedule.ClinicFixture#everywhere")
    void confirming_twice_is_harmless_and_tells_nobody_twice(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        Booking asked =
                fixture.booked(
                        fixture.anna,
                        reminded(
                                wish("M-1", agreed("2026-06-12T16:00", null)),
                                "anna@example.org",
                                1));

        Booking confirmed = done(fixture.edit(e -> e.confirm(STAFF, ref(asked))));
        String before = fixture.written();
        BookingOutcome again = fixture.edit(e -> e.confirm(OPERATOR, ref(asked)));

        assertThat(confirmed.state()).isEqualTo(BookingState.CONFIRMED);
        assertThat(again).isEqualTo(new BookingOutcome.Done(confirmed, true));
        assertThat(fixture.written()).isEqualTo(before);
        assertThat(fixture.messages(asked))
                .containsExactly(
                        "BOOKING_REMINDER PATIENT PENDING anna@example.org",
                        "BOOKING_REQUESTED FACILITY SUPERSEDED agenda@oc-1.example",
                        "BOOKING_REQUESTED PATIENT SUPERSEDED m-1@example.org",
                        "BOOKING_UNANSWERED FACILITY SUPERSEDED agenda@oc-1.example",
                        "BOOKING_CONFIRMED FACILITY PENDING agenda@oc-1.example",
                        "BOOKING_CONFIRMED PATIENT PENDING m-1@example.org");
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.schedule.ClinicFixture#everywhere")
    void a_time_that_the_facility_proposes_stands_once_the_patient_takes_it(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        Booking asked =
                fixture.booked(
                        fixture.anna,
                        reminded(
                                wish("M-1", agreed("2026-06-12T16:00", null)),
                                "anna@example.org",
                                1));
        AppointmentTime friday = agreed("2026-06-12T17:00", "DR-1");

        Booking proposed = done(fixture.edit(e -> e.propose(STAFF, ref(asked), friday)));
        assertThat(proposed).isEqualTo(fixture.now(asked));
        assertThat(proposed.state()).isEqualTo(BookingState.REQUESTED);
        assertThat(fixture.messages(asked))
                .containsExactly(
                        "BOOKING_REQUESTED FACILITY SUPERSEDED agenda@oc-1.example",
                        "BOOKING_REQUESTED PATIENT SUPERSEDED m-1@example.org",
                        "BOOKING_UNANSWERED FACILITY SUPERSEDED agenda@oc-1.example",
                        "BOOKING_PROPOSED PATIENT PENDING m-1@example.org");
        Optional<Proposal> proposal =
                fixture.read(o -> o.bookings().findProposal(fixture.anna, ref(asked)));
        assertThat(proposal)
                .contains(
                        new Proposal(
                                Instant.parse("2026-06-12T15:00:00Z"),
                                Instant.parse("2026-06-12T15:30:00Z"),
                                ZoneId.of("Europe/Rome"),
                                "DR-1",
                                null,
                                Instant.parse("2026-06-10T16:00:00Z")));
        Optional<Proposal> ofOthers =
                fixture.read(o -> o.bookings().findProposal(fixture.bruno, ref(asked)));
        assertThat(ofOthers).isEmpty();

        Booking taken =
                done(
                        fixture.edit(
                                e ->
                                        e.move(
                                                fixture.anna,
                                                move(asked, new AppointmentTime.AsProposed()))));

        assertThat(taken.state()).isEqualTo(BookingState.CONFIRMED);
        assertThat(taken.startsAt()).isEqualTo(Instant.parse("2026-06-12T15:00:00Z"));
        assertThat(taken.practitionerCode()).isEqualTo("DR-1");
        assertThat(fixture.now(asked).state()).isEqualTo(BookingState.RESCHEDULED);
        assertThat(fixture.messages(taken))
                .contains("BOOKING_REMINDER PATIENT PENDING anna@example.org");
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.schedule.ClinicFixture#everywhere")
    void whoever_must_answer_a_proposal_finds_it_in_as_many_statements_as_ten(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        Booking later = fixture.booked(fixture.anna, wish("M-1", agreed("2026-06-19T16:00", null)));
        Booking sooner =
                fixture.booked(fixture.anna, wish("D-1", agreed("2026-06-12T16:00", null)));
        Booking unanswered =
                fixture.booked(fixture.anna, wish("M-1", agreed("2026-06-12T18:00", null)));
        Booking ofBruno =
                fixture.booked(fixture.bruno, wish("M-2", agreed("2026-06-12T18:30", null)));
        assertThat(proposed(fixture.anna)).isEmpty();
        for (Booking one : List.of(later, ofBruno, sooner)) {
            AppointmentTime other =
                    agreed(LocalDateTime.ofInstant(one.startsAt(), ROME).plusHours(1) + "", null);
            done(fixture.edit(e -> e.propose(STAFF, ref(one), other)));
        }

        List<ProposedBooking> waiting = proposed(fixture.anna);

        assertThat(waiting)
                .extracting(found -> found.booking().reference())
                .containsExactly(sooner.reference(), later.reference());
        assertThat(waiting.get(0).booking()).isEqualTo(fixture.now(sooner));
        assertThat(waiting.get(0).proposal())
                .isEqualTo(
                        fixture.read(o -> o.bookings().findProposal(fixture.anna, ref(sooner)))
                                .orElseThrow());
        assertThat(proposed(fixture.bruno))
                .extracting(found -> found.booking().reference())
                .containsExactly(ofBruno.reference());
        assertThat(proposed(STAFF)).hasSize(3);
        assertThat(
                        fixture.clinic.network.statementsOf(
                                o -> o.bookings().proposed(fixture.anna, 10)))
                .isEqualTo(4);
        List<ProposedBooking> first = fixture.read(o -> o.bookings().proposed(fixture.anna, 1));
        assertThat(first).containsExactly(waiting.get(0));

        done(fixture.edit(e -> e.reject(fixture.anna, ref(sooner))));
        done(
                fixture.edit(
                        e -> e.move(fixture.anna, move(later, new AppointmentTime.AsProposed()))));

        assertThat(proposed(fixture.anna)).isEmpty();
        assertThat(fixture.now(unanswered).state()).isEqualTo(BookingState.REQUESTED);
    }

    private List<ProposedBooking> proposed(Actor actor) {
        return fixture.read(o -> o.bookings().proposed(actor, 10));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.schedule.ClinicFixture#everywhere")
    void a_proposal_can_be_rejected_and_only_one_that_is_open_can_be_answered(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        Booking asked = fixture.booked(fixture.anna, wish("M-1", agreed("2026-06-12T16:00", null)));
        FreeSlot slot = doctor.get(16);
        assertThat(reason(fixture.edit(e -> e.reject(fixture.anna, ref(asked)))))
                .isEqualTo(RefusalReason.WRONG_STATE);
        assertThat(
                        reason(
                                fixture.edit(
                                        e ->
                                                e.move(
                                                        fixture.anna,
                                                        move(
                                                                asked,
                                                                new AppointmentTime
                                                                        .AsProposed())))))
                .isEqualTo(RefusalReason.WRONG_STATE);
        // another facility's time is not this facility's to propose
        SlotId elsewhere = fixture.free("AG-M").get(16).slot();
        assertThat(reason(fixture.edit(e -> e.propose(STAFF, ref(asked), inSlot(elsewhere)))))
                .isEqualTo(RefusalReason.NOT_FOUND);

        done(fixture.edit(e -> e.propose(STAFF, ref(asked), inSlot(slot.slot()))));
        fixture.booked(fixture.bruno, wish("M-2", slot.slot())); // nothing was promised
        BookingOutcome late =
                fixture.edit(
                        e -> e.move(fixture.anna, move(asked, new AppointmentTime.AsProposed())));
        assertThat(reason(late)).isEqualTo(RefusalReason.SLOT_TAKEN);
        assertThat(reason(fixture.edit(e -> e.propose(STAFF, ref(asked), inSlot(slot.slot())))))
                .isEqualTo(RefusalReason.SLOT_TAKEN);

        Booking rejected = done(fixture.edit(e -> e.reject(fixture.anna, ref(asked))));
        assertThat(rejected.state()).isEqualTo(BookingState.DECLINED);
        assertThat(history(asked))
                .containsExactly(
                        "1 MEMBER BOOK null REQUESTED null",
                        "2 FACILITY_STAFF PROPOSE REQUESTED REQUESTED null",
                        "3 MEMBER REJECT REQUESTED DECLINED null");
        assertThat(fixture.messages(asked))
                .contains(
                        "BOOKING_DECLINED FACILITY PENDING agenda@oc-1.example",
                        "BOOKING_DECLINED PATIENT PENDING m-1@example.org");
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.schedule.ClinicFixture#everywhere")
    void requests_that_nobody_answers_expire_once(JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        Booking asked = fixture.booked(fixture.anna, wish("M-1", agreed("2026-06-12T16:00", null)));
        Booking later = fixture.booked(fixture.anna, wish("M-1", agreed("2026-06-15T16:00", null)));
        FreeSlot slot = fixture.free("AG-M").get(16);
        Booking manual = fixture.booked(fixture.bruno, wish("M-2", slot.slot()));
        done(fixture.edit(e -> e.confirm(SYSTEM, ref(later))));

        fixture.clinic.clock.set(asked.confirmBy().minusNanos(1_000));
        assertThat(expire(SYSTEM)).isZero();
        fixture.clinic.clock.set(asked.confirmBy());
        assertThat(expire(OPERATOR)).isZero();
        assertThat(expire(SYSTEM)).isEqualTo(2);
        assertThat(expire(SYSTEM)).isZero();

        assertThat(fixture.now(asked).state()).isEqualTo(BookingState.EXPIRED);
        assertThat(fixture.now(manual).state()).isEqualTo(BookingState.EXPIRED);
        assertThat(fixture.now(later).state()).isEqualTo(BookingState.CONFIRMED);
        assertThat(fixture.free("AG-M")).contains(slot);
        assertThat(
                        fixture.texts(
                                "select origin_booking || ' ' || origin_trouble || ' ' || state"
                                        + " from care_request"))
                .containsExactlyInAnyOrder(
                        ref(asked) + " EXPIRED RECEIVED", ref(manual) + " EXPIRED RECEIVED");
        assertThat(fixture.messages(asked))
                .contains(
                        "BOOKING_EXPIRED FACILITY PENDING agenda@oc-1.example",
                        "BOOKING_EXPIRED PATIENT PENDING m-1@example.org");
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.schedule.ClinicFixture#everywhere")
    void a_reminder_whose_moment_has_passed_is_not_sent(JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);

        Booking booking =
                fixture.booked(
                        fixture.anna,
                        reminded(wish("M-1", doctor.get(4).slot()), "anna@example.org", 2));

        assertThat(fixture.messages(booking))
                .containsExactly(
                        "BOOKING_CONFIRMED FACILITY PENDING agenda@oc-1.example",
                        "BOOKING_CONFIRMED PATIENT PENDING m-1@example.org");
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.schedule.ClinicFixture#everywhere")
    void everybody_sees_only_what_is_theirs(JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        Booking mine = fixture.booked(fixture.anna, wish("M-1", doctor.get(0).slot()));
        Booking child = fixture.booked(fixture.anna, wish("D-1", doctor.get(1).slot()));
        Booking grown = fixture.booked(OPERATOR, wish("D-18", doctor.get(2).slot()));
        FreeSlot slot = fixture.free("AG-2").get(4);
        Booking others = fixture.booked(fixture.bruno, wish("M-2", slot.slot()));
        Actor nobody = Actor.member(UUID.randomUUID());
        Map<Actor, List<Booking>> seen =
                Map.of(
                        fixture.anna,
                        List.of(mine, child),
                        fixture.bruno,
                        List.of(others),
                        STAFF,
                        List.of(mine, child, grown),
                        Actor.facilityStaff("OC-2", "r"),
                        List.of(others),
                        OPERATOR,
                        List.of(mine, child, grown, others),
                        SYSTEM,
                        List.of(mine, child, grown, others),
                        Actor.visitor(),
                        List.of(),
                        new Actor(Role.ADMINISTRATOR, "admin"),
                        List.of(),
                        nobody,
                        List.of());

        seen.forEach(
                (actor, theirs) -> {
                    assertThat(page(actor, BookingCriteria.any())).isEqualTo(theirs);
                    for (Booking booking : List.of(mine, child, grown, others)) {
                        boolean sees = theirs.contains(booking);
                        assertThat(fixture.find(b -> b.find(actor, ref(booking))))
                                .isEqualTo(sees ? Optional.of(booking) : Optional.empty());
                        assertThat(historyFor(actor, booking)).hasSize(sees ? 1 : 0);
                        if (!sees) {
                            assertThat(reason(cancel(actor, booking)))
                                    .isEqualTo(RefusalReason.NOT_FOUND);
                        }
                    }
                });
        assertThat(page(OPERATOR, BookingCriteria.any().of("D-18"))).containsExactly(grown);
        assertThat(page(fixture.anna, BookingCriteria.any().of("M-2"))).isEmpty();
        assertThat(page(STAFF, BookingCriteria.any().at("OC-2"))).isEmpty();
        assertThat(
                        page(
                                OPERATOR,
                                BookingCriteria.any()
                                        .in(Set.of(BookingState.CONFIRMED))
                                        .from(child.startsAt())
                                        .until(others.startsAt())))
                .containsExactly(child, grown);
        assertThat(pageAfter(child)).containsExactly(grown);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.schedule.ClinicFixture#everywhere")
    void what_is_over_comes_latest_first(JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        Booking first = fixture.booked(fixture.anna, wish("M-1", doctor.get(0).slot()));
        Booking second = fixture.booked(fixture.anna, wish("D-1", doctor.get(1).slot()));
        Booking third = fixture.booked(fixture.anna, wish("M-1", doctor.get(2).slot()));
        Booking off = fixture.booked(fixture.anna, wish("D-1", doctor.get(3).slot()));
        cancel(OPERATOR, off);
        Booking cancelled = fixture.now(off);
        BookingCriteria over = BookingCriteria.any().overAt(third.startsAt()).latestFirst();

        assertThat(page(fixture.anna, over)).containsExactly(cancelled, second, first);
        assertThat(page(fixture.anna, over.of("D-1"))).containsExactly(cancelled, second);
        assertThat(
                        fixture.<List<Booking>>read(
                                o -> o.bookings().page(fixture.anna, over, second, 9)))
                .containsExactly(first);
        assertThat(fixture.<List<Booking>>read(o -> o.bookings().page(fixture.anna, over, null, 1)))
                .containsExactly(cancelled);
        assertThat(page(fixture.anna, BookingCriteria.any().latestFirst()))
                .containsExactly(cancelled, third, second, first);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.schedule.ClinicFixture#everywhere")
    void a_booking_takes_a_fixed_number_of_statements(JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);

        assertThat(
                        fixture.clinic.network.statementsInTransaction(
                                o ->
                                        o.bookingEditor()
                                                .book(
                                                        fixture.anna,
                                                        wish("M-1", doctor.get(0).slot()))))
                .isEqualTo(19);
        assertThat(
                        fixture.clinic.network.statementsOf(
                                o ->
                                        o.bookings()
                                                .page(
                                                        fixture.anna,
                                                        BookingCriteria.any(),
                                                        null,
                                                        50)))
                .isEqualTo(3);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.schedule.ClinicFixture#everywhere")
    void without_a_transaction_nothing_is_booked(JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);

        assertThatThrownBy(
                        () ->
                                fixture.read(
                                        o ->
                                                o.bookingEditor()
                                                        .book(
                                                                fixture.anna,
                                                                wish("M-1", doctor.get(0).slot()))))
                .isInstanceOfSatisfying(
                        OneCareException.class,
                        fault ->
                                assertThat(fault.code()).isEqualTo(ErrorCode.TRANSACTION_REQUIRED));
        assertThat(fixture.clinic.count("select count(*) from booking")).isZero();
    }

    private void assertRefused(Actor actor, Book wish, RefusalReason expected) {
        assertThat(reason(fixture.book(actor, wish))).isEqualTo(expected);
    }

    private BookingOutcome cancel(Actor actor, Booking booking) {
        return fixture.edit(e -> e.cancel(actor, ref(booking), CancellationReason.PATIENT));
    }

    private int expire(Actor actor) {
        return fixture.write(o -> o.bookingEditor().expireUnanswered(actor, 100));
    }

    private void hold(Actor actor, FreeSlot slot) {
        AccountId account = AccountId.of(UUID.fromString(actor.name()));
        HoldOutcome outcome =
                fixture.write(
                        o ->
                                o.slotHolds()
                                        .hold(actor, new HoldSlot(account, slot.slot(), ALLERGY)));
        assertThat(outcome).isInstanceOf(HoldOutcome.Held.class);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.schedule.ClinicFixture#everywhere")
    void every_booking_that_an_operator_is_shown_is_kept_and_what_is_ones_own_is_not(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        List<FreeSlot> free = fixture.free("AG-1");
        Booking mine = fixture.booked(fixture.anna, wish("M-1", free.get(8).slot()));
        Book called = wish("M-2", free.get(9).slot());
        Booking others = fixture.booked(OPERATOR, called);

        for (Actor actor : List.of(fixture.anna, STAFF, SYSTEM)) {
            page(actor, BookingCriteria.any());
            historyFor(actor, mine);
        }
        fixture.read(o -> o.bookings().findByKey(OPERATOR, called.key()));
        fixture.write(o -> o.bookingEditor().possible(OPERATOR, mine.reference()));
        assertThat(looks()).isEmpty();

        page(OPERATOR, BookingCriteria.any());
        assertThat(looks()).containsExactlyInAnyOrder(mine.id().toString(), others.id().toString());
        List<Runnable> ways =
                List.of(
                        () -> fixture.find(b -> b.find(OPERATOR, mine.reference())),
                        () -> fixture.find(b -> b.findById(OPERATOR, mine.id())),
                        () -> historyFor(OPERATOR, mine),
                        () ->
                                fixture.<Optional<Proposal>>write(
                                        o -> o.bookings().findProposal(OPERATOR, mine.reference())),
                        () ->
                                fixture.<Optional<CalendarEntry>>write(
                                        o ->
                                                o.bookings()
                                                        .findCalendarEntry(
                                                                OPERATOR, mine.reference())));
        for (int way = 0; way < ways.size(); way++) {
            ways.get(way).run();
            assertThat(looks()).as("still the same look").hasSize(2 + way);
            fixture.clinic.clock.set(fixture.clinic.clock.instant().plus(AuditTrail.ONE_LOOK));
            ways.get(way).run();
            assertThat(looks()).as("another look").hasSize(3 + way);
        }
        done(cancel(OPERATOR, mine));
        assertThat(looks()).as("the change is kept, not the reading before it").hasSize(7);

        assertThatThrownBy(() -> fixture.read(o -> o.bookings().find(OPERATOR, mine.reference())))
                .isInstanceOf(OneCareException.class)
                .hasMessageContaining("needs the caller's transaction");
    }

    /** The bookings that operators were shown. */
    private List<String> looks() {
        return fixture.texts(
                "select subject_id from audit_entry where action = 'BOOKING_VIEWED'"
                        + " and actor_role = 'OPERATOR' and subject_type = 'Booking'");
    }

    private List<Booking> page(Actor actor, BookingCriteria criteria) {
        return fixture.write(o -> o.bookings().page(actor, criteria, null, 200));
    }

    private List<Booking> pageAfter(Booking booking) {
        return fixture.write(o -> o.bookings().page(OPERATOR, BookingCriteria.any(), booking, 1));
    }

    private List<BookingChange> historyFor(Actor actor, Booking booking) {
        return fixture.write(o -> o.bookings().history(actor, ref(booking)));
    }

    private List<String> history(Booking booking) {
        return historyFor(SYSTEM, booking).stream()
                .map(
                        change ->
                                "%d %s %s %s %s %s"
                                        .formatted(
                                                change.number(),
                                                change.role(),
                                                change.event(),
                                                change.from(),
                                                change.to(),
                                                change.reason()))
                .toList();
    }

    private static AppointmentTime inSlot(SlotId slot) {
        return new AppointmentTime.InSlot(slot);
    }

    private static BookingReference ref(Booking booking) {
        return booking.reference();
    }

    private static Book of(String service, Book wish) {
        return new Book(
                wish.key(),
                wish.patientNumber(),
                service,
                wish.time(),
                wish.expectedPrice(),
                wish.termsVersion(),
                wish.channel(),
                wish.reminder());
    }

    private static Book through(Channel channel, FreeSlot slot) {
        return new Book(
                IdempotencyKey.random(),
                "M-1",
                ALLERGY,
                new AppointmentTime.InSlot(slot.slot()),
                PRICE,
                TERMS,
                channel,
                null);
    }

    private static String whatChannelsShare(Booking booking) {
        return String.join(
                " ",
                booking.state().name(),
                booking.patientNumber(),
                booking.facilityCode(),
                booking.serviceCode(),
                booking.practitionerCode(),
                booking.price().toString(),
                booking.policyNumber(),
                booking.termsVersion(),
                String.valueOf(booking.version()));
    }

    private static List<FreeSlot> without(List<FreeSlot> slots, Integer... indexes) {
        List<FreeSlot> rest = new ArrayList<>(slots);
        for (int index : indexes) {
            rest.remove(slots.get(index));
        }
        return rest;
    }
}
