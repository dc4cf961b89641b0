package io.onecare.geo.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.core.network.BookingMode;
import io.onecare.core.place.GeoPoint;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A network whose offers are so many that threads share them. */
class OfferPackingTest {

    private static final int FACILITIES = 20_000;
    private static final List<String> LISTS = List.of("BASE", "PLUS", "RARE");

    /**
     * Of each facility, cents by service and list; those of no list are offered without a price.
     */
    private final List<Map<String, Map<String, Long>>> offers =
            IntStream.range(0, FACILITIES).mapToObj(OfferPackingTest::offersOf).toList();

    private final OfferIndex index = indexed();

    @Test
    void every_price_is_found_again_and_no_other() {
        for (int facility = 0; facility < FACILITIES; facility++) {
            for (int service = 0; service < 40; service++) {
                Map<String, Long> prices =
                        offers.get(facility).getOrDefault("S-" + service, Map.of());
                for (String list : LISTS) {
                    Long cents = prices.get(list);
                    assertThat(index.cents(facility, "S-" + service, list))
                            .as("S-%d under %s at %d", service, list, facility)
                            .isEqualTo(
                                    cents == null ? OptionalLong.empty() : OptionalLong.of(cents));
                }
            }
        }
    }

    @Test
    void every_offer_is_found_again_and_no_other() {
        for (int i = 0; i < 40; i++) {
            String service = "S-" + i;
            assertThat(index.all(Wanted.any().offering(service)))
                    .as(service)
                    .containsExactly(facilities(f -> offers.get(f).containsKey(service)));
            for (String list : LISTS) {
                assertThat(index.all(Wanted.any().offering(service).under(list)))
                        .as("%s under %s", service, list)
                        .containsExactly(
                                facilities(
                                        f ->
                                                offers.get(f)
                                                        .getOrDefault(service, Map.of())
                                                        .containsKey(list)));
            }
        }
    }

    @Test
    void every_facility_of_a_list_is_found_again_and_no_other() {
        for (String list : LISTS) {
            assertThat(index.all(Wanted.any().under(list)))
                    .as(list)
                    .containsExactly(
                            facilities(
                                    f ->
                                            offers.get(f).values().stream()
                                                    .anyMatch(prices -> prices.containsKey(list))));
        }
    }

    private static int[] facilities(IntPredicate wanted) {
        return IntStream.range(0, FACILITIES).filter(wanted).toArray();
    }

    private static Map<String, Map<String, Long>> offersOf(int facility) {
        SplittableRandom random = new SplittableRandom(facility);
        Map<String, Map<String, Long>> offers = new TreeMap<>();
        for (int service = 0; service < 40; service++) {
            if (random.nextInt(service + 2) < 2) { // the first are offered everywhere
                Map<String, Long> prices = new TreeMap<>();
                for (String list : LISTS) {
                    if (random.nextInt(LISTS.indexOf(list) * 3 + 1) == 0) {
                        prices.put(list, random.nextLong(OfferIndexBuilder.MAX_CENTS + 1));
                    }
                }
                offers.put("S-" + service, random.nextInt(10) == 0 ? Map.of() : prices);
            }
        }
        return offers;
    }

    private OfferIndex indexed() {
        SplittableRandom random = new SplittableRandom(-1);
        OfferIndexBuilder builder = OfferIndex.builder();
        for (int facility = 0; facility < FACILITIES; facility++) {
            builder.facility(
                    "OC-%05d".formatted(facility),
                    facility % 100 == 0
                            ? null
                            : GeoPoint.ofLatLon(
                                    36 + 11 * random.nextDouble(), 7 + 11 * random.nextDouble()),
                    BookingMode.ONLINE);
            offers.get(facility)
                    .forEach(
                            (service, prices) -> {
                                builder.offer(service);
                                prices.forEach(
                                        (list, cents) ->
                                                builder.price(
                                                        service,
                                                        list,
                                                        Objects.requireNonNull(cents)));
                            });
        }
        return builder.build();
    }
}
