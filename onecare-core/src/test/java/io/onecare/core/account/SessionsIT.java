package io.onecare.core.account;

import static io.onecare.core.account.OfficeFixture.ARIELLA;
import static io.onecare.core.account.OfficeFixture.NICOLO;
import static io.onecare.core.account.OfficeFixture.PASSWORD;
import static io.onecare.core.account.OfficeFixture.SYSTEM;
import static io.onecare.core.account.OfficeFixture.VISITOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onecare.core.AccountId;
import io.onecare.core.Actor;
import io.onecare.core.OneCareException;
import io.onecare.core.database.DatabaseKind;
import io.onecare.core.database.JpaProvider;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is logged in where, and until when, on both providers and both databases. */
class SessionsIT {

    private static final String EVERYWHERE = "io.onecare.core.account.OfficeFixture#everywhere";
    private static final Instant NOON = Instant.parse("2026-03-16T11:00:00Z");
    private static final Duration MICROSECOND = Duration.ofNanos(1_000);
    private static final SessionState EXPIRED = new SessionState.Over(SessionEnd.EXPIRED);
    private static final SessionState ENDED = new SessionState.Over(SessionEnd.ENDED);
    private static final SessionState UNKNOWN = new SessionState.Unknown();
    private static final SessionDraft DRAFT =
            new SessionDraft(
                    "/profile/edit", "{\"phone\":\"02 5550 1234\",\"note\":\"è già così\"}");

    private OfficeFixture office;
    private AccountId ariella;

    @AfterEach
    void close() {
        if (office != null) {
            office.close();
        }
    }

