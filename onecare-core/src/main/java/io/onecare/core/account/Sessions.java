package io.onecare.core.account;

import io.onecare.core.AccountId;
import io.onecare.core.Actor;
import io.onecare.core.CallersTransaction;
import io.onecare.core.ErrorCode;
import io.onecare.core.NativeSql;
import io.onecare.core.OneCareException;
import io.onecare.core.Role;
import io.onecare.core.audit.AuditTrail;
import io.onecare.core.time.Moments;
import jakarta.persistence.EntityManager;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps who is logged in where, for all nodes of the embedder alike. A session is known by a random
 * token of which only the digest is stored. It is over when it was not used for a while, when it
 * has lasted long enough, when somebody ends it, and when the account gets a new password; that is
 * judged whenever it is looked at, with no job running. Thread-safe as far as the entity manager
 * supplier is.
 */
public final class Sessions {

    /** Uses that follow each other faster are one: not every request writes. */
    public static final Duration PRECISION = Duration.ofSeconds(30);

    /** The most sessions that {@link #own} lists. */
    public static final int MAX_LISTED = 50;

    private static final int MAX_TOKEN = 100;

    private final Supplier<EntityManager> entityManager;
    private final Clock clock;
    private final SessionLimits limits;
    private final SecondFactorRule rule;
    private final AuditTrail audit;
    private final SecureRandom random = new SecureRandom();
    private final DraftCipher cipher = new DraftCipher(random);

    /**
     * Made by {@link io.onecare.core.OneCare}.
     *
     * @param entityManager gives the entity manager of the caller's transaction
     * @param clock tells what time it is
     * @param limits how long sessions last
     * @param rule says who must have a second factor
     * @param audit keeps who ended which
     */
    public Sessions(
            Supplier<EntityManager> entityManager,
            Clock clock,
            SessionLimits limits,
            SecondFactorRule rule,
            AuditTrail audit) {
        this.entityManager = Objects.requireNonNull(entityManager, "entityManager");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.limits = Objects.requireNonNull(limits, "limits");
        this.rule = Objects.requireNonNull(rule, "rule");
        this.audit = Objects.requireNonNull(audit, "audit");
    }

    /**
     * Begins a session. The one that the browser had before ends.
     *
     * @param actor who has just logged in; the holder of the account, or the system
     * @param command the account and what is known of the browser
     * @return the token for the browser; empty if the account has got a new password since, or is
     *     none of the actor's
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public Optional<SessionToken> begin(Actor actor, BeginSession command) {
        EntityManager em = CallersTransaction.require(entityManager.get(), "A new session");
        if (actor.role() != Role.SYSTEM && !Accounts.isHolder(actor, command.account())) {
            return Optional.empty();
        }
        SessionToken token = SessionToken.random(random);
        @Nullable SessionDraft draft = takeDraft(em, command);
        long now = now();
        NativeSql sql =
                new NativeSql()
                        .add("insert into account_session (id, account_id, token_digest,")
                        .add(" session_epoch, device, begun_at, last_used_at, draft_page, draft)")
                        .add(" select ?, a.id", UUID.randomUUID())
                        .add(", cast(? as varchar(64))", SessionToken.digest(token.value()))
                        .add(", a.session_epoch, cast(? as varchar(100))", command.device())
                        .add(", cast(? as bigint), cast(? as bigint)", now, now)
                        .add(", cast(? as varchar(200))", draft == null ? null : draft.page())
                        .add(
                                ", cast(? as varchar(1000100))",
                                draft == null
                                        ? null
                                        : cipher.encrypt(draft.content(), token.value()))
                        .add(" from account a where a.id = ?", command.account().value())
                        .add(" and a.session_epoch = ?", command.sessionEpoch());
        int begun =
                (actor.role() == Role.SYSTEM ? sql : AccountRows.isHeldBy(sql, actor)).update(em);
        return begun == 1 ? Optional.of(token) : Optional.empty();
    }

    /** The draft of the session before, if it was of the same account; that session is over. */
    private @Nullable SessionDraft takeDraft(EntityManager em, BeginSession command) {
        String previous = command.previousToken();
        Row row = previous == null ? null : find(em, previous);
        if (previous == null || row == null) {
            return null;
        }
        SessionDraft draft = row.account().equals(command.account()) ? open(row, previous) : null;
        end(em, " and id = ?", row.account(), row.id());
        return draft;
    }

