package io.onecare.core.account;

import io.onecare.core.AccountId;
import io.onecare.core.NativeSql;
import io.onecare.core.time.Moments;
import jakarta.persistence.EntityManager;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * The codes for the day on which the app is lost: each counts once. They have 80 random bits, so
 * that a stolen table of their digests is of no use however long they are kept, and look like the
 * codes of {@link ConfirmationCode}.
 */
final class RecoveryCodes {

    static final int COUNT = 10;

    private static final int LETTERS = CodeText.KEY_LENGTH + CodeText.TICKET_SECRET_LENGTH;

    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    RecoveryCodes(Clock clock) {
        this.clock = clock;
    }

    /** Takes the place of those that the account had. */
    List<String> make(EntityManager em, AccountId account) {
        new NativeSql()
                .add("delete from recovery_code where account_id = ?", account.value())
                .update(em);
        List<String> codes = new ArrayList<>();
        for (int number = 1; number <= COUNT; number++) {
            String code = CodeText.random(random, LETTERS);
            new NativeSql()
                    .add("insert into recovery_code (account_id, number, code_digest)")
                    .add(" values (?, ?, ?)", account.value(), number, digest(account, code))
                    .update(em);
            codes.add(grouped(code));
        }
        return List.copyOf(codes);
    }

    /** True if it was one that counted until now. */
    boolean use(EntityManager em, AccountId account, String typed) {
        CodeText text = CodeText.read(typed).filter(code -> !code.isLink()).orElse(null);
        return text != null
                && new NativeSql()
                                .add("update recovery_code set used_at = ?", now())
                                .add(" where account_id = ?", account.value())
                                .add(" and code_digest = ?", digest(account, text))
                                .add(" and used_at is null")
                                .update(em)
                        == 1;
    }

    private static String digest(AccountId account, CodeText text) {
        return digest(account, text.key() + text.secret());
    }

    private static String digest(AccountId account, String code) {
        return Sha256.of("RECOVERY_CODE:" + account + ":" + code);
    }

    private static String grouped(String code) {
        return String.join(
                "-",
                code.substring(0, 4),
                code.substring(4, 8),
                code.substring(8, 12),
                code.substring(12));
    }

    private long now() {
        return Moments.toMicros(clock.instant());
    }
}