    private void open(JpaProvider provider, DatabaseKind kind) {
        office = OfficeFixture.on(provider, kind);
        ariella = office.registered(ARIELLA).account();
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void a_session_lasts_as_long_as_it_is_used(JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        String token = begun();

        assertThat(token).matches("[A-Za-z0-9_-]{43}");
        for (int i = 1; i <= 5; i++) {
            office.clock.forward(Duration.ofMinutes(15).minus(MICROSECOND));
            assertThat(resume(token)).as("use " + i).isInstanceOf(SessionState.Open.class);
        }
        SessionState.Open open = (SessionState.Open) resume(token);
        assertThat(open.account()).isEqualTo(ariella);
        assertThat(open.actor()).isEqualTo(Actor.member(ariella.value()));
        assertThat(open.draftPage()).isNull();
        assertThat(open.idleUntil()).isEqualTo(office.clock.instant().plus(Duration.ofMinutes(15)));
        assertThat(countOpen()).isOne();
        office.clock.forward(Duration.ofMinutes(15));
        assertThat(countOpen()).isZero();
        assertThat(resume(token)).isEqualTo(EXPIRED);
        assertThat(resume(token)).as("an expired one stays expired").isEqualTo(EXPIRED);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void looking_at_a_session_is_no_use(JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        String token = begun();

        office.clock.forward(Duration.ofMinutes(14));
        assertThat(look(token))
                .isInstanceOfSatisfying(
                        SessionState.Open.class,
                        open ->
                                assertThat(open.idleUntil())
                                        .isEqualTo(NOON.plus(Duration.ofMinutes(15))));
        office.clock.forward(Duration.ofMinutes(1));
        assertThat(look(token)).isEqualTo(EXPIRED);
        assertThat(resume(token)).isEqualTo(EXPIRED);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void a_session_ends_after_twelve_hours_however_much_it_is_used(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        String token = begun();

        for (int i = 0; i < 71; i++) {
            office.clock.forward(Duration.ofMinutes(10));
            assertThat(resume(token)).isInstanceOf(SessionState.Open.class);
        }
        assertThat(((SessionState.Open) resume(token)).idleUntil())
                .isEqualTo(NOON.plus(Duration.ofHours(12)));
        office.clock.forward(Duration.ofMinutes(10));
        assertThat(resume(token)).isEqualTo(EXPIRED);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void uses_that_follow_each_other_fast_are_written_once(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        String token = begun();

        office.clock.forward(Duration.ofSeconds(29));
        assertThat(statements(token)).isEqualTo(1);
        office.clock.forward(Duration.ofSeconds(1));
        assertThat(statements(token)).isEqualTo(2);
        assertThat(statements(token)).isEqualTo(1);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void a_token_that_nobody_was_given_opens_nothing(JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        String token = begun();
        String stored = office.texts("select token_digest from account_session").get(0);

        for (String tried :
                List.of(
                        "",
                        "x",
                        token + "x",
                        token.substring(1),
                        stored,
                        "' or 1=1 --",
                        "x".repeat(100_000),
                        "\u0000")) {
            assertThat(resume(tried)).isEqualTo(UNKNOWN);
            assertThat(look(tried)).isEqualTo(UNKNOWN);
        }
        assertThat(stored).hasSize(64).doesNotContain(token);
        assertThat(new SessionToken(token)).hasToString("SessionToken(…)");
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void a_new_password_ends_every_session_and_lets_a_new_one_begin(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        String first = begun();
        String second = begun();

        PasswordOutcome.Changed changed =
                (PasswordOutcome.Changed)
                        office.write(
                                o ->
                                        o.passwords()
                                                .change(
                                                        own(),
                                                        new ChangePassword(
                                                                PASSWORD,
                                                                "una volpe grigia beve il caffè",
                                                                "192.0.2.10")));

        assertThat(resume(first)).isEqualTo(ENDED);
        assertThat(look(second)).isEqualTo(ENDED);
        assertThat(keep(second)).as("it may be somebody else who sends it").isFalse();
        assertThat(own(own())).isEmpty();
        assertThat(begin(own(), new BeginSession(ariella, 1, "", null)))
                .as("a log-in that the new password overtook")
                .isEmpty();
        assertThat(begin(own(), new BeginSession(ariella, changed.sessionEpoch(), "", null)))
                .isPresent();
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void the_holder_sees_their_sessions_and_ends_one_or_all_others(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        String phone = begun("Chrome, Android");
        office.clock.forward(Duration.ofMinutes(1));
        String office1 = begun("Edge, Windows");
        office.clock.forward(Duration.ofMinutes(1));
        String here = begun("Firefox, Linux");
        AccountId nicolo = office.registered(NICOLO).account();
        String foreign =
                begin(Actor.member(nicolo.value()), new BeginSession(nicolo, 1, "", null))
                        .orElseThrow();
        office.clock.forward(Duration.ofMinutes(1));
        resume(phone);

        assertThat(own(own()))
                .extracting(OwnSession::device)
                .containsExactly("Chrome, Android", "Firefox, Linux", "Edge, Windows");
        OwnSession last = own(own()).get(2);
        assertThat(last.begunAt()).isEqualTo(NOON.plus(Duration.ofMinutes(1)));
        assertThat(last.lastUsedAt()).isEqualTo(NOON.plus(Duration.ofMinutes(1)));

        assertThat(end(Actor.member(nicolo.value()), idOf(office1))).isFalse();
        assertThat(end(SYSTEM, idOf(office1))).isFalse();
        assertThat(resume(office1)).isInstanceOf(SessionState.Open.class);
        assertThat(end(own(), idOf(office1))).isTrue();
        assertThat(end(own(), idOf(here))).isTrue();
        assertThat(resume(office1)).isEqualTo(ENDED);
        assertThat(resume(here)).isEqualTo(ENDED);

        String again = begun("Firefox, Linux");
        assertThat(endOthers(own(), idOf(again))).isEqualTo(1);
        assertThat(resume(phone)).isEqualTo(ENDED);
        assertThat(resume(again)).isInstanceOf(SessionState.Open.class);
        assertThat(resume(foreign)).isInstanceOf(SessionState.Open.class);
        assertThat(endOthers(own(), idOf(foreign))).as("none of hers is spared by it").isEqualTo(1);
        assertThat(resume(foreign)).isInstanceOf(SessionState.Open.class);
        assertThat(office.audited("Account"))
                .filteredOn(action -> action.contains("SESSION"))
                .containsExactly(
                        "OTHER_SESSIONS_ENDED",
                        "OTHER_SESSIONS_ENDED",
                        "SESSION_ENDED",
                        "SESSION_ENDED");
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void nobody_begins_a_session_for_somebody_else(JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        AccountId nicolo = office.registered(NICOLO).account();
        BeginSession command = new BeginSession(ariella, 1, "", null);

        assertThat(begin(Actor.member(nicolo.value()), command)).isEmpty();
        assertThat(begin(VISITOR, command)).isEmpty();
        assertThat(begin(Actor.facilityStaff("OC-1", ariella.toString()), command)).isEmpty();
        assertThat(office.texts("select device from account_session")).isEmpty();
        assertThatThrownBy(() -> office.read(o -> o.sessions().begin(own(), command)))
                .isInstanceOf(OneCareException.class);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void a_new_log_in_in_the_same_browser_ends_the_session_before(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        String before = begun();
        AccountId nicolo = office.registered(NICOLO).account();

        assertThat(begin(Actor.member(nicolo.value()), new BeginSession(nicolo, 1, "", before)))
                .isPresent();

        assertThat(resume(before)).isEqualTo(ENDED);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void what_was_typed_too_late_comes_back_to_the_same_person(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        String before = begun();
        assertThat(keep(before)).as("the session is open: nothing is late").isFalse();
        office.clock.forward(Duration.ofMinutes(15));

        assertThat(keep(before)).isTrue();
        assertThat(draft(before)).as("nobody is logged in").isEmpty();
        String after = begunAfter(before);

        assertThat(resume(after))
                .isInstanceOfSatisfying(
                        SessionState.Open.class,
                        open -> assertThat(open.draftPage()).isEqualTo("/profile/edit"));
        assertThat(draft(after)).contains(DRAFT);
        assertThat(draft(before)).isEmpty();
        assertThat(keep(before)).as("that session has been ended").isFalse();
        assertThat(forget(after)).isTrue();
        assertThat(draft(after)).isEmpty();
        assertThat(forget(after)).isFalse();
        assertThat(((SessionState.Open) resume(after)).draftPage()).isNull();
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void what_was_typed_too_late_is_lost_when_somebody_else_logs_in(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        String before = begun();
        office.clock.forward(Duration.ofMinutes(15));
        keep(before);
        AccountId nicolo = office.registered(NICOLO).account();

        String foreign =
                begin(Actor.member(nicolo.value()), new BeginSession(nicolo, 1, "", before))
                        .orElseThrow();

        assertThat(draft(foreign)).isEmpty();
        assertThat(draft(begunAfter(before))).isEmpty();
        assertThat(office.texts("select draft from account_session where draft is not null"))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void who_reads_the_database_cannot_read_a_draft(JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        String before = begun();
        office.clock.forward(Duration.ofMinutes(15));
        keep(before);

        String stored = office.texts("select draft from account_session").get(0);
        String digest = office.texts("select token_digest from account_session").get(0);
        String raw = new String(Base64.getDecoder().decode(stored));

        assertThat(raw).doesNotContain("5550").doesNotContain("phone");
        DraftCipher cipher = new DraftCipher(new SecureRandom());
        assertThat(cipher.decrypt(stored, before)).contains(DRAFT.content());
        assertThat(cipher.decrypt(stored, digest)).isEmpty();
        keep(before);
        assertThat(office.texts("select draft from account_session").get(0))
                .as("the same text is encrypted otherwise each time")
                .isNotEqualTo(stored);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void the_longest_draft_fits_whatever_its_letters(JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        String before = begun();
        office.clock.forward(Duration.ofMinutes(15));
        SessionDraft longest = new SessionDraft("/" + "p".repeat(199), "€".repeat(250_000));

        assertThat(office.<Boolean>write(o -> o.sessions().keepDraft(VISITOR, before, longest)))
                .isTrue();

        assertThat(draft(begunAfter(before))).contains(longest);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void what_is_over_is_forgotten_drafts_first(JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        String before = begun();
        office.clock.forward(Duration.ofMinutes(15));
        keep(before);

        office.clock.forward(Duration.ofHours(23));
        forgetWhatIsOver();
        assertThat(office.texts("select draft from account_session where draft is not null"))
                .hasSize(1);
        office.clock.forward(Duration.ofHours(1));
        forgetWhatIsOver();
        assertThat(office.texts("select draft from account_session where draft is not null"))
                .isEmpty();
        assertThat(look(before)).isEqualTo(EXPIRED);
        office.clock.forward(Duration.ofDays(29));
        forgetWhatIsOver();
        assertThat(look(before)).isEqualTo(UNKNOWN);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void the_embedder_decides_how_long_sessions_last(JpaProvider provider, DatabaseKind kind) {
        office =
                OfficeFixture.on(
                        provider,
                        kind,
                        builder ->
                                builder.sessionLimits(
                                        new SessionLimits(
                                                Duration.ofMinutes(1), Duration.ofMinutes(2))));
        ariella = office.registered(ARIELLA).account();
        String token = begun();

        office.clock.forward(Duration.ofSeconds(59));
        assertThat(resume(token)).isInstanceOf(SessionState.Open.class);
        office.clock.forward(Duration.ofSeconds(59));
        assertThat(resume(token)).isInstanceOf(SessionState.Open.class);
        office.clock.forward(Duration.ofSeconds(2));
        assertThat(resume(token)).isEqualTo(EXPIRED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT59S,PT1H", "PT25H,P2D", "PT15M,PT14M", "PT15M,P31D"})
    void limits_out_of_range_are_refused(String limits) {
        String[] parts = limits.split(",");

        assertThatThrownBy(
                        () -> new SessionLimits(Duration.parse(parts[0]), Duration.parse(parts[1])))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(Duration.parse(parts[0]).toString());
    }

    @Test
    void drafts_and_devices_keep_to_their_length() {
        assertThat(
                        new BeginSession(AccountId.of(new UUID(0, 1)), 1, "d".repeat(300), null)
                                .device())
                .hasSize(100);
        assertThatThrownBy(() -> new SessionDraft("/x", "c".repeat(250_001)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SessionDraft(" ", "c"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(DRAFT).hasToString("SessionDraft(/profile/edit)");
    }

    private Actor own() {
        return Actor.member(ariella.value());
    }

    private String begun() {
        return begun("Firefox, Linux");
    }

    private String begun(String device) {
        return begin(own(), new BeginSession(ariella, 1, device, null)).orElseThrow();
    }

    private String begunAfter(String previous) {
        return begin(own(), new BeginSession(ariella, 1, "", previous)).orElseThrow();
    }

    private Optional<String> begin(Actor actor, BeginSession command) {
        return office.<Optional<SessionToken>>write(o -> o.sessions().begin(actor, command))
                .map(SessionToken::value);
    }

    private SessionState resume(String token) {
        return office.write(o -> o.sessions().resume(VISITOR, token));
    }

    private long countOpen() {
        return office.read(o -> o.sessions().countOpen(SYSTEM));
    }

    private SessionState look(String token) {
        return office.read(o -> o.sessions().look(VISITOR, token));
    }

    private long statements(String token) {
        return office.network.statementsInTransaction(o -> o.sessions().resume(VISITOR, token));
    }

    private List<OwnSession> own(Actor actor) {
        return office.read(o -> o.sessions().own(actor));
    }

    private SessionId idOf(String token) {
        return ((SessionState.Open) look(token)).id();
    }

    private boolean end(Actor actor, SessionId session) {
        return office.<Boolean>write(o -> o.sessions().end(actor, session));
    }

    private int endOthers(Actor actor, SessionId kept) {
        return office.<Integer>write(o -> o.sessions().endOthers(actor, kept));
    }

    private boolean keep(String token) {
        return office.<Boolean>write(o -> o.sessions().keepDraft(VISITOR, token, DRAFT));
    }

    private Optional<SessionDraft> draft(String token) {
        return office.read(o -> o.sessions().draft(VISITOR, token));
    }

    private boolean forget(String token) {
        return office.<Boolean>write(o -> o.sessions().forgetDraft(VISITOR, token));
    }

    private void forgetWhatIsOver() {
        office.write(o -> o.accounts().forgetWhatIsOver(SYSTEM));
    }
}
