package io.onecare.portal.network;

import io.onecare.core.OneCare;
import io.onecare.core.network.FacilityQuery;
import io.onecare.core.network.FoundFacilities;
import io.onecare.portal.security.SignIn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;

/** Finds the facilities of the network for administrators, whether patients find them or not. */
@ApplicationScoped
public class NetworkDesk {

    /** How many facilities a page shows. */
    public static final int PAGE_SIZE = 50;

    private static final ZoneId ROME = ZoneId.of("Europe/Rome");

    @Inject private OneCare oneCare;
    @Inject private Clock clock;

    /**
     * Tells which day it is.
     *
     * @return today in Italy
     */
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ROME);
    }

    /**
     * Finds facilities.
     *
     * @param signIn who asks
     * @param query which
     * @param page which page, 1 or more
     * @return the page, {@value #PAGE_SIZE} at most, and how many there are in all
     */
    public FoundFacilities find(SignIn signIn, FacilityQuery query, int page) {
        return oneCare.facilityDirectory()
                .find(signIn.actor(), query, (page - 1) * PAGE_SIZE, PAGE_SIZE);
    }
}
