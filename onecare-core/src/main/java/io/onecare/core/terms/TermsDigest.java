package io.onecare.core.terms;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** What tells whether a published text is still the one that was published. */
final class TermsDigest {

    private TermsDigest() {}

    /** SHA-256 over the two texts with a zero byte between them, in hexadecimal digits. */
    static String of(String italian, @Nullable String english) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(italian.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            if (english != null) {
                digest.update(english.getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException fault) {
            throw new IllegalStateException("Every Java platform has SHA-256.", fault);
        }
    }
}
