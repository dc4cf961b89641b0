package io.onecare.core.reception;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;

/** A digest of everything that a preview says. */
final class Fingerprint {

    private final StringBuilder text = new StringBuilder();

    /** Every part goes in with its length before it, so that no two lists of parts are alike. */
    Fingerprint add(Object part) {
        String words = part.toString();
        text.append(words.length()).append(':').append(words);
        return this;
    }

    /** The same, whatever the order in which the parts come. */
    Fingerprint addInAnyOrder(Collection<?> parts) {
        add(parts.size());
        parts.stream().map(Object::toString).sorted().forEach(this::add);
        return this;
    }

    /** SHA-256 in lower-case hexadecimal. */
    String value() {
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
