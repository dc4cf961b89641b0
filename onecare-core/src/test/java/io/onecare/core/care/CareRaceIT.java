package io.onecare.core.care;

import static io.onecare.core.care.DeskFixture.ADA;
import static io.onecare.core.care.DeskFixture.STRANGE;
import static io.onecare.core.care.DeskFixture.SYSTEM;
import static io.onecare.core.care.DeskFixture.call;
import static io.onecare.core.care.DeskFixture.declined;
import static io.onecare.core.care.DeskFixture.opened;
import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.core.Actor;
import io.onecare.core.database.DatabaseKind;
import io.onecare.core.database.Invariants;
import io.onecare.core.database.JpaProvider;
import io.onecare.core.person.ContactDetails;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What happens when many do the same at once. */
class CareRaceIT {

    private DeskFixture desk;

    @AfterEach
    void close() {
        desk.close();
    }

    private void open(JpaProvider provider, DatabaseKind kind) {
        desk = DeskFixture.on(provider, kind);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.care.DeskFixture#everywhere")
    void of_sixty_four_who_take_the_same_mail_one_opens_a_request(
            JpaProvider provider, DatabaseKind kind) throws Exception {
        open(provider, kind);

        assertOneOpens(64, () -> desk.open(SYSTEM, desk.mail("1@a", STRANGE)));

        assertThat(desk.count("select count(*) from care_request")).isEqualTo(1);
        assertThat(desk.count("select count(*) from outbox_message")).isEqualTo(1);
        assertThat(desk.count("select count(*) from audit_entry")).isEqualTo(1);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.care.DeskFixture#everywhere")
    void of_many_who_open_under_the_same_key_or_booking_one_does(
            JpaProvider provider, DatabaseKind kind) throws Exception {
        open(provider, kind);

        assertOneOpens(16, () -> desk.open(ADA, call("key-00000", ContactDetails.none())));
        assertOneOpens(16, () -> desk.open(SYSTEM, declined("7K3M-9Q2D")));

        assertThat(desk.count("select count(*) from care_request")).isEqualTo(2);
    }

    private static void assertOneOpens(int times, Callable<CareOpening> opening) throws Exception {
        List<CareOpening> outcomes = atOnce(Collections.nCopies(times, opening));
        List<CareRequestId> opened =
                outcomes.stream()
                        .filter(CareOpening.Opened.class::isInstance)
                        .map(outcome -> opened(outcome).id())
                        .toList();
        assertThat(opened).hasSize(1);
        assertThat(outcomes)
                .filteredOn(outcome -> !(outcome instanceof CareOpening.Opened))
                .hasSize(times - 1)
                .containsOnly(new CareOpening.KnownAlready(opened.get(0)));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.care.DeskFixture#everywhere")
    void of_eight_operators_who_take_a_request_one_has_it_and_seven_are_told(
            JpaProvider provider, DatabaseKind kind) throws Exception {
        open(provider, kind);
        for (int round = 0; round < 5; round++) {
            SeenCareRequest seen = desk.aCall();
            List<CareOutcome> outcomes =
                    atOnce(
                            IntStream.range(0, 8)
                                    .<Callable<CareOutcome>>mapToObj(
                                            i ->
                                                    () ->
                                                            desk.step(
                                                                    c ->
                                                                            c.take(
                                                                                    Actor.operator(
                                                                                            "op-"
                                                                                                    + i),
                                                                                    seen)))
                                    .toList());

            int winner =
                    IntStream.range(0, 8)
                            .filter(i -> outcomes.get(i) instanceof CareOutcome.Performed)
                            .reduce((a, b) -> -1)
                            .orElse(-1);
            assertThat(winner).isNotNegative();
            assertThat(outcomes)
                    .filteredOn(outcome -> outcome instanceof CareOutcome.Refused)
                    .hasSize(7)
                    .containsOnly(new CareOutcome.Refused(CareRefusal.CHANGED_MEANWHILE));
            assertThat(desk.find(seen).owner()).isEqualTo("op-" + winner);
            assertThat(desk.history(seen)).hasSize(2);
        }
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.care.DeskFixture#everywhere")
    void an_answer_that_meets_the_end_of_its_request_is_not_lost_and_nothing_is_half_done(
            JpaProvider provider, DatabaseKind kind) throws Exception {
        open(provider, kind);
        for (int round = 0; round < 15; round++) {
            String first = round + "-1@a";
            String second = round + "-2@a";
            SeenCareRequest seen =
                    desk.identified(opened(desk.open(SYSTEM, desk.mail(first, STRANGE))));

            List<Object> outcomes =
                    atOnce(
                            List.of(
                                    () -> desk.open(SYSTEM, desk.mail(second, STRANGE, first)),
                                    () -> desk.step(c -> c.finish(ADA, seen, null, Words.none()))));

            if (outcomes.get(1) instanceof CareOutcome.Performed) {
                assertThat(outcomes.get(0)).isInstanceOf(CareOpening.Opened.class);
            } else {
                assertThat(outcomes.get(0)).isInstanceOf(CareOpening.Continued.class);
                assertThat(outcomes.get(1))
                        .isEqualTo(new CareOutcome.Refused(CareRefusal.CHANGED_MEANWHILE));
            }
            try (Connection connection = desk.network.connect()) {
                assertThat(Invariants.violations(connection)).as("round %d", round).isEmpty();
            } catch (SQLException fault) {
                throw new IllegalStateException(fault);
            }
        }
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.care.DeskFixture#everywhere")
    void many_mails_of_one_thread_are_all_added_one_after_the_other(
            JpaProvider provider, DatabaseKind kind) throws Exception {
        open(provider, kind);
        SeenCareRequest asked =
                desk.asked(desk.identified(opened(desk.open(SYSTEM, desk.mail("1@a", STRANGE)))));

        List<CareOpening> outcomes =
                atOnce(
                        IntStream.range(0, 16)
                                .<Callable<CareOpening>>mapToObj(
                                        i ->
                                                () ->
                                                        desk.open(
                                                                SYSTEM,
                                                                desk.mail(
                                                                        "r" + i + "@a",
                                                                        STRANGE,
                                                                        "1@a")))
                                .toList());

        assertThat(outcomes).hasOnlyElementsOfType(CareOpening.Continued.class);
        assertThat(desk.history(asked))
                .hasSize(asked.version() + 16)
                .filteredOn(entry -> entry.event() == CareEvent.SENDER_ANSWERED)
                .hasSize(1);
        assertThat(desk.find(asked).state()).isEqualTo(CareRequestState.IN_PROGRESS);
    }

    private static <T> List<T> atOnce(List<? extends Callable<? extends T>> work) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(work.size());
        List<Future<T>> running = new ArrayList<>();
        for (Callable<? extends T> one : work) {
            running.add(
                    threads.submit(
                            () -> {
                                start.await();
                                return one.call();
                            }));
        }
        start.countDown();
        List<T> outcomes = new ArrayList<>();
        for (Future<T> one : running) {
            outcomes.add(one.get());
        }
        threads.shutdown();
        return outcomes;
    }
}