    /**
     * Tells who is logged in, and counts it as a use: the session lasts on.
     *
     * @param actor who asks; anybody: the token proves who it is
     * @param token what the browser sent
     * @return open, open for setting up a second factor only, over or unknown
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public SessionState resume(Actor actor, String token) {
        Objects.requireNonNull(actor, "actor");
        EntityManager em = CallersTransaction.require(entityManager.get(), "The use of a session");
        Row row = find(em, token);
        SessionState state = stateOf(row);
        Instant now = clock.instant();
        if (row == null
                || state instanceof SessionState.Over
                || now.isBefore(row.lastUsedAt().plus(PRECISION))) {
            return state;
        }
        new NativeSql()
                .add("update account_session set last_used_at = ?", Moments.toMicros(now))
                .add(" where id = ? and last_used_at < ?", row.id().value(), Moments.toMicros(now))
                .add(" and ended_at is null")
                .update(em);
        return open(row, idleUntil(row, now));
    }

    /**
     * Tells who is logged in, in one statement, and does not count it as a use: for a page that
     * shows how long the session lasts.
     *
     * @param actor who asks; anybody: the token proves who it is
     * @param token what the browser sent
     * @return open, open for setting up a second factor only, over or unknown
     */
    public SessionState look(Actor actor, String token) {
        Objects.requireNonNull(actor, "actor");
        return stateOf(find(entityManager.get(), token));
    }

    /**
     * Gives the open sessions of whoever asks, the one that was used last first.
     *
     * @param actor who asks; the holder of an account
     * @return at most {@value #MAX_LISTED}; empty for everybody else
     */
    public List<OwnSession> own(Actor actor) {
        if (AccountRows.idOf(actor).isEmpty()) {
            return List.of();
        }
        Instant now = clock.instant();
        NativeSql sql =
                new NativeSql()
                        .add("select cast(s.id as varchar(36)), s.device, s.begun_at,")
                        .add(" s.last_used_at from account_session s")
                        .add(" join account a on a.id = s.account_id")
                        .add(" where s.session_epoch = a.session_epoch and s.ended_at is null")
                        .add(" and s.last_used_at > ?", Moments.toMicros(now.minus(limits.idle())))
                        .add(" and s.begun_at > ?", Moments.toMicros(now.minus(limits.longest())));
        return AccountRows.isHeldBy(sql, actor)
                .add(" order by s.last_used_at desc, s.begun_at desc, s.id")
                .add(" fetch first ? rows only", MAX_LISTED)
                .rows(entityManager.get())
                .stream()
                .map(
                        row ->
                                new OwnSession(
                                        SessionId.of((String) row[0]),
                                        (String) row[1],
                                        moment(row[2]),
                                        moment(row[3])))
                .toList();
    }

    /**
     * Counts the sessions that could be used now, of all accounts and nodes.
     *
     * @param actor who asks; the system
     * @return how many; a session of an account whose sessions were all ended at once counts until
     *     it would have expired; 0 for other actors
     */
    public long countOpen(Actor actor) {
        if (actor.role() != Role.SYSTEM) {
            return 0;
        }
        Instant now = clock.instant();
        return ((Number)
                        new NativeSql()
                                .add("select count(*), 0 from account_session")
                                .add(
                                        " where ended_at is null and last_used_at > ?",
                                        Moments.toMicros(now.minus(limits.idle())))
                                .add(
                                        " and begun_at > ?",
                                        Moments.toMicros(now.minus(limits.longest())))
                                .rows(entityManager.get())
                                .get(0)[0])
                .longValue();
    }

