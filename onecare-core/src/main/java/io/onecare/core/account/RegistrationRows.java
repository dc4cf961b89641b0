package io.onecare.core.account;

import io.onecare.core.NativeSql;
import io.onecare.core.person.EmailAddress;
import io.onecare.core.person.PersonName;
import io.onecare.core.person.TaxCode;
import io.onecare.core.time.Moments;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Keeps wishes to register, by SQL.
 *
 * <p>One is {@code RECEIVED} with what was typed. When its message is prepared, it becomes {@code
 * CODE_SENT}, {@code IDENTITY_CHECK}, {@code ALREADY_REGISTERED} or {@code NOT_CONFIRMED}. The desk
 * turns an identity check into {@code IDENTITY_CONFIRMED}, which becomes {@code CODE_SENT} when the
 * next message is prepared, or into {@code IDENTITY_REFUSED}. The code makes it {@code COMPLETED},
 * and all others of the same person {@code OVERTAKEN}. What was typed is erased as soon as nobody
 * must compare it any more: after the decision, or after the identity check.
 */
final class RegistrationRows {

    private static final String ERASED =
            ", surname = null, given_name = null, birth_date = null, tax_code = null,"
                    + " activation_key = null, activation_digest = null";

    private static final String COLUMNS =
            "select cast(r.id as varchar(36)), r.state, r.requested_at, r.email, r.language,"
                    + " r.surname, r.given_name, cast(r.birth_date as varchar(10)), r.tax_code,"
                    + " r.activation_key, r.activation_digest, cast(r.person_id as varchar(36)),"
                    + " case when r.unanswered then 1 else 0 end"
                    + " from registration_request r";

    private final Clock clock;

    RegistrationRows(Clock clock) {
        this.clock = clock;
    }

    void insert(
            EntityManager em,
            RegistrationId id,
            RegistrationRow.Typed typed,
            EmailAddress email,
            NotificationLanguage language,
            @Nullable CodeDigest activation) {
        String key = activation == null ? null : activation.key();
        String digest = activation == null ? null : activation.digest();
        new NativeSql()
                .add("insert into registration_request (id, state, requested_at, email, language,")
                .add(" surname, given_name, birth_date, tax_code, activation_key,")
                .add(" activation_digest, unanswered)")
                .add(" values (?, 'RECEIVED', ?", id.value(), now())
                .add(", ?, ?", email.value(), language.code())
                .add(", ?, ?", typed.name().surname(), typed.name().givenName())
                .add(", cast(? as date), ?", typed.birthDate().toString(), typed.taxCode().value())
                .add(", ?, ?, false)", key, digest)
                .update(em);
    }

    /** Locks it until the transaction ends and reads it; empty if there is none. */
    Optional<RegistrationRow> lock(EntityManager em, RegistrationId id) {
        int locked =
                new NativeSql()
                        .add(
                                "update registration_request set state = state where id = ?",
                                id.value())
                        .update(em);
        return locked == 0 ? Optional.empty() : find(em, id);
    }

    /**
     * Locks it after the person it is about, so that two registrations of one person that end at
     * once follow each other instead of waiting for each other.
     */
    void lockWithPerson(EntityManager em, RegistrationId id) {
        find(em, id)
                .map(RegistrationRow::person)
                .ifPresent(person -> PeopleOnRoll.lock(em, person));
        lock(em, id);
    }

    Optional<RegistrationRow> find(EntityManager em, RegistrationId id) {
        List<Object[]> rows = new NativeSql().add(COLUMNS + " where r.id = ?", id.value()).rows(em);
        return rows.stream().findFirst().map(RegistrationRows::row);
    }

    void move(EntityManager em, RegistrationId id, RegistrationState to, @Nullable UUID person) {
        String erased = to == RegistrationState.IDENTITY_CHECK ? "" : ERASED;
        new NativeSql()
                .add("update registration_request set state = ?", to.name())
                .add(", person_id = ?" + erased, person)
                .add(" where id = ?", id.value())
                .update(em);
    }

    void leaveUnanswered(EntityManager em, RegistrationId id) {
        new NativeSql()
                .add("update registration_request set unanswered = true where id = ?", id.value())
                .update(em);
    }

    /** The desk has decided. */
    void decide(EntityManager em, RegistrationId id, RegistrationState to, String decidedBy) {
        new NativeSql()
                .add("update registration_request set state = ?", to.name())
                .add(", decided_by = ?, decided_at = ?" + ERASED, decidedBy, now())
                .add(" where id = ?", id.value())
                .update(em);
    }

    /** The person has an account now: whatever else was under way for them is over. */
    void overtake(EntityManager em, UUID person) {
        new NativeSql()
                .add("update registration_request set state = 'OVERTAKEN'" + ERASED)
                .add(" where person_id = ? and state in", person)
                .add(" ('IDENTITY_CHECK', 'IDENTITY_CONFIRMED', 'CODE_SENT')")
                .update(em);
        new NativeSql()
                .add("update confirmation_code set spent_at = ?", now())
                .add(" where purpose = 'REGISTRATION' and spent_at is null and subject_id in")
                .add(" (select id from registration_request where person_id = ?)", person)
                .update(em);
    }

    private static RegistrationRow row(Object[] row) {
        String taxCode = (String) row[8];
        String activationKey = (String) row[9];
        String person = (String) row[11];
        return new RegistrationRow(
                RegistrationId.of((String) row[0]),
                RegistrationState.valueOf((String) row[1]),
                Moments.ofMicros(((Number) row[2]).longValue()),
                EmailAddress.of((String) row[3]),
                NotificationLanguage.ofCode((String) row[4]),
                taxCode == null
                        ? null
                        : new RegistrationRow.Typed(
                                PersonName.of((String) row[5], (String) row[6]),
                                LocalDate.parse((String) row[7]),
                                TaxCode.of(taxCode)),
                activationKey == null ? null : new CodeDigest(activationKey, (String) row[10]),
                person == null ? null : UUID.fromString(person),
                ((Number) row[12]).intValue() == 1);
    }

    private long now() {
        return Moments.toMicros(clock.instant());
    }
}
