package io.onecare.portal.adapter.password;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import io.onecare.core.account.Password;
import io.onecare.core.account.spi.PasswordHasher;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Argon2id (RFC 9106), written as the PHC string format says: {@code
 * $argon2id$v=19$m=…,t=…,p=…$salt$hash}. No more hashes than allowed are made at once, in the order
 * in which they were asked for: each takes all of its memory, and a processor. Thread-safe.
 */
public final class Argon2Hasher implements PasswordHasher {

    /** What OWASP asks for: 19 MiB, two passes, one lane (Password Storage Cheat Sheet, 2023). */
    private static final Cost OWASP = new Cost(19 * 1_024, 2, 1);

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final Pattern FORM =
            Pattern.compile(
                    "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,2})"
                            + "\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{22,86})");

    private final SecureRandom random = new SecureRandom();
    private final Cost cost;
    private final Semaphore turns;

    private Argon2Hasher(Cost cost, int atOnce) {
        if (atOnce < 1) {
            throw new IllegalArgumentException(
                    "The number of hashes made at once (%d) must be 1 or more.".formatted(atOnce));
        }
        this.cost = cost;
        this.turns = new Semaphore(atOnce, true);
    }

    /** How much a hash costs: <b>KiB</b> of memory, passes over it, lanes. */
    private record Cost(int memory, int passes, int lanes) {

        boolean isBelow(Cost other) {
            return memory < other.memory || passes < other.passes || lanes < other.lanes;
        }

        Argon2Function function(int bytes) {
            return Argon2Function.getInstance(memory, passes, lanes, bytes, Argon2.ID);
        }
    }

    /** A stored hash, taken apart. */
    private record Stored(Cost cost, byte[] salt, byte[] hash) {

        static Stored parse(String text) {
            Matcher parts = FORM.matcher(text);
            if (!parts.matches()) {
                throw new IllegalArgumentException(
                        "The hash is none of Argon2id, version 19.%nMaybe it was made by another hasher."
                                .formatted());
            }
            return new Stored(
                    new Cost(
                            Integer.parseInt(parts.group(1)),
                            Integer.parseInt(parts.group(2)),
                            Integer.parseInt(parts.group(3))),
                    Base64.getDecoder().decode(parts.group(4)),
                    Base64.getDecoder().decode(parts.group(5)));
        }
    }

    /**
     * Hashes at today's cost: 19 MiB, two passes, one lane.
     *
     * @param atOnce how many hashes are made at once, 1 or more; others wait
     * @return the hasher
     * @throws IllegalArgumentException if the number is below 1
     */
    public static Argon2Hasher making(int atOnce) {
        return new Argon2Hasher(OWASP, atOnce);
    }

    /** Hashes at another cost, in KiB and passes. For tests. */
    static Argon2Hasher costing(int memory, int passes, int atOnce) {
        return new Argon2Hasher(new Cost(memory, passes, 1), atOnce);
    }

    @Override
    public String hash(Password password) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
                .formatted(
                        cost.memory,
                        cost.passes,
                        cost.lanes,
                        text(salt),
                        text(derive(password, cost, salt, HASH_BYTES)));
    }

    @Override
    public boolean matches(Password password, String hash) {
        Stored stored = Stored.parse(hash);
        return MessageDigest.isEqual(
                stored.hash, derive(password, stored.cost, stored.salt, stored.hash.length));
    }

    @Override
    public boolean isOutdated(String hash) {
        Stored stored = Stored.parse(hash);
        return stored.cost.isBelow(cost)
                || stored.salt.length < SALT_BYTES
                || stored.hash.length < HASH_BYTES;
    }

    private byte[] derive(Password password, Cost at, byte[] salt, int bytes) {
        byte[] secret = password.value().getBytes(StandardCharsets.UTF_8);
        turns.acquireUninterruptibly();
        try {
            return at.function(bytes).hash(secret, salt).getBytes();
        } finally {
            turns.release();
        }
    }

    private static String text(byte[] bytes) {
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }
}
