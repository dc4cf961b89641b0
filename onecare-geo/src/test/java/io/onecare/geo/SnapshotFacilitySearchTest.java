package io.onecare.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onecare.core.Actor;
import io.onecare.core.network.FacilityListing;
import io.onecare.core.place.Address;
import io.onecare.core.place.GeoPoint;
import io.onecare.core.search.FacilityCriteria;
import io.onecare.core.search.PageRequest;
import io.onecare.core.time.ValidityPeriod;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SnapshotFacilitySearchTest {

    private static final Actor VISITOR = Actor.visitor();
    private static final GeoPoint MILANO = GeoPoint.ofLatLon(45.464211, 9.19);
    private static final FacilityListing A = ChangingSource.facility("A", MILANO);
    private static final FacilityListing B = ChangingSource.facility("B", MILANO);

    private final Ticking clock = new Ticking(Instant.parse("2026-03-28T22:59:50Z"));
    private final ChangingSource source = ChangingSource.of(A);
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void a_change_is_seen_by_the_question_after_the_one_that_looked() throws Exception {
        SnapshotFacilitySearch search = searchInTheSameThread();
        assertThat(codes(search)).containsExactly("A");

        source.become(A, B);

        assertThat(codes(search)).containsExactly("A");
        clock.forward(SnapshotFacilitySearch.CHECK_INTERVAL);
        assertThat(codes(search)).containsExactly("A", "B");
        assertThat(source.reads()).isEqualTo(2);
    }

    @Test
    void whoever_knows_of_a_change_need_not_wait() {
        SnapshotFacilitySearch search = searchInTheSameThread();
        codes(search);
        source.become(B);

        search.lookAgain();

        assertThat(codes(search)).containsExactly("B");
    }

    @Test
    void a_change_that_is_told_of_while_another_is_read_is_read_after_it_though_nobody_asks() {
        SnapshotFacilitySearch search = searchInTheSameThread();
        codes(search);
        source.become(B);
        source.beforeReading(
                () -> {
                    source.beforeReading(() -> {});
                    source.become(A, B);
                    search.lookAgain();
                    codes(search);
                });
        search.lookAgain();

        codes(search);

        assertThat(search.status().revision()).hasValue(3);
        assertThat(source.reads()).isEqualTo(3);
    }

    @Test
    void what_has_not_changed_is_not_read_again() {
        SnapshotFacilitySearch search = searchInTheSameThread();
        for (int i = 0; i < 10; i++) {
            codes(search);
            clock.forward(Duration.ofSeconds(3));
        }

        assertThat(source.reads()).isEqualTo(1);
        assertThat(search.status().confirmedAt())
                .contains(Instant.parse("2026-03-28T22:59:50Z").plusSeconds(27));
    }

    @Test
    void nobody_waits_while_a_change_is_read() throws Exception {
        SnapshotFacilitySearch search =
                SnapshotFacilitySearch.over(source, clock, threads::execute);
        codes(search);
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        source.beforeReading(
                () -> {
                    begun.countDown();
                    await(goOn);
                });
        source.become(B);
        clock.forward(Duration.ofSeconds(2));

        assertThat(codes(search)).containsExactly("A");
        await(begun);
        for (int i = 0; i < 100; i++) {
            assertThat(codes(search)).containsExactly("A");
            clock.forward(Duration.ofSeconds(2));
        }
        goOn.countDown();

        while (codes(search).equals(List.of("A"))) {
            Thread.onSpinWait();
        }
        assertThat(codes(search)).containsExactly("B");
        assertThat(source.reads()).isEqualTo(2);
    }

    @Test
    void a_source_that_fails_in_the_middle_leaves_what_was_there() {
        SnapshotFacilitySearch search = searchInTheSameThread();
        codes(search);
        source.beforeReading(
                () -> {
                    throw new IllegalStateException("connection lost");
                });
        source.become(B);
        clock.forward(Duration.ofSeconds(2));

        assertThat(codes(search)).containsExactly("A");
        assertThat(search.status().revision()).hasValue(1);
        assertThat(search.status().fault())
                .get()
                .hasToString("java.lang.IllegalStateException: connection lost");

        source.beforeReading(() -> {});
        clock.forward(Duration.ofSeconds(2));

        assertThat(codes(search)).containsExactly("B");
        assertThat(search.status().fault()).isEmpty();
    }

    @Test
    void an_executor_that_is_full_leaves_what_was_there() {
        SnapshotFacilitySearch search =
                SnapshotFacilitySearch.over(
                        source,
                        clock,
                        work -> {
                            throw new RejectedExecutionException("full");
                        });
        codes(search);
        source.become(B);
        clock.forward(Duration.ofSeconds(2));

        assertThat(codes(search)).containsExactly("A");
        assertThat(search.status().fault()).containsInstanceOf(RejectedExecutionException.class);
    }

    @Test
    void a_source_that_fails_at_the_first_question_is_asked_again_at_the_next() {
        SnapshotFacilitySearch search = searchInTheSameThread();
        assertThat(search.status().revision()).isEmpty();
        source.beforeReading(
                () -> {
                    throw new IllegalStateException("connection lost");
                });
        assertThatThrownBy(() -> codes(search)).hasMessage("connection lost");

        source.beforeReading(() -> {});

        assertThat(codes(search)).containsExactly("A");
    }

    @Test
    void of_many_who_ask_first_one_reads() throws Exception {
        SnapshotFacilitySearch search =
                SnapshotFacilitySearch.over(source, clock, threads::execute);
        CountDownLatch start = new CountDownLatch(1);
        List<Future<List<String>>> answers = new ArrayList<>();
        for (int i = 0; i < 32; i++) {
            answers.add(
                    threads.submit(
                            () -> {
                                start.await();
                                return codes(search);
                            }));
        }
        start.countDown();

        for (Future<List<String>> answer : answers) {
            assertThat(answer.get(1, TimeUnit.MINUTES)).containsExactly("A");
        }
        assertThat(source.reads()).isEqualTo(1);
    }

    /** The night the clocks go forward: Rome's midnight is at 23:00 UTC. */
    @Test
    void a_period_begins_and_ends_at_midnight_in_rome_without_a_change_of_the_network() {
        LocalDate sunday = LocalDate.of(2026, 3, 29);
        Address address = Address.of("Via Nuvola 1", "20121", "Milano", "MI");
        source.become(
                ChangingSource.facility(
                        "OLD",
                        "Centro",
                        address,
                        MILANO,
                        ValidityPeriod.between(LocalDate.of(2020, 1, 1), sunday)),
                ChangingSource.facility(
                        "NEW", "Centro", address, MILANO, ValidityPeriod.from(sunday)));
        SnapshotFacilitySearch search = searchInTheSameThread();

        clock.set(Instant.parse("2026-03-28T22:59:59Z"));
        assertThat(codes(search)).containsExactly("OLD");
        clock.set(Instant.parse("2026-03-28T23:00:00Z"));
        assertThat(codes(search)).containsExactly("NEW");
    }

    private SnapshotFacilitySearch searchInTheSameThread() {
        return SnapshotFacilitySearch.over(source, clock, Runnable::run);
    }

    private static List<String> codes(SnapshotFacilitySearch search) {
        return search
                .find(VISITOR, FacilityCriteria.any(), new PageRequest(1, 20))
                .matches()
                .stream()
                .map(match -> match.facility().code())
                .toList();
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(1, TimeUnit.MINUTES)) {
                throw new IllegalStateException("nobody came");
            }
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static final class Ticking extends Clock {

        private volatile Instant now;

        Ticking(Instant now) {
            this.now = now;
        }

        void forward(Duration duration) {
            now = now.plus(duration);
        }

        void set(Instant instant) {
            now = instant;
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("asked for instants only");
        }
    }
}
