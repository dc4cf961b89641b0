package io.onecare.portal.demo;

import io.onecare.core.Actor;
import io.onecare.core.network.AddFacility;
import io.onecare.core.network.AddHealthService;
import io.onecare.core.network.AddServiceCategory;
import io.onecare.core.network.BookingMode;
import io.onecare.core.network.NetworkEditor;
import io.onecare.core.network.NetworkOutcome;
import io.onecare.core.person.EmailAddress;
import io.onecare.core.place.Address;
import io.onecare.core.time.ValidityPeriod;
import io.onecare.geo.gazetteer.Gazetteer;
import io.onecare.geo.gazetteer.Place;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/**
 * A made-up network of 480 facilities in real comuni, and the catalogue of services they offer.
 * Immutable and thread-safe.
 *
 * <p>The same gazetteer gives the same network on every machine and day: the seed is fixed, {@link
 * Random} follows a specified algorithm, and no clock is read. Names, streets, CAPs and phone
 * numbers are invented; see {@link #facilities()}.
 */
public final class DemoNetwork {

    /** What the codes of all demo facilities begin with, and no insurer's own code may. */
    static final String CODE_PREFIX = "DEMO-";

    /** The code of the last facility. */
    static final String LAST_CODE = CODE_PREFIX + "0480";

    private static final long SEED = 20_240_101L;

    private static final LocalDate START = LocalDate.of(2024, 1, 1);

    /** Facilities by their running number that left the network at the end of 2025. */
    private static final Set<Integer> LEFT = Set.of(58, 233);

    /** Facilities by their running number that join the network in July 2027. */
    private static final Set<Integer> JOINING_LATER = Set.of(91, 377);

    /** Facilities by their running number that nobody has put on the map yet. */
    private static final Set<Integer> WITHOUT_POSITION = Set.of(137, 297, 457);

    private static final int ONLINE_PERCENT = 45;

    private final DemoCatalogue catalogue;
    private final List<AddFacility> facilities;

    private DemoNetwork(DemoCatalogue catalogue, List<AddFacility> facilities) {
        this.catalogue = catalogue;
        this.facilities = List.copyOf(facilities);
    }

    /**
     * Generates the network. Takes some hundred milliseconds.
     *
     * @param gazetteer the places to spread the facilities over; must be {@link Gazetteer#italy()}
     *     or as large
     * @return the network
     * @throws IllegalStateException if the gazetteer has too few places
     */
    public static DemoNetwork generate(Gazetteer gazetteer) {
        List<Place> comuni = gazetteer.places().stream().filter(Place::isComune).toList();
        return new Generation(comuni).run();
    }

    /**
     * Gives the categories of the catalogue.
     *
     * @return about 10 categories in display order; never empty
     */
    public List<AddServiceCategory> categories() {
        return catalogue.categories();
    }

    /**
     * Gives the services of the catalogue.
     *
     * @return about 130 services, category by category; never empty
     */
    public List<AddHealthService> services() {
        return catalogue.services();
    }

    /**
     * Gives the facilities, with codes from {@code DEMO-0001} on.
     *
     * <ul>
     *   <li>Comuni and provinces are real, everything else about a place is not: streets are
     *       invented, and the CAP is 99 and three digits for the province, while the post's zones
     *       end at 98.
     *   <li>Phone numbers ring nobody: their area codes look like those of the region but belong to
     *       no telephone district.
     *   <li>A few have no position yet, a few left the network at the end of 2025, and a few join
     *       it in July 2027; all others belong to it from 2024 on without end.
     * </ul>
     *
     * @return the facilities, in the order of their comuni's ISTAT codes; never empty
     */
    public List<AddFacility> facilities() {
        return facilities;
    }

    /**
     * Adds everything to the database. Needs the caller's transaction, and is meant for an empty
     * network.
     *
     * @param editor the editor of the network
     * @param actor who asks; must be allowed to edit the network
     * @throws IllegalStateException if something is refused, such as a code that is taken; the
     *     caller must roll back
     */
    public void saveWith(NetworkEditor editor, Actor actor) {
        categories().forEach(category -> requireAdded(editor.add(actor, category)));
        services().forEach(service -> requireAdded(editor.add(actor, service)));
        catalogue.preparations().forEach(text -> requireAdded(editor.setPreparation(actor, text)));
        facilities().forEach(facility -> requireAdded(editor.add(actor, facility)));
    }

    private static void requireAdded(NetworkOutcome outcome) {
        if (outcome instanceof NetworkOutcome.Refused refused) {
            throw new IllegalStateException(
                    "The demo network was refused because of (%s) at the code (%s).%nMaybe the network is not empty, or the actor may not edit it."
                            .formatted(refused.reason(), refused.code()));
        }
    }

    /** One run of the generator, which draws everything from one source of chance. */
    private static final class Generation {

        private final List<Place> comuni;
        private final Random random = new Random(SEED);
        private final DemoCatalogue catalogue = DemoCatalogue.load();
        private final DemoNames names = new DemoNames(random);
        private final DemoStreets streets = new DemoStreets(random);
        private final DemoPhones phones = new DemoPhones(random);
        private final DemoPositions positions;
        private final List<AddFacility> facilities = new ArrayList<>();

        Generation(List<Place> comuni) {
            this.comuni = comuni;
            this.positions = new DemoPositions(comuni, random);
        }

        DemoNetwork run() {
            new DemoTowns(comuni, random).facilitiesPerComune().forEach(this::addFacilitiesIn);
            return new DemoNetwork(catalogue, facilities);
        }

        private void addFacilitiesIn(Place comune, int count) {
            List<HandmadeFacility> handmade = HandmadeFacility.in(comune);
            for (int i = 0; i < count; i++) {
                if (i < handmade.size()) {
                    HandmadeFacility facility = handmade.get(i);
                    add(comune, facility.kind(), facility.name());
                } else {
                    FacilityKind kind = FacilityKind.draw(comune, random);
                    add(comune, kind, names.next(kind));
                }
            }
        }

        private void add(Place comune, FacilityKind kind, String name) {
            int number = facilities.size() + 1;
            String code = CODE_PREFIX + "%04d".formatted(number);
            var position = positions.near(comune);
            facilities.add(
                    new AddFacility(
                            code,
                            name,
                            Address.of(
                                    streets.next(),
                                    postalCode(comune),
                                    comune.name(),
                                    comune.province()),
                            WITHOUT_POSITION.contains(number) ? null : position,
                            phones.next(comune.region()),
                            EmailAddress.of(
                                    "agenda.%s@strutture.example"
                                            .formatted(code.toLowerCase(Locale.ROOT))),
                            random.nextInt(100) < ONLINE_PERCENT
                                    ? BookingMode.ONLINE
                                    : BookingMode.BY_PHONE,
                            kind.drawServices(catalogue.services(), random),
                            periodOf(number)));
        }

        /**
         * The post's zones end at 98, so that 99 and the province's ISTAT code are nobody's CAP.
         */
        private static String postalCode(Place comune) {
            return "99" + comune.istatCode().substring(0, 3);
        }

        private static ValidityPeriod periodOf(int number) {
            if (LEFT.contains(number)) {
                return ValidityPeriod.between(START, LocalDate.of(2026, 1, 1));
            }
            return ValidityPeriod.from(
                    JOINING_LATER.contains(number) ? LocalDate.of(2027, 7, 1) : START);
        }
    }
}
