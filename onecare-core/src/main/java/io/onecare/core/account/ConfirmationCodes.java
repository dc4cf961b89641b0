package io.onecare.core.account;

import io.onecare.core.NativeSql;
import io.onecare.core.time.Moments;
import jakarta.persistence.EntityManager;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes and judges codes. A subject has at most one code of a purpose: a new one takes the place of
 * the old one. Of each only digests are stored; it counts once, for its purpose, until it expires,
 * and no more after {@value #MAX_WRONG_TRIES} wrong tries.
 */
final class ConfirmationCodes {

    static final int MAX_WRONG_TRIES = 5;

    private static final int MAX_KEYS_TRIED = 5;

    private final Clock clock;
    private final TryLimits limits;
    private final SecureRandom random = new SecureRandom();

    ConfirmationCodes(Clock clock, TryLimits limits) {
        this.clock = clock;
        this.limits = limits;
    }

    /** A code that was just made. */
    record Issued(ConfirmationCode code, Instant expiresAt) {}

    /** What a text that should be a code turned out to be. */
    sealed interface Found {

        /** The right one; its row is locked until the transaction ends. */
        record Right(UUID codeId, UUID subject) implements Found {}

        record Wrong(CodeRefusal reason) implements Found {}

        record TooMany(Duration retryAfter) implements Found {}
    }

    static CodeCheck toCheck(Found found) {
        if (found instanceof Found.TooMany tooMany) {
            return new CodeCheck.TooManyTries(tooMany.retryAfter());
        }
        return found instanceof Found.Wrong wrong
                ? new CodeCheck.Refused(wrong.reason())
                : new CodeCheck.Valid();
    }

    /** The caller has locked the subject, so that its old code and the new one do not meet. */
    Issued issue(EntityManager em, CodePurpose purpose, UUID subject) {
        forget(em, purpose, subject);
        Instant now = clock.instant();
        Instant expiresAt = Moments.ofMicros(Moments.toMicros(now.plus(purpose.validity())));
        for (int i = 0; i < MAX_KEYS_TRIED; i++) {
            String key = letters(CodeText.KEY_LENGTH);
            CodeText ticket = new CodeText(key, letters(CodeText.TICKET_SECRET_LENGTH), false);
            CodeText link = new CodeText(key, letters(CodeText.LINK_SECRET_LENGTH), true);
            int inserted =
                    new NativeSql()
                            .add("insert into confirmation_code (id, purpose, subject_id,")
                            .add(" code_key, ticket_digest, link_digest, made_at, expires_at,")
                            .add(" wrong_tries) values (?, ?", UUID.randomUUID(), purpose.name())
                            .add(", ?, ?, ?", subject, key, ticket.digest(purpose))
                            .add(", ?, ?", link.digest(purpose), Moments.toMicros(now))
                            .add(", ?, 0)", Moments.toMicros(expiresAt))
                            .add(" on conflict do nothing")
                            .update(em);
            if (inserted == 1) {
                return new Issued(
                        new ConfirmationCode(key, ticket.secret(), link.secret()), expiresAt);
            }
        }
        throw new IllegalStateException(
                "The code for (%s) of (%s) found (%d) keys taken.%nMaybe two transactions made a code for it at once: the subject must be locked."
                        .formatted(purpose, subject, MAX_KEYS_TRIED));
    }

    /** Takes back the code of a subject, used or not. */
    void forget(EntityManager em, CodePurpose purpose, UUID subject) {
        new NativeSql()
                .add("delete from confirmation_code where purpose = ?", purpose.name())
                .add(" and subject_id = ?", subject)
                .update(em);
    }

    /**
     * Judges a text. A wrong one counts against the code it is meant for and the address.
     *
     * @param subjectLock locks the subject before its code, the order in which codes are made
     */
    Found judge(
            EntityManager em,
            CodePurpose purpose,
            String text,
            String networkAddress,
            Consumer<UUID> subjectLock) {
        TryLimits.Bucket address = TryLimits.Bucket.of(TryLimit.CODE_BY_ADDRESS, networkAddress);
        Optional<Duration> wait = limits.waitFor(em, List.of(address));
        if (wait.isPresent()) {
            return new Found.TooMany(wait.get());
        }
        CodeText typed = CodeText.read(text).orElse(null);
        if (typed != null) {
            subjectOf(em, purpose, typed).ifPresent(subjectLock);
        }
        Row row = typed == null ? null : countAndRead(em, purpose, typed.key());
        if (typed == null || row == null || !row.isMeantBy(typed, purpose)) {
            return limits.take(em, address)
                    ? new Found.Wrong(CodeRefusal.NOT_VALID)
                    : new Found.TooMany(limits.waitFor(em, List.of(address)).orElse(Duration.ZERO));
        }
        takeBack(em, row);
        if (row.isSpent()) {
            return new Found.Wrong(CodeRefusal.SPENT);
        }
        if (!clock.instant().isBefore(row.expiresAt())) {
            return new Found.Wrong(CodeRefusal.EXPIRED);
        }
        return new Found.Right(row.id(), row.subject());
    }

    /** As {@link #judge} without a clear text, for a code that was given long before. */
    boolean isRight(EntityManager em, CodePurpose purpose, CodeDigest given, UUID subject) {
        Row row = countAndRead(em, purpose, given.key());
        if (row == null || !row.subject().equals(subject) || !row.hasDigest(given.digest())) {
            return false;
        }
        takeBack(em, row);
        return !row.isSpent() && clock.instant().isBefore(row.expiresAt());
    }

    void spend(EntityManager em, Found.Right right) {
        new NativeSql()
                .add("update confirmation_code set spent_at = ?", now())
                .add(" where id = ?", right.codeId())
                .update(em);
    }

    void spend(EntityManager em, CodePurpose purpose, UUID subject) {
        new NativeSql()
                .add("update confirmation_code set spent_at = ?", now())
                .add(" where purpose = ? and subject_id = ?", purpose.name(), subject)
                .add(" and spent_at is null")
                .update(em);
    }

    private static Optional<UUID> subjectOf(EntityManager em, CodePurpose purpose, CodeText typed) {
        return new NativeSql()
                        .add("select cast(subject_id as varchar(36)), 1 from confirmation_code")
                        .add(" where code_key = ? and purpose = ?", typed.key(), purpose.name())
                        .rows(em)
                        .stream()
                        .findFirst()
                        .map(row -> UUID.fromString((String) row[0]));
    }

    /**
     * Counts the try as a wrong one before the digests are compared, so that as many guesses at
     * once as anybody likes are {@value #MAX_WRONG_TRIES}; the count is the lock as well.
     */
    private @Nullable Row countAndRead(EntityManager em, CodePurpose purpose, String key) {
        int counted =
                new NativeSql()
                        .add("update confirmation_code set wrong_tries = wrong_tries + 1")
                        .add(" where code_key = ? and purpose = ?", key, purpose.name())
                        .add(" and wrong_tries < ?", MAX_WRONG_TRIES)
                        .update(em);
        if (counted == 0) {
            return null;
        }
        Object[] row =
                new NativeSql()
                        .add("select cast(id as varchar(36)), cast(subject_id as varchar(36)),")
                        .add(" ticket_digest, link_digest, expires_at,")
                        .add(" case when spent_at is null then 0 else 1 end")
                        .add(" from confirmation_code where code_key = ?", key)
                        .rows(em)
                        .get(0);
        return new Row(
                UUID.fromString((String) row[0]),
                UUID.fromString((String) row[1]),
                (String) row[2],
                (String) row[3],
                Moments.ofMicros(((Number) row[4]).longValue()),
                ((Number) row[5]).intValue() == 1);
    }

    private static void takeBack(EntityManager em, Row row) {
        new NativeSql()
                .add("update confirmation_code set wrong_tries = wrong_tries - 1")
                .add(" where id = ?", row.id())
                .update(em);
    }

    private String letters(int length) {
        return CodeText.random(random, length);
    }

    private long now() {
        return Moments.toMicros(clock.instant());
    }

    private record Row(
            UUID id,
            UUID subject,
            String ticketDigest,
            String linkDigest,
            Instant expiresAt,
            boolean isSpent) {

        boolean isMeantBy(CodeText typed, CodePurpose purpose) {
            return (typed.isLink() || purpose.isTypable())
                    && Sha256.areEqual(
                            typed.digest(purpose), typed.isLink() ? linkDigest : ticketDigest);
        }

        boolean hasDigest(String digest) {
            return Sha256.areEqual(digest, ticketDigest) | Sha256.areEqual(digest, linkDigest);
        }
    }
}
