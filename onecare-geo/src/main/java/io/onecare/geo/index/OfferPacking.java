package io.onecare.geo.index;

import java.util.Arrays;
import java.util.concurrent.ForkJoinPool;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Turns the offers of each facility into {@link Offers} of each service and price list. A key is a
 * service and a list; what is offered without a price has the key behind the service's lists.
 *
 * <p>Each offer is read once to count it, in the order of memory, and once to write it where it
 * belongs, in the order of numbers. Threads share the offers for the first and the keys for the
 * second, so that no two write to the same place.
 */
final class OfferPacking {

    /** Fewer offers than these are packed by one thread. */
    private static final int WORTH_A_THREAD = 1 << 17;

    private final int[] facilityOf;
    private final int[] begins;
    private final long[] offers;
    private final int lists;
    private final int blocks;
    private final int threads;
    private final @Nullable Offers[] offersOfKey;
    private final long[][] onList;

    /**
     * Packs.
     *
     * @param facilityOf the facility of each number
     * @param begins where the offers of each facility begin, and where all end
     * @param offers service, list and cents of each offer; those of a facility in order, no two
     *     with the same service and list
     * @param services how many services there are
     * @param lists how many price lists there are
     */
    OfferPacking(int[] facilityOf, int[] begins, long[] offers, int services, int lists) {
        this.facilityOf = facilityOf;
        this.begins = begins;
        this.offers = offers;
        this.lists = lists;
        this.blocks = (facilityOf.length + 63) >>> SparseBits.BLOCK_BITS;
        this.threads =
                begins[facilityOf.length] < WORTH_A_THREAD
                        ? 1
                        : ForkJoinPool.getCommonPoolParallelism() + 1;
        this.offersOfKey = new @Nullable Offers[Math.multiplyExact(services, lists + 1)];
        this.onList = new long[lists][blocks];
        int[] sizes = sizes(begins[facilityOf.length]);
        int[] endKeys = endKeys(sizes, begins[facilityOf.length]);
        ofEachThread(t -> new Part(t == 0 ? 0 : endKeys[t - 1], endKeys[t], sizes).written())
                .forEach(this::take);
    }

    /** Who offers a service under a list, or without a price; null if nobody does. */
    @Nullable Offers offers(int service, int list) {
        return offersOfKey[service * (lists + 1) + list];
    }

    /** Who offers anything under a list. */
    SparseBits onList(int list) {
        return SparseBits.of(onList[list]);
    }

    /** How many offers each key has. */
    private int[] sizes(int count) {
        int[] sizes = new int[offersOfKey.length];
        ofEachThread(
                        t -> {
                            int[] some = new int[sizes.length];
                            int end = share(count, t + 1);
                            for (int i = share(count, t); i < end; i++) {
                                some[keyOf(offers[i])]++;
                            }
                            return some;
                        })
                .forEach(
                        some -> {
                            for (int key = 0; key < sizes.length; key++) {
                                sizes[key] += some[key];
                            }
                        });
        return sizes;
    }

    /** Where the keys of each thread end, so that all have about as many offers to write. */
    private int[] endKeys(int[] sizes, int count) {
        int[] ends = new int[threads];
        int before = 0;
        int key = 0;
        for (int thread = 0; thread < threads; thread++) {
            while (key < sizes.length && before < share(count, thread + 1)) {
                before += sizes[key++];
            }
            ends[thread] = key;
        }
        return ends;
    }

    private int share(int count, int thread) {
        return (int) ((long) count * thread / threads);
    }

    private <T> Stream<T> ofEachThread(IntFunction<T> work) {
        return threads == 1
                ? Stream.of(work.apply(0))
                : IntStream.range(0, threads).parallel().mapToObj(work).toList().stream();
    }

    private void take(Part part) {
        for (int key = part.firstKey; key < part.endKey; key++) {
            offersOfKey[key] = part.offers(key);
        }
        for (int list = 0; list < lists; list++) {
            for (int block = 0; block < blocks; block++) {
                onList[list][block] |= part.onList[list][block];
            }
        }
    }

    private int keyOf(long offer) {
        return OfferIndexBuilder.serviceOf(offer) * (lists + 1)
                + Math.min(OfferIndexBuilder.listOf(offer), lists);
    }

    /** The offers of some of the keys, written by one thread. */
    private final class Part {

        private static final int CHUNK_BITS = 2 * SparseBits.BLOCK_BITS;

        /** So many numbers are remembered of each key, side by side: all are needed at once. */
        private static final int STATE = 4;

        /** Where the next facility is written. */
        private static final int FACILITY = 0;

        /** Where the next block is written. */
        private static final int BLOCK = 1;

