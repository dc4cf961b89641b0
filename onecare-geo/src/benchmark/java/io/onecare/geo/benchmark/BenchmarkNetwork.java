package io.onecare.geo.benchmark;

import io.onecare.core.network.BookingMode;
import io.onecare.core.place.GeoPoint;
import io.onecare.geo.gazetteer.Gazetteer;
import io.onecare.geo.gazetteer.Place;
import io.onecare.geo.index.OfferIndex;
import io.onecare.geo.index.OfferIndexBuilder;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A made-up network, the same each time: facilities around the towns of Italy, as many as people
 * live there; {@value #SERVICES} services, from one that six in ten offer to one that two in a
 * hundred do, 40 at each facility; {@value #PRICE_LISTS} price lists, one to three at each facility,
 * and a price of nine in ten of its services under each of them.
 *
 * <p>Questions are asked where people live, about any price list and every tenth service: databases
 * need to hold the offers of these only.
 */
final class BenchmarkNetwork {

    static final int SERVICES = 500;
    static final int PRICE_LISTS = 5;

    /** Only every one of these services is asked about. */
    static final int ASKED_SERVICES_STEP = 10;

    static final int QUESTIONS = 4_096;

    /** As many answers. */
    static final int NEAREST = 20;

    private static final double[] SHARE = new double[SERVICES];
    private static final List<Place> PLACES = Gazetteer.italy().places();
    private static final long[] PEOPLE_BEFORE = new long[PLACES.size()];

    static {
        for (int service = 0; service < SERVICES; service++) {
            SHARE[service] = 12.3 / (service + 20);
        }
        long people = 0;
        for (int i = 0; i < PEOPLE_BEFORE.length; i++) {
            PEOPLE_BEFORE[i] = people;
            people += 1 + PLACES.get(i).population();
        }
    }

    /** Takes the facilities, each followed by its offers. */
    interface Sink {
        void facility(int facility, double latitude, double longitude);

        /** A service that the last facility offers. */
        void service(int service);

        /** What the last service costs under a price list. */
        void price(int service, int list, int cents);
    }

    /** Somebody who looks for a service. */
    record Question(GeoPoint from, int service, int list) {
        double latitude() {
            return from.latitude();
        }

        double longitude() {
            return from.longitude();
        }
    }

    private BenchmarkNetwork() {}

    static void write(int facilities, Sink sink) {
        for (int facility = 0; facility < facilities; facility++) {
            SplittableRandom random = new SplittableRandom(facility);
            GeoPoint position = somewhere(random, 0);
            sink.facility(facility, position.latitude(), position.longitude());
            int lists = 0;
            for (int i = random.nextInt(1, 4); i > 0; i--) {
                lists |= 1 << random.nextInt(PRICE_LISTS);
            }
            for (int service = 0; service < SERVICES; service++) {
                if (random.nextDouble() < SHARE[service]) {
                    sink.service(service);
                    for (int list = 0; list < PRICE_LISTS; list++) {
                        if ((lists >>> list & 1) != 0 && random.nextInt(10) > 0) {
                            sink.price(service, list, random.nextInt(1_000, 50_000));
                        }
                    }
                }
            }
        }
    }

    static Question[] questions() {
        SplittableRandom random = new SplittableRandom(-1);
        Question[] questions = new Question[QUESTIONS];
        for (int i = 0; i < QUESTIONS; i++) {
            questions[i] =
                    new Question(
                            somewhere(random, 0.05),
                            random.nextInt(SERVICES / ASKED_SERVICES_STEP) * ASKED_SERVICES_STEP,
                            random.nextInt(PRICE_LISTS));
        }
        return questions;
    }

    static String service(int service) {
        return "S-" + service;
    }

    static String list(int list) {
        return "L-" + list;
    }

    /** In a town or around it, bigger towns being wider. */
    private static GeoPoint somewhere(SplittableRandom random, double outskirts) {
        long all = PEOPLE_BEFORE[PEOPLE_BEFORE.length - 1];
        int i = Arrays.binarySearch(PEOPLE_BEFORE, random.nextLong(all));
        Place town = PLACES.get(i >= 0 ? i : -i - 2);
        double width = 0.005 + outskirts + 2e-5 * Math.sqrt(town.population());
        return GeoPoint.ofLatLon(
                town.position().latitude() + width * random.nextGaussian(),
                town.position().longitude() + width * random.nextGaussian());
    }

    /** An index that only has to be built. */
    static OfferIndexBuilder loaded(int facilities) {
        return loaded(facilities, false);
    }

    /**
     * The same with a price under one list at each facility at most: as many offers as facilities
     * have services, about 40 each.
     */
    static OfferIndexBuilder loadedUnderOneList(int facilities) {
        return loaded(facilities, true);
    }

    private static OfferIndexBuilder loaded(int facilities, boolean underOneList) {
        String[] services = new String[SERVICES];
        String[] lists = new String[PRICE_LISTS];
        Arrays.setAll(services, BenchmarkNetwork::service);
        Arrays.setAll(lists, BenchmarkNetwork::list);
        OfferIndexBuilder builder = OfferIndex.builder();
        write(
                facilities,
                new Sink() {
                    private int onlyList = -1;

                    @Override
                    public void facility(int facility, double latitude, double longitude) {
                        onlyList = -1;
                        builder.facility(
                                "OC-%08d".formatted(facility),
                                GeoPoint.ofLatLon(latitude, longitude),
                                facility % 3 == 0 ? BookingMode.BY_PHONE : BookingMode.ONLINE);
                    }

                    @Override
                    public void service(int service) {
                        builder.offer(services[service]);
                    }

                    @Override
                    public void price(int service, int list, int cents) {
                        if (onlyList < 0) {
                            onlyList = list;
                        }
                        if (list == onlyList || !underOneList) {
                            builder.price(services[service], lists[list], cents);
                        }
                    }
                });
        return builder;
    }
}
