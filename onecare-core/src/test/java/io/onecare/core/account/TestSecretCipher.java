package io.onecare.core.account;

import io.onecare.core.account.spi.SecretCipher;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES-256-GCM with keys that everybody can read here: for tests only. */
public final class TestSecretCipher implements SecretCipher {

    private static final String BEGINNING = "test-gcm$";
    private static final int NONCE_BYTES = 12;

    private final SecureRandom random = new SecureRandom();
    private final List<String> keys;

    public TestSecretCipher() {
        this("una chiave per le prove, 32 byte");
    }

    /** The first writes, all read; each has 32 letters. */
    TestSecretCipher(String... keys) {
        this.keys = List.of(keys);
    }

    @Override
    public String encrypt(byte[] secret, String context) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] written =
                    cipher(Cipher.ENCRYPT_MODE, keys.get(0), nonce, context).doFinal(secret);
            byte[] all = ByteBuffer.allocate(12 + written.length).put(nonce).put(written).array();
            return BEGINNING + nameOf(keys.get(0)) + "$" + Base64.getEncoder().encodeToString(all);
        } catch (GeneralSecurityException fault) {
            throw new IllegalStateException(fault);
        }
    }

    @Override
    public byte[] decrypt(String text, String context) {
        try {
            byte[] all = Base64.getDecoder().decode(text.substring(text.lastIndexOf('$') + 1));
            byte[] nonce = java.util.Arrays.copyOf(all, NONCE_BYTES);
            return cipher(Cipher.DECRYPT_MODE, keyOf(text), nonce, context)
                    .doFinal(all, NONCE_BYTES, all.length - NONCE_BYTES);
        } catch (GeneralSecurityException | IllegalArgumentException fault) {
            throw new IllegalArgumentException("This is no text of this cipher.", fault);
        }
    }

    @Override
    public boolean isOutdated(String text) {
        return !keyOf(text).equals(keys.get(0));
    }

    private String keyOf(String text) {
        return keys.stream()
                .filter(key -> text.startsWith(BEGINNING + nameOf(key) + "$"))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("This is no text of this cipher."));
    }

    private static String nameOf(String key) {
        return key.split(" ")[0];
    }

    private static Cipher cipher(int mode, String key, byte[] nonce, String context)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                mode,
                new SecretKeySpec(key.getBytes(StandardCharsets.US_ASCII), "AES"),
                new GCMParameterSpec(128, nonce));
        cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
