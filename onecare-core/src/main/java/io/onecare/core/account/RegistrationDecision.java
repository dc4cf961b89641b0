package io.onecare.core.account;

import io.onecare.core.AccountId;
import io.onecare.core.person.EmailAddress;
import jakarta.persistence.EntityManager;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Finds out who wants to register, and whether the mailbox or a letter proves it. */
final class RegistrationDecision {

    private final RegistrationProof proof;
    private final TryLimits limits;
    private final ConfirmationCodes codes;
    private final PeopleOnRoll people;
    private final AccountRows accounts;
    private final RegistrationRows registrations;

    RegistrationDecision(
            RegistrationProof proof,
            TryLimits limits,
            ConfirmationCodes codes,
            PeopleOnRoll people,
            AccountRows accounts,
            RegistrationRows registrations) {
        this.proof = proof;
        this.limits = limits;
        this.codes = codes;
        this.people = people;
        this.accounts = accounts;
        this.registrations = registrations;
    }

    /** Gives the registration as it is once it is decided. */
    RegistrationRow decide(EntityManager em, RegistrationRow row) {
        RegistrationRow.Typed typed = Objects.requireNonNull(row.typed());
        PersonOnRoll person = people.withTaxCode(em, typed.taxCode()).orElse(null);
        RegistrationState state =
                person == null ? RegistrationState.NOT_CONFIRMED : decide(em, row, typed, person);
        UUID known =
                person == null || state == RegistrationState.NOT_CONFIRMED ? null : person.id();
        registrations.move(em, row.id(), state, known);
        if (isNotConfirmed(state) && !limits.take(em, notConfirmed(row.email()))) {
            registrations.leaveUnanswered(em, row.id());
        }
        return registrations.find(em, row.id()).orElseThrow();
    }

    private RegistrationState decide(
            EntityManager em,
            RegistrationRow row,
            RegistrationRow.Typed typed,
            PersonOnRoll person) {
        PeopleOnRoll.lock(em, person.id()); // or another registration of theirs ends unseen
        Optional<AccountRow> account = accounts.withId(em, AccountId.of(person.id()));
        if (account.isPresent()) {
            boolean isTheirs =
                    person.hasEmail(row.email())
                            || EmailKey.of(account.get().email()).equals(EmailKey.of(row.email()));
            return isTheirs
                    ? RegistrationState.ALREADY_REGISTERED
                    : RegistrationState.NOT_CONFIRMED;
        }
        return isProven(em, row, typed, person)
                ? RegistrationState.CODE_SENT
                : RegistrationState.IDENTITY_CHECK;
    }

    private static boolean isNotConfirmed(RegistrationState state) {
        return state == RegistrationState.NOT_CONFIRMED
                || state == RegistrationState.IDENTITY_CHECK;
    }

    /** One for both: a mailbox that is full of them must not tell who is on the roll either. */
    private static TryLimits.Bucket notConfirmed(EmailAddress email) {
        return TryLimits.Bucket.of(TryLimit.NOT_CONFIRMED_BY_EMAIL, EmailKey.of(email));
    }

    private boolean isProven(
            EntityManager em,
            RegistrationRow row,
            RegistrationRow.Typed typed,
            PersonOnRoll person) {
        EnumSet<RollDifference> differences = EnumSet.noneOf(RollDifference.class);
        differences.addAll(person.differencesFrom(typed.name(), typed.birthDate(), row.email()));
        boolean hasRollEmail =
                !differences.remove(RollDifference.EMAIL)
                        & !differences.remove(RollDifference.NO_EMAIL_ON_ROLL);
        if (!differences.isEmpty()) {
            return false;
        }
        return switch (proof) {
            case ROLL_EMAIL -> hasRollEmail;
            case DECLARED_EMAIL -> true;
            case OPERATOR -> false;
            case ACTIVATION_CODE ->
                    row.activation() != null
                            && codes.isRight(
                                    em, CodePurpose.ACTIVATION, row.activation(), person.id());
        };
    }
}
