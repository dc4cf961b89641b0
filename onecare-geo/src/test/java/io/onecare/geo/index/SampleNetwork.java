package io.onecare.geo.index;

import io.onecare.core.network.BookingMode;
import io.onecare.core.place.GeoPoint;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A made-up network, kept in the plainest way beside the index that is built from it. */
final class SampleNetwork {

    /** From one that two in three offer to one that nobody does. */
    static final List<String> SERVICES = List.of("S-2IN3", "S-5TH", "S-30TH", "S-500TH", "S-NONE");

    static final List<String> LISTS = List.of("BASE", "PLUS", "RARE");

    private static final double[] SHARE_OF_SERVICE = {0.67, 0.2, 0.033, 0.002, 0};
    private static final double[] SHARE_OF_LIST = {0.8, 0.5, 0.05};

    /** What one facility is. */
    record Facility(
            int number,
            String code,
            @Nullable GeoPoint position,
            BookingMode mode,
            Map<String, Map<String, Long>> centsByListByService) {

        boolean offers(@Nullable String service, @Nullable String list) {
            if (service == null) {
                return list == null
                        || centsByListByService.values().stream()
                                .anyMatch(prices -> prices.containsKey(list));
            }
            Map<String, Long> prices = centsByListByService.get(service);
            return prices != null && (list == null || prices.containsKey(list));
        }
    }

    private final List<Facility> facilities = new ArrayList<>();
    private final OfferIndex index;

    private SampleNetwork(List<@Nullable GeoPoint> positions, Random random) {
        OfferIndexBuilder builder = OfferIndex.builder();
        List<Integer> codes = new ArrayList<>();
        for (int i = 0; i < positions.size(); i++) {
            codes.add(i);
        }
        Collections.shuffle(codes, random);
        for (int i = 0; i < positions.size(); i++) {
            Facility facility =
                    new Facility(
                            i,
                            "OC-" + codes.get(i),
                            positions.get(i),
                            random.nextInt(3) == 0 ? BookingMode.BY_PHONE : BookingMode.ONLINE,
                            offers(random));
            facilities.add(facility);
            builder.facility(facility.code(), facility.position(), facility.mode());
            facility.centsByListByService()
                    .forEach(
                            (service, prices) -> {
                                builder.offer(service);
                                prices.forEach((l, cents) -> builder.price(service, l, cents));
                            });
        }
        index = builder.build();
    }

    static SampleNetwork at(List<@Nullable GeoPoint> positions, Random random) {
        return new SampleNetwork(positions, random);
    }

    private static Map<String, Map<String, Long>> offers(Random random) {
        Map<String, Map<String, Long>> offers = new HashMap<>();
        for (int service = 0; service < SERVICES.size(); service++) {
            if (random.nextDouble() < SHARE_OF_SERVICE[service]) {
                Map<String, Long> prices = new HashMap<>();
                for (int list = 0; list < LISTS.size(); list++) {
                    if (random.nextDouble() < SHARE_OF_LIST[list]) {
                        prices.put(LISTS.get(list), (long) random.nextInt(50_000));
                    }
                }
                offers.put(SERVICES.get(service), prices);
            }
        }
        return offers;
    }

    OfferIndex index() {
        return index;
    }

    List<Facility> facilities() {
        return facilities;
    }
}
