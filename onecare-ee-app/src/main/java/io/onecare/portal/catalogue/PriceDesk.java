package io.onecare.portal.catalogue;

import io.onecare.core.OneCare;
import io.onecare.core.network.FacilityListing;
import io.onecare.core.network.FacilityQuery;
import io.onecare.core.network.FoundFacilities;
import io.onecare.core.network.TariffChange;
import io.onecare.core.network.TariffChangeOutcome;
import io.onecare.core.network.TariffListing;
import io.onecare.core.network.TariffPreviewOutcome;
import io.onecare.portal.security.SignIn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Shows administrators what services cost at a facility, and lets them change prices. */
@ApplicationScoped
public class PriceDesk {

    /** How many facilities are offered to choose from. */
    public static final int CHOICES = 20;

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
     * Finds a facility by its code.
     *
     * @param signIn who asks
     * @param code its code
     * @return empty if there is none
     */
    public Optional<FacilityListing> facility(SignIn signIn, String code) {
        return Optional.ofNullable(
                oneCare.facilityDirectory().withCodes(signIn.actor(), Set.of(code)).get(code));
    }

    /**
     * Finds facilities by words of their name, comune or code.
     *
     * @param signIn who asks
     * @param typed the words
     * @return the first {@value #CHOICES}, and how many there are
     */
    public FoundFacilities facilities(SignIn signIn, String typed) {
        return oneCare.facilityDirectory()
                .find(
                        signIn.actor(),
                        new FacilityQuery(typed, FacilityQuery.Standing.ANY, today()),
                        0,
                        CHOICES);
    }

    /**
     * Gives the prices of services at a facility under a price list, past and future ones too.
     *
     * @param signIn who asks
     * @param facility the code of the facility
     * @param priceList the code of the price list
     * @param services the codes of the services
     * @return by service code, each by first day
     */
    public Map<String, List<TariffListing>> prices(
            SignIn signIn, String facility, String priceList, Set<String> services) {
        return oneCare.tariffs().ofServices(signIn.actor(), facility, priceList, services);
    }

    /**
     * Shows what a change would do.
     *
     * @param signIn who asks
     * @param change the change
     * @return what it would do, or why it cannot be made
     */
    @Transactional
    public TariffPreviewOutcome preview(SignIn signIn, TariffChange change) {
        return oneCare.tariffEditor().preview(signIn.actor(), change);
    }

    /**
     * Makes a change as it was shown.
     *
     * @param signIn who asks
     * @param change the change
     * @param fingerprint that of what was shown
     * @return done, or what it would do now, or refused
     */
    @Transactional
    public TariffChangeOutcome change(SignIn signIn, TariffChange change, String fingerprint) {
        return oneCare.tariffEditor().change(signIn.actor(), change, fingerprint);
    }
}
