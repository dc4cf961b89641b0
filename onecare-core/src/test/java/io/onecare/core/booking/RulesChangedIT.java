package io.onecare.core.booking;

import static io.onecare.core.booking.BookingFixture.OPERATOR;
import static io.onecare.core.booking.BookingFixture.agreed;
import static io.onecare.core.booking.BookingFixture.move;
import static io.onecare.core.booking.BookingFixture.reason;
import static io.onecare.core.booking.BookingFixture.wish;
import static io.onecare.core.schedule.ClinicFixture.ALLERGY;
import static io.onecare.core.schedule.ClinicFixture.SYSTEM;
import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.core.AccountId;
import io.onecare.core.Actor;
import io.onecare.core.OneCare;
import io.onecare.core.database.DatabaseKind;
import io.onecare.core.database.JpaProvider;
import io.onecare.core.database.TestClock;
import io.onecare.core.database.TestNetwork;
import io.onecare.core.schedule.BookingWindow;
import io.onecare.core.schedule.ClinicFixture;
import io.onecare.core.schedule.FreeSlot;
import io.onecare.core.schedule.HoldOutcome;
import io.onecare.core.schedule.HoldPolicy;
import io.onecare.core.schedule.HoldRefusal;
import io.onecare.core.schedule.HoldSlot;
import io.onecare.core.schedule.SlotCriteria;
import io.onecare.core.schedule.SlotHold;
import io.onecare.core.schedule.SlotId;
import io.onecare.core.setting.ChangeSettings;
import io.onecare.core.setting.SettingsOutcome;
import io.onecare.core.setting.SettingsVersion;
import io.onecare.core.setting.StoredSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Rules that an administrator changes on one node, and what they do to what stands on another: the
 * two are instances of the library over one database.
 */
class RulesChangedIT {

    private final TestClock clock = ClinicFixture.morning();
    private BookingFixture fixture;
    private TestNetwork otherNode;
    private List<FreeSlot> doctor;
    private AccountId anna;

    private void open(JpaProvider provider, DatabaseKind kind) {
        AtomicReference<TestNetwork> node = new AtomicReference<>();
        StoredSettings stored = new StoredSettings(() -> node.get().entityManager());
        node.set(TestNetwork.on(provider, kind, clock, builder -> governed(builder, stored)));
        fixture = BookingFixture.in(ClinicFixture.in(clock, node.get()));
        otherNode = TestNetwork.over(provider, node.get().access(), clock);
        doctor = fixture.free("AG-1");
        anna = AccountId.of(UUID.fromString(fixture.anna.name()));
    }

    /** As an embedder would do it: what is stored, else what the installation has. */
    private static OneCare.Builder governed(OneCare.Builder builder, StoredSettings stored) {
        return builder.bookingPolicy(
                        () -> {
                            SettingsVersion now = stored.inForce(SYSTEM, "BOOKING");
                            return new BookingPolicy(
                                    Duration.ofHours(number(now, "NOTICE_HOURS", 9)),
                                    number(now, "ANSWER_DAYS", 2));
                        })
                .bookingWindow(
                        () -> {
                            SettingsVersion now = stored.inForce(SYSTEM, "WINDOW");
                            return new BookingWindow(
                                    Duration.ofHours(number(now, "LEAD_HOURS", 0)),
                                    number(now, "DAYS", 90));
                        })
                .holds(
                        () -> {
                            SettingsVersion now = stored.inForce(SYSTEM, "HOLDS");
                            return new HoldPolicy(
                                    Duration.ofMinutes(number(now, "MINUTES", 10)),
                                    number(now, "SLOTS", 3));
                        });
    }

    private static int number(SettingsVersion version, String name, int usual) {
        return version.find(name).map(Integer::parseInt).orElse(usual);
    }