    /**
     * Ends one session of whoever asks, at once and on all nodes: by logging out, or from another
     * one.
     *
     * @param actor who asks; the holder of the account
     * @param session the session
     * @return whether it was open and theirs
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public boolean end(Actor actor, SessionId session) {
        EntityManager em = CallersTransaction.require(entityManager.get(), "The end of a session");
        if (endOwn(em, " and id = ?", actor, session) == 0) {
            return false;
        }
        audit.record(actor, "SESSION_ENDED", AuditTrail.ACCOUNT, actor.name());
        return true;
    }

    /**
     * Ends all sessions of whoever asks but one.
     *
     * @param actor who asks; the holder of an account
     * @param kept the one that goes on
     * @return how many were ended, those included that nobody would have used any more
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public int endOthers(Actor actor, SessionId kept) {
        EntityManager em = CallersTransaction.require(entityManager.get(), "The end of sessions");
        int ended = endOwn(em, " and id <> ?", actor, kept);
        if (ended > 0) {
            audit.record(actor, "OTHER_SESSIONS_ENDED", AuditTrail.ACCOUNT, actor.name());
        }
        return ended;
    }

    /** None if the actor is not the holder of the account that it names. */
    private int endOwn(EntityManager em, String which, Actor actor, SessionId session) {
        return AccountRows.idOf(actor)
                .filter(account -> isHeldBy(em, actor))
                .map(account -> end(em, which, account, session))
                .orElse(0);
    }

    private static boolean isHeldBy(EntityManager em, Actor actor) {
        NativeSql sql = new NativeSql().add("select 1, 1 from account a where 1 = 1");
        return !AccountRows.isHeldBy(sql, actor).rows(em).isEmpty();
    }

    /** What was kept with a session goes with it. */
    private int end(EntityManager em, String which, AccountId account, SessionId session) {
        long now = now();
        return new NativeSql()
                .add("update account_session set draft_page = null, draft = null")
                .add(", ended_at = greatest(begun_at, ?)", now)
                .add(" where account_id = ? and ended_at is null", account.value())
                .add(which, session.value())
                .update(em);
    }

    /**
     * Keeps what was typed and sent when the session had expired, encrypted, until the same person
     * logs in again in the same browser. It takes the place of an earlier draft.
     *
     * @param actor who asks; anybody: the token proves whose it was
     * @param token what the browser sent
     * @param draft what was typed
     * @return false, and nothing kept, if the session is none that has expired
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public boolean keepDraft(Actor actor, String token, SessionDraft draft) {
        Objects.requireNonNull(actor, "actor");
        EntityManager em = CallersTransaction.require(entityManager.get(), "A draft");
        Row row = find(em, token);
        return row != null
                && stateOf(row) instanceof SessionState.Over over
                && over.reason() == SessionEnd.EXPIRED
                && new NativeSql()
                                .add("update account_session set draft_page = ?", draft.page())
                                .add(", draft = ?", cipher.encrypt(draft.content(), token))
                                .add(" where id = ? and ended_at is null", row.id().value())
                                .update(em)
                        == 1;
    }

    /**
     * Gives back what was kept.
     *
     * @param actor who asks; anybody: the token proves whose it is
     * @param token what the browser sent
     * @return empty if the session is not open or nothing was kept
     */
    public Optional<SessionDraft> draft(Actor actor, String token) {
        Objects.requireNonNull(actor, "actor");
        Row row = find(entityManager.get(), token);
        return row != null && stateOf(row) instanceof SessionState.Open
                ? Optional.ofNullable(open(row, token))
                : Optional.empty();
    }

