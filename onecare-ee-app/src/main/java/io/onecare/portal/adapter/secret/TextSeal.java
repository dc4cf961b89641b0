package io.onecare.portal.adapter.secret;

import io.onecare.portal.security.AddressSeal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Seals what one page hands to the next by its address, so that neither histories nor those who
 * look on can read it, and nobody else can make it: AES-256 in Galois/Counter Mode (NIST SP
 * 800-38D) with a random nonce of 96 bits, written in letters that an address needs not encode; the
 * context is its additional data. Nothing sealed is kept, so a key that is gone costs a reader no
 * more than typing once more. Thread-safe.
 */
public final class TextSeal implements AddressSeal {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final Pattern FORM =
            Pattern.compile("([0-9a-f]{8})\\.([A-Za-z0-9_-]{38,12000})");

    private final SecureRandom random = new SecureRandom();
    private final Supplier<List<SecretKey>> keys;

    /**
     * Makes a seal.
     *
     * @param keys gives the keys, at least one: the first writes, all read
     */
    public TextSeal(Supplier<List<SecretKey>> keys) {
        this.keys = keys;
    }

    @Override
    public String seal(String text, String context) {
        SecretKey key = keys.get().get(0);
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] written =
                    cipher(Cipher.ENCRYPT_MODE, key, nonce, context)
                            .doFinal(text.getBytes(StandardCharsets.UTF_8));
            byte[] all =
                    ByteBuffer.allocate(nonce.length + written.length)
                            .put(nonce)
                            .put(written)
                            .array();
            return key.name() + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(all);
        } catch (GeneralSecurityException fault) {
            throw new IllegalStateException("Every Java platform has AES/GCM.", fault);
        }
    }

    @Override
    public Optional<String> open(String sealed, String context) {
        Matcher parts = FORM.matcher(sealed);
        if (!parts.matches()) {
            return Optional.empty();
        }
        return keys.get().stream()
                .filter(key -> key.name().equals(parts.group(1)))
                .findFirst()
                .flatMap(key -> open(key, parts.group(2), context));
    }

    private static Optional<String> open(SecretKey key, String text, String context) {
        try {
            byte[] all = Base64.getUrlDecoder().decode(text);
            byte[] nonce = Arrays.copyOf(all, NONCE_BYTES);
            byte[] read =
                    cipher(Cipher.DECRYPT_MODE, key, nonce, context)
                            .doFinal(all, NONCE_BYTES, all.length - NONCE_BYTES);
            return Optional.of(new String(read, StandardCharsets.UTF_8));
        } catch (GeneralSecurityException | IllegalArgumentException forged) {
            return Optional.empty();
        }
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonce, String context)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key.aes(), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
