package io.onecare.portal.it;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** An authenticator app, as RFC 6238 and RFC 4648 tell to write one. */
public final class Authenticator {

    private static final String BASE_32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private final byte[] secret;
    private final Clock clock = Clock.systemUTC();

    /** Takes in the secret that a page shows, with or without spaces. */
    public Authenticator(String base32) {
        BigInteger number = BigInteger.ZERO;
        for (char letter : base32.replace(" ", "").toCharArray()) {
            number = number.shiftLeft(5).or(BigInteger.valueOf(BASE_32.indexOf(letter)));
        }
        this.secret = new byte[20];
        for (int i = 0; i < 20; i++) {
            secret[i] = number.shiftRight(8 * (19 - i)).byteValue();
        }
    }

    /** What the app shows now. */
    public String code() {
        return code(0);
    }

    /** What it shows in the next half minute, which counts already and was not used yet. */
    public String nextCode() {
        return code(1);
    }

    /** Six digits that it shows neither now nor within some minutes. */
    public String wrongCode() {
        for (int number = 0; ; number++) {
            String code = String.format(Locale.ROOT, "%06d", number);
            boolean isShown = false;
            for (int steps = -5; steps <= 20; steps++) {
                isShown |= code(steps).equals(code);
            }
            if (!isShown) {
                return code;
            }
        }
    }

    private String code(int steps) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "RAW"));
            long step = clock.instant().getEpochSecond() / 30 + steps;
            byte[] hash = mac.doFinal(ByteBuffer.allocate(8).putLong(step).array());
            int offset = hash[19] & 0xf;
            int binary =
                    (hash[offset] & 0x7f) << 24
                            | (hash[offset + 1] & 0xff) << 16
                            | (hash[offset + 2] & 0xff) << 8
                            | hash[offset + 3] & 0xff;
            return String.format(Locale.ROOT, "%06d", binary % 1_000_000);
        } catch (GeneralSecurityException fault) {
            throw new IllegalStateException(fault);
        }
    }
}
