package io.onecare.geo;

import io.onecare.core.network.TariffListing;
import io.onecare.core.time.ValidityPeriod;
import io.onecare.geo.index.OfferIndexBuilder;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The tariffs of a network, past and future ones among them, in 16 bytes each, so that the prices
 * of another day need no other reading. Immutable.
 */
final class TariffTable {

    /** The tariffs of a facility lie from its start to that of the next one. */
    private final int[] starts;

    private final char[] services;
    private final char[] priceLists;
    private final int[] periods;
    private final long[] cents;

    private final List<String> serviceCodes;
    private final List<String> priceListCodes;
    private final List<ValidityPeriod> allPeriods;

    private TariffTable(Collector from) {
        int facilities = from.facilityCount;
        this.serviceCodes = List.copyOf(from.services.keys);
        this.priceListCodes = List.copyOf(from.priceLists.keys);
        this.allPeriods = List.copyOf(from.periods.keys);
        this.services = new char[from.size];
        this.priceLists = new char[from.size];
        this.periods = new int[from.size];
        this.cents = new long[from.size];
        this.starts = new int[facilities + 1];
        for (int i = 0; i < from.size; i++) {
            starts[from.facility[i] + 1]++;
        }
        for (int i = 0; i < facilities; i++) {
            starts[i + 1] += starts[i];
        }
        int[] next = Arrays.copyOf(starts, facilities);
        for (int i = 0; i < from.size; i++) {
            int to = next[from.facility[i]]++;
            services[to] = from.service[i];
            priceLists[to] = from.priceList[i];
            periods[to] = from.period[i];
            cents[to] = from.cents[i];
        }
    }

    /** All periods of prices, each once. */
    List<ValidityPeriod> periods() {
        return allPeriods;
    }

    /** Puts the prices of a facility that hold on a day into an index. */
    void addPrices(int facility, LocalDate day, OfferIndexBuilder to) {
        for (int i = starts[facility]; i < starts[facility + 1]; i++) {
            if (allPeriods.get(periods[i]).contains(day)) {
                to.price(
                        serviceCodes.get(services[i]), priceListCodes.get(priceLists[i]), cents[i]);
            }
        }
    }

    /** Takes tariffs in any order. */
    static final class Collector {

        private final Map<String, Integer> facilities;
        private final int facilityCount;
        private final Numbered<String> services = new Numbered<>();
        private final Numbered<String> priceLists = new Numbered<>();
        private final Numbered<ValidityPeriod> periods = new Numbered<>();

        private int[] facility = new int[1_024];
        private char[] service = new char[1_024];
        private char[] priceList = new char[1_024];
        private int[] period = new int[1_024];
        private long[] cents = new long[1_024];
        private int size;

        /**
         * Begins with nothing.
         *
         * @param facilities the number of each facility, from 0, by its code
         */
        Collector(Map<String, Integer> facilities) {
            this.facilities = facilities;
            this.facilityCount = facilities.size();
        }

        /** Takes a tariff; that of a facility which came after the others were read is left out. */
        void add(String facilityCode, TariffListing tariff) {
            Integer number = facilities.get(facilityCode);
            if (number == null) {
                return;
            }
            if (size == facility.length) {
                grow();
            }
            facility[size] = number;
            service[size] = character(services.number(tariff.serviceCode()), "services");
            priceList[size] = character(priceLists.number(tariff.priceListCode()), "price lists");
            period[size] = periods.number(tariff.period());
            cents[size] = tariff.price().cents();
            size++;
        }

        private void grow() {
            int length = Math.multiplyExact(2, size);
            facility = Arrays.copyOf(facility, length);
            service = Arrays.copyOf(service, length);
            priceList = Arrays.copyOf(priceList, length);
            period = Arrays.copyOf(period, length);
            cents = Arrays.copyOf(cents, length);
        }

        private static char character(int number, String what) {
            if (number > Character.MAX_VALUE) {
                throw new IllegalStateException(
                        "The network has more than %d %s."
                                .formatted((int) Character.MAX_VALUE, what));
            }
            return (char) number;
        }

        TariffTable table() {
            return new TariffTable(this);
        }
    }

    /** Things by the numbers in which they came. */
    private static final class Numbered<T> {

        private final Map<T, Integer> numbers = new HashMap<>();
        private final List<T> keys = new ArrayList<>();

        int number(T key) {
            Integer known = numbers.putIfAbsent(key, keys.size());
            if (known != null) {
                return known;
            }
            keys.add(key);
            return keys.size() - 1;
        }
    }
}
