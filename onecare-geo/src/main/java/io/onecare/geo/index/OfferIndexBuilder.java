package io.onecare.geo.index;

import io.onecare.core.network.BookingMode;
import io.onecare.core.place.GeoPoint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Takes the facilities, each followed by what it offers, and arranges them. Not thread-safe; good
 * for one index.
 *
 * <pre>{@code
 * OfferIndexBuilder builder = OfferIndex.builder();
 * builder.facility("OC-1", position, BookingMode.ONLINE).price("VIS-A", "BASE", 4750).offer("ESA-B");
 * OfferIndex index = builder.build();
 * }</pre>
 */
public final class OfferIndexBuilder {

    /** How many bits of an offer tell the price list. */
    private static final int LIST_BITS = 10;

    /** Lists have numbers below this one, which stands for "offered without a price". */
    private static final int NO_LIST = (1 << LIST_BITS) - 1;

    /** The most facilities of an index. */
    public static final int MAX_FACILITIES = (1 << 23) - 1;

    /** The most price lists of an index. */
    public static final int MAX_PRICE_LISTS = NO_LIST;

    /** The highest price, in <b>euro cents</b>. */
    public static final long MAX_CENTS = Integer.MAX_VALUE;

    /** The most services of an index. */
    public static final int MAX_SERVICES = 1 << 22;

    private static final int LIST_SHIFT = Integer.SIZE - 1;
    private static final int SERVICE_SHIFT = LIST_SHIFT + LIST_BITS;

    private final Map<String, Integer> services = new LinkedHashMap<>();
    private final Map<String, Integer> priceLists = new LinkedHashMap<>();
    private final List<String> codes = new ArrayList<>();

    /** Latitude and longitude of each facility; not a number for none. */
    private double[] degrees = new double[2 * Long.SIZE];

    private long[] online = new long[1];

    /** Where the offers of each facility begin, and at the end where all end. */
    private int[] starts = new int[Long.SIZE];

    /** Service, price list and cents of each offer, from the highest bit to the lowest. */
    private long[] offers = new long[Long.SIZE];

    private int size;

    OfferIndexBuilder() {}

    /**
     * Adds a facility. What is offered from now on, it offers. Facilities go by the numbers in
     * which they were added, counted from 0; adding them in the order of their codes is a little
     * faster.
     *
     * @param code the facility's code, of which there may be only one
     * @param position where it is, or null if nobody knows
     * @param mode how appointments there come about
     * @return this
     * @throws IllegalArgumentException if the facility before has two prices of the same service
     *     under the same list
     * @throws IllegalStateException if there are {@value #MAX_FACILITIES} facilities already
     */
    public OfferIndexBuilder facility(String code, @Nullable GeoPoint position, BookingMode mode) {
        closeFacility();
        Objects.requireNonNull(code, "code");
        int facility = codes.size();
        if (facility == MAX_FACILITIES) {
            throw full("facilities", MAX_FACILITIES);
        }
        codes.add(code);
        degrees = withRoom(degrees, 2 * facility + 1);
        degrees[2 * facility] = position == null ? Double.NaN : position.latitude();
        degrees[2 * facility + 1] = position == null ? Double.NaN : position.longitude();
        if (facility >>> SparseBits.BLOCK_BITS >= online.length) {
            online = Arrays.copyOf(online, 2 * online.length);
        }
        if (mode == BookingMode.ONLINE) {
            online[facility >>> SparseBits.BLOCK_BITS] |= 1L << facility;
        }
        starts = withRoom(starts, facility + 1);
        starts[facility] = size;
        return this;
    }

    /**
     * Says that the last facility offers a service, under whatever price.
     *
     * @param service the service's code
     * @return this
     * @throws IllegalStateException if there is no facility yet, or there are too many services
     */
    public OfferIndexBuilder offer(String service) {
        add(serviceNumber(service), NO_LIST, 0);
        return this;
    }

