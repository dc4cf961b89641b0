package io.onecare.portal.booking;

import io.onecare.core.member.Insured;
import io.onecare.core.network.FacilityListing;
import io.onecare.core.network.ServiceListing;

/**
 * What somebody is about to book: all but the time.
 *
 * @param facility where
 * @param service which service; the facility offers it
 * @param patient for whom; whoever is logged in may see them
 */
public record Visit(FacilityListing facility, ServiceListing service, Insured patient) {

    /** Codes only, so that nothing about the patient can reach a log by accident. */
    @Override
    public String toString() {
        return "Visit(" + facility.code() + ", " + patient.number() + ")";
    }
}