    /**
     * Forgets what was kept, because it was sent or is not wanted.
     *
     * @param actor who asks; anybody: the token proves whose it is
     * @param token what the browser sent
     * @return whether something was kept
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public boolean forgetDraft(Actor actor, String token) {
        Objects.requireNonNull(actor, "actor");
        EntityManager em = CallersTransaction.require(entityManager.get(), "A draft");
        return new NativeSql()
                        .add("update account_session set draft_page = null, draft = null")
                        .add(" where token_digest = ?", SessionToken.digest(token))
                        .add(" and draft is not null")
                        .update(em)
                == 1;
    }

    private @Nullable SessionDraft open(Row row, String token) {
        String page = row.draftPage();
        String draft = row.draft();
        return page == null || draft == null
                ? null
                : cipher.decrypt(draft, token)
                        .map(content -> new SessionDraft(page, content))
                        .orElse(null);
    }

    private SessionState stateOf(@Nullable Row row) {
        if (row == null) {
            return new SessionState.Unknown();
        }
        if (row.isEnded()) {
            return new SessionState.Over(SessionEnd.ENDED);
        }
        Instant idleUntil = idleUntil(row, row.lastUsedAt());
        if (!clock.instant().isBefore(idleUntil)) {
            return new SessionState.Over(SessionEnd.EXPIRED);
        }
        return open(row, idleUntil);
    }

    private SessionState open(Row row, Instant idleUntil) {
        return rule.isDemandedOf(row.actor().role()) && !row.hasSecondFactor()
                ? new SessionState.SecondFactorMissing(
                        row.id(), row.account(), row.actor(), idleUntil)
                : new SessionState.Open(
                        row.id(), row.account(), row.actor(), idleUntil, row.draftPage());
    }

    private Instant idleUntil(Row row, Instant lastUsedAt) {
        Instant idle = lastUsedAt.plus(limits.idle());
        Instant last = row.begunAt().plus(limits.longest());
        return idle.isBefore(last) ? idle : last;
    }

    private static @Nullable Row find(EntityManager em, String token) {
        if (token.length() > MAX_TOKEN) {
            return null;
        }
        return new NativeSql()
                        .add("select cast(s.id as varchar(36)), cast(s.account_id as varchar(36)),")
                        .add(" s.begun_at, s.last_used_at, s.draft_page, s.draft,")
                        .add(" case when s.ended_at is null")
                        .add(" and s.session_epoch = a.session_epoch")
                        .add(" and (w.id is null or w.state = 'ACTIVE') then 0 else 1 end,")
                        .add(" w.role, w.facility_code, case when exists (select 1 from")
                        .add(" second_factor f where f.account_id = a.id")
                        .add(" and f.secret is not null) then 1 else 0 end")
                        .add(" from account_session s join account a on a.id = s.account_id")
                        .add(" left join staff w on w.id = a.staff_id")
                        .add(" where s.token_digest = ?", SessionToken.digest(token))
                        .rows(em)
                        .stream()
                        .findFirst()
                        .map(
                                row ->
                                        new Row(
                                                SessionId.of((String) row[0]),
                                                AccountId.of(UUID.fromString((String) row[1])),
                                                moment(row[2]),
                                                moment(row[3]),
                                                (String) row[4],
                                                (String) row[5],
                                                ((Number) row[6]).intValue() == 1,
                                                (String) row[7],
                                                (String) row[8],
                                                ((Number) row[9]).intValue() == 1))
                        .orElse(null);
    }

    private static Instant moment(Object micros) {
        return Moments.ofMicros(((Number) micros).longValue());
    }

    private long now() {
        return Moments.toMicros(clock.instant());
    }

    private record Row(
            SessionId id,
            AccountId account,
            Instant begunAt,
            Instant lastUsedAt,
            @Nullable String draftPage,
            @Nullable String draft,
            boolean isEnded,
            @Nullable String role,
            @Nullable String facilityCode,
            boolean hasSecondFactor) {

        Actor actor() {
            return new Actor(
                    role == null ? Role.MEMBER : Role.valueOf(role),
                    account.toString(),
                    facilityCode);
        }
    }
}