    /**
     * Says that the last facility offers a service, and what it costs there under a price list.
     *
     * @param service the service's code
     * @param priceList the price list's code
     * @param cents the price, in <b>euro cents</b>, 0 to {@value #MAX_CENTS}
     * @return this
     * @throws IllegalArgumentException if the price is out of its range
     * @throws IllegalStateException if there is no facility yet, or there are too many services or
     *     price lists
     */
    public OfferIndexBuilder price(String service, String priceList, long cents) {
        if (cents < 0 || cents > MAX_CENTS) {
            throw new IllegalArgumentException(
                    "The price (%d cents) of service (%s) under (%s) is out of range but must be 0 to %d.%nMaybe it is in another unit than cents."
                            .formatted(cents, service, priceList, MAX_CENTS));
        }
        add(serviceNumber(service), listNumber(priceList), cents);
        return this;
    }

    /**
     * Arranges what was added.
     *
     * @return the index
     * @throws IllegalArgumentException if two facilities have the same code, or the last one has
     *     two prices of the same service under the same list
     */
    public OfferIndex build() {
        closeFacility();
        int count = codes.size();
        starts = withRoom(starts, count);
        starts[count] = size;
        String[] inOrder = codes.toArray(String[]::new);
        int[] rankOfFacility = rank(inOrder);
        int[] facilityOf = placedOnesFirst(count);
        int placed = count;
        while (placed > 0 && Double.isNaN(degrees[2 * facilityOf[placed - 1]])) {
            placed--;
        }
        double[] xyz = inOrderOfPlaces(facilityOf, placed);
        int[] numberOf = new int[count];
        int[] rankOf = new int[count];
        long[] onlineOf = new long[blocks(count)];
        double[] degreesOf = new double[2 * placed];
        for (int number = 0; number < count; number++) {
            int facility = facilityOf[number];
            numberOf[facility] = number;
            rankOf[number] = rankOfFacility[facility];
            long mode = online[facility >>> SparseBits.BLOCK_BITS] >>> facility & 1;
            onlineOf[number >>> SparseBits.BLOCK_BITS] |= mode << number;
            if (number < placed) {
                degreesOf[2 * number] = degrees[2 * facility];
                degreesOf[2 * number + 1] = degrees[2 * facility + 1];
            }
        }
        Facilities facilities =
                new Facilities(
                        placed,
                        facilityOf,
                        numberOf,
                        rankOf,
                        inOrder,
                        degreesOf,
                        xyz,
                        onlineOf,
                        BoxTree.around(xyz, degreesOf));
        return index(facilities);
    }

    private OfferIndex index(Facilities facilities) {
        long[] all = new long[facilities.blocks()];
        for (int number = 0; number < facilities.facilityOf().length; number++) {
            all[number >>> SparseBits.BLOCK_BITS] |= 1L << number;
        }
        int lists = priceLists.size();
        OfferPacking packing =
                new OfferPacking(facilities.facilityOf(), starts, offers, services.size(), lists);
        Map<String, @Nullable Offers[]> offersByCode = new HashMap<>();
        services.forEach(
                (code, service) -> {
                    @Nullable Offers[] byList = new Offers[lists + 1];
                    Arrays.setAll(byList, list -> packing.offers(service, list));
                    offersByCode.put(code, byList);
                });
        SparseBits[] onList = new SparseBits[lists];
        Arrays.setAll(onList, packing::onList);
        return new OfferIndex(
                facilities, offersByCode, Map.copyOf(priceLists), SparseBits.of(all), onList);
    }

    private int[] placedOnesFirst(int count) {
        int[] facilities = new int[count];
        int placed = 0;
        int unplaced = count;
        for (int facility = 0; facility < count; facility++) {
            facilities[Double.isNaN(degrees[2 * facility]) ? --unplaced : placed++] = facility;
        }
        return facilities;
    }

    /**
     * Brings the placed ones, which are first, into {@link KdOrder}.
     *
     * @return their earth-centred coordinates
     */
    private double[] inOrderOfPlaces(int[] facilities, int placed) {
        double[] given = new double[3 * placed];
        for (int i = 0; i < placed; i++) {
            int at = 2 * facilities[i];
            Wgs84.earthCentred(degrees[at], degrees[at + 1], given, 3 * i);
        }
        int[] order = KdOrder.of(given);
        double[] xyz = new double[3 * placed];
        for (int number = 0; number < placed; number++) {
            int i = order[number];
            order[number] = facilities[i];
            System.arraycopy(given, 3 * i, xyz, 3 * number, 3);
        }
        System.arraycopy(order, 0, facilities, 0, placed);
        return xyz;
    }

