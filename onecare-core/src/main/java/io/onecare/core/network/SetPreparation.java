package io.onecare.core.network;

import org.jspecify.annotations.Nullable;

/**
 * The wish to say what patients are to do before a service, from now on.
 *
 * @param serviceCode the code of an existing service
 * @param preparation the text, or null if there is nothing to prepare
 */
public record SetPreparation(String serviceCode, @Nullable Preparation preparation) {

    /**
     * Checks the form of what was given.
     *
     * @throws IllegalArgumentException if the code has not its form
     */
    public SetPreparation {
        serviceCode = Text.code("health service", serviceCode);
    }
}
