package io.onecare.core.account;

import io.onecare.core.AccountId;
import io.onecare.core.Actor;
import io.onecare.core.Role;
import io.onecare.core.person.EmailAddress;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An account as the database has it.
 *
 * @param role in which its holder acts
 * @param facilityCode where facility staff work; null for others
 * @param taxCode of a person on the roll; null for staff
 * @param isActive whether its holder may have one today
 * @param hasSecondFactor whether the password alone does not suffice
 * @param isAtHome whether somebody logged in to it from the address asked about, not long ago
 */
record AccountRow(
        AccountId id,
        Role role,
        @Nullable String facilityCode,
        String userName,
        String passwordHash,
        EmailAddress email,
        @Nullable EmailAddress pendingEmail,
        @Nullable String phone,
        NotificationLanguage language,
        int sessionEpoch,
        int lastEvent,
        Instant createdAt,
        @Nullable String taxCode,
        boolean isActive,
        boolean hasSecondFactor,
        boolean isAtHome) {

    /** In whose name its holder acts. */
    Actor actor() {
        return new Actor(role, id.toString(), facilityCode);
    }

    AccountProfile toProfile() {
        return new AccountProfile(id, userName, email, pendingEmail, phone, language, createdAt);
    }

    /** The id only: everything else is personal or secret. */
    @Override
    public String toString() {
        return "AccountRow(" + id + ")";
    }
}
