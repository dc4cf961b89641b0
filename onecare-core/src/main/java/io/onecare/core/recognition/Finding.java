package io.onecare.core.recognition;

import java.util.List;
import java.util.Objects;

/**
 * Something that was found in a mail.
 *
 * @param <T> what was found
 * @param value the value, the likeliest if there are several
 * @param confidence how sure it is; never {@link Confidence#HIGH} if there are alternatives
 * @param passages the words it came from, in their order; at least one
 * @param alternatives other values that the words may mean as well, likeliest first; mostly empty.
 *     Whoever wrote the mail left it open, or wrote a name that several bear
 */
public record Finding<T>(
        T value, Confidence confidence, List<Passage> passages, List<T> alternatives) {

    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException if there is no passage, or an alternative to what is sure
     */
    public Finding {
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(confidence, "confidence");
        passages = List.copyOf(passages);
        alternatives = List.copyOf(alternatives);
        if (passages.isEmpty() || (confidence == Confidence.HIGH && !alternatives.isEmpty())) {
            throw new IllegalArgumentException(
                    "The finding of confidence (%s) with (%d) passages and (%d) alternatives must have a passage and be sure only without alternatives."
                            .formatted(confidence, passages.size(), alternatives.size()));
        }
    }

    /**
     * Tells whether the words leave open what is meant.
     *
     * @return true if there are alternatives
     */
    public boolean isAmbiguous() {
        return !alternatives.isEmpty();
    }

    Finding<T> atMost(Confidence limit) {
        return new Finding<>(value, confidence.atMost(limit), passages, alternatives);
    }

    /** Hides what was found: it is about somebody's health. */
    @Override
    public String toString() {
        return "Finding(" + confidence + ")";
    }
}
