package io.onecare.core.network;

import java.util.Objects;
import java.util.Set;

/**
 * The wish to change a facility.
 *
 * @param code the facility's code
 * @param version the version that was looked at, as {@link FacilitySheet#version} gave it
 * @param details what it is to be, all of it
 * @param accepted the warnings that were read and do not keep it from being done; empty at first
 */
public record ChangeFacility(
        String code, int version, FacilityDetails details, Set<NetworkWarning> accepted) {

    /** Copies the set. */
    public ChangeFacility {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(details, "details");
        accepted = Set.copyOf(accepted);
    }
}
