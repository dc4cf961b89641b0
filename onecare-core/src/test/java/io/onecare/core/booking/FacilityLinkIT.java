package io.onecare.core.booking;

import static io.onecare.core.booking.BookingFixture.OPERATOR;
import static io.onecare.core.booking.BookingFixture.STAFF;
import static io.onecare.core.booking.BookingFixture.done;
import static io.onecare.core.booking.BookingFixture.move;
import static io.onecare.core.booking.BookingFixture.wish;
import static io.onecare.core.schedule.ClinicFixture.SYSTEM;
import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.core.Actor;
import io.onecare.core.Role;
import io.onecare.core.audit.AuditTrail;
import io.onecare.core.database.DatabaseKind;
import io.onecare.core.database.Invariants;
import io.onecare.core.database.JpaProvider;
import java.sql.Connection;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A facility answers by the link in its mail: once, in time, and only what the link is for. */
class FacilityLinkIT {

    private static final String EVERYWHERE = "io.onecare.core.schedule.ClinicFixture#everywhere";
    private static final String HOME = "192.0.2.7";
    private static final FacilityAnswer YES = new FacilityAnswer.Confirm();
    private static final FacilityAnswer NO = new FacilityAnswer.Decline(DeclineReason.NO_ROOM);

    private BookingFixture fixture;
    private Booking asked;

    private void open(JpaProvider provider, DatabaseKind kind) {
        fixture = BookingFixture.on(provider, kind);
        asked = ask("2026-06-17T16:00");
    }

