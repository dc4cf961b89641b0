package io.onecare.core.account;

import io.onecare.core.account.spi.SecretCipher;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Judges codes of a second factor that counts. Every try counts as failed until it turned out
 * right, so that guesses at once are no more than guesses one after the other. Who was right from
 * an address has tries of their own there: whoever knows the password and guesses elsewhere does
 * not keep them out.
 */
final class SecondFactorCheck {

    private final Clock clock;
    private final SecretCipher cipher;
    private final TryLimits limits;
    private final SecondFactorRows rows;
    private final RecoveryCodes recoveryCodes;

    SecondFactorCheck(Clock clock, SecretCipher cipher) {
        this.clock = clock;
        this.cipher = cipher;
        this.limits = new TryLimits(clock);
        this.rows = new SecondFactorRows(clock);
        this.recoveryCodes = new RecoveryCodes(clock);
    }

    /** What came of it. */
    sealed interface Result {

        record Right(boolean byRecoveryCode) implements Result {}

        record Wrong() implements Result {}

        record TooMany(Duration retryAfter) implements Result {}

        /** There is nothing to judge by. */
        record NoFactor() implements Result {}
    }

    /** The account is locked by the caller. */
    Result check(EntityManager em, AccountRow account, String code, String networkAddress) {
        SecondFactorRows.Factor factor = rows.find(em, account.id()).orElse(null);
        if (factor == null) {
            return new Result.NoFactor();
        }
        TryLimits.Bucket bucket =
                account.isAtHome()
                        ? TryLimits.Bucket.of(
                                TryLimit.SECOND_FACTOR_AT_HOME, account.id() + " " + networkAddress)
                        : TryLimits.Bucket.of(
                                TryLimit.SECOND_FACTOR_BY_STRANGERS, account.id().toString());
        if (!limits.take(em, bucket)) {
            Optional<Duration> wait = limits.waitFor(em, List.of(bucket));
            return new Result.TooMany(wait.orElse(Duration.ZERO));
        }
        boolean isOfApp = Totp.isCode(code);
        boolean isRight =
                isOfApp
                        ? isAccepted(em, account, factor, code)
                        : recoveryCodes.use(em, account.id(), code);
        if (!isRight) {
            return new Result.Wrong();
        }
        limits.giveBack(em, bucket);
        return new Result.Right(!isOfApp);
    }

    private boolean isAccepted(
            EntityManager em, AccountRow account, SecondFactorRows.Factor factor, String code) {
        String context = SecondFactors.contextOf(account.id());
        byte[] secret = cipher.decrypt(factor.secret(), context);
        OptionalLong step = Totp.stepOf(code, secret, clock.instant(), factor.lastStep());
        if (step.isEmpty()) {
            return false;
        }
        String written =
                cipher.isOutdated(factor.secret())
                        ? cipher.encrypt(secret, context)
                        : factor.secret();
        return rows.accept(em, account.id(), step.getAsLong(), written);
    }
}