    @AfterEach
    void close() {
        otherNode.close();
        fixture.close();
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.schedule.ClinicFixture#everywhere")
    void a_shorter_notice_counts_for_the_next_wish_and_what_waits_keeps_its_time_to_be_answered(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        Booking booking = fixture.booked(fixture.anna, wish("M-1", doctor.get(16).slot()));
        Booking asked = fixture.booked(fixture.anna, wish("M-1", agreed("2026-06-19T16:00", null)));
        clock.set(booking.startsAt().minus(Duration.ofHours(2)));
        assertThat(reason(fixture.edit(e -> e.move(fixture.anna, move(booking, later())))))
                .isEqualTo(RefusalReason.NOTICE_TOO_SHORT);

        change("BOOKING", Map.of("NOTICE_HOURS", "0", "ANSWER_DAYS", "1"));

        BookingFixture.done(fixture.edit(e -> e.move(fixture.anna, move(booking, later()))));
        assertThat(fixture.now(asked).confirmBy()).isEqualTo(asked.confirmBy());
        Booking next = fixture.booked(fixture.anna, wish("M-1", agreed("2026-06-19T17:00", null)));
        // asked on Friday, so until the end of Monday instead of Tuesday
        assertThat(next.confirmBy()).isEqualTo(Instant.parse("2026-06-15T16:00:00Z"));

        change("BOOKING", Map.of("NOTICE_HOURS", "200"));
        Booking late = fixture.booked(fixture.anna, wish("M-1", doctor.get(20).slot()));
        assertThat(
                        reason(
                                fixture.edit(
                                        e ->
                                                e.move(
                                                        fixture.anna,
                                                        move(late, doctor.get(21).slot())))))
                .isEqualTo(RefusalReason.NOTICE_TOO_SHORT);
    }

    private SlotId later() {
        return doctor.get(19).slot();
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.schedule.ClinicFixture#everywhere")
    void a_hold_that_runs_keeps_its_end_and_the_next_one_is_as_long_as_is_said_now(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        Instant told = held(hold(0)).expiresAt();
        held(hold(1));

        change("HOLDS", Map.of("MINUTES", "3", "SLOTS", "1"));

        assertThat(held(hold(0)).expiresAt()).as("a second click").isEqualTo(told);
        HoldOutcome extended =
                fixture.write(o -> o.slotHolds().extend(fixture.anna, anna, doctor.get(0).slot()));
        assertThat(held(extended).expiresAt()).isEqualTo(told);
        assertThat(hold(2))
                .isInstanceOfSatisfying(
                        HoldOutcome.Refused.class,
                        refused ->
                                assertThat(refused.reason()).isEqualTo(HoldRefusal.TOO_MANY_HOLDS));
        List<?> inForce = fixture.read(o -> o.slotHolds().inForce(fixture.anna, anna));
        assertThat(inForce).hasSize(2);

        fixture.write(o -> o.slotHolds().release(fixture.anna, anna, doctor.get(0).slot()));
        fixture.write(o -> o.slotHolds().release(fixture.anna, anna, doctor.get(1).slot()));
        Instant next = held(hold(3)).expiresAt();
        assertThat(Duration.between(next, told)).isGreaterThan(Duration.ofMinutes(6));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.schedule.ClinicFixture#everywhere")
    void slots_outside_the_window_are_not_offered_and_what_is_booked_or_held_there_stays(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        FreeSlot soon = doctor.get(0);
        FreeSlot far = doctor.get(doctor.size() - 1);
        FreeSlot farToo = doctor.get(doctor.size() - 2);
        FreeSlot farAsWell = doctor.get(doctor.size() - 3);
        FreeSlot between = doctor.get(9);
        clock.set(soon.startsAt().minus(Duration.ofMinutes(30)));
        Booking booked = fixture.booked(fixture.anna, wish("M-1", far.slot()));
        held(hold(doctor.size() - 2));

        change("WINDOW", Map.of("LEAD_HOURS", "2", "DAYS", "4"));

        List<FreeSlot> offered = free(fixture.anna);
        assertThat(offered).contains(between).doesNotContain(soon, farToo, farAsWell);
        assertThat(free(OPERATOR)).as("operators may still").contains(soon);
        assertThat(reason(fixture.book(fixture.bruno, wish("M-2", soon.slot()))))
                .isEqualTo(RefusalReason.SLOT_NOT_OPEN);
        assertThat(reason(fixture.book(fixture.bruno, wish("M-2", farAsWell.slot()))))
                .isEqualTo(RefusalReason.SLOT_NOT_OPEN);
        assertThat(hold(doctor.size() - 3))
                .isInstanceOfSatisfying(
                        HoldOutcome.Refused.class,
                        refused ->
                                assertThat(refused.reason()).isEqualTo(HoldRefusal.SLOT_NOT_OPEN));

        assertThat(fixture.now(booked).state()).isEqualTo(BookingState.CONFIRMED);
        held(hold(doctor.size() - 2));
        fixture.booked(fixture.anna, wish("M-1", farToo.slot()));
        fixture.booked(fixture.bruno, wish("M-2", agreed("2026-07-19T16:00", null)));
        fixture.booked(OPERATOR, wish("M-2", soon.slot()));

        change("WINDOW", Map.of());
        assertThat(free(fixture.anna)).contains(farAsWell);
    }

    private List<FreeSlot> free(Actor actor) {
        return fixture.read(
                o -> o.slotFinder().page(actor, SlotCriteria.at("OC-1", ALLERGY), null, 500));
    }

    private HoldOutcome hold(int index) {
        return fixture.write(
                o ->
                        o.slotHolds()
                                .hold(
                                        fixture.anna,
                                        new HoldSlot(anna, doctor.get(index).slot(), ALLERGY)));
    }

    private static SlotHold held(HoldOutcome outcome) {
        assertThat(outcome).isInstanceOf(HoldOutcome.Held.class);
        return ((HoldOutcome.Held) outcome).hold();
    }

    /** On the other node. */
    private void change(String topic, Map<String, String> values) {
        SettingsOutcome outcome =
                otherNode.inTransaction(
                        o ->
                                o.settingsEditor()
                                        .change(
                                                SYSTEM,
                                                new ChangeSettings(
                                                        topic,
                                                        o.storedSettings()
                                                                .inForce(SYSTEM, topic)
                                                                .number(),
                                                        values)));
        assertThat(outcome).isInstanceOf(SettingsOutcome.Changed.class);
    }
}
