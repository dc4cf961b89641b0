package io.onecare.portal.it.inside;

import io.onecare.core.Actor;
import io.onecare.core.network.BookingMode;
import io.onecare.core.network.CategoryListing;
import io.onecare.core.network.FacilityListing;
import io.onecare.core.network.PractitionerListing;
import io.onecare.core.place.Address;
import io.onecare.core.place.GeoBox;
import io.onecare.core.place.GeoPoint;
import io.onecare.core.search.FacilityCluster;
import io.onecare.core.search.FacilityCriteria;
import io.onecare.core.search.FacilityMatch;
import io.onecare.core.search.FacilityPage;
import io.onecare.core.search.FacilitySearch;
import io.onecare.core.search.PageRequest;
import io.onecare.core.time.ValidityPeriod;
import io.onecare.geo.FacilitySource;
import io.onecare.geo.SnapshotFacilitySearch;
import io.onecare.geo.gazetteer.Gazetteer;
import io.onecare.geo.gazetteer.Place;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The portal's search and, beside it, 20,000 made-up facilities where people live. Only who looks
 * for {@link #NAME} finds them, and finds nothing else.
 */
@Alternative
@Priority(1)
@Dependent
public class CrowdedSearch {

    /** What the names of all of them begin with. */
    public static final String NAME = "Ventimila";

    /** What the names of {@link #IN_ONE_HOUSE} of them, in Milano, begin with. */
    public static final String HOUSE = NAME + " Torre";

    /** How many there are. */
    public static final int COUNT = 20_000;

    /** How many of them have the same position. */
    public static final int IN_ONE_HOUSE = 25;

    private static final double KILOMETRES_PER_DEGREE = 111;

    @Produces
    @Singleton
    FacilitySearch search(BeanManager beans, Gazetteer gazetteer, Clock clock) {
        Bean<?> ordinary =
                beans.getBeans(FacilitySearch.class).stream()
                        .filter(bean -> bean.getBeanClass() != CrowdedSearch.class)
                        .findFirst()
                        .orElseThrow();
        FacilitySource crowd =
                new FacilitySource() {
                    @Override
                    public long revision() {
                        return 1;
                    }

                    @Override
                    public Content read() {
                        return new Content(facilities(gazetteer), List.of());
                    }
                };
        return new Both(
                (FacilitySearch)
                        beans.getReference(
                                ordinary,
                                FacilitySearch.class,
                                beans.createCreationalContext(ordinary)),
                SnapshotFacilitySearch.over(crowd, clock, Runnable::run));
    }

    static List<FacilityListing> facilities(Gazetteer gazetteer) {
        Random random = new Random(COUNT);
        NavigableMap<Integer, Place> byInhabitant = new TreeMap<>();
        int inhabitants = 0;
        for (Place place : gazetteer.places()) {
            byInhabitant.put(inhabitants, place);
            inhabitants += place.population() + 1;
        }
        Place milano = gazetteer.named("Milano").orElseThrow();
        List<FacilityListing> facilities = new ArrayList<>();
        for (int number = 1; number <= COUNT; number++) {
            boolean inHouse = number <= IN_ONE_HOUSE;
            Place place =
                    inHouse
                            ? milano
                            : byInhabitant.floorEntry(random.nextInt(inhabitants)).getValue();
            double kilometres = inHouse ? 0 : 0.5 + Math.sqrt(place.population()) / 250;
            facilities.add(
                    new FacilityListing(
                            "CROWD-%05d".formatted(number),
                            "%s %05d".formatted(inHouse ? HOUSE : NAME, number),
                            Address.of(
                                    "Via del Conteggio " + number,
                                    "99000",
                                    place.comune(),
                                    place.province()),
                            GeoPoint.ofLatLon(
                                    place.position().latitude()
                                            + random.nextGaussian()
                                                    * kilometres
                                                    / KILOMETRES_PER_DEGREE,
                                    place.position().longitude()
                                            + random.nextGaussian()
                                                    * kilometres
                                                    / KILOMETRES_PER_DEGREE),
                            List.of(),
                            number % 5 < 2 ? BookingMode.ONLINE : BookingMode.BY_PHONE,
                            Set.of(),
                            ValidityPeriod.from(LocalDate.of(2024, 1, 1))));
        }
        return facilities;
    }

    private record Both(FacilitySearch ordinary, FacilitySearch crowd) implements FacilitySearch {

        private FacilitySearch of(FacilityCriteria criteria) {
            String name = criteria.name();
            return name != null && name.startsWith(NAME) ? crowd : ordinary;
        }

        @Override
        public FacilityPage find(Actor actor, FacilityCriteria criteria, PageRequest page) {
            return of(criteria).find(actor, criteria, page);
        }

        @Override
        public List<FacilityMatch> all(Actor actor, FacilityCriteria criteria) {
            return of(criteria).all(actor, criteria);
        }

        @Override
        public List<FacilityMatch> locate(Actor actor, FacilityCriteria criteria) {
            return of(criteria).locate(actor, criteria);
        }

        @Override
        public List<FacilityCluster> clusters(
                Actor actor, FacilityCriteria criteria, GeoBox view, int zoom) {
            return of(criteria).clusters(actor, criteria, view, zoom);
        }

        @Override
        public List<FacilityMatch> mentioning(
                Actor actor, String typed, @Nullable GeoPoint near, int limit) {
            return ordinary.mentioning(actor, typed, near, limit);
        }

        @Override
        public List<PractitionerListing> practitioners(Actor actor, String typed, int limit) {
            return ordinary.practitioners(actor, typed, limit);
        }

        @Override
        public Optional<FacilityListing> facility(Actor actor, String code) {
            return ordinary.facility(actor, code).or(() -> crowd.facility(actor, code));
        }

        @Override
        public List<CategoryListing> catalogue(Actor actor) {
            return ordinary.catalogue(actor);
        }
    }
}
