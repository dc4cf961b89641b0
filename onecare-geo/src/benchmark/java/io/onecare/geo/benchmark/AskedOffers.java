package io.onecare.geo.benchmark;

import java.util.Arrays;

/** The facilities with a price, apart for each service that is asked about and each price list. */
final class AskedOffers {

    private final double[] latitudes;
    private final double[] longitudes;
    private final int[][] facilities;
    private final int[] sizes;

    AskedOffers(int count) {
        latitudes = new double[count];
        longitudes = new double[count];
        facilities = new int[keys()][16];
        sizes = new int[keys()];
        BenchmarkNetwork.write(
                count,
                new BenchmarkNetwork.Sink() {
                    private int last;

                    @Override
                    public void facility(int facility, double latitude, double longitude) {
                        latitudes[facility] = latitude;
                        longitudes[facility] = longitude;
                        last = facility;
                    }

                    @Override
                    public void service(int service) {
                        // only prices are asked about
                    }

                    @Override
                    public void price(int service, int list, int cents) {
                        if (service % BenchmarkNetwork.ASKED_SERVICES_STEP == 0) {
                            add(key(service, list), last);
                        }
                    }
                });
        for (int key = 0; key < facilities.length; key++) {
            facilities[key] = Arrays.copyOf(facilities[key], sizes[key]);
        }
    }

    private void add(int key, int facility) {
        if (sizes[key] == facilities[key].length) {
            facilities[key] = Arrays.copyOf(facilities[key], 2 * sizes[key]);
        }
        facilities[key][sizes[key]++] = facility;
    }

    static int keys() {
        return BenchmarkNetwork.SERVICES
                / BenchmarkNetwork.ASKED_SERVICES_STEP
                * BenchmarkNetwork.PRICE_LISTS;
    }

    static int key(int service, int list) {
        return service / BenchmarkNetwork.ASKED_SERVICES_STEP * BenchmarkNetwork.PRICE_LISTS + list;
    }

    int[] facilities(int key) {
        return facilities[key];
    }

    double latitude(int facility) {
        return latitudes[facility];
    }

    double longitude(int facility) {
        return longitudes[facility];
    }

    int count() {
        return latitudes.length;
    }
}
