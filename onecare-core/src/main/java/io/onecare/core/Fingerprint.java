package io.onecare.core;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;

/**
 * A digest of everything that somebody was shown, by which the library knows whether it is still
 * so. Not a secret. Used once, by one thread.
 */
public final class Fingerprint {

    private final StringBuilder text = new StringBuilder();

    /** Begins with nothing. */
    public Fingerprint() {}

    /**
     * Adds a part, with its length before it, so that no two lists of parts are alike.
     *
     * @param part what its text says
     * @return this fingerprint
     */
    public Fingerprint add(Object part) {
        String words = part.toString();
        text.append(words.length()).append(':').append(words);
        return this;
    }

    /**
     * Adds parts, whatever the order in which they come.
     *
     * @param parts the parts; may be empty
     * @return this fingerprint
     */
    public Fingerprint addInAnyOrder(Collection<?> parts) {
        add(parts.size());
        parts.stream().map(Object::toString).sorted().forEach(this::add);
        return this;
    }

    /**
     * Gives the digest.
     *
     * @return SHA-256 in lower-case hexadecimal
     */
    public String value() {
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
