package io.onecare.core.network;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The wish to tell patients something else before a service, from now on.
 *
 * @param serviceCode the code of the service
 * @param basedOn the number of the version that was read, 0 if there was none
 * @param preparation the text, or null if from now on there is nothing to prepare
 */
public record PublishPreparation(
        String serviceCode, int basedOn, @Nullable Preparation preparation) {

    /** Checks that everything was given. */
    public PublishPreparation {
        Objects.requireNonNull(serviceCode, "serviceCode");
    }
}
