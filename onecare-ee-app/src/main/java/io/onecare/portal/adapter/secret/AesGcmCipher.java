package io.onecare.portal.adapter.secret;

import io.onecare.core.account.spi.SecretCipher;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * AES-256 in Galois/Counter Mode (NIST SP 800-38D) with a random nonce of 96 bits, written as
 * {@code $aes256gcm$<name of the key>$<nonce, text and tag in Base64>}; the context is its
 * additional data. Thread-safe.
 */
public final class AesGcmCipher implements SecretCipher {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final Pattern FORM =
            Pattern.compile("\\$aes256gcm\\$([0-9a-f]{8})\\$([A-Za-z0-9_-]{39,2000})");

    private final SecureRandom random = new SecureRandom();
    private final Supplier<List<SecretKey>> keys;

    /**
     * Makes a cipher.
     *
     * @param keys gives the keys, at least one: the first writes, all read
     */
    public AesGcmCipher(Supplier<List<SecretKey>> keys) {
        this.keys = keys;
    }

    @Override
    public String encrypt(byte[] secret, String context) {
        SecretKey key = keys.get().get(0);
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] written = cipher(Cipher.ENCRYPT_MODE, key, nonce, context).doFinal(secret);
            byte[] all =
                    ByteBuffer.allocate(nonce.length + written.length)
                            .put(nonce)
                            .put(written)
                            .array();
            return "$aes256gcm$"
                    + key.name()
                    + "$"
                    + Base64.getUrlEncoder().withoutPadding().encodeToString(all);
        } catch (GeneralSecurityException fault) {
            throw new IllegalStateException("Every Java platform has AES/GCM.", fault);
        }
    }

    @Override
    public byte[] decrypt(String text, String context) {
        Matcher parts = parse(text);
        SecretKey key = keyNamed(parts.group(1));
        try {
            byte[] all = Base64.getUrlDecoder().decode(parts.group(2));
            return cipher(Cipher.DECRYPT_MODE, key, Arrays.copyOf(all, NONCE_BYTES), context)
                    .doFinal(all, NONCE_BYTES, all.length - NONCE_BYTES);
        } catch (GeneralSecurityException | IllegalArgumentException fault) {
            throw new IllegalArgumentException(
                    "The secret of the context (%s) cannot be read.%nMaybe it was changed, or belongs to another context."
                            .formatted(context),
                    fault);
        }
    }

    @Override
    public boolean isOutdated(String text) {
        return !parse(text).group(1).equals(keys.get().get(0).name());
    }

    private SecretKey keyNamed(String name) {
        return keys.get().stream()
                .filter(key -> key.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "The secret was written with the key (%s), which is not set.%nMaybe it was left out of ONECARE_SECRET_KEY too early."
                                                .formatted(name)));
    }

    private static Matcher parse(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "The text (%d characters) is none of AES-256-GCM.%nMaybe it was written by another cipher."
                            .formatted(text.length()));
        }
        return parts;
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonce, String context)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key.aes(), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
