package io.onecare.core.account;

import io.onecare.core.AccountId;
import io.onecare.core.person.EmailAddress;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an account says of its holder, to the holder and to those who may see everybody. Name, birth
 * date and tax code are the roll's: {@link io.onecare.core.member.Members}.
 *
 * @param id the account; its UUID is that of the person
 * @param userName the name to log in with
 * @param email where messages go, proven by a code
 * @param pendingEmail the address that is to take its place once it is proven; null if there is
 *     none
 * @param phone the phone number, or null if there is none
 * @param language in which language to write
 * @param createdAt since when there is an account
 */
public record AccountProfile(
        AccountId id,
        String userName,
        EmailAddress email,
        @Nullable EmailAddress pendingEmail,
        @Nullable String phone,
        NotificationLanguage language,
        Instant createdAt) {

    /** Checks that nothing is missing. */
    public AccountProfile {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(userName, "userName");
        Objects.requireNonNull(email, "email");
        Objects.requireNonNull(language, "language");
        Objects.requireNonNull(createdAt, "createdAt");
    }

    /** The id only, so that no personal data can reach a log by accident. */
    @Override
    public String toString() {
        return "AccountProfile(" + id + ")";
    }
}
