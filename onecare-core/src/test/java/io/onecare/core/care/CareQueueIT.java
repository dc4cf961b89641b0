package io.onecare.core.care;

import static io.onecare.core.care.CareQueueCriteria.unfinished;
import static io.onecare.core.care.DeskFixture.ADA;
import static io.onecare.core.care.DeskFixture.BRUNO;
import static io.onecare.core.care.DeskFixture.SYSTEM;
import static io.onecare.core.care.DeskFixture.performed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onecare.core.Actor;
import io.onecare.core.Role;
import io.onecare.core.care.CareQueueCriteria.Ownership;
import io.onecare.core.database.DatabaseKind;
import io.onecare.core.database.JpaProvider;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The queue of the desk, on both providers and both databases. */
class CareQueueIT {

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
    void what_is_due_first_stands_first_and_what_is_finished_not_at_all(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        SeenCareRequest tuesday = desk.identified(desk.aCall());
        SeenCareRequest waiting = desk.asked(desk.identified(desk.aCall()));
        SeenCareRequest withdrawn = desk.aCall();
        desk.step(c -> c.withdraw(SYSTEM, withdrawn));
        desk.clock.forward(Duration.ofDays(1));
        SeenCareRequest wednesday = desk.aCall();

        List<QueuedCareRequest> queue = page(ADA, unfinished(), null, 10);

        assertThat(queue)
                .extracting(line -> line.seen().id())
                .containsExactlyInAnyOrder(tuesday.id(), waiting.id(), wednesday.id())
                .last()
                .isEqualTo(wednesday.id());
        assertThat(queue)
                .last()
                .isEqualTo(
                        new QueuedCareRequest(
                                wednesday,
                                CareChannel.PHONE,
                                CareRequestState.RECEIVED,
                                desk.find(wednesday).clock(),
                                false,
                                null,
                                Set.of(MissingFact.TAX_CODE)));
        assertThat(page(ADA, unfinished().in(Set.of(CareRequestState.WITHDRAWN)), null, 10))
                .extracting(line -> line.seen().id())
                .containsExactly(withdrawn.id());
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.care.DeskFixture#everywhere")
    void late_is_after_the_due_moment_and_who_waits_for_the_sender_is_not_late(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        SeenCareRequest running = desk.aCall();
        SeenCareRequest waiting = desk.asked(desk.identified(desk.aCall()));

        desk.clock.set(DeskFixture.DUE);
        assertThat(late()).isEmpty();

        desk.clock.forward(Duration.ofNanos(1_000));
        assertThat(late()).containsExactly(running.id());

        // asked when it was late already, it stays late
        SeenCareRequest askedLate = desk.asked(desk.identified(running));
        desk.clock.forward(Duration.ofDays(3));
        assertThat(late()).containsExactly(askedLate.id());
        assertThat(desk.find(waiting).clock().isLateAt(desk.clock.instant())).isFalse();
    }

    /** As the lines say, which is what the question for late ones must give as well. */
    private List<CareRequestId> late() {
        List<QueuedCareRequest> late =
                page(ADA, unfinished(), null, 10).stream().filter(QueuedCareRequest::late).toList();
        assertThat(page(ADA, unfinished().late(), null, 10)).isEqualTo(late);
        return late.stream().map(line -> line.seen().id()).toList();
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.care.DeskFixture#everywhere")
    void an_operator_sees_what_is_free_what_is_theirs_or_all(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        SeenCareRequest free = desk.aCall();
        SeenCareRequest adas = desk.taken(desk.aCall());
        SeenCareRequest second = desk.aCall();
        SeenCareRequest brunos = performed(desk.step(c -> c.take(BRUNO, second)));

        assertThat(ids(ADA, Ownership.FREE)).containsExactly(free.id());
        assertThat(ids(ADA, Ownership.MINE)).containsExactly(adas.id());
        assertThat(ids(BRUNO, Ownership.MINE)).containsExactly(brunos.id());
        assertThat(ids(BRUNO, Ownership.ALL)).hasSize(3);
    }

    private List<CareRequestId> ids(Actor actor, Ownership ownership) {
        return page(actor, unfinished().whose(ownership), null, 10).stream()
                .map(line -> line.seen().id())
                .toList();
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.care.DeskFixture#everywhere")
    void the_pages_hold_everything_once_in_one_statement_each(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        for (int i = 0; i < 25; i++) {
            desk.aCall(); // all due at the same moment, and then some on another day
            if (i == 15) {
                desk.clock.forward(Duration.ofDays(1));
            }
        }
        List<QueuedCareRequest> all = page(ADA, unfinished(), null, 200);

        List<QueuedCareRequest> paged = new ArrayList<>();
        List<QueuedCareRequest> next = page(ADA, unfinished(), null, 7);
        while (!next.isEmpty()) {
            paged.addAll(next);
            next = page(ADA, unfinished(), next.get(next.size() - 1).position(), 7);
        }

        assertThat(paged).isEqualTo(all).hasSize(25);
        assertThat(all.get(15).clock().dueAt()).isBefore(all.get(16).clock().dueAt());
        assertThat(
                        desk.network.statementsOf(
                                o ->
                                        o.careQueue()
                                                .page(
                                                        ADA,
                                                        unfinished(),
                                                        paged.get(6).position(),
                                                        7)))
                .isEqualTo(1);
        assertThatThrownBy(() -> page(ADA, unfinished(), null, 201))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("(201)");
        assertThatThrownBy(() -> page(ADA, unfinished(), null, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.care.DeskFixture#everywhere")
    void a_member_pages_through_what_they_asked_latest_first(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        Actor member = desk.member("M-1");
        List<SeenCareRequest> asked = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            asked.add(0, desk.aQuestion());
            desk.clock.forward(Duration.ofMinutes(1));
        }

        List<OwnCareRequest> first = desk.own(member, null, 3);
        List<OwnCareRequest> second = desk.own(member, first.get(2), 3);

        assertThat(first).extracting(OwnCareRequest::seen).isEqualTo(asked.subList(0, 3));
        assertThat(second).extracting(OwnCareRequest::seen).isEqualTo(asked.subList(3, 5));
        assertThat(desk.network.statementsOf(o -> o.careQueue().own(member, null, 3))).isEqualTo(1);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.care.DeskFixture#everywhere")
    void every_look_of_an_operator_leaves_an_audit_entry_and_the_queue_none(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        SeenCareRequest seen = desk.aCall();

        page(ADA, unfinished(), null, 10);
        assertThat(desk.audit(seen)).containsExactly("CARE_REQUEST_OPENED op-ada");

        desk.write(o -> o.careQueue().find(BRUNO, seen.id()));
        desk.write(o -> o.careQueue().history(ADA, seen.id(), 0, 10));
        desk.write(o -> o.careQueue().find(SYSTEM, seen.id()));
        assertThat(desk.audit(seen))
                .containsExactly(
                        "CARE_REQUEST_OPENED op-ada",
                        "CARE_REQUEST_VIEWED op-ada",
                        "CARE_REQUEST_VIEWED op-bruno");
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.care.DeskFixture#everywhere")
    void the_history_comes_page_by_page(JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        SeenCareRequest seen = desk.identified(desk.aCall());

        assertThat(desk.history(ADA, seen, 0, 3))
                .extracting(CareHistoryEntry::number)
                .containsExactly(1, 2, 3);
        assertThat(desk.history(ADA, seen, 3, 3))
                .extracting(CareHistoryEntry::number)
                .containsExactly(4);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.care.DeskFixture#everywhere")
    void a_step_needs_few_statements(JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        SeenCareRequest seen = desk.aCall();

        // read, change, history, audit
        assertThat(desk.network.statementsInTransaction(o -> o.careRequests().take(ADA, seen)))
                .isEqualTo(4);
        // read, audit
        assertThat(desk.network.statementsInTransaction(o -> o.careQueue().find(ADA, seen.id())))
                .isEqualTo(2);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.care.DeskFixture#everywhere")
    void what_comes_in_or_is_done_while_somebody_pages_moves_no_other_request(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        for (int i = 0; i < 9; i++) {
            desk.aCall(); // all due at the same moment
        }
        List<QueuedCareRequest> all = page(ADA, unfinished(), null, 200);
        List<QueuedCareRequest> first = page(ADA, unfinished(), null, 3);
        SeenCareRequest last = first.get(2).seen();

        desk.step(c -> c.withdraw(DeskFixture.SYSTEM, first.get(0).seen()));
        desk.step(c -> c.take(BRUNO, last));
        desk.step(c -> c.withdraw(DeskFixture.SYSTEM, new SeenCareRequest(last.id(), 2)));
        desk.clock.forward(Duration.ofDays(1));
        desk.aCall();

        List<QueuedCareRequest> second = page(ADA, unfinished(), first.get(2).position(), 6);
        assertThat(second).isEqualTo(all.subList(3, 9));
        assertThat(page(ADA, unfinished(), second.get(5).position(), 6)).hasSize(1);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.care.DeskFixture#everywhere")
    void a_request_is_found_by_its_number_and_its_last_event_is_told_without_a_trace(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        SeenCareRequest seen = desk.aCall();
        desk.aCall();
        SeenCareRequest taken = desk.taken(seen);
        SeenCareRequest withdrawn =
                DeskFixture.performed(desk.step(c -> c.withdraw(DeskFixture.SYSTEM, taken)));
        long entries = desk.count("select count(*) from audit_entry");

        assertThat(numbered(CareNumber.of(seen.id())))
                .extracting(QueuedCareRequest::seen)
                .containsExactly(withdrawn);
        for (String edge : List.of("00000000", "7fffffff", "80000000", "ffffffff")) {
            desk.sql(
                    ("insert into care_request (id, version, channel, thread_id, state,"
                                    + " received_at, due_at) values ('%1$s-1234-4234-9234-"
                                    + "123456789abc', 1, 'EMAIL', '%1$s-1234-4234-9234-"
                                    + "123456789abc', 'RECEIVED', 0, 1)")
                            .formatted(edge));
            CareNumber number = CareNumber.parse(edge).orElseThrow();
            assertThat(numbered(number)).as(edge).hasSize(1);
        }
        desk.sql("delete from care_request where received_at = 0");
        assertThat(latest(seen.id()))
                .contains(
                        new LatestCareEvent(
                                withdrawn,
                                CareRequestState.WITHDRAWN,
                                "op-ada",
                                CareEvent.WITHDRAWN,
                                Role.SYSTEM,
                                "mail-reader",
                                DeskFixture.NOW));
        assertThat(desk.count("select count(*) from audit_entry")).isEqualTo(entries);
        assertThat(
                        desk.network.statementsOf(
                                o -> o.careQueue().numbered(ADA, CareNumber.of(seen.id()))))
                .isEqualTo(1);
        assertThat(desk.network.statementsOf(o -> o.careQueue().latest(ADA, seen.id())))
                .isEqualTo(1);
    }

    private List<QueuedCareRequest> numbered(CareNumber number) {
        return desk.read(o -> o.careQueue().numbered(ADA, number));
    }

    private Optional<LatestCareEvent> latest(CareRequestId id) {
        return desk.read(o -> o.careQueue().latest(ADA, id));
    }

    private List<QueuedCareRequest> page(
            Actor actor, CareQueueCriteria criteria, QueuePosition after, int limit) {
        return desk.read(o -> o.careQueue().page(actor, criteria, after, limit));
    }
}
