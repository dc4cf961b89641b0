package io.onecare.core.account;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** What became of a wish to set up or remove a second factor. */
public sealed interface SecondFactorOutcome {

    /**
     * A secret waits for its first code. Until then everything is as before.
     *
     * @param secret to be taken into an app
     */
    record Begun(TotpSecret secret) implements SecondFactorOutcome {

        /** Checks that nothing is missing. */
        public Begun {
            Objects.requireNonNull(secret, "secret");
        }
    }

    /**
     * From the caller's commit on, whoever logs in needs the second factor.
     *
     * @param recoveryCodes ten codes that count once each, four groups of four capitals and digits;
     *     to be shown now, because only digests of them are kept
     */
    record SetUp(List<String> recoveryCodes) implements SecondFactorOutcome {

        /** Copies the codes. */
        public SetUp {
            recoveryCodes = List.copyOf(recoveryCodes);
        }

        /** Without the codes, which are secrets. */
        @Override
        public String toString() {
            return "SetUp(…)";
        }
    }

    /** The password suffices again, and recovery codes do not count any more. */
    record Removed() implements SecondFactorOutcome {}

    /** The password is wrong. Nothing was changed but the count of tries. */
    record WrongPassword() implements SecondFactorOutcome {}

    /** The code is wrong, or was used before. */
    record CodeRefused() implements SecondFactorOutcome {}

    /** No secret waits for its first code, or it waited too long. */
    record NothingBegun() implements SecondFactorOutcome {}

    /**
     * Too many passwords or codes were wrong.
     *
     * @param retryAfter how long to wait before the next try
     */
    record TooManyTries(Duration retryAfter) implements SecondFactorOutcome {}

    /** Whoever has this account must have a second factor ({@link SecondFactorRule}). */
    record Demanded() implements SecondFactorOutcome {}

    /** There is no such account for this actor, or it has no second factor. */
    record NotFound() implements SecondFactorOutcome {}
}
