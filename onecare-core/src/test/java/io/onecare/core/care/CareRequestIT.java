package io.onecare.core.care;

import static io.onecare.core.care.DeskFixture.ADA;
import static io.onecare.core.care.DeskFixture.BRUNO;
import static io.onecare.core.care.DeskFixture.DUE;
import static io.onecare.core.care.DeskFixture.NOW;
import static io.onecare.core.care.DeskFixture.ON_FILE;
import static io.onecare.core.care.DeskFixture.STRANGE;
import static io.onecare.core.care.DeskFixture.SYSTEM;
import static io.onecare.core.care.DeskFixture.call;
import static io.onecare.core.care.DeskFixture.declined;
import static io.onecare.core.care.DeskFixture.opened;
import static io.onecare.core.care.DeskFixture.performed;
import static io.onecare.core.care.DeskFixture.question;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.onecare.core.Actor;
import io.onecare.core.ErrorCode;
import io.onecare.core.OneCareException;
import io.onecare.core.database.DatabaseKind;
import io.onecare.core.database.JpaProvider;
import io.onecare.core.person.ContactDetails;
import io.onecare.core.person.EmailAddress;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The life of requests to customer care, on both providers and both databases. */
class CareRequestIT {

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
    void a_phone_call_is_kept_as_it_was_said_and_due_in_two_working_days(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        ContactDetails sender = ContactDetails.of(STRANGE, "+39 06 5550 9999");
        RecognisedFacts facts =
                new RecognisedFacts(
                        "M-1", "OC-1", "VIS-CARDIOLOGICA", Instant.parse("2026-05-04T09:00:00Z"));
        Set<MissingFact> missing = Set.of(MissingFact.TAX_CODE, MissingFact.FULL_NAME);

        CareOpening opening =
                desk.open(
                        ADA,
                        new OpenCareRequest.ByPhone(
                                "key-00000", sender, Words.of("Vorrei…\nùà"), facts, missing));

        CareClock clock = new CareClock(NOW, DUE, null, null);
        assertThat(opening)
                .isEqualTo(
                        new CareOpening.Opened(
                                new SeenCareRequest(opened(opening).id(), 1), clock));
        assertThat(desk.find(opened(opening)))
                .isEqualTo(
                        new CareRequest(
                                opened(opening).id(),
                                1,
                                CareChannel.PHONE,
                                CareRequestState.RECEIVED,
                                clock,
                                null,
                                sender,
                                Words.of("Vorrei…\nùà"),
                                facts,
                                missing,
                                null,
                                null,
                                null,
                                null,
                                null));
        assertThat(desk.messages(opened(opening)))
                .containsExactly("CARE_REQUEST_RECEIVED 1 qualcuno@example.net PENDING");
        assertThat(desk.audit(opened(opening))).containsExactly("CARE_REQUEST_OPENED op-ada");
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.care.DeskFixture#everywhere")
    void the_same_key_gives_the_same_request_and_other_content_is_refused(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        ContactDetails sender = ContactDetails.of(STRANGE, null);
        CareOpening first = desk.open(ADA, call("key-00000", sender));

        assertThat(desk.open(ADA, call("key-00000", sender)))
                .isEqualTo(new CareOpening.KnownAlready(opened(first).id()));
        assertThat(desk.open(ADA, call("key-00000", ContactDetails.none())))
                .isEqualTo(new CareOpening.Refused(CareRefusal.KEY_REUSED));
        // keys belong to an account
        assertThat(desk.open(BRUNO, call("key-00000", sender)))
                .isInstanceOf(CareOpening.Opened.class);

        assertThat(desk.count("select count(*) from care_request")).isEqualTo(2);
        assertThat(desk.messages(opened(first))).hasSize(1);
        assertThat(desk.audit(opened(first))).hasSize(1);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.care.DeskFixture#everywhere")
    void a_question_on_the_portal_is_answered_to_the_address_on_file(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);

        SeenCareRequest seen = opened(desk.open(desk.member("M-1"), question("key-00000")));

        CareRequest request = desk.find(seen);
        assertThat(request.account()).isEqualTo(desk.member("M-1").name());
        assertThat(request.identity())
                .isEqualTo(
                        new IdentityCheck(
                                "M-1", IdentityProof.LOGGED_IN, desk.member("M-1").name(), NOW));
        assertThat(desk.messages(seen))
                .containsExactly("CARE_REQUEST_RECEIVED 1 titolare@example.org PENDING");
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.care.DeskFixture#everywhere")
    void a_member_asks_only_for_whom_they_may_see(JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);

        for (String patient : new String[] {"D-2", "M-2", "X-9"}) {
            assertThat(
                            desk.open(
                                    desk.member("M-1"),
                                    new OpenCareRequest.OnPortal(
                                            desk.newKey(),
                                            ContactDetails.none(),
                                            Words.of("?"),
                                            new RecognisedFacts(patient, null, null, null))))
                    .as(patient)
                    .isEqualTo(new CareOpening.Refused(CareRefusal.NOT_FOUND));
        }
        assertThat(desk.count("select count(*) from care_request")).isZero();
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.care.DeskFixture#everywhere")
    void a_booking_in_trouble_comes_to_the_desk_once_for_each_trouble(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);

        SeenCareRequest seen = opened(desk.open(SYSTEM, declined("7K3M-9Q2D")));

        assertThat(desk.open(SYSTEM, declined("7K3M-9Q2D")))
                .isEqualTo(new CareOpening.KnownAlready(seen.id()));
        assertThat(
                        desk.open(
                                SYSTEM,
                                new OpenCareRequest.ForBooking(
                                        new TroubledBooking("7K3M-9Q2D", BookingTrouble.EXPIRED),
                                        "M-1",
                                        null,
                                        null,
                                        null)))
                .isInstanceOf(CareOpening.Opened.class);
        CareRequest request = desk.find(seen);
        assertThat(request.origin())
                .isEqualTo(new TroubledBooking("7K3M-9Q2D", BookingTrouble.DECLINED));
        assertThat(request.identity())
                .isEqualTo(
                        new IdentityCheck(
                                "M-1", IdentityProof.BOOKING_ON_FILE, "mail-reader", NOW));
        // nobody has asked for anything yet; the booking itself tells that it was declined
        assertThat(desk.messages(seen)).isEmpty();
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.care.DeskFixture#everywhere")
    void a_call_goes_from_the_desk_to_an_answer_and_every_step_is_written_down(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        SeenCareRequest worked = desk.identified(desk.aCall());

        SeenCareRequest done =
                performed(
                        desk.step(c -> c.finish(ADA, worked, "7K3M-9Q2D", Words.of("Prenotato."))));

        CareRequest request = desk.find(done);
        assertThat(request.state()).isEqualTo(CareRequestState.DONE);
        assertThat(request.bookingReference()).isEqualTo("7K3M-9Q2D");
        assertThat(request.identity())
                .isEqualTo(new IdentityCheck("M-1", IdentityProof.ROLL_DATA_ASKED, "op-ada", NOW));
        assertThat(request.clock()).isEqualTo(new CareClock(NOW, DUE, null, NOW));
        assertThat(desk.history(done))
                .extracting(
                        CareHistoryEntry::number,
                        CareHistoryEntry::event,
                        CareHistoryEntry::from,
                        CareHistoryEntry::to,
                        CareHistoryEntry::by)
                .containsExactly(
                        row(1, CareEvent.OPENED, null, CareRequestState.RECEIVED),
                        row(
                                2,
                                CareEvent.TAKEN,
                                CareRequestState.RECEIVED,
                                CareRequestState.RECEIVED),
                        row(
                                3,
                                CareEvent.IDENTITY_CHECK_BEGUN,
                                CareRequestState.RECEIVED,
                                CareRequestState.IDENTITY_CHECK),
                        row(
                                4,
                                CareEvent.IDENTITY_CONFIRMED,
                                CareRequestState.IDENTITY_CHECK,
                                CareRequestState.IN_PROGRESS),
                        row(
                                5,
                                CareEvent.DONE,
                                CareRequestState.IN_PROGRESS,
                                CareRequestState.DONE));
        assertThat(desk.history(done).get(4).words()).isEqualTo(Words.of("Prenotato."));
        // the receipt had not been sent yet and is overtaken; words go to a verified address
        assertThat(desk.messages(done))
                .containsExactly(
                        "CARE_REQUEST_RECEIVED 1 qualcuno@example.net SUPERSEDED",
                        "CARE_REQUEST_ANSWERED 5 titolare@example.org PENDING");
        assertThat(desk.audit(done))
                .containsExactly(
                        "CARE_REQUEST_DONE op-ada",
                        "CARE_REQUEST_IDENTITY_CHECK_BEGUN op-ada",
                        "CARE_REQUEST_IDENTITY_CONFIRMED op-ada",
                        "CARE_REQUEST_OPENED op-ada",
                        "CARE_REQUEST_TAKEN op-ada");
    }

    private static Tuple row(
            int number, CareEvent event, CareRequestState from, CareRequestState to) {
        return tuple(number, event, from, to, "op-ada");
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.care.DeskFixture#everywhere")
    void a_call_can_be_taken_worked_and_answered_in_one_transaction(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);

        SeenCareRequest done =
                desk.write(
                        o -> {
                            CareRequests requests = o.careRequests();
                            SeenCareRequest seen =
                                    opened(
                                            requests.open(
                                                    ADA, call("key-00000", ContactDetails.none())));
                            seen = performed(requests.take(ADA, seen));
                            seen = performed(requests.beginIdentityCheck(ADA, seen));
                            seen =
                                    performed(
                                            requests.confirmIdentity(
                                                    ADA,
                                                    seen,
                                                    "M-1",
                                                    IdentityProof.ROLL_DATA_ASKED));
                            return performed(requests.finish(ADA, seen, "7K3M-9Q2D", Words.none()));
                        });

        assertThat(desk.find(done).state()).isEqualTo(CareRequestState.DONE);
        assertThat(desk.history(done)).hasSize(5);
        // no address was given, but the person is known now
        assertThat(desk.messages(done))
                .containsExactly("CARE_REQUEST_ANSWERED 5 titolare@example.org PENDING");
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.care.DeskFixture#everywhere")
    void what_an_operator_corrects_takes_the_place_of_what_was_recognised(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        SeenCareRequest seen = desk.identified(desk.aCall());
        RecognisedFacts facts = new RecognisedFacts("D-1", null, "VIS-ALLERGOLOGICA", null);

        SeenCareRequest corrected =
                performed(
                        desk.step(
                                c ->
                                        c.correct(
                                                ADA,
                                                seen,
                                                facts,
                                                Set.of(
                                                        MissingFact.FACILITY,
                                                        MissingFact.APPOINTMENT_TIME))));

        assertThat(desk.find(corrected).facts()).isEqualTo(facts);
        assertThat(desk.find(corrected).missing())
                .containsExactlyInAnyOrder(MissingFact.FACILITY, MissingFact.APPOINTMENT_TIME);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.care.DeskFixture#everywhere")
    void a_request_is_taken_given_back_and_taken_over(JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        SeenCareRequest first = desk.taken(desk.aCall());
        assertThat(desk.find(first).owner()).isEqualTo("op-ada");

        SeenCareRequest second = performed(desk.step(c -> c.takeOver(BRUNO, first, "Ferie.")));
        assertThat(desk.find(second).owner()).isEqualTo("op-bruno");
        assertThat(desk.history(second).get(2).why()).isEqualTo("Ferie.");
        assertThat(refusal(desk.step(c -> c.giveBack(ADA, second))))
                .isEqualTo(CareRefusal.TAKEN_BY_ANOTHER);

        SeenCareRequest free = performed(desk.step(c -> c.giveBack(BRUNO, second)));
        assertThat(desk.find(free).owner()).isNull();
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.care.DeskFixture#everywhere")
    void who_acts_on_what_has_changed_meanwhile_is_told_and_nothing_is_done(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        SeenCareRequest seen = desk.aCall();
        desk.taken(seen);

        assertThat(refusal(desk.step(c -> c.take(BRUNO, seen))))
                .isEqualTo(CareRefusal.CHANGED_MEANWHILE);
        assertThat(refusal(desk.step(c -> c.take(ADA, seen))))
                .isEqualTo(CareRefusal.CHANGED_MEANWHILE);
        assertThat(desk.history(seen)).hasSize(2);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.care.DeskFixture#everywhere")
    void a_step_that_is_rolled_back_leaves_nothing(JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        SeenCareRequest seen = desk.identified(desk.aCall());

        assertThatThrownBy(
                        () ->
                                desk.write(
                                        o -> {
                                            performed(
                                                    o.careRequests()
                                                            .finish(ADA, seen, null, Words.none()));
                                            throw new IllegalStateException("the embedder's own");
                                        }))
                .hasMessage("the embedder's own");

        assertThat(desk.find(seen).state()).isEqualTo(CareRequestState.IN_PROGRESS);
        assertThat(desk.history(seen)).hasSize(4);
        assertThat(desk.messages(seen))
                .containsExactly("CARE_REQUEST_RECEIVED 1 qualcuno@example.net PENDING");
        assertThat(desk.audit(seen)).hasSize(4);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.care.DeskFixture#everywhere")
    void without_a_transaction_nothing_is_taken_and_nothing_is_looked_at(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        SeenCareRequest seen = desk.aCall();

        assertFault(() -> desk.read(o -> o.careRequests().take(ADA, seen)));
        assertFault(
                () ->
                        desk.read(
                                o ->
                                        o.careRequests()
                                                .open(
                                                        ADA,
                                                        call("key-00000", ContactDetails.none()))));
        assertFault(() -> desk.read(o -> o.careQueue().find(ADA, seen.id())));
        assertFault(() -> desk.read(o -> o.careQueue().history(ADA, seen.id(), 0, 10)));
    }

    private static void assertFault(ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        OneCareException.class,
                        fault ->
                                assertThat(fault.code()).isEqualTo(ErrorCode.TRANSACTION_REQUIRED));
    }

    // to whom the desk may write

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.care.DeskFixture#everywhere")
    void a_fixed_question_goes_to_a_stranger_but_the_desks_own_words_do_not(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        SeenCareRequest seen = desk.inIdentityCheck(desk.aCall());

        assertThat(
                        refusal(
                                desk.step(
                                        c ->
                                                c.ask(
                                                        ADA,
                                                        seen,
                                                        Set.of(),
                                                        Words.of("Va bene giovedì?")))))
                .isEqualTo(CareRefusal.CONTACT_NOT_VERIFIED);
        assertThat(
                        refusal(
                                desk.step(
                                        c ->
                                                c.refuse(
                                                        ADA,
                                                        seen,
                                                        "Non si identifica.",
                                                        Words.of("Non possiamo.")))))
                .isEqualTo(CareRefusal.CONTACT_NOT_VERIFIED);
        assertThat(desk.find(seen).state()).isEqualTo(CareRequestState.IDENTITY_CHECK);

        SeenCareRequest asked = desk.asked(seen);

        assertThat(desk.messages(asked))
                .containsExactly(
                        "CARE_REQUEST_RECEIVED 1 qualcuno@example.net PENDING",
                        "CARE_REQUEST_QUESTION 4 qualcuno@example.net PENDING");
        assertThat(desk.find(asked).missing()).containsExactly(MissingFact.SERVICE);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.care.DeskFixture#everywhere")
    void the_desks_own_words_go_to_the_address_on_file_of_whom_the_request_seems_to_be_about(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        // D-1 is a child and reached through M-1; the sender's mailer writes capitals
        CareOpening opening =
                desk.open(
                        ADA,
                        new OpenCareRequest.ByPhone(
                                "key-00000",
                                ContactDetails.of(EmailAddress.of("TITOLARE@Example.org"), null),
                                Words.none(),
                                new RecognisedFacts("D-1", null, null, null),
                                Set.of()));
        SeenCareRequest seen = desk.inIdentityCheck(opened(opening));

        SeenCareRequest asked =
                performed(desk.step(c -> c.ask(ADA, seen, Set.of(), Words.of("Va bene giovedì?"))));

        assertThat(desk.messages(asked))
                .contains("CARE_REQUEST_QUESTION 4 " + ON_FILE.value() + " PENDING");
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.care.DeskFixture#everywhere")
    void a_partner_who_has_not_agreed_is_not_reached_through_the_member(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        CareOpening opening =
                desk.open(
                        ADA,
                        new OpenCareRequest.ByPhone(
                                "key-00000",
                                ContactDetails.of(ON_FILE, null),
                                Words.none(),
                                new RecognisedFacts("D-2", null, null, null),
                                Set.of()));
        SeenCareRequest seen = desk.inIdentityCheck(opened(opening));

        assertThat(
                        refusal(
                                desk.step(
                                        c ->
                                                c.ask(
                                                        ADA,
                                                        seen,
                                                        Set.of(),
                                                        Words.of("Va bene giovedì?")))))
                .isEqualTo(CareRefusal.CONTACT_NOT_VERIFIED);
        assertThat(confirmed(seen, "D-2", IdentityProof.EMAIL_ON_FILE))
                .isEqualTo(CareRefusal.IDENTITY_NOT_PROVEN);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.care.DeskFixture#everywhere")
    void the_desks_own_words_go_to_the_address_on_file_and_not_to_the_one_a_known_sender_gave(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        SeenCareRequest known = desk.identified(desk.aCall());
        assertThat(addressee(known)).isEqualTo(Addressee.ADDRESS_ON_FILE);

        SeenCareRequest asked =
                performed(
                        desk.step(c -> c.ask(ADA, known, Set.of(), Words.of("Va bene giovedì?"))));
        SeenCareRequest answered =
                performed(desk.step(c -> c.receiveAnswer(ADA, asked, Words.of("Sì."))));
        SeenCareRequest done =
                performed(desk.step(c -> c.finish(ADA, answered, null, Words.of("Fatto."))));

        assertThat(desk.messages(done))
                .as("fixed notices go to whoever asked")
                .contains("CARE_REQUEST_RECEIVED 6 qualcuno@example.net SUPERSEDED")
                .contains("CARE_REQUEST_QUESTION 5 titolare@example.org SUPERSEDED")
                .contains("CARE_REQUEST_ANSWERED 7 titolare@example.org PENDING");
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.care.DeskFixture#everywhere")
    void without_a_verified_address_only_fixed_words_go_to_a_known_sender(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        SeenCareRequest known = knownAs("M-2", STRANGE);
        Words words = Words.of("La visita è giovedì.");
        assertThat(addressee(known)).isEqualTo(Addressee.NOBODY);

        assertThat(
                        List.of(
                                refusal(desk.step(c -> c.ask(ADA, known, Set.of(), words))),
                                refusal(desk.step(c -> c.finish(ADA, known, null, words))),
                                refusal(desk.step(c -> c.refuse(ADA, known, "No.", words)))))
                .containsOnly(CareRefusal.CONTACT_NOT_VERIFIED);
        SeenCareRequest done = performed(desk.step(c -> c.finish(ADA, known, null, Words.none())));

        assertThat(desk.messages(done))
                .contains("CARE_REQUEST_ANSWERED 5 qualcuno@example.net PENDING")
                .hasSize(2);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.care.DeskFixture#everywhere")
    void an_address_proven_for_ones_account_is_verified_and_stands_before_the_rolls(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        account("member", "M-1", "prima@example.org");
        account("dependant", "D-2", "partner@example.org");
        SeenCareRequest member = knownAs("M-1", EmailAddress.of("PRIMA@example.org"));
        SeenCareRequest byRoll = knownAs("M-1", ON_FILE);
        SeenCareRequest elsewhere = knownAs("M-1", STRANGE);
        SeenCareRequest partner = knownAs("D-2", ON_FILE);

        assertThat(List.of(addressee(member), addressee(byRoll), addressee(elsewhere)))
                .containsExactly(Addressee.SENDER, Addressee.SENDER, Addressee.ADDRESS_ON_FILE);
        assertThat(addressee(partner)).as("not agreed").isEqualTo(Addressee.ADDRESS_ON_FILE);
        assertThat(finished(member)).contains(" prima@example.org PENDING");
        assertThat(finished(byRoll)).contains(" titolare@example.org PENDING");
        assertThat(finished(elsewhere)).contains(" prima@example.org PENDING");
        assertThat(finished(partner)).contains(" partner@example.org PENDING");
    }

    private Addressee addressee(SeenCareRequest seen) {
        return desk.write(o -> o.careRequests().addressee(ADA, seen.id())).orElseThrow();
    }

    /** By the roll's data, which prove nothing about an address. */
    private SeenCareRequest knownAs(String person, EmailAddress sender) {
        SeenCareRequest seen =
                desk.inIdentityCheck(
                        opened(
                                desk.open(
                                        ADA,
                                        call(desk.newKey(), ContactDetails.of(sender, null)))));
        return performed(
                desk.step(
                        c -> c.confirmIdentity(ADA, seen, person, IdentityProof.ROLL_DATA_ASKED)));
    }

    /** The message that the answer in own words became. */
    private String finished(SeenCareRequest known) {
        SeenCareRequest done =
                performed(desk.step(c -> c.finish(ADA, known, null, Words.of("Fatto."))));
        return desk.messages(done).stream()
                .filter(message -> message.startsWith("CARE_REQUEST_ANSWERED"))
                .findFirst()
                .orElseThrow();
    }

    private void account(String kind, String number, String email) {
        desk.sql(
                ("insert into account (id, %1$s_id, user_name, password_hash, email, email_key,"
                                + " language, session_epoch, last_event, created_at) select id, id,"
                                + " lower('%2$s'), '-', '%3$s', '%3$s', 'it', 0, 0, 1776153600000000 from %1$s"
                                + " where %1$s_number = '%2$s'")
                        .formatted(kind, number, email));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.care.DeskFixture#everywhere")
    void an_answer_without_any_known_address_waits_for_a_human(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        SeenCareRequest seen =
                desk.inIdentityCheck(
                        opened(desk.open(ADA, call("key-00000", ContactDetails.none()))));
        SeenCareRequest known =
                performed(
                        desk.step(
                                c ->
                                        c.confirmIdentity(
                                                ADA, seen, "M-2", IdentityProof.ROLL_DATA_ASKED)));

        SeenCareRequest done =
                performed(desk.step(c -> c.finish(ADA, known, null, Words.of("Fatto."))));

        assertThat(desk.messages(done)).containsExactly("CARE_REQUEST_ANSWERED 5 - PENDING");
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.care.DeskFixture#everywhere")
    void a_proof_must_fit_what_is_on_file(JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        SeenCareRequest seen = desk.inIdentityCheck(desk.aCall());

        assertThat(confirmed(seen, "X-9", IdentityProof.ROLL_DATA_ASKED))
                .isEqualTo(CareRefusal.PERSON_NOT_FOUND);
        assertThat(confirmed(seen, "M-1", IdentityProof.EMAIL_ON_FILE))
                .isEqualTo(CareRefusal.IDENTITY_NOT_PROVEN);
        assertThat(confirmed(seen, "M-2", IdentityProof.CALL_BACK_TO_NUMBER_ON_FILE))
                .isEqualTo(CareRefusal.IDENTITY_NOT_PROVEN);
        assertThatThrownBy(() -> confirmed(seen, "M-1", IdentityProof.LOGGED_IN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("LOGGED_IN");
        assertThat(desk.find(seen).identity()).isNull();

        performed(
                desk.step(
                        c ->
                                c.confirmIdentity(
                                        ADA,
                                        seen,
                                        "M-1",
                                        IdentityProof.CALL_BACK_TO_NUMBER_ON_FILE)));
    }

    private CareRefusal confirmed(SeenCareRequest seen, String person, IdentityProof how) {
        return refusal(desk.step(c -> c.confirmIdentity(ADA, seen, person, how)));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.care.DeskFixture#everywhere")
    void a_member_withdraws_and_nobody_is_told_anything_any_more(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        SeenCareRequest seen = desk.aQuestion();
        Actor member = desk.member("M-1");

        SeenCareRequest withdrawn = performed(desk.step(c -> c.withdraw(member, seen)));

        assertThat(desk.find(withdrawn).state()).isEqualTo(CareRequestState.WITHDRAWN);
        assertThat(desk.messages(withdrawn))
                .containsExactly("CARE_REQUEST_RECEIVED 1 titolare@example.org SUPERSEDED");
    }

    private static CareRefusal refusal(CareOutcome outcome) {
        return ((CareOutcome.Refused) outcome).reason();
    }
}
