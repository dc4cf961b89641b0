package io.onecare.core.recognition;

import java.util.Objects;

/**
 * A stretch of a mail, for a page to mark.
 *
 * @param part which text the positions count in
 * @param begin the position of its first character in the text that was read, as {@link
 *     String#charAt} counts, from 0
 * @param end the position after its last character, greater than {@code begin}
 */
public record Passage(MailPart part, int begin, int end) {

    /**
     * Checks the order.
     *
     * @throws IllegalArgumentException if the passage is empty or begins before the text
     */
    public Passage {
        Objects.requireNonNull(part, "part");
        if (begin < 0 || end <= begin) {
            throw new IllegalArgumentException(
                    "The passage from (%d) to (%d) must begin at 0 or later and end after its begin."
                            .formatted(begin, end));
        }
    }
}
