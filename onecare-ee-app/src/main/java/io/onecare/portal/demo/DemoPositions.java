package io.onecare.portal.demo;

import io.onecare.core.place.GeoPoint;
import io.onecare.geo.gazetteer.Place;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Puts facilities on the map: around the town centre, farther out in larger towns, and always
 * nearer to their own town than to any other.
 *
 * <p>A facility lies in the direction of a neighbouring comune, never just anywhere, because the
 * other directions may be sea. Distances are those of a plane, which is exact to a few metres here.
 * Sines and cosines are {@link StrictMath}'s, so that every machine finds the same points.
 */
final class DemoPositions {

    private static final double METRES_PER_DEGREE = 111_195;

    private static final double SMALL_TOWN_METRES = 400;
    private static final int SMALL_TOWN_POPULATION = 10_000;
    private static final double LARGEST_METRES = 4_500;

    /** Towns on islands, lagoons, gulfs and cliffs, where even that direction may be water. */
    private static final Set<String> NARROW =
            Set.of(
                    "Augusta",
                    "Bergeggi",
                    "Chioggia",
                    "La Spezia",
                    "Mantova",
                    "Olbia",
                    "Positano",
                    "Salerno",
                    "Savona",
                    "Siracusa",
                    "Taranto",
                    "Venezia");

    private static final double NARROW_TOWN_METRES = 250;

    private static final double NEIGHBOUR_METRES = 14_000;
    private static final double LARGEST_TURN_RADIANS = 0.35;
    private static final int ATTEMPTS = 40;
    private static final double SIX_DECIMALS = 1_000_000;

    private final List<Place> comuni;
    private final Random random;
    private final Map<String, List<Place>> byRegion;
    private final Map<Place, List<Place>> neighbours = new HashMap<>();

    DemoPositions(List<Place> comuni, Random random) {
        this.comuni = comuni;
        this.random = random;
        this.byRegion = comuni.stream().collect(Collectors.groupingBy(Place::region));
    }

    /**
     * Draws a position in a town.
     *
     * @param comune the town
     * @return a point with six decimals
     */
    GeoPoint near(Place comune) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            GeoPoint point = anyPointNear(comune);
            if (nearestTo(point).equals(comune)) {
                return point;
            }
        }
        return comune.position();
    }

    private GeoPoint anyPointNear(Place comune) {
        List<Place> around = neighbours.computeIfAbsent(comune, this::neighboursOf);
        if (around.isEmpty()) {
            return comune.position();
        }
        Plane plane = new Plane(comune.position());
        GeoPoint neighbour = around.get(random.nextInt(around.size())).position();
        double metresBetween = plane.metresTo(neighbour);
        double metres = Math.min(reachMetres(comune), metresBetween / 2) * random.nextDouble();
        double turn = (2 * random.nextDouble() - 1) * LARGEST_TURN_RADIANS;
        return plane.pointTowards(neighbour, turn, metres / metresBetween);
    }

    private List<Place> neighboursOf(Place comune) {
        Plane plane = new Plane(comune.position());
        return byRegion.getOrDefault(comune.region(), List.of()).stream()
                .filter(other -> plane.metresTo(other.position()) <= NEIGHBOUR_METRES)
                .filter(other -> !other.position().equals(comune.position()))
                .toList();
    }

    private Place nearestTo(GeoPoint point) {
        Plane plane = new Plane(point);
        Place nearest = comuni.get(0);
        double fewestMetres = Double.MAX_VALUE;
        for (Place comune : comuni) {
            double metres = plane.metresTo(comune.position());
            if (metres < fewestMetres) {
                fewestMetres = metres;
                nearest = comune;
            }
        }
        return nearest;
    }

    private static double reachMetres(Place comune) {
        if (NARROW.contains(comune.name())) {
            return NARROW_TOWN_METRES;
        }
        double growth = Math.sqrt(comune.population() / (double) SMALL_TOWN_POPULATION);
        return Math.min(LARGEST_METRES, SMALL_TOWN_METRES * Math.max(1, growth));
    }

    /** The map around a point, taken as flat. */
    private static final class Plane {

        private final GeoPoint origin;
        private final double metresPerDegreeEast;

        Plane(GeoPoint origin) {
            this.origin = origin;
            this.metresPerDegreeEast =
                    METRES_PER_DEGREE * StrictMath.cos(StrictMath.toRadians(origin.latitude()));
        }

        double metresTo(GeoPoint point) {
            double east = metresEast(point);
            double north = metresNorth(point);
            return Math.sqrt(east * east + north * north);
        }

        /** The point that is a share of the way to another one, after a turn to the right. */
        GeoPoint pointTowards(GeoPoint target, double turnRadians, double share) {
            double east = metresEast(target);
            double north = metresNorth(target);
            double cos = StrictMath.cos(turnRadians) * share;
            double sin = StrictMath.sin(turnRadians) * share;
            return GeoPoint.ofLatLon(
                    rounded(origin.latitude() + (north * cos - east * sin) / METRES_PER_DEGREE),
                    rounded(origin.longitude() + (east * cos + north * sin) / metresPerDegreeEast));
        }

        private double metresEast(GeoPoint point) {
            return (point.longitude() - origin.longitude()) * metresPerDegreeEast;
        }

        private double metresNorth(GeoPoint point) {
            return (point.latitude() - origin.latitude()) * METRES_PER_DEGREE;
        }

        private static double rounded(double degrees) {
            return Math.round(degrees * SIX_DECIMALS) / SIX_DECIMALS;
        }
    }
}
