package io.onecare.portal.network;

import io.onecare.core.OneCare;
import io.onecare.core.imports.spi.ComuneLocator;
import io.onecare.core.network.AddFacility;
import io.onecare.core.network.CategoryListing;
import io.onecare.core.network.ChangeFacility;
import io.onecare.core.network.FacilityDetails;
import io.onecare.core.network.FacilitySheet;
import io.onecare.core.network.NetworkWarning;
import io.onecare.core.network.OfferServices;
import io.onecare.core.place.GeoPoint;
import io.onecare.geo.SnapshotFacilitySearch;
import io.onecare.portal.security.SignIn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lets administrators change a facility and what it offers. */
@ApplicationScoped
public class FacilityDesk {

    private static final ZoneId ROME = ZoneId.of("Europe/Rome");

    @Inject private OneCare oneCare;
    @Inject private ComuneLocator comuni;
    @Inject private SnapshotFacilitySearch search;
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
     * Finds a facility.
     *
     * @param signIn who asks
     * @param code its code
     * @return empty if there is none for them
     */
    public Optional<FacilitySheet> find(SignIn signIn, String code) {
        return oneCare.facilityEditor().find(signIn.actor(), code);
    }

    /**
     * Gives the catalogue.
     *
     * @param signIn who asks
     * @return the categories with their services
     */
    public List<CategoryListing> catalogue(SignIn signIn) {
        return oneCare.facilityDirectory().catalogue(signIn.actor());
    }

    /**
     * Finds a point that stands for a comune.
     *
     * @param comune its name
     * @param province the two letters of its province
     * @return empty if nobody knows it
     */
    public Optional<GeoPoint> centreOf(String comune, String province) {
        return comuni.centreOf(comune, province);
    }

    /**
     * Adds a facility.
     *
     * @param signIn who asks
     * @param command the facility
     * @param accepted what was read
     * @return saved, or why not
     */
    @Transactional
    public Saved<FacilitySheet> add(SignIn signIn, AddFacility command, Set<Caution> accepted) {
        List<Caution> doubts =
                doubts(
                        command.position(),
                        command.address().comune(),
                        command.address().province());
        if (!accepted.containsAll(doubts)) {
            return new Saved.Cautioned<>(doubts);
        }
        return Saved.of(oneCare.facilityEditor().add(signIn.actor(), command, warnings(accepted)));
    }

    /**
     * Changes a facility.
     *
     * @param signIn who asks
     * @param code its code
     * @param version what was looked at
     * @param details what it is to be
     * @param accepted what was read
     * @return saved, or why not
     */
    @Transactional
    public Saved<FacilitySheet> change(
            SignIn signIn,
            String code,
            int version,
            FacilityDetails details,
            Set<Caution> accepted) {
        ChangeFacility wish = new ChangeFacility(code, version, details, warnings(accepted));
        List<Caution> doubts =
                find(signIn, code)
                        .filter(known -> known.version() == version)
                        .filter(known -> isPlacedAnew(known.details(), details))
                        .map(
                                known ->
                                        doubts(
                                                details.position(),
                                                details.address().comune(),
                                                details.address().province()))
                        .orElse(List.of());
        if (!accepted.containsAll(doubts)) {
            List<Caution> all = new ArrayList<>(doubts);
            oneCare.facilityEditor().warnings(signIn.actor(), wish).stream()
                    .map(Caution::of)
                    .forEach(all::add);
            return new Saved.Cautioned<>(all);
        }
        Saved<FacilitySheet> saved =
                Saved.of(oneCare.facilityEditor().change(signIn.actor(), wish));
        if (saved instanceof Saved.Cautioned<FacilitySheet> cautioned) {
            List<Caution> all = new ArrayList<>(doubts);
            all.addAll(cautioned.cautions());
            return new Saved.Cautioned<>(all);
        }
        return saved;
    }

    /**
     * Says what a facility offers.
     *
     * @param signIn who asks
     * @param code its code
     * @param version what was looked at
     * @param services the codes of all that it is to offer
     * @param accepted what was read
     * @return saved, or why not
     */
    @Transactional
    public Saved<FacilitySheet> offer(
            SignIn signIn, String code, int version, Set<String> services, Set<Caution> accepted) {
        return Saved.of(
                oneCare.facilityEditor()
                        .offer(
                                signIn.actor(),
                                new OfferServices(code, version, services, warnings(accepted))));
    }

    /**
     * Has patients find at once what was saved, after the transaction: this node begins to read it
     * now, the others when they look next, at most two seconds later.
     *
     * @param signIn who has saved
     */
    public void show(SignIn signIn) {
        search.lookAgain();
        search.catalogue(signIn.actor());
    }

    private static boolean isPlacedAnew(FacilityDetails before, FacilityDetails after) {
        return after.position() != null
                && (!after.position().equals(before.position())
                        || !after.address().comune().equals(before.address().comune())
                        || !after.address().province().equals(before.address().province()));
    }

    private List<Caution> doubts(@Nullable GeoPoint position, String comune, String province) {
        if (position == null) {
            return List.of();
        }
        return switch (comuni.whereabouts(position, comune, province)) {
            case THERE -> List.of();
            case ELSEWHERE -> List.of(Caution.doubt(Caution.POINT_ELSEWHERE));
            case UNKNOWN_COMUNE -> List.of(Caution.doubt(Caution.COMUNE_UNKNOWN));
        };
    }

    static Set<NetworkWarning> warnings(Set<Caution> accepted) {
        return accepted.stream()
                .flatMap(caution -> caution.warning().stream())
                .collect(Collectors.toSet());
    }
}
