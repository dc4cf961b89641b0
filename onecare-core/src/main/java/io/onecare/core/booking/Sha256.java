package io.onecare.core.booking;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Digests of what was asked for, so that a repeated wish is known without keeping its words. */
final class Sha256 {

    private Sha256() {}

    /** Every part goes in with its length before it, so that no two lists of parts are alike. */
    static String of(String... parts) {
        StringBuilder text = new StringBuilder();
        for (String part : parts) {
            text.append(part.length()).append(':').append(part);
        }
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException fault) {
            throw new IllegalStateException(fault); // every Java platform has it
        }
    }
}
