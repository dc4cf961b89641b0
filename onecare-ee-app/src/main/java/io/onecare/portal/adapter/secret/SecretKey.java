package io.onecare.portal.adapter.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A key of AES-256. {@code toString} gives its name only. Immutable. */
public final class SecretKey {

    private static final int BYTES = 32;
    private static final int NAME_DIGITS = 8;

    private final byte[] key;
    private final String name;

    private SecretKey(byte[] key) {
        this.key = key;
        this.name = nameOf(key);
    }

    /**
     * Makes a key that nobody knows.
     *
     * @return a new key
     */
    public static SecretKey random() {
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        return new SecretKey(key);
    }

    /**
     * Reads a key, as {@code openssl rand -base64 32} writes one.
     *
     * @param text 32 bytes in Base64
     * @return the key
     * @throws IllegalArgumentException if it is none; the message does not repeat it
     */
    public static SecretKey ofBase64(String text) {
        byte[] key;
        try {
            key = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException malformed) {
            key = new byte[0]; // the message of the decoder would repeat a letter
        }
        if (key.length != BYTES) {
            throw new IllegalArgumentException(
                    "The key (%d characters) must be %d bytes in Base64."
                            .formatted(text.length(), BYTES));
        }
        return new SecretKey(key);
    }

    /**
     * Writes the key.
     *
     * @return 32 bytes in Base64
     */
    public String toBase64() {
        return Base64.getEncoder().encodeToString(key);
    }

    /**
     * Names the key, without telling it: the beginning of its SHA-256 digest.
     *
     * @return 8 hexadecimal digits
     */
    public String name() {
        return name;
    }

    /**
     * Another key made of this one (HMAC-SHA256, RFC 2104); that of one purpose tells nothing of
     * the others.
     */
    String derived(String purpose) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException fault) {
            throw new IllegalStateException("Every Java platform has HMAC-SHA256.", fault);
        }
    }

    SecretKeySpec aes() {
        return new SecretKeySpec(key, "AES");
    }

    private static String nameOf(byte[] key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key);
            return HexFormat.of().formatHex(digest).substring(0, NAME_DIGITS);
        } catch (NoSuchAlgorithmException fault) {
            throw new IllegalStateException("Every Java platform has SHA-256.", fault);
        }
    }

    @Override
    public String toString() {
        return "SecretKey(" + name + ")";
    }
}
