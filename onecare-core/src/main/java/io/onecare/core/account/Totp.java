package io.onecare.core.account;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The codes of authenticator apps: time-based one-time passwords (RFC 6238) of HMAC-SHA-1, six
 * digits and steps of thirty seconds, the only kind that all apps know. A code is taken one step
 * before and after its own, because clocks of phones differ (RFC 6238, section 5.2).
 */
final class Totp {

    static final int SECRET_BYTES = 20;

    private static final String ALGORITHM = "HmacSHA1";
    private static final int STEP_SECONDS = 30;
    private static final int DRIFT_STEPS = 1;
    private static final int DIGITS = 6;
    private static final int MODULUS = 1_000_000;
    private static final Pattern FORM = Pattern.compile("[0-9]{" + DIGITS + "}");

    private Totp() {}

    /** Whether a text can be a code at all; apps show it in two groups, and people type the gap. */
    static boolean isCode(String typed) {
        return FORM.matcher(digitsOf(typed)).matches();
    }

    /**
     * Finds the time step that a code is of.
     *
     * @param after steps up to this one do not count any more
     * @return empty if it is none of those that count now
     */
    static OptionalLong stepOf(String typed, byte[] secret, Instant now, long after) {
        byte[] digits = digitsOf(typed).getBytes(StandardCharsets.US_ASCII);
        long current = Math.floorDiv(now.getEpochSecond(), STEP_SECONDS);
        OptionalLong found = OptionalLong.empty();
        for (long step = current - DRIFT_STEPS; step <= current + DRIFT_STEPS; step++) {
            byte[] expected = code(secret, step).getBytes(StandardCharsets.US_ASCII);
            if (MessageDigest.isEqual(expected, digits) && step > after) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }

    /** The code of a step: dynamic truncation as in RFC 4226, section 5.3. */
    static String code(byte[] secret, long step) {
        byte[] mac = hmac(secret, ByteBuffer.allocate(Long.BYTES).putLong(step).array());
        int offset = mac[mac.length - 1] & 0xf;
        int number = ByteBuffer.wrap(mac).getInt(offset) & Integer.MAX_VALUE;
        String digits = Integer.toString(number % MODULUS);
        return "0".repeat(DIGITS - digits.length()) + digits;
    }

    private static byte[] hmac(byte[] secret, byte[] message) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            return mac.doFinal(message);
        } catch (GeneralSecurityException fault) {
            throw new IllegalStateException("Every Java platform has HMAC-SHA-1.", fault);
        }
    }

    private static String digitsOf(String typed) {
        return typed.length() > 100 ? "" : typed.replaceAll("\\s", "");
    }
}
