package io.onecare.core.account;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts drafts by a key made of the session's token, of which the database has a digest only:
 * who reads the database cannot read them. AES with a key of 128 bits in Galois/Counter Mode (NIST
 * SP 800-38D), with a random nonce of 96 bits in front.
 */
final class DraftCipher {

    private static final String TRANSFORMATION = "AES/GCM/NoPadding";
    private static final int KEY_HEX_DIGITS = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random;

    DraftCipher(SecureRandom random) {
        this.random = random;
    }

    String encrypt(String content, String token) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed =
                    cipher(Cipher.ENCRYPT_MODE, token, nonce)
                            .doFinal(content.getBytes(StandardCharsets.UTF_8));
            byte[] all = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
            System.arraycopy(sealed, 0, all, NONCE_BYTES, sealed.length);
            return Base64.getEncoder().encodeToString(all);
        } catch (GeneralSecurityException fault) {
            throw new IllegalStateException("Every Java platform has AES/GCM.", fault);
        }
    }

    /** Empty if it was not encrypted with this token, or was changed since. */
    Optional<String> decrypt(String encrypted, String token) {
        byte[] all = Base64.getDecoder().decode(encrypted);
        try {
            byte[] content =
                    cipher(Cipher.DECRYPT_MODE, token, Arrays.copyOf(all, NONCE_BYTES))
                            .doFinal(all, NONCE_BYTES, all.length - NONCE_BYTES);
            return Optional.of(new String(content, StandardCharsets.UTF_8));
        } catch (GeneralSecurityException notOurs) {
            return Optional.empty();
        }
    }

    private static Cipher cipher(int mode, String token, byte[] nonce)
            throws GeneralSecurityException {
        byte[] key =
                HexFormat.of().parseHex(Sha256.of("DRAFT:" + token).substring(0, KEY_HEX_DIGITS));
        Cipher cipher = Cipher.getInstance(TRANSFORMATION);
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }
}
