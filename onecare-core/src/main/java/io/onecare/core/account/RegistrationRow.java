package io.onecare.core.account;

import io.onecare.core.person.EmailAddress;
import io.onecare.core.person.PersonName;
import io.onecare.core.person.TaxCode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A wish to register as the database has it.
 *
 * @param typed who somebody says they are; null once that is decided
 * @param person whom it turned out to be; null as long as that is open, or if it is nobody
 * @param isUnanswered whether no message says that nothing was confirmed, because too many do
 */
record RegistrationRow(
        RegistrationId id,
        RegistrationState state,
        Instant requestedAt,
        EmailAddress email,
        NotificationLanguage language,
        @Nullable Typed typed,
        @Nullable CodeDigest activation,
        @Nullable UUID person,
        boolean isUnanswered) {

    /** Who somebody says they are. */
    record Typed(PersonName name, LocalDate birthDate, TaxCode taxCode) {

        /** Says nothing of the person. */
        @Override
        public String toString() {
            return "Typed(…)";
        }
    }

    /** The id only, so that no personal data can reach a log by accident. */
    @Override
    public String toString() {
        return "RegistrationRow(" + id + ")";
    }
}
