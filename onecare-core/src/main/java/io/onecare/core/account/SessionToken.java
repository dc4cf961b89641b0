package io.onecare.core.account;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Objects;

/**
 * What a browser keeps to be known again. Whoever has it acts as the holder of the account as long
 * as the session lasts, so it belongs into a cookie that scripts cannot read, and nowhere else.
 *
 * @param value 43 letters, digits, {@code -} and {@code _}: 256 random bits
 */
public record SessionToken(String value) {

    private static final int BYTES = 32;

    /** Checks that there is one. */
    public SessionToken {
        Objects.requireNonNull(value, "value");
    }

    static SessionToken random(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new SessionToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** What may be stored of it. */
    static String digest(String token) {
        return Sha256.of("SESSION:" + token);
    }

    /** Says nothing: it is a key. */
    @Override
    public String toString() {
        return "SessionToken(…)";
    }
}