        /** The block that was seen last, counted from 1. */
        private static final int SEEN = 2;

        /** Where the facilities of this chunk of 64 blocks begin. */
        private static final int CHUNK = 3;

        private final int firstKey;
        private final int endKey;
        private final int[] sizes;
        private final int[] state;

        /** The last number of each list, counted from 1. */
        private final int[] lastOnList = new int[lists];

        private final long[][] onList = new long[lists][blocks];
        private final int chunks = SparseBits.summaryLength(blocks);
        private final long[][] summaries;
        private final int[][] firstBlocks;
        private final int[][] firstFacilities;
        private char[] starts;
        private final byte[] places;
        private final int[] cents;

        Part(int firstKey, int endKey, int[] sizes) {
            this.firstKey = firstKey;
            this.endKey = endKey;
            this.sizes = sizes;
            int keys = endKey - firstKey;
            this.state = new int[STATE * keys];
            this.summaries = new long[keys][chunks];
            this.firstBlocks = new int[keys][chunks + 1];
            this.firstFacilities = new int[keys][chunks + 1];
            int priced = beginFacilities(true, 0);
            this.cents = new int[priced];
            this.places = new byte[beginFacilities(false, priced)];
            this.starts = new char[beginBlocks()];
        }

        /** Says where the facilities of keys with prices are written, or those of the others. */
        private int beginFacilities(boolean priced, int from) {
            int next = from;
            for (int key = firstKey; key < endKey; key++) {
                if (key % (lists + 1) < lists == priced) {
                    state[STATE * (key - firstKey) + FACILITY] = next;
                    next += sizes[key];
                }
            }
            return next;
        }

        /** Says where the blocks of each key are written, with room for as many as may be. */
        private int beginBlocks() {
            int next = 0;
            for (int key = firstKey; key < endKey; key++) {
                state[STATE * (key - firstKey) + BLOCK] = next;
                next += Math.min(sizes[key], blocks);
            }
            return next;
        }

        Part written() {
            for (int number = 0; number < facilityOf.length; number++) {
                if ((number & ((1 << CHUNK_BITS) - 1)) == 0) {
                    beginChunk(number >>> CHUNK_BITS);
                }
                write(number);
            }
            beginChunk(chunks);
            closeRanks();
            return this;
        }

        /** Takes back the room for blocks that was not needed. */
        private void closeRanks() {
            int end = 0;
            for (int[] first : firstBlocks) {
                int begin = first[0];
                int count = first[chunks] - begin;
                System.arraycopy(starts, begin, starts, end, count);
                for (int chunk = 0; chunk <= chunks; chunk++) {
                    first[chunk] += end - begin;
                }
                end += count;
            }
            starts = Arrays.copyOf(starts, end);
        }

        @Nullable Offers offers(int key) {
            int i = key - firstKey;
            return sizes[key] == 0
                    ? null
                    : new Offers(
                            summaries[i],
                            firstBlocks[i],
                            firstFacilities[i],
                            starts,
                            places,
                            cents);
        }

        private void beginChunk(int chunk) {
            for (int i = 0; i < summaries.length; i++) {
                int at = STATE * i;
                firstBlocks[i][chunk] = state[at + BLOCK];
                firstFacilities[i][chunk] = state[at + FACILITY];
                state[at + CHUNK] = state[at + FACILITY];
            }
        }

        private void write(int number) {
            int block = number >>> SparseBits.BLOCK_BITS;
            int end = begins[facilityOf[number] + 1];
            for (int i = first(begins[facilityOf[number]], end); i < end; i++) {
                long offer = offers[i];
                int key = keyOf(offer);
                if (key >= endKey) {
                    break;
                }
                int at = STATE * (key - firstKey);
                int to = state[at + FACILITY]++;
                if (state[at + SEEN] != block + 1) {
                    state[at + SEEN] = block + 1;
                    starts[state[at + BLOCK]++] = (char) (to - state[at + CHUNK]);
                    summaries[key - firstKey][number >>> CHUNK_BITS] |= 1L << block;
                }
                places[to] = (byte) (number & 63);
                int list = OfferIndexBuilder.listOf(offer);
                if (list < lists) {
                    cents[to] = OfferIndexBuilder.centsOf(offer);
                    lastOnList[list] = number + 1; // a bit here would wait for the last one
                }
            }
            for (int list = 0; list < lists; list++) {
                if (lastOnList[list] == number + 1) {
                    onList[list][block] |= 1L << number;
                }
            }
        }

        /** Where the offers of these keys begin among those of a facility. */
        private int first(int begin, int end) {
            int low = begin;
            int high = firstKey == 0 ? begin : end;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (keyOf(offers[middle]) < firstKey) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }
    }
}
