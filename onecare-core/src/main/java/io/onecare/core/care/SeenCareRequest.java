package io.onecare.core.care;

import java.util.Objects;

/**
 * A request as the caller saw it last. What is done to it is done only if it still is like that.
 *
 * @param id the request
 * @param version how many events the caller has seen, 1 or more
 */
public record SeenCareRequest(CareRequestId id, int version) {

    /** Checks that nothing is missing. */
    public SeenCareRequest {
        Objects.requireNonNull(id, "id");
    }
}
