package io.onecare.core.booking;

import java.util.Objects;

/**
 * The wish to answer a request by the link in a facility's mail.
 *
 * @param token the token in the link
 * @param answer the answer
 * @param networkAddress where the request came from, 1 to 100 characters; limits count by it
 */
public record AnswerByLink(String token, FacilityAnswer answer, String networkAddress) {

    /** Checks that nothing is missing. */
    public AnswerByLink {
        Objects.requireNonNull(token, "token");
        Objects.requireNonNull(answer, "answer");
        Objects.requireNonNull(networkAddress, "networkAddress");
    }

    /** Hides the token, so that it cannot reach a log by accident. */
    @Override
    public String toString() {
        return "AnswerByLink(…)";
    }
}
