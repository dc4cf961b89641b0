package io.onecare.portal.demo;

import io.onecare.geo.gazetteer.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Decides how many facilities each comune has: one in the largest comune of every province, most of
 * the others where most people live, and the rest scattered over smaller towns.
 */
final class DemoTowns {

    private static final int TOTAL = 480;

    /** How many of all facilities stand alone in a town that has no other. */
    private static final int SCATTERED = 112;

    /** Below this many inhabitants a town has no more than one facility. */
    private static final int SMALLEST_CITY = 20_000;

    /** Below this many inhabitants no network has a facility. */
    private static final int SMALLEST_TOWN = 700;

    /**
     * Networks grow slower than towns: a town with ten times the inhabitants has about six times
     * the facilities.
     */
    private static final double DAMPING = 0.8;

    /** Insured people are not spread like inhabitants: collective policies follow employers. */
    private static final Map<String, Double> DENSITY =
            Map.of(
                    "Lombardia", 1.25,
                    "Campania", 0.8,
                    "Puglia", 0.8,
                    "Calabria", 0.8,
                    "Sicilia", 0.75);

    private final List<Place> comuni;
    private final Random random;

    /**
     * Makes the plan of one run.
     *
     * @param comuni most inhabitants first
     * @param random the source of chance
     */
    DemoTowns(List<Place> comuni, Random random) {
        this.comuni = comuni;
        this.random = random;
    }

    /**
     * Draws the numbers.
     *
     * @return the comuni that have facilities with how many they have, by ISTAT code
     */
    Map<Place, Integer> facilitiesPerComune() {
        Map<Place, Integer> counts = byIstatCode();
        Map<Place, Double> weights = weightsOfCities();
        addLargestOfEachProvince(counts);
        while (sum(counts) < TOTAL - SCATTERED) {
            counts.merge(mostUnderserved(weights, counts), 1, Integer::sum);
        }
        List<Place> unserved = unserved(counts);
        while (sum(counts) < TOTAL) {
            Place town = any(unserved);
            unserved.remove(town);
            counts.put(town, 1);
        }
        return counts;
    }

    private void addLargestOfEachProvince(Map<Place, Integer> counts) {
        Set<String> provinces = new HashSet<>();
        for (Place comune : comuni) {
            if (provinces.add(comune.province())) {
                counts.put(comune, 1);
            }
        }
    }

    /** The method of highest averages (D'Hondt), which parliaments use to share out seats. */
    private static Place mostUnderserved(Map<Place, Double> weights, Map<Place, Integer> counts) {
        return weights.keySet().stream()
                .max(
                        Comparator.comparingDouble(
                                city ->
                                        weights.getOrDefault(city, 0.0)
                                                / (counts.getOrDefault(city, 0) + 1)))
                .orElseThrow(DemoTowns::tooFewPlaces);
    }

    private Map<Place, Double> weightsOfCities() {
        Map<Place, Double> weights = byIstatCode();
        for (Place comune : comuni) {
            if (comune.population() >= SMALLEST_CITY) {
                weights.put(comune, weight(comune));
            }
        }
        return weights;
    }

    private static double weight(Place comune) {
        return StrictMath.pow(comune.population(), DAMPING)
                * DENSITY.getOrDefault(comune.region(), 1.0);
    }

    private List<Place> unserved(Map<Place, Integer> counts) {
        return comuni.stream()
                .filter(comune -> comune.population() >= SMALLEST_TOWN)
                .filter(comune -> !counts.containsKey(comune))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    /** One of the towns, larger ones more often. */
    private Place any(List<Place> towns) {
        int rest = random.nextInt(1 + towns.stream().mapToInt(DemoTowns::chance).sum());
        for (Place town : towns) {
            rest -= chance(town);
            if (rest <= 0) {
                return town;
            }
        }
        throw tooFewPlaces();
    }

    /** A whole number, because sums of fractions may differ between versions of Java. */
    private static int chance(Place town) {
        return (int) Math.sqrt(town.population());
    }

    private static <T> Map<Place, T> byIstatCode() {
        return new TreeMap<>(Comparator.comparing(Place::istatCode));
    }

    private static int sum(Map<Place, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static IllegalStateException tooFewPlaces() {
        return new IllegalStateException(
                "The gazetteer has too few comuni for a network of (%d) facilities.%nMaybe it is not Gazetteer.italy()."
                        .formatted(TOTAL));
    }
}
