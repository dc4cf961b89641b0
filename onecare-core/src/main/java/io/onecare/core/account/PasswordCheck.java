package io.onecare.core.account;

import io.onecare.core.account.spi.PasswordHasher;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Compares a password with a hash. Every comparison counts as failed until it turned out right, so
 * that guesses at once are no more than guesses one after the other; the rows that count are held
 * for moments only, after the hash was made.
 */
final class PasswordCheck {

    /** PostgreSQL refuses a zero character in any text. */
    private static final Pattern NAME = Pattern.compile("\\P{Cc}{1,254}");

    private final PasswordHasher hasher;
    private final TryLimits limits;

    PasswordCheck(PasswordHasher hasher, TryLimits limits) {
        this.hasher = hasher;
        this.limits = limits;
    }

    /** What came of it. */
    sealed interface Result {

        record Right() implements Result {}

        record Wrong() implements Result {}

        record TooMany(Duration retryAfter) implements Result {}
    }

    /** For somebody who is logged in. */
    Result check(EntityManager em, AccountRow account, String password, String networkAddress) {
        return check(
                em,
                account.userName(),
                account.passwordHash(),
                account.isAtHome(),
                Password.of(password),
                networkAddress);
    }

    /**
     * For somebody who says they are called like that.
     *
     * @param hash of the account of that name, or of nothing
     * @param isAtHome whether that account was logged in to from the address not long ago
     */
    Result check(
            EntityManager em,
            String userName,
            String hash,
            boolean isAtHome,
            Password password,
            String networkAddress) {
        TryLimits.Bucket byAddress =
                TryLimits.Bucket.of(TryLimit.LOG_IN_BY_ADDRESS, networkAddress);
        TryLimits.Bucket byName =
                isAtHome
                        ? TryLimits.Bucket.of(
                                TryLimit.LOG_IN_AT_HOME, key(userName) + " " + networkAddress)
                        : TryLimits.Bucket.of(TryLimit.LOG_IN_BY_STRANGERS, key(userName));
        List<TryLimits.Bucket> buckets = List.of(byAddress, byName);
        Optional<Duration> wait = limits.waitFor(em, buckets);
        if (wait.isPresent()) {
            return new Result.TooMany(wait.get());
        }
        boolean isPlausible = password.length() <= PasswordRules.MAX_LENGTH;
        boolean matches = hasher.matches(isPlausible ? password : Password.of(""), hash);
        if (!limits.take(em, byAddress) || !limits.take(em, byName)) {
            return new Result.TooMany(limits.waitFor(em, buckets).orElse(Duration.ZERO));
        }
        if (!matches || !isPlausible) {
            return new Result.Wrong();
        }
        limits.giveBack(em, byAddress);
        limits.giveBack(em, byName);
        return new Result.Right();
    }

    /** As user names are compared; what cannot be one becomes the same nobody. */
    static String key(String userName) {
        String key = userName.strip().toLowerCase(Locale.ROOT);
        return NAME.matcher(key).matches() ? key : "";
    }
}
