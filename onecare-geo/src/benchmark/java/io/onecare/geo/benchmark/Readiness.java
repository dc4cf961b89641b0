package io.onecare.geo.benchmark;

import io.onecare.core.Actor;
import io.onecare.core.money.Money;
import io.onecare.core.network.BookingMode;
import io.onecare.core.network.FacilityListing;
import io.onecare.core.network.FacilityTariff;
import io.onecare.core.network.TariffId;
import io.onecare.core.network.TariffListing;
import io.onecare.core.place.Address;
import io.onecare.core.place.GeoPoint;
import io.onecare.core.search.FacilityCriteria;
import io.onecare.core.search.FacilitySearch;
import io.onecare.core.search.PageRequest;
import io.onecare.core.time.ValidityPeriod;
import io.onecare.geo.FacilitySource;
import io.onecare.geo.SnapshotFacilitySearch;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * How long the whole search takes to its first answer, and the memory it keeps: names, addresses,
 * all tariffs and the index of the day. The network is in memory already, so that no database
 * counts.
 */
final class Readiness {

    private static final ValidityPeriod ALWAYS = ValidityPeriod.from(LocalDate.of(2020, 1, 1));
    private static final TariffId TARIFF = TariffId.of(new UUID(0, 1));

    private Readiness() {}

    /** Measures. The listings are the source's, and only what the search adds to them is counted. */
    static String of(int facilities) {
        InMemory source = new InMemory(facilities);
        long before = used();
        long start = System.nanoTime();
        FacilitySearch search =
                SnapshotFacilitySearch.over(source, Clock.systemUTC(), Runnable::run);
        int total =
                search.find(
                                Actor.system("benchmark"),
                                FacilityCriteria.any(),
                                new PageRequest(1, 20))
                        .total();
        double seconds = (System.nanoTime() - start) / 1e9;
        return String.format(
                Locale.ROOT,
                "  %-9d facilities, %d tariffs: first answer after %.1f s, %.0f MB kept",
                total,
                source.tariffs,
                seconds,
                (used() - before) / 1e6);
    }

    private static long used() {
        Runtime runtime = Runtime.getRuntime();
        long used = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            System.gc();
            used = Math.min(used, runtime.totalMemory() - runtime.freeMemory());
        }
        return used;
    }

    /** Facilities as listings; tariffs are made while they are read. */
    private static final class InMemory implements FacilitySource {

        private final int count;
        private final List<FacilityListing> facilities = new ArrayList<>();
        private long tariffs;

        InMemory(int count) {
            this.count = count;
            Listings listings = new Listings();
            BenchmarkNetwork.write(count, listings);
            listings.finish();
        }

        /** Makes a listing of each facility as soon as its services are known. */
        private final class Listings implements BenchmarkNetwork.Sink {

            private final Set<String> services = new HashSet<>();
            private int facility = -1;
            private GeoPoint position = GeoPoint.ofLatLon(0, 0);

            @Override
            public void facility(int next, double latitude, double longitude) {
                finish();
                facility = next;
                position = GeoPoint.ofLatLon(latitude, longitude);
            }

            @Override
            public void service(int service) {
                services.add(BenchmarkNetwork.service(service));
            }

            @Override
            public void price(int service, int list, int cents) {
                // read later
            }

            void finish() {
                if (facility >= 0) {
                    facilities.add(listing(facility, position, services));
                    services.clear();
                }
            }
        }

        private static FacilityListing listing(
                int facility, GeoPoint position, Set<String> services) {
            return new FacilityListing(
                    code(facility),
                    "Centro " + facility,
                    Address.of("Via Nuvola " + facility, "20121", "Milano", "MI"),
                    position,
                    List.of(),
                    facility % 3 == 0 ? BookingMode.BY_PHONE : BookingMode.ONLINE,
                    services,
                    ALWAYS);
        }

        private static String code(int facility) {
            return "OC-%08d".formatted(facility);
        }

        @Override
        public long revision() {
            return 1;
        }

        @Override
        public Content read() {
            return new Content(facilities, List.of());
        }

        @Override
        public void readTariffs(LocalDate since, Consumer<FacilityTariff> sink) {
            BenchmarkNetwork.write(
                    count,
                    new BenchmarkNetwork.Sink() {
                        private String code = "";

                        @Override
                        public void facility(int facility, double latitude, double longitude) {
                            code = code(facility);
                        }

                        @Override
                        public void service(int service) {
                            // known already
                        }

                        @Override
                        public void price(int service, int list, int cents) {
                            tariffs++;
                            sink.accept(
                                    new FacilityTariff(
                                            code,
                                            new TariffListing(
                                                    TARIFF,
                                                    BenchmarkNetwork.service(service),
                                                    BenchmarkNetwork.list(list),
                                                    Money.ofCents(cents),
                                                    ALWAYS)));
                        }
                    });
        }
    }
}
