package io.onecare.core.account;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * The secret that an authenticator app and the library share, in the only moment in which it is
 * shown. Immutable.
 *
 * <p>{@code toString} hides the secret.
 */
public final class TotpSecret {

    /** RFC 4648, section 6. */
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private static final int BITS = 5;
    private static final Pattern FORM = Pattern.compile("[A-Z2-7]{32}");

    private final String base32;

    private TotpSecret(String base32) {
        this.base32 = base32;
    }

    static TotpSecret of(byte[] secret) {
        return new TotpSecret(base32(secret));
    }

    /**
     * Reads a secret that was shown before, to show it once more: what somebody typed wrong must
     * not make them begin anew.
     *
     * @param text what {@link #base32} gave
     * @return the secret
     * @throws IllegalArgumentException if it cannot be one; the message does not repeat it
     */
    public static TotpSecret ofBase32(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "The text (%d characters) must be 32 letters and digits of Base32."
                            .formatted(text.length()));
        }
        return new TotpSecret(text);
    }

    /**
     * Gives the secret to type into an app.
     *
     * @return 32 capitals and digits of Base32 (RFC 4648, section 6)
     */
    public String base32() {
        return base32;
    }

    /**
     * Gives what a QR code for apps says, in the form that Google Authenticator brought up and all
     * apps read (github.com/google/google-authenticator, wiki, Key Uri Format).
     *
     * @param issuer whose log-in it is, as the app shows it; without colon
     * @param userName whose account it is
     * @return an address with the scheme {@code otpauth}
     */
    public String uri(String issuer, String userName) {
        return "otpauth://totp/%s:%s?secret=%s&issuer=%s&algorithm=SHA1&digits=6&period=30"
                .formatted(escaped(issuer), escaped(userName), base32, escaped(issuer));
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text.replace(":", ""), StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** For lengths that fill all letters, as 20 bytes do. */
    private static String base32(byte[] bytes) {
        StringBuilder letters = new StringBuilder();
        int held = 0;
        int heldBits = 0;
        for (byte b : bytes) {
            held = held << Byte.SIZE | b & 0xff;
            heldBits += Byte.SIZE;
            while (heldBits >= BITS) {
                heldBits -= BITS;
                letters.append(ALPHABET.charAt(held >> heldBits & 0x1f));
            }
            held &= (1 << heldBits) - 1;
        }
        return letters.toString();
    }

    /** Hides the secret, so that it cannot reach a log by accident. */
    @Override
    public String toString() {
        return "TotpSecret(…)";
    }
}
