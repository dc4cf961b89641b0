package io.onecare.core.schedule;

import static io.onecare.core.schedule.ClinicFixture.ALLERGY;
import static io.onecare.core.schedule.ClinicFixture.HEART;
import static io.onecare.core.schedule.ClinicFixture.SYSTEM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onecare.core.AccountId;
import io.onecare.core.Actor;
import io.onecare.core.ErrorCode;
import io.onecare.core.OneCareException;
import io.onecare.core.database.DatabaseKind;
import io.onecare.core.database.Invariants;
import io.onecare.core.database.JpaProvider;
import io.onecare.core.database.TestClock;
import io.onecare.core.database.TestNetwork;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds on both providers and both databases. */
class SlotHoldIT {

    private static final AccountId ANNA = AccountId.of(UUID.randomUUID());
    private static final AccountId BRUNO = AccountId.of(UUID.randomUUID());

    private ClinicFixture clinic;
    private List<FreeSlot> slots;

    @AfterEach
    void close() throws SQLException {
        try (Connection connection = clinic.network.connect()) {
            assertThat(Invariants.violations(connection)).isEmpty();
        }
        clinic.close();
    }

    private void open(JpaProvider provider, DatabaseKind kind) {
        open(ClinicFixture.on(provider, kind));
    }

    private void open(ClinicFixture opened) {
        clinic = opened;
        clinic.add("AG-1", "OC-1");
        clinic.extend("AG-1", 3);
        slots = clinic.free(SlotCriteria.at("OC-1", ALLERGY));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.schedule.ClinicFixture#everywhere")
    void a_held_slot_is_free_to_its_holder_only(JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);

        HoldOutcome outcome = hold(ANNA, 0);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        HoldOutcome.Held.class,
                        held -> {
                            assertThat(held.hold().slot()).isEqualTo(slots.get(0).slot());
                            assertThat(held.hold().startsAt()).isEqualTo(slots.get(0).startsAt());
                        });
        assertThat(minutesLeft(0)).isBetween(9L, 10L);
        assertThat(free(null)).isEqualTo(slots.subList(1, slots.size()));
        assertThat(free(BRUNO)).isEqualTo(slots.subList(1, slots.size()));
        assertThat(free(ANNA)).isEqualTo(slots);
        assertThat(inForce(ANNA)).hasSize(1);
        assertThat(inForce(BRUNO)).isEmpty();
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.schedule.ClinicFixture#everywhere")
    void who_comes_second_is_told_the_next_three_free_times(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        hold(ANNA, 0);
        hold(ANNA, 2);

        assertThat(hold(BRUNO, 0))
                .isEqualTo(
                        new HoldOutcome.Refused(
                                HoldRefusal.SLOT_TAKEN,
                                slots.get(0).slot(),
                                List.of(slots.get(1), slots.get(3), slots.get(4))));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.schedule.ClinicFixture#everywhere")
    void a_hold_that_is_over_is_free_when_looked_at_with_no_job_running(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        hold(ANNA, 0);

        clinic.minutesPassForHolds(10);

        assertThat(free(BRUNO)).isEqualTo(slots);
        assertThat(inForce(ANNA)).isEmpty();
        assertThat(extend(ANNA, 0)).isEqualTo(refused(HoldRefusal.HOLD_EXPIRED, 0));
        assertThat(hold(BRUNO, 0)).isInstanceOf(HoldOutcome.Held.class);
        assertThat(reason(hold(ANNA, 0))).isEqualTo(HoldRefusal.SLOT_TAKEN);
        assertThat(extend(ANNA, 0)).isEqualTo(refused(HoldRefusal.NOT_FOUND, 0));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.schedule.ClinicFixture#everywhere")
    void late_but_still_free_still_works(JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        hold(ANNA, 0);
        clinic.minutesPassForHolds(60);

        assertThat(hold(ANNA, 0)).isInstanceOf(HoldOutcome.Held.class);

        assertThat(minutesLeft(0)).isBetween(9L, 10L);
        assertThat(clinic.count("select count(*) from slot_hold")).isEqualTo(1);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.schedule.ClinicFixture#everywhere")
    void a_hold_can_be_made_longer_up_to_half_an_hour_in_all(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        hold(ANNA, 0);

        clinic.minutesPassForHolds(4);
        assertThat(extend(ANNA, 0)).isInstanceOf(HoldOutcome.Held.class);
        assertThat(minutesLeft(0)).isBetween(9L, 10L);
        clinic.minutesPassForHolds(9);
        assertThat(hold(ANNA, 0)).isInstanceOf(HoldOutcome.Held.class);
        clinic.minutesPassForHolds(9);
        assertThat(extend(ANNA, 0)).isInstanceOf(HoldOutcome.Held.class);
        assertThat(minutesLeft(0)).isBetween(7L, 8L);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.schedule.ClinicFixture#everywhere")
    void a_slot_that_is_given_back_is_free_at_once(JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        hold(ANNA, 0);

        assertThat(release(BRUNO, 0)).isEqualTo(refused(HoldRefusal.NOT_FOUND, 0));
        assertThat(release(ANNA, 0)).isEqualTo(new HoldOutcome.Released(slots.get(0).slot()));

        assertThat(free(null)).isEqualTo(slots);
        assertThat(release(ANNA, 0)).isEqualTo(refused(HoldRefusal.NOT_FOUND, 0));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.schedule.ClinicFixture#everywhere")
    void what_cannot_be_held_is_refused_each_with_its_reason(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        clinic.book(slots.get(1).slot());
        clinic.sql("update slot set withdrawn_at = 0 where id = '" + slots.get(2).slot() + "'");
        clinic.clock.set(slots.get(0).startsAt());
        SlotId unknown = SlotId.of(UUID.randomUUID());

        assertThat(reason(hold(ANNA, 0))).isEqualTo(HoldRefusal.SLOT_IN_THE_PAST);
        assertThat(reason(hold(ANNA, 1))).isEqualTo(HoldRefusal.SLOT_TAKEN);
        assertThat(reason(hold(ANNA, 2))).isEqualTo(HoldRefusal.SLOT_WITHDRAWN);
        assertThat(reason(hold(SYSTEM, ANNA, unknown, ALLERGY))).isEqualTo(HoldRefusal.NOT_FOUND);
        assertThat(reason(hold(SYSTEM, ANNA, slots.get(3).slot(), HEART)))
                .isEqualTo(HoldRefusal.NOT_FOUND);
        assertThat(reason(hold(Actor.visitor(), ANNA, slots.get(3).slot(), ALLERGY)))
                .isEqualTo(HoldRefusal.NOT_FOUND);
        assertThatThrownBy(
                        () ->
                                clinic.read(
                                        o ->
                                                o.slotHolds()
                                                        .release(
                                                                SYSTEM, ANNA, slots.get(3).slot())))
                .isInstanceOfSatisfying(
                        OneCareException.class,
                        fault ->
                                assertThat(fault.code()).isEqualTo(ErrorCode.TRANSACTION_REQUIRED));
        assertThat(clinic.count("select count(*) from slot_hold")).isZero();
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.schedule.ClinicFixture#everywhere")
    void of_sixty_four_at_once_exactly_one_holds_the_slot(JpaProvider provider, DatabaseKind kind)
            throws Exception {
        open(provider, kind);
        race(0);
        // once more over a hold that is over, where the loser finds a row in its way
        hold(ANNA, 1);
        clinic.minutesPassForHolds(10);
        race(1);
    }

    private void race(int slot) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(64);
        List<Future<HoldOutcome>> outcomes = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            AccountId account = AccountId.of(UUID.randomUUID());
            outcomes.add(
                    threads.submit(
                            () -> {
                                start.await();
                                return hold(account, slot);
                            }));
        }

        start.countDown();

        List<AccountId> winners = new ArrayList<>();
        for (Future<HoldOutcome> outcome : outcomes) {
            if (outcome.get() instanceof HoldOutcome.Held held) {
                winners.add(held.hold().account());
            } else {
                HoldOutcome.Refused refused = (HoldOutcome.Refused) outcome.get();
                assertThat(refused.reason()).isEqualTo(HoldRefusal.SLOT_TAKEN);
                assertThat(refused.alternatives()).hasSize(3);
            }
        }
        threads.shutdown();
        assertThat(winners).hasSize(1);
        assertThat(inForce(winners.get(0))).hasSize(1);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.schedule.ClinicFixture#everywhere")
    void a_slot_is_never_held_and_withdrawn_however_the_two_meet(
            JpaProvider provider, DatabaseKind kind) throws Exception {
        open(provider, kind);
        ExecutorService threads = Executors.newFixedThreadPool(9);
        for (int round = 0; round < 15; round++) {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<?>> done = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                int slot = i;
                AccountId account = AccountId.of(UUID.randomUUID());
                done.add(
                        threads.submit(
                                () -> {
                                    start.await();
                                    return hold(account, slot);
                                }));
            }
            OpeningHours hours =
                    round % 2 == 0 ? OpeningHours.none() : ClinicFixture.weekdays("09:00", "11:00");
            done.add(
                    threads.submit(
                            () -> {
                                start.await();
                                return clinic.write(
                                        o -> o.scheduleEditor().changeHours(SYSTEM, "AG-1", hours));
                            }));
            start.countDown();
            for (Future<?> one : done) {
                one.get();
            }
            try (Connection connection = clinic.network.connect()) {
                assertThat(Invariants.violations(connection)).as("round %d", round).isEmpty();
            }
            clinic.sql("delete from slot_hold");
        }
        threads.shutdown();
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.schedule.ClinicFixture#everywhere")
    void an_account_holds_three_slots_at_a_time(JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        hold(ANNA, 0);
        hold(ANNA, 1);
        hold(ANNA, 2);

        assertThat(hold(ANNA, 3)).isEqualTo(refused(HoldRefusal.TOO_MANY_HOLDS, 3));
        assertThat(hold(ANNA, 2)).as("a second click").isInstanceOf(HoldOutcome.Held.class);
        assertThat(hold(BRUNO, 3)).isInstanceOf(HoldOutcome.Held.class);
        assertThat(reason(hold(ANNA, 3))).isEqualTo(HoldRefusal.SLOT_TAKEN);

        release(ANNA, 1);
        assertThat(hold(ANNA, 4)).isInstanceOf(HoldOutcome.Held.class);
        assertThat(inForce(ANNA)).hasSize(3);
        assertThat(hold(ANNA, 1)).isEqualTo(refused(HoldRefusal.TOO_MANY_HOLDS, 1));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.schedule.ClinicFixture#everywhere")
    void holds_that_are_over_do_not_count(JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        hold(ANNA, 0);
        hold(ANNA, 1);
        hold(ANNA, 2);
        clinic.minutesPassForHolds(10);

        assertThat(hold(ANNA, 3)).isInstanceOf(HoldOutcome.Held.class);
        assertThat(hold(ANNA, 0)).isInstanceOf(HoldOutcome.Held.class);
        assertThat(extend(ANNA, 1)).isEqualTo(refused(HoldRefusal.HOLD_EXPIRED, 1));
        assertThat(hold(ANNA, 4)).isInstanceOf(HoldOutcome.Held.class);
        assertThat(hold(ANNA, 1)).isEqualTo(refused(HoldRefusal.TOO_MANY_HOLDS, 1));
        assertThat(hold(BRUNO, 1)).isInstanceOf(HoldOutcome.Held.class);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.schedule.ClinicFixture#everywhere")
    void the_insurer_may_let_an_account_hold_fewer(JpaProvider provider, DatabaseKind kind) {
        TestClock clock = ClinicFixture.morning();
        open(
                ClinicFixture.in(
                        clock,
                        TestNetwork.on(provider, kind, clock, builder -> builder.holdsAtATime(1))));
        hold(ANNA, 0);

        assertThat(hold(ANNA, 1)).isEqualTo(refused(HoldRefusal.TOO_MANY_HOLDS, 1));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.schedule.ClinicFixture#everywhere")
    void of_twelve_wishes_of_one_account_at_once_exactly_three_are_held(
            JpaProvider provider, DatabaseKind kind) throws Exception {
        open(provider, kind);
        for (int round = 0; round < 5; round++) {
            List<Callable<HoldOutcome>> wishes = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                int slot = i;
                wishes.add(() -> hold(ANNA, slot));
            }

            List<HoldOutcome> outcomes = atOnce(wishes);

            assertThat(outcomes)
                    .filteredOn(HoldOutcome.Held.class::isInstance)
                    .as("round %d", round)
                    .hasSize(3);
            assertThat(outcomes)
                    .filteredOn(HoldOutcome.Refused.class::isInstance)
                    .hasSize(9)
                    .allSatisfy(
                            outcome ->
                                    assertThat(reason(outcome))
                                            .isEqualTo(HoldRefusal.TOO_MANY_HOLDS));
            assertThat(inForce(ANNA)).hasSize(3);
            clinic.minutesPassForHolds(10);
        }
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.schedule.ClinicFixture#everywhere")
    void two_who_take_over_each_others_old_holds_do_not_wait_for_each_other(
            JpaProvider provider, DatabaseKind kind) throws Exception {
        open(provider, kind);
        for (int round = 0; round < 15; round++) {
            clinic.sql("delete from slot_hold");
            hold(ANNA, 0);
            hold(BRUNO, 1);
            clinic.minutesPassForHolds(10);

            assertThat(atOnce(List.of(() -> hold(ANNA, 1), () -> hold(BRUNO, 0))))
                    .as("round %d", round)
                    .allSatisfy(one -> assertThat(one).isInstanceOf(HoldOutcome.Held.class));
        }
    }

    private static List<HoldOutcome> atOnce(List<Callable<HoldOutcome>> wishes) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(wishes.size());
        List<Future<HoldOutcome>> running = new ArrayList<>();
        for (Callable<HoldOutcome> wish : wishes) {
            running.add(
                    threads.submit(
                            () -> {
                                start.await();
                                return wish.call();
                            }));
        }
        start.countDown();
        List<HoldOutcome> outcomes = new ArrayList<>();
        for (Future<HoldOutcome> one : running) {
            outcomes.add(one.get());
        }
        threads.shutdown();
        return outcomes;
    }

    private HoldOutcome hold(AccountId account, int slot) {
        return hold(SYSTEM, account, slots.get(slot).slot(), ALLERGY);
    }

    private HoldOutcome hold(Actor actor, AccountId account, SlotId slot, String service) {
        return clinic.write(o -> o.slotHolds().hold(actor, new HoldSlot(account, slot, service)));
    }

    private HoldOutcome extend(AccountId account, int slot) {
        return clinic.write(o -> o.slotHolds().extend(SYSTEM, account, slots.get(slot).slot()));
    }

    private HoldOutcome release(AccountId account, int slot) {
        return clinic.write(o -> o.slotHolds().release(SYSTEM, account, slots.get(slot).slot()));
    }

    private List<SlotHold> inForce(AccountId account) {
        return clinic.read(o -> o.slotHolds().inForce(SYSTEM, account));
    }

    private List<FreeSlot> free(AccountId account) {
        return clinic.free(SlotCriteria.at("OC-1", ALLERGY).asSeenBy(account));
    }

    /** Rounded to whole minutes, by the machine's clock, which is the database's in a test. */
    private long minutesLeft(int slot) {
        SlotHold hold =
                inForce(ANNA).stream()
                        .filter(held -> held.slot().equals(slots.get(slot).slot()))
                        .findFirst()
                        .orElseThrow();
        return Duration.between(Instant.now(), hold.expiresAt()).plusSeconds(2).toMinutes();
    }

    private HoldOutcome refused(HoldRefusal reason, int slot) {
        return new HoldOutcome.Refused(reason, slots.get(slot).slot(), List.of());
    }

    private static HoldRefusal reason(HoldOutcome outcome) {
        return ((HoldOutcome.Refused) outcome).reason();
    }
}