    /** Puts the codes in order and tells where each came to stand. */
    private static int[] rank(String[] codes) {
        int[] rankOf = new int[codes.length];
        boolean ordered = true;
        for (int i = 0; i < codes.length; i++) {
            rankOf[i] = i;
            ordered = ordered && (i == 0 || codes[i - 1].compareTo(codes[i]) < 0);
        }
        if (ordered) {
            return rankOf;
        }
        String[] given = codes.clone();
        Integer[] order = new Integer[codes.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparing(i -> given[i]));
        for (int rank = 0; rank < codes.length; rank++) {
            codes[rank] = given[order[rank]];
            rankOf[order[rank]] = rank;
            if (rank > 0 && codes[rank].equals(codes[rank - 1])) {
                throw new IllegalArgumentException(
                        "The facility (%s) was added twice but must be there once."
                                .formatted(codes[rank]));
            }
        }
        return rankOf;
    }

    private void add(int service, int list, long cents) {
        if (codes.isEmpty()) {
            throw new IllegalStateException("The offers must follow the facility that has them.");
        }
        if (size == offers.length) {
            offers = Arrays.copyOf(offers, Math.multiplyExact(2, size));
        }
        offers[size++] = (long) service << SERVICE_SHIFT | (long) list << LIST_SHIFT | cents;
    }

    /** Brings the offers of the last facility into the order of services and lists. */
    private void closeFacility() {
        if (codes.isEmpty()) {
            return;
        }
        int from = starts[codes.size() - 1];
        boolean ordered = true;
        for (int i = from + 1; i < size && ordered; i++) {
            ordered = offers[i - 1] <= offers[i];
        }
        if (!ordered) {
            Arrays.sort(offers, from, size);
        }
        int kept = from;
        for (int i = from; i < size; i++) {
            boolean sameService = i > from && serviceOf(offers[i]) == serviceOf(offers[i - 1]);
            int list = listOf(offers[i]);
            if (sameService && list == listOf(offers[i - 1]) && list != NO_LIST) {
                throw new IllegalArgumentException(
                        "The facility (%s) has two prices of service (%s) under (%s) but must have one.%nMaybe two tariffs are in force on the same day."
                                .formatted(
                                        codes.get(codes.size() - 1),
                                        codeOf(services, serviceOf(offers[i])),
                                        codeOf(priceLists, list)));
            }
            if (!sameService || list != NO_LIST) {
                offers[kept++] = offers[i]; // else its prices say that it is offered
            }
        }
        size = kept;
    }

    private static String codeOf(Map<String, Integer> numbers, int number) {
        return numbers.entrySet().stream()
                .filter(entry -> entry.getValue() == number)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    private int serviceNumber(String code) {
        Integer known = services.get(code);
        if (known != null) {
            return known;
        }
        int number = services.size();
        if (number == MAX_SERVICES) {
            throw full("services", MAX_SERVICES);
        }
        services.put(Objects.requireNonNull(code, "service"), number);
        return number;
    }

    private int listNumber(String code) {
        Integer known = priceLists.get(code);
        if (known != null) {
            return known;
        }
        int number = priceLists.size();
        if (number == MAX_PRICE_LISTS) {
            throw full("price lists", MAX_PRICE_LISTS);
        }
        priceLists.put(Objects.requireNonNull(code, "priceList"), number);
        return number;
    }

    private static IllegalStateException full(String what, int most) {
        return new IllegalStateException(
                "The index has (%d) %s and must not have more.".formatted(most, what));
    }

    static int serviceOf(long offer) {
        return (int) (offer >>> SERVICE_SHIFT);
    }

    static int listOf(long offer) {
        return (int) (offer >>> LIST_SHIFT) & NO_LIST;
    }

    static int centsOf(long offer) {
        return (int) (offer & MAX_CENTS);
    }

    private static int blocks(int count) {
        return (count + 63) >>> SparseBits.BLOCK_BITS;
    }

    private static int[] withRoom(int[] array, int index) {
        return index < array.length ? array : Arrays.copyOf(array, 2 * index);
    }

    private static double[] withRoom(double[] array, int index) {
        return index < array.length ? array : Arrays.copyOf(array, 2 * index);
    }
}
