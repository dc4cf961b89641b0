package io.onecare.core.account;

import io.onecare.core.AccountId;
import io.onecare.core.NativeSql;
import io.onecare.core.person.EmailAddress;
import io.onecare.core.time.Moments;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** Inserts accounts, each with a user name that nobody else has. */
final class NewAccounts {

    private static final int MAX_NAMES_TRIED = 10;

    private final Clock clock;
    private final AccountRows rows;
    private final UserNames userNames = new UserNames();

    NewAccounts(Clock clock) {
        this.clock = clock;
        this.rows = new AccountRows(clock);
    }

    /** Whose account it is, and by which column the database knows. */
    enum Whose {
        MEMBER("member_id"),
        DEPENDANT("dependant_id"),
        STAFF("staff_id");

        private final String column;

        Whose(String column) {
            this.column = column;
        }
    }

    /** Empty if whoever has that id has an account already; the user name else. */
    Optional<String> insert(
            EntityManager em,
            Whose whose,
            UUID id,
            String hash,
            EmailAddress email,
            NotificationLanguage language) {
        for (int i = 0; i < MAX_NAMES_TRIED; i++) {
            String userName = userNames.next();
            int inserted =
                    new NativeSql()
                            .add("insert into account (id, " + whose.column + ", user_name,")
                            .add(" password_hash, email, email_key, language, session_epoch,")
                            .add(" last_event, created_at) values (?, ?", id, id)
                            .add(", ?, ?", userName, hash)
                            .add(", ?, ?", email.value(), EmailKey.of(email))
                            .add(", ?, 1, 2, ?)", language.code(), now())
                            .add(" on conflict do nothing")
                            .update(em);
            if (inserted == 1) {
                return Optional.of(userName);
            }
            if (rows.withId(em, AccountId.of(id)).isPresent()) {
                return Optional.empty();
            }
        }
        throw new IllegalStateException(
                "The account of (%s) found (%d) user names taken.%nMaybe there are more accounts than names: UserNames needs more of them."
                        .formatted(id, MAX_NAMES_TRIED));
    }

    private long now() {
        return Moments.toMicros(clock.instant());
    }
}