    @AfterEach
    void close() throws Exception {
        try (Connection connection = fixture.clinic.network.connect()) {
            assertThat(Invariants.violations(connection)).isEmpty();
        }
        fixture.close();
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void looking_changes_nothing_and_an_answer_is_that_of_the_link(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        FacilityLink link = link();
        String before = fixture.written();

        for (int i = 0; i < 3; i++) {
            assertThat(look(link)).isEqualTo(new FacilityLinkState.Open(asked, asked.confirmBy()));
        }
        assertThat(withoutAudit(fixture.written())).isEqualTo(withoutAudit(before));
        assertThat(looks()).hasSize(1).allMatch(who -> who.startsWith("FACILITY_STAFF link:"));
        fixture.clinic.clock.set(fixture.clinic.clock.instant().plus(AuditTrail.ONE_LOOK));
        look(link);
        assertThat(looks()).hasSize(2);
        assertThat(link.expiresAt()).isEqualTo(asked.confirmBy());
        assertThat(link.token()).matches("[0-9A-HJKMNP-TV-Z]{26}");
        assertThat(fixture.texts("select token_digest from facility_link"))
                .allMatch(digest -> digest.matches("[0-9a-f]{64}"));
        assertThat(link.toString()).doesNotContain(link.token());

        assertThat(answer(link, YES)).isEqualTo(new FacilityLinkOutcome.Done(fixture.now(asked)));

        assertThat(fixture.now(asked).state()).isEqualTo(BookingState.CONFIRMED);
        BookingChange last = lastChange();
        assertThat(last.role()).isEqualTo(Role.FACILITY_STAFF);
        assertThat(last.actor()).startsWith("link:");
        assertThat(
                        fixture.texts(
                                "select actor_role || ' ' || actor_name from audit_entry"
                                        + " where action = 'BOOKING_CONFIRM'"))
                .containsExactly("FACILITY_STAFF " + last.actor());
        assertThat(look(link)).isEqualTo(closed(FacilityLinkEnd.CONFIRMED, true));
        String after = fixture.written();
        assertThat(answer(link, YES)).isEqualTo(notOpen(FacilityLinkEnd.CONFIRMED, true));
        assertThat(answer(link, NO)).isEqualTo(notOpen(FacilityLinkEnd.CONFIRMED, true));
        assertThat(fixture.written()).isEqualTo(after);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void a_facility_declines_or_proposes_another_time(JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        FacilityLink declining = link();

        assertThat(answer(declining, NO)).isInstanceOf(FacilityLinkOutcome.Done.class);

        assertThat(fixture.now(asked).state()).isEqualTo(BookingState.DECLINED);
        assertThat(lastChange().reason()).isEqualTo("NO_ROOM");
        assertThat(look(declining)).isEqualTo(closed(FacilityLinkEnd.DECLINED, true));

        asked = ask("2026-06-17T17:00");
        Booking inTheWay = ask("2026-06-18T11:00");
        FacilityLink proposing = link();
        FacilityLink sentTwice = link();
        assertThat(answer(proposing, propose("2026-06-18T11:15")))
                .isEqualTo(new FacilityLinkOutcome.Refused(RefusalReason.PATIENT_BUSY));
        assertThat(answer(proposing, propose("2026-06-01T11:15")))
                .isEqualTo(new FacilityLinkOutcome.Refused(RefusalReason.TIME_IN_THE_PAST));
        assertThat(look(proposing)).isInstanceOf(FacilityLinkState.Open.class);

        assertThat(answer(proposing, propose("2026-06-18T15:00")))
                .isInstanceOf(FacilityLinkOutcome.Done.class);

        assertThat(look(proposing)).isEqualTo(closed(FacilityLinkEnd.PROPOSED, true));
        assertThat(look(sentTwice)).isEqualTo(closed(FacilityLinkEnd.PROPOSED, false));
        assertThat(answer(sentTwice, YES)).isEqualTo(notOpen(FacilityLinkEnd.PROPOSED, false));
        Proposal proposal =
                fixture.<Optional<Proposal>>read(
                                o -> o.bookings().findProposal(SYSTEM, asked.reference()))
                        .orElseThrow();
        assertThat(proposal.startsAt()).isEqualTo("2026-06-18T13:00:00Z");
        assertThat(Duration.between(proposal.startsAt(), proposal.endsAt()))
                .isEqualTo(Duration.between(asked.startsAt(), asked.endsAt()));
        done(
                fixture.edit(
                        e -> e.move(fixture.bruno, move(asked, new AppointmentTime.AsProposed()))));
        assertThat(look(proposing)).isEqualTo(closed(FacilityLinkEnd.MOVED, true));
        assertThat(fixture.now(inTheWay).state()).isEqualTo(BookingState.REQUESTED);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void whatever_happens_meanwhile_ends_a_link(JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        FacilityLink link = link();
        done(fixture.edit(e -> e.confirm(STAFF, asked.reference())));
        assertThat(look(link)).isEqualTo(closed(FacilityLinkEnd.CONFIRMED, false));
        done(fixture.edit(e -> e.cancel(OPERATOR, asked.reference(), CancellationReason.PATIENT)));
        assertThat(look(link)).isEqualTo(closed(FacilityLinkEnd.CANCELLED, false));
        assertThat(answer(link, YES)).isEqualTo(notOpen(FacilityLinkEnd.CANCELLED, false));

        asked = ask("2026-06-17T17:00");
        FacilityLink moved = link();
        done(fixture.edit(e -> e.move(fixture.bruno, move(asked, at("2026-06-17T18:00")))));
        assertThat(look(moved)).isEqualTo(closed(FacilityLinkEnd.MOVED, false));

        asked = ask("2026-06-17T19:00");
        FacilityLink late = link();
        fixture.clinic.clock.set(late.expiresAt());
        assertThat(look(late)).isEqualTo(closed(FacilityLinkEnd.EXPIRED, false));
        assertThat(answer(late, YES)).isEqualTo(notOpen(FacilityLinkEnd.EXPIRED, false));
        assertThat(fixture.now(asked).state()).isEqualTo(BookingState.REQUESTED);
        assertThat(issue(asked, 1)).isEmpty();
        fixture.write(o -> o.bookingEditor().expireUnanswered(SYSTEM, 10));
        assertThat(look(late)).isEqualTo(closed(FacilityLinkEnd.EXPIRED, false));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void a_link_is_made_for_what_waits_for_an_answer(JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        Booking stands =
                fixture.booked(fixture.anna, wish("M-1", fixture.free("AG-1").get(20).slot()));

        assertThat(issue(stands, 1)).isEmpty();
        assertThat(issue(asked, 2)).isEmpty();
        assertThat(issue(asked, 1)).isPresent();
        done(fixture.edit(e -> e.propose(STAFF, asked.reference(), at("2026-06-18T15:00"))));
        assertThat(issue(asked, 1)).isEmpty();
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void of_answers_at_once_one_is_taken_and_the_others_are_told(
            JpaProvider provider, DatabaseKind kind) throws Exception {
        open(provider, kind);
        ExecutorService threads = Executors.newFixedThreadPool(16);
        for (int round = 0; round < 4; round++) {
            asked = ask("2026-06-%02dT16:30".formatted(22 + round));
            FacilityLink first = link();
            FacilityLink second = link();
            CountDownLatch start = new CountDownLatch(1);
            List<Future<FacilityLinkOutcome>> all = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                FacilityLink link = i % 2 == 0 ? first : second;
                FacilityAnswer one = i % 4 < 2 ? YES : NO;
                all.add(
                        threads.submit(
                                () -> {
                                    start.await();
                                    return answer(link, one);
                                }));
            }

            start.countDown();

            int taken = 0;
            for (Future<FacilityLinkOutcome> one : all) {
                FacilityLinkOutcome outcome = one.get();
                if (outcome instanceof FacilityLinkOutcome.Done) {
                    taken++;
                } else {
                    assertThat(((FacilityLinkOutcome.NotOpen) outcome).state())
                            .isInstanceOf(FacilityLinkState.Closed.class);
                }
            }
            assertThat(taken).isEqualTo(1);
            assertThat(fixture.now(asked).version()).isEqualTo(2);
            assertThat(
                            fixture.clinic.count(
                                    "select count(*) from outbox_message where subject_id = '"
                                            + asked.id()
                                            + "' and subject_event = 2"))
                    .isEqualTo(2);
        }
        threads.shutdownNow();
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void guesses_are_counted_by_address_and_keep_nobody_else_out(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        FacilityLink link = link();
        String guess = "0".repeat(26);

        for (int i = 0; i < 20; i++) {
            assertThat(look(i % 2 == 0 ? guess : "<b>", "192.0.2.66"))
                    .isEqualTo(new FacilityLinkState.NotFound());
        }

        assertThat(look(guess, "192.0.2.66")).isInstanceOf(FacilityLinkState.TooManyTries.class);
        assertThat(look(link.token(), "192.0.2.66"))
                .isEqualTo(new FacilityLinkState.TooManyTries(Duration.ofMinutes(1)));
        assertThat(answer(link, YES, "192.0.2.66"))
                .isEqualTo(
                        new FacilityLinkOutcome.NotOpen(
                                new FacilityLinkState.TooManyTries(Duration.ofMinutes(1))));
        assertThat(look(link)).isInstanceOf(FacilityLinkState.Open.class);
        fixture.clinic.clock.forward(Duration.ofMinutes(1));
        assertThat(answer(link, YES, "192.0.2.66")).isInstanceOf(FacilityLinkOutcome.Done.class);
    }

    private Booking ask(String local) {
        return fixture.booked(fixture.bruno, wish("M-2", at(local)));
    }

    private static AppointmentTime at(String local) {
        return BookingFixture.agreed(local, null);
    }

    private static FacilityAnswer propose(String local) {
        return new FacilityAnswer.Propose(LocalDateTime.parse(local));
    }

    private FacilityLink link() {
        return issue(asked, 1).orElseThrow();
    }

    private Optional<FacilityLink> issue(Booking booking, int event) {
        return fixture.write(o -> o.facilityLinks().issue(SYSTEM, booking.id(), event));
    }

    private FacilityLinkState look(FacilityLink link) {
        return look(link.token(), HOME);
    }

    private FacilityLinkState look(String token, String address) {
        return fixture.write(o -> o.facilityLinks().look(Actor.visitor(), token, address));
    }

    private FacilityLinkOutcome answer(FacilityLink link, FacilityAnswer answer) {
        return answer(link, answer, HOME);
    }

    private FacilityLinkOutcome answer(FacilityLink link, FacilityAnswer answer, String address) {
        return fixture.write(
                o ->
                        o.facilityLinks()
                                .answer(
                                        Actor.visitor(),
                                        new AnswerByLink(link.token(), answer, address)));
    }

    private FacilityLinkState closed(FacilityLinkEnd end, boolean answeredHere) {
        return new FacilityLinkState.Closed(
                asked.reference(), asked.startsAt(), asked.zone(), end, answeredHere);
    }

    private FacilityLinkOutcome notOpen(FacilityLinkEnd end, boolean answeredHere) {
        return new FacilityLinkOutcome.NotOpen(closed(end, answeredHere));
    }

    private BookingChange lastChange() {
        List<BookingChange> history =
                fixture.read(o -> o.bookings().history(SYSTEM, asked.reference()));
        return history.get(history.size() - 1);
    }

    private List<String> looks() {
        return fixture.texts(
                "select actor_role || ' ' || actor_name from audit_entry"
                        + " where action = 'BOOKING_VIEWED' and subject_id = '"
                        + asked.id()
                        + "'");
    }

    private static String withoutAudit(String written) {
        String[] parts = written.split("--\n", -1);
        parts[3] = "";
        return String.join("--", parts);
    }
}
