package io.onecare.core.account;

import io.onecare.core.AccountId;
import io.onecare.core.person.EmailAddress;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An account as the database has it.
 *
 * @param isActive whether its person may have one today
 * @param hasSecondFactor whether the password alone does not suffice
 * @param isAtHome whether somebody logged in to it from the address asked about, not long ago
 */
record AccountRow(
        AccountId id,
        String userName,
        String passwordHash,
        EmailAddress email,
        @Nullable EmailAddress pendingEmail,
        @Nullable String phone,
        NotificationLanguage language,
        int sessionEpoch,
        int lastEvent,
        Instant createdAt,
        String taxCode,
        boolean isActive,
        boolean hasSecondFactor,
        boolean isAtHome) {

    AccountProfile toProfile() {
        return new AccountProfile(id, userName, email, pendingEmail, phone, language, createdAt);
    }

    /** The id only: everything else is personal or secret. */
    @Override
    public String toString() {
        return "AccountRow(" + id + ")";
    }
}
