package io.onecare.core.account;

import io.onecare.core.account.spi.PasswordHasher;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * PBKDF2 of the JDK, with so few rounds that tests do not wait: for tests only, where nothing is to
 * be kept from anybody.
 */
public final class TestPasswordHasher implements PasswordHasher {

    private static final String BEGINNING = "test-pbkdf2$";
    private static final int BITS = 256;

    private final SecureRandom random = new SecureRandom();
    private final int rounds;

    public TestPasswordHasher() {
        this(100);
    }

    TestPasswordHasher(int rounds) {
        this.rounds = rounds;
    }

    @Override
    public String hash(Password password) {
        byte[] salt = new byte[16];
        random.nextBytes(salt);
        return BEGINNING + rounds + "$" + text(salt) + "$" + text(derive(password, salt, rounds));
    }

    @Override
    public boolean matches(Password password, String hash) {
        String[] parts = parts(hash);
        byte[] salt = Base64.getDecoder().decode(parts[2]);
        return MessageDigest.isEqual(
                Base64.getDecoder().decode(parts[3]),
                derive(password, salt, Integer.parseInt(parts[1])));
    }

    @Override
    public boolean isOutdated(String hash) {
        return Integer.parseInt(parts(hash)[1]) < rounds;
    }

    private static String[] parts(String hash) {
        String[] parts = hash.split("\\$");
        if (!hash.startsWith(BEGINNING) || parts.length != 4) {
            throw new IllegalArgumentException("This is no hash of this hasher.");
        }
        return parts;
    }

    private static byte[] derive(Password password, byte[] salt, int rounds) {
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(
                            new PBEKeySpec(password.value().toCharArray(), salt, rounds, BITS))
                    .getEncoded();
        } catch (GeneralSecurityException fault) {
            throw new IllegalStateException(fault);
        }
    }

    private static String text(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
