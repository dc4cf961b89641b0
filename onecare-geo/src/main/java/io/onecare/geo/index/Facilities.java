package io.onecare.geo.index;

import io.onecare.core.place.GeoBox;
import io.onecare.core.place.GeoPoint;
import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * The facilities, numbered in {@link KdOrder}, those without position at the end. Immutable.
 * "Facility" is the number the builder gave, "number" the one in this order.
 *
 * @param placed how many have a position
 * @param facilityOf the facility of each number
 * @param numberOf the number of each facility
 * @param rankOf where the code of each number stands among all codes in order
 * @param codes all codes in order
 * @param degrees latitude and longitude of each placed number, <b>degrees</b>
 * @param xyz earth-centred coordinates of each placed number, <b>metres</b>
 * @param online one bit for each number, set if it is booked online
 * @param tree the boxes around them
 */
record Facilities(
        int placed,
        int[] facilityOf,
        int[] numberOf,
        int[] rankOf,
        String[] codes,
        double[] degrees,
        double[] xyz,
        long[] online,
        BoxTree tree) {

    int blocks() {
        return online.length;
    }

    int placedBlocks() {
        return (placed + 63) >>> SparseBits.BLOCK_BITS;
    }

    /** Those of a block that have a position, one bit for each. */
    long placedOf(int block) {
        int inBlock = placed - (block << SparseBits.BLOCK_BITS);
        return inBlock >= Long.SIZE ? -1L : inBlock <= 0 ? 0 : (1L << inBlock) - 1;
    }

    double latitude(int number) {
        return degrees[2 * number];
    }

    double longitude(int number) {
        return degrees[2 * number + 1];
    }

    GeoPoint position(int number) {
        return GeoPoint.ofLatLon(latitude(number), longitude(number));
    }

    boolean areAtTheSamePlace(int one, int other) {
        return latitude(one) == latitude(other) && longitude(one) == longitude(other);
    }

    /** Whether box and condition hold for a placed number. */
    boolean meets(int number, Wanted wanted) {
        GeoBox box = wanted.within();
        if (box != null) {
            double latitude = latitude(number);
            double longitude = longitude(number);
            if (latitude < box.southWest().latitude()
                    || latitude > box.northEast().latitude()
                    || longitude < box.southWest().longitude()
                    || longitude > box.northEast().longitude()) {
                return false;
            }
        }
        return meetsCondition(number, wanted);
    }

    boolean meetsCondition(int number, Wanted wanted) {
        IntPredicate also = wanted.also();
        return also == null || also.test(facilityOf[number]);
    }

    /** The rank from which on codes come behind a code. */
    int firstRankAfter(String code) {
        int rank = Arrays.binarySearch(codes, code);
        return rank >= 0 ? rank + 1 : -(rank + 1);
    }
}
