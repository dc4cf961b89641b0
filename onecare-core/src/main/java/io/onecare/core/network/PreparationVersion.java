package io.onecare.core.network;

import io.onecare.core.Role;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What patients were told to do before a service, from some moment until the next version.
 *
 * @param number 1 for the first version of the service, and so on without a gap
 * @param preparation the text; null if from then on there was nothing to prepare
 * @param publishedAt the moment from which it holds
 * @param role in which role it was published; the system's for those from files
 * @param publishedBy the technical name of who published it
 */
public record PreparationVersion(
        int number,
        @Nullable Preparation preparation,
        Instant publishedAt,
        Role role,
        String publishedBy) {}
