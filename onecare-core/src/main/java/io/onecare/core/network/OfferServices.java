package io.onecare.core.network;

import java.util.Objects;
import java.util.Set;

/**
 * The wish that a facility offers these services and no others.
 *
 * @param facilityCode the facility's code
 * @param version the version that was looked at, as {@link FacilitySheet#version} gave it
 * @param serviceCodes the codes of all services that it is to offer; may be empty
 * @param accepted the warnings that were read and do not keep it from being done; empty at first
 */
public record OfferServices(
        String facilityCode, int version, Set<String> serviceCodes, Set<NetworkWarning> accepted) {

    /** Copies the sets. */
    public OfferServices {
        Objects.requireNonNull(facilityCode, "facilityCode");
        serviceCodes = Set.copyOf(serviceCodes);
        accepted = Set.copyOf(accepted);
    }
}
