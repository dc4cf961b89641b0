package io.onecare.core.care;

import static io.onecare.core.care.DeskFixture.ADA;
import static io.onecare.core.care.DeskFixture.BRUNO;
import static io.onecare.core.care.DeskFixture.ON_FILE;
import static io.onecare.core.care.DeskFixture.STRANGE;
import static io.onecare.core.care.DeskFixture.SYSTEM;
import static io.onecare.core.care.DeskFixture.opened;
import static io.onecare.core.care.DeskFixture.performed;
import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.core.database.DatabaseKind;
import io.onecare.core.database.JpaProvider;
import io.onecare.core.person.ContactDetails;
import io.onecare.core.person.EmailAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Mails at the desk: none is lost, none is taken twice, and answers find what they answer. */
class CareMailIT {

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
    void a_mail_is_taken_once_however_often_it_is_read(JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);

        SeenCareRequest seen = opened(desk.open(SYSTEM, desk.mail("<1@a>", STRANGE)));

        assertThat(desk.open(SYSTEM, desk.mail("1@a", ON_FILE)))
                .isEqualTo(new CareOpening.KnownAlready(seen.id()));
        assertThat(desk.find(seen).words()).isEqualTo(Words.of("Buongiorno, vorrei prenotare."));
        assertThat(desk.find(seen).channel()).isEqualTo(CareChannel.EMAIL);
        assertThat(desk.history(seen).get(0).mail()).isEqualTo(MessageId.of("1@a"));
        assertThat(desk.messages(seen))
                .containsExactly("CARE_REQUEST_RECEIVED 1 qualcuno@example.net PENDING");
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.care.DeskFixture#everywhere")
    void the_time_runs_from_when_the_mailbox_received_it(JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        OpenCareRequest.ByMail friday = desk.mail("1@a", STRANGE);
        desk.clock.set(Instant.parse("2026-04-20T08:00:00Z"));
        OpenCareRequest.ByMail future = desk.mail("2@a", STRANGE);
        desk.clock.set(Instant.parse("2026-04-20T07:00:00Z"));

        SeenCareRequest late = opened(desk.open(SYSTEM, friday));
        SeenCareRequest skewed = opened(desk.open(SYSTEM, future));

        assertThat(desk.find(late).clock().receivedAt()).isEqualTo(DeskFixture.NOW);
        assertThat(desk.find(late).clock().dueAt()).isEqualTo(DeskFixture.DUE);
        assertThat(desk.find(late).clock().isLateAt(desk.clock.instant())).isTrue();
        assertThat(desk.find(skewed).clock().receivedAt()).isEqualTo("2026-04-20T07:00:00Z");
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.care.DeskFixture#everywhere")
    void an_answer_to_our_question_lets_the_time_run_again_where_it_stood(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        SeenCareRequest asked = desk.asked(desk.inIdentityCheck(mailed("1@a")));
        assertThat(desk.find(asked).clock().pausedAt()).isEqualTo(DeskFixture.NOW);
        String question = desk.outboxId(asked, 4);
        // asked on Tuesday at 10:00 with 26 hours of work left; answered on Friday at 12:00
        desk.clock.set(Instant.parse("2026-04-17T10:00:00Z"));

        CareOpening answer =
                desk.open(SYSTEM, desk.mail("2@a", STRANGE, "<" + question + "@onecare>"));

        CareRequest request = desk.find(asked);
        assertThat(answer)
                .isEqualTo(
                        new CareOpening.Continued(
                                new SeenCareRequest(asked.id(), 5),
                                CareRequestState.IDENTITY_CHECK,
                                request.clock()));
        // 6 hours on Friday, 9 on Monday, 9 on Tuesday, 2 on Wednesday until 11:00
        assertThat(request.clock())
                .isEqualTo(
                        new CareClock(
                                DeskFixture.NOW,
                                Instant.parse("2026-04-22T09:00:00Z"),
                                null,
                                null));
        assertThat(request.owner()).isEqualTo("op-ada");
        CareHistoryEntry last = desk.history(asked).get(4);
        assertThat(last.event()).isEqualTo(CareEvent.SENDER_ANSWERED);
        assertThat(last.words()).isEqualTo(Words.of("Buongiorno, vorrei prenotare."));
        assertThat(last.by()).isEqualTo("mail-reader");
        assertThat(desk.messages(asked))
                .containsExactly(
                        "CARE_REQUEST_RECEIVED 1 qualcuno@example.net SUPERSEDED",
                        "CARE_REQUEST_QUESTION 4 qualcuno@example.net SUPERSEDED",
                        "CARE_REQUEST_RECEIVED 5 qualcuno@example.net PENDING");
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.care.DeskFixture#everywhere")
    void the_time_runs_again_from_when_the_mailbox_received_the_answer(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        SeenCareRequest asked = desk.asked(desk.identified(mailed("1@a")));
        desk.clock.forward(Duration.ofHours(2));
        OpenCareRequest.ByMail answer = desk.mail("2@a", STRANGE, "1@a");
        desk.clock.forward(Duration.ofHours(3)); // the reader of the mailbox was down

        desk.open(SYSTEM, answer);

        assertThat(desk.find(asked).state()).isEqualTo(CareRequestState.IN_PROGRESS);
        assertThat(desk.find(asked).clock().dueAt()).isEqualTo("2026-04-17T09:00:00Z");
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.care.DeskFixture#everywhere")
    void an_answer_that_crossed_our_question_ends_the_pause_where_it_began(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        SeenCareRequest work = desk.identified(mailed("1@a"));
        OpenCareRequest.ByMail crossing = desk.mail("2@a", STRANGE, "1@a");
        desk.clock.forward(Duration.ofHours(1));
        SeenCareRequest asked = desk.asked(work);

        desk.open(SYSTEM, crossing);

        assertThat(desk.find(asked).state()).isEqualTo(CareRequestState.IN_PROGRESS);
        assertThat(desk.find(asked).clock().dueAt()).isEqualTo(DeskFixture.DUE);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.care.DeskFixture#everywhere")
    void a_mail_to_what_is_being_worked_on_is_added_and_the_operator_is_told(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        SeenCareRequest seen = desk.identified(mailed("1@a"));

        CareOpening more = desk.open(SYSTEM, desk.mail("2@a", ON_FILE, "0@other", "1@a"));

        assertThat(more)
                .isEqualTo(
                        new CareOpening.Continued(
                                new SeenCareRequest(seen.id(), 5),
                                CareRequestState.IN_PROGRESS,
                                desk.find(seen).clock()));
        assertThat(desk.step(c -> c.finish(ADA, seen, null, Words.none())))
                .isEqualTo(new CareOutcome.Refused(CareRefusal.CHANGED_MEANWHILE));
        // whoever joins the thread does not become the one who is answered
        assertThat(desk.find(seen).sender()).isEqualTo(ContactDetails.of(STRANGE, null));
        assertThat(desk.open(SYSTEM, desk.mail("2@a", ON_FILE, "1@a")))
                .isEqualTo(new CareOpening.KnownAlready(seen.id()));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.care.DeskFixture#everywhere")
    void what_an_answer_brings_fills_gaps_and_overwrites_nothing(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        SeenCareRequest seen = desk.identified(mailed("1@a"));
        performed(
                desk.step(
                        c ->
                                c.correct(
                                        ADA,
                                        seen,
                                        new RecognisedFacts("M-1", null, null, null),
                                        Set.of())));

        desk.open(
                SYSTEM,
                new OpenCareRequest.ByMail(
                        new ReceivedMail(
                                MessageId.of("2@a"),
                                List.of(MessageId.of("1@a")),
                                MailOrigin.PERSON,
                                DeskFixture.NOW),
                        ContactDetails.none(),
                        Words.none(),
                        new RecognisedFacts("M-2", "OC-2", null, null),
                        Set.of(MissingFact.PHONE)));

        assertThat(desk.find(seen).facts())
                .isEqualTo(new RecognisedFacts("M-1", "OC-2", null, null));
        assertThat(desk.find(seen).missing()).isEmpty();
    }

    /** Asked for or not, said or not: the four ways an answer can bear on a fact. */
    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.care.DeskFixture#everywhere")
    void what_was_missing_is_missing_until_an_answer_says_it(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        SeenCareRequest work = desk.identified(mailed("1@a"));
        SeenCareRequest corrected =
                performed(
                        desk.step(
                                c ->
                                        c.correct(
                                                ADA,
                                                work,
                                                new RecognisedFacts("M-1", "OC-1", null, null),
                                                Set.of())));
        performed(
                desk.step(
                        c ->
                                c.ask(
                                        ADA,
                                        corrected,
                                        Set.of(MissingFact.FACILITY, MissingFact.SERVICE),
                                        Words.none())));
        RecognisedFacts said = new RecognisedFacts("M-2", "OC-2", null, null);
        Set<MissingFact> inVain = Set.of(MissingFact.SERVICE, MissingFact.APPOINTMENT_TIME);

        desk.open(SYSTEM, answer("2@a", MailOrigin.MACHINE, RecognisedFacts.none(), Set.of()));
        assertThat(desk.find(work).missing())
                .as("a machine says nothing")
                .containsExactlyInAnyOrder(MissingFact.FACILITY, MissingFact.SERVICE);

        Instant written = desk.clock.instant();
        desk.clock.forward(Duration.ofHours(20)); // the reader of the mailbox was down
        desk.open(
                SYSTEM,
                new OpenCareRequest.ByMail(
                        new ReceivedMail(
                                MessageId.of("3@a"),
                                List.of(MessageId.of("1@a")),
                                MailOrigin.PERSON,
                                written),
                        ContactDetails.none(),
                        Words.none(),
                        said,
                        inVain));

        assertThat(desk.find(work).missing())
                .as("asked for and said: FACILITY; asked for in vain: SERVICE; never asked: time")
                .containsExactly(MissingFact.SERVICE);
        assertThat(desk.find(work).facts())
                .as("what was asked for is replaced, what was not asked for stays")
                .isEqualTo(new RecognisedFacts("M-1", "OC-2", null, null));
        assertThat(desk.history(work).get(6).receivedAt()).isEqualTo(written);
        assertThat(desk.history(work).get(1).receivedAt()).isNull();

        desk.open(
                SYSTEM,
                answer(
                        "4@a",
                        MailOrigin.PERSON,
                        new RecognisedFacts(null, "OC-3", "VIS-ALLERGOLOGICA", null),
                        Set.of(MissingFact.FACILITY)));
        assertThat(desk.find(work).missing()).isEmpty();
        assertThat(desk.find(work).facts())
                .isEqualTo(new RecognisedFacts("M-1", "OC-2", "VIS-ALLERGOLOGICA", null));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.care.DeskFixture#everywhere")
    void the_address_of_the_sender_is_compared_with_what_is_on_file(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);

        assertThat(address(null, "M-1")).isEqualTo(SenderAddress.NONE);
        assertThat(address(ON_FILE, null)).isEqualTo(SenderAddress.OF_NOBODY_KNOWN);
        assertThat(address(EmailAddress.of("TITOLARE@example.org"), "M-1"))
                .isEqualTo(SenderAddress.ON_FILE);
        assertThat(address(ON_FILE, "D-1")).as("her child").isEqualTo(SenderAddress.ON_FILE);
        assertThat(address(ON_FILE, "D-2"))
                .as("her partner, who has not agreed")
                .isEqualTo(SenderAddress.NOT_ON_FILE);
        assertThat(address(STRANGE, "M-1")).isEqualTo(SenderAddress.NOT_ON_FILE);
        assertThat(address(ON_FILE, "X-9"))
                .as("nobody on the roll")
                .isEqualTo(SenderAddress.NOT_ON_FILE);
        SeenCareRequest known = desk.identified(mailed("known@a"));
        assertThat(addressOf(known)).as("who they are counts").isEqualTo(SenderAddress.NOT_ON_FILE);
    }

    private SenderAddress address(EmailAddress from, String patient) {
        return addressOf(
                opened(
                        desk.open(
                                SYSTEM,
                                new OpenCareRequest.ByMail(
                                        new ReceivedMail(
                                                MessageId.of(desk.newKey() + "@a"),
                                                List.of(),
                                                MailOrigin.PERSON,
                                                DeskFixture.NOW),
                                        ContactDetails.of(from, null),
                                        Words.none(),
                                        new RecognisedFacts(patient, null, null, null),
                                        Set.of()))));
    }

    private SenderAddress addressOf(SeenCareRequest seen) {
        return desk.write(o -> o.careRequests().senderAddress(SYSTEM, seen.id())).orElseThrow();
    }

    private static OpenCareRequest.ByMail answer(
            String id, MailOrigin origin, RecognisedFacts facts, Set<MissingFact> missing) {
        return new OpenCareRequest.ByMail(
                new ReceivedMail(
                        MessageId.of(id), List.of(MessageId.of("1@a")), origin, DeskFixture.NOW),
                ContactDetails.none(),
                Words.none(),
                facts,
                missing);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.care.DeskFixture#everywhere")
    void who_writes_again_about_what_is_finished_opens_one_request_that_follows_it(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        SeenCareRequest first = finished(desk.identified(mailed("1@a")));
        desk.clock.forward(Duration.ofHours(1));

        SeenCareRequest second = opened(desk.open(SYSTEM, desk.mail("2@a", STRANGE, "1@a")));

        assertThat(desk.find(second).follows()).isEqualTo(first.id());
        assertThat(desk.find(second).identity()).isNull();
        assertThat(desk.find(first).version()).isEqualTo(5);
        // a third mail that knows only the first one's thread finds the second request
        assertThat(desk.open(SYSTEM, desk.mail("3@a", STRANGE, "1@a")))
                .isInstanceOfSatisfying(
                        CareOpening.Continued.class,
                        continued -> assertThat(continued.seen().id()).isEqualTo(second.id()));
        // and when that one is finished as well, the next follows it
        SeenCareRequest again = finished(desk.identified(desk.find(second).seen()));
        desk.clock.forward(Duration.ofHours(1));
        SeenCareRequest third = opened(desk.open(SYSTEM, desk.mail("4@a", STRANGE, "1@a")));
        assertThat(desk.find(third).follows()).isEqualTo(again.id());
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.care.DeskFixture#everywhere")
    void a_machine_is_never_answered_and_never_counts_as_an_answer(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        SeenCareRequest bulk =
                opened(desk.open(SYSTEM, desk.mail("0@a", STRANGE, MailOrigin.MACHINE)));
        assertThat(desk.messages(bulk)).isEmpty();

        SeenCareRequest asked = desk.asked(desk.identified(mailed("1@a")));
        desk.open(SYSTEM, desk.mail("2@a", STRANGE, MailOrigin.MACHINE, "1@a"));
        assertThat(desk.find(asked).state()).isEqualTo(CareRequestState.WAITING);
        assertThat(desk.history(asked))
                .last()
                .extracting(CareHistoryEntry::event)
                .isEqualTo(CareEvent.REPLY_ADDED);

        SeenCareRequest done = finished(desk.identified(mailed("3@a")));
        CareClock finished = desk.find(done).clock();
        desk.clock.forward(Duration.ofDays(9));
        desk.open(SYSTEM, desk.mail("4@a", STRANGE, MailOrigin.MACHINE, "3@a"));
        assertThat(desk.find(done).state()).isEqualTo(CareRequestState.DONE);
        assertThat(desk.find(done).clock()).isEqualTo(finished);
        assertThat(desk.history(done)).hasSize(6);
        assertThat(desk.count("select count(*) from care_request")).isEqualTo(3);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.care.DeskFixture#everywhere")
    void two_machines_do_not_thank_each_other_without_end(JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        for (int i = 0; i < 12; i++) {
            mailed(i + "@a");
        }
        SeenCareRequest other = opened(desk.open(SYSTEM, desk.mail("12@a", ON_FILE)));
        desk.clock.forward(Duration.ofDays(1).plusMillis(1));
        SeenCareRequest nextDay = mailed("13@a");

        assertThat(desk.count("select count(*) from care_request")).isEqualTo(14);
        assertThat(
                        desk.count(
                                "select count(*) from outbox_message where recipient ="
                                        + " 'qualcuno@example.net'"))
                .isEqualTo(11);
        assertThat(desk.messages(other)).hasSize(1);
        assertThat(desk.messages(nextDay)).hasSize(1);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.care.DeskFixture#everywhere")
    void every_mail_is_taken_whatever_its_headers_and_its_text(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        String longId = "<" + "x".repeat(2_000) + "@a>";
        OpenCareRequest.ByMail odd =
                new OpenCareRequest.ByMail(
                        new ReceivedMail(
                                MessageId.of(longId),
                                List.of(),
                                MailOrigin.PERSON,
                                DeskFixture.NOW),
                        ContactDetails.none(),
                        Words.cut("\u0000a\uD800b\r\n\u0007" + "😀".repeat(5_000)),
                        RecognisedFacts.none(),
                        Set.of());

        SeenCareRequest seen = opened(desk.open(SYSTEM, odd));

        assertThat(desk.find(seen).words()).isEqualTo(odd.words());
        assertThat(odd.words().value()).startsWith("a\uFFFDb\n😀").endsWith("😀…");
        assertThat(desk.open(SYSTEM, odd)).isEqualTo(new CareOpening.KnownAlready(seen.id()));
        assertThat(desk.open(SYSTEM, desk.mail("2@a", STRANGE, longId)))
                .isInstanceOf(CareOpening.Continued.class);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.care.DeskFixture#everywhere")
    void an_answer_to_a_message_about_something_else_opens_a_request_of_its_own(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        mailed("1@a");

        assertThat(
                        desk.open(
                                SYSTEM,
                                desk.mail(
                                        "2@a",
                                        STRANGE,
                                        DeskFixture.unknown() + "@onecare",
                                        "unknown@a")))
                .isInstanceOf(CareOpening.Opened.class);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.care.DeskFixture#everywhere")
    void an_operator_who_gets_the_answer_by_phone_lets_the_time_run_again(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        SeenCareRequest asked = desk.asked(desk.identified(mailed("1@a")));
        desk.clock.forward(Duration.ofHours(4));

        assertThat(desk.step(c -> c.receiveAnswer(BRUNO, asked, Words.none())))
                .isEqualTo(new CareOutcome.Refused(CareRefusal.TAKEN_BY_ANOTHER));
        SeenCareRequest answered =
                performed(desk.step(c -> c.receiveAnswer(ADA, asked, Words.of("Visita."))));

        assertThat(desk.find(answered).clock().dueAt()).isEqualTo("2026-04-17T11:00:00Z");
        assertThat(desk.find(answered).clock().pausedAt()).isNull();
        assertThat(desk.messages(answered))
                .last()
                .asString()
                .isEqualTo("CARE_REQUEST_RECEIVED 6 qualcuno@example.net PENDING");
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.care.DeskFixture#everywhere")
    void giving_up_on_who_never_answers_is_not_late(JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        SeenCareRequest asked = desk.asked(desk.identified(mailed("1@a")));
        desk.clock.forward(Duration.ofDays(30));
        assertThat(desk.find(asked).clock().isLateAt(desk.clock.instant())).isFalse();

        SeenCareRequest refused =
                performed(desk.step(c -> c.refuse(ADA, asked, "Nessuna risposta.", Words.none())));

        CareClock clock = desk.find(refused).clock();
        assertThat(clock.finishedAt()).isEqualTo(desk.clock.instant());
        assertThat(clock.isLateAt(desk.clock.instant())).isFalse();
    }

    private SeenCareRequest mailed(String id) {
        return opened(desk.open(SYSTEM, desk.mail(id, STRANGE)));
    }

    private SeenCareRequest finished(SeenCareRequest seen) {
        return performed(desk.step(c -> c.finish(ADA, seen, null, Words.of("Fatto."))));
    }
}
