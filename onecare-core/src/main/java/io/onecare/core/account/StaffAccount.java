package io.onecare.core.account;

import io.onecare.core.AccountId;
import io.onecare.core.Role;
import io.onecare.core.person.EmailAddress;
import io.onecare.core.person.PersonName;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who works with the portal, or is to.
 *
 * @param id the account, also before it is accepted; never reused
 * @param role an operator, facility staff or an administrator; never changes
 * @param facilityCode where facility staff work; null for others
 * @param name the name to call them by
 * @param email the address at work
 * @param language in which to write to them
 * @param state how far it has come
 * @param since the moment of the last change of the state
 * @param proposedBy the technical name of the administrator who invited or restored them last
 * @param hasSecondFactor whether a second factor is set up
 */
public record StaffAccount(
        AccountId id,
        Role role,
        @Nullable String facilityCode,
        PersonName name,
        EmailAddress email,
        NotificationLanguage language,
        StaffState state,
        Instant since,
        String proposedBy,
        boolean hasSecondFactor) {

    /** Checks that nothing is missing. */
    public StaffAccount {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(email, "email");
        Objects.requireNonNull(language, "language");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(since, "since");
        Objects.requireNonNull(proposedBy, "proposedBy");
    }

    /** Without name and address, so that no personal data can reach a log by accident. */
    @Override
    public String toString() {
        return "StaffAccount(%s, %s, %s)".formatted(id, role, state);
    }
}
