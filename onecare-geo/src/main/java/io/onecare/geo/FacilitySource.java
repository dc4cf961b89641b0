package io.onecare.geo;

import io.onecare.core.Actor;
import io.onecare.core.OneCare;
import io.onecare.core.network.CategoryListing;
import io.onecare.core.network.FacilityDirectory;
import io.onecare.core.network.FacilityListing;
import io.onecare.core.network.FacilityTariff;
import io.onecare.core.network.PractitionerListing;
import io.onecare.core.network.TariffId;
import io.onecare.core.network.Tariffs;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Where a search takes its network from. Called by any thread that searches, though never by two at
 * once. Whatever it throws leaves the search with the network it had.
 */
public interface FacilitySource {

    /**
     * Tells whether the network has changed. Cheap: asked every few seconds.
     *
     * @return a number that is another one after each change
     */
    long revision();

    /**
     * Reads the whole network.
     *
     * @return the network, as of the last revision asked for or newer
     */
    Content read();

    /**
     * Reads the prices of the whole network; after {@link #read}, and not at all where nobody asks
     * for prices.
     *
     * @param since leaves out what was over on this day
     * @param sink takes them, in any order
     */
    default void readTariffs(LocalDate since, Consumer<FacilityTariff> sink) {}

    /**
     * A network.
     *
     * @param facilities in any order, each code once
     * @param catalogue in the order in which it is to be shown
     * @param practitioners who works where, by the facility's code, in the order of names
     */
    record Content(
            List<FacilityListing> facilities,
            List<CategoryListing> catalogue,
            Map<String, List<PractitionerListing>> practitioners) {

        /** Copies the lists. */
        public Content {
            facilities = List.copyOf(facilities);
            catalogue = List.copyOf(catalogue);
            practitioners = Map.copyOf(practitioners);
        }

        /**
         * A network whose practitioners nobody looks for.
         *
         * @param facilities in any order, each code once
         * @param catalogue in the order in which it is to be shown
         */
        public Content(List<FacilityListing> facilities, List<CategoryListing> catalogue) {
            this(facilities, catalogue, Map.of());
        }
    }

    /**
     * Takes the network from the library's own tables, with its prices.
     *
     * @param oneCare the library; must be usable from any thread that searches
     * @return the source
     */
    static FacilitySource of(OneCare oneCare) {
        FacilitySource facilities = of(oneCare.facilityDirectory());
        Tariffs tariffs = oneCare.tariffs();
        Actor reader = Actor.system("facility-search");
        return new FacilitySource() {
            @Override
            public long revision() {
                return facilities.revision();
            }

            @Override
            public Content read() {
                return facilities.read();
            }

            @Override
            public void readTariffs(LocalDate since, Consumer<FacilityTariff> sink) {
                List<FacilityTariff> page;
                TariffId after = null;
                do {
                    page = tariffs.everywhere(reader, since, after, Tariffs.MAX_FEED_SIZE);
                    page.forEach(sink);
                    after = page.isEmpty() ? after : page.get(page.size() - 1).tariff().tariff();
                } while (page.size() == Tariffs.MAX_FEED_SIZE);
            }
        };
    }

    /**
     * Takes the network from the library's own tables, without prices. Nodes that share a database
     * see each other's changes by the revision in it.
     *
     * @param directory reads them; must be usable from any thread that searches
     * @return the source
     */
    static FacilitySource of(FacilityDirectory directory) {
        Objects.requireNonNull(directory, "directory");
        Actor reader = Actor.system("facility-search");
        return new FacilitySource() {
            @Override
            public long revision() {
                return directory.revision(reader);
            }

            @Override
            public Content read() {
                List<FacilityListing> facilities = new ArrayList<>();
                Map<String, List<PractitionerListing>> practitioners = new HashMap<>();
                List<FacilityListing> page;
                String after = null;
                do {
                    page = directory.page(reader, after, FacilityDirectory.MAX_PAGE_SIZE);
                    facilities.addAll(page);
                    if (!page.isEmpty()) {
                        after = page.get(page.size() - 1).code();
                        practitioners.putAll(
                                directory.practitionersBetween(reader, page.get(0).code(), after));
                    }
                } while (page.size() == FacilityDirectory.MAX_PAGE_SIZE);
                return new Content(facilities, directory.catalogue(reader), practitioners);
            }
        };
    }
}
