package io.onecare.geo.geotools;

import io.onecare.core.ErrorCode;
import io.onecare.core.OneCareException;
import io.onecare.core.network.FacilityListing;
import io.onecare.core.place.GeoBox;
import io.onecare.core.place.GeoPoint;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.geotools.api.filter.And;
import org.geotools.api.filter.Filter;
import org.geotools.api.filter.Not;
import org.geotools.api.filter.Or;
import org.geotools.api.filter.PropertyIsEqualTo;
import org.geotools.api.filter.PropertyIsLike;
import org.geotools.api.filter.PropertyIsNull;
import org.geotools.api.filter.expression.Expression;
import org.geotools.api.filter.expression.Literal;
import org.geotools.api.filter.expression.PropertyName;
import org.geotools.api.filter.spatial.BBOX;
import org.geotools.api.filter.spatial.Beyond;
import org.geotools.api.filter.spatial.DWithin;
import org.geotools.api.filter.spatial.DistanceBufferOperator;
import org.geotools.api.geometry.BoundingBox;
import org.geotools.filter.text.cql2.CQLException;
import org.geotools.filter.text.ecql.ECQL;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Point;

/**
 * A question about facilities in the (extended) Common Query Language of OGC's Catalogue Services
 * 2.0.1, as GeoTools reads it. What is not listed here is refused, never ignored:
 *
 * <ul>
 *   <li>{@code code}, {@code name}, {@code street}, {@code postalCode}, {@code comune}, {@code
 *       province}, {@code bookingMode} with {@code = <> LIKE ILIKE IN};
 *   <li>{@code service} and {@code category} with the same: true if one that the facility offers is
 *       meant, and {@code service <> 'X'} if none is, just as {@code NOT service = 'X'};
 *   <li>{@code DWITHIN} and {@code BEYOND} of {@code position} and a {@code POINT(longitude
 *       latitude)}, along the WGS 84 geodesic, in {@code meters}, {@code kilometers}, {@code feet},
 *       {@code statute miles} or {@code nautical miles};
 *   <li>{@code BBOX(position, west, south, east, north)}; {@code position IS NULL};
 *   <li>{@code AND}, {@code OR}, {@code NOT} and parentheses.
 * </ul>
 *
 * <p>A facility without position is in no box, within no distance and beyond none. Immutable.
 */
public final class FacilityCql {

    /** The longest text, in characters. */
    public static final int MAX_LENGTH = 4_000;

    /** The deepest nesting of parentheses. */
    private static final int MAX_DEPTH = 50;

    private static final String POSITION = "position";

    /** The international foot (1959) and the international nautical mile (1929). */
    private static final Map<String, Double> METRES =
            Map.of(
                    "meters", 1.0,
                    "kilometers", 1_000.0,
                    "feet", 0.3048,
                    "statute miles", 1_609.344,
                    "nautical miles", 1_852.0);

    private static final Map<String, BiFunction<FacilityListing, Set<String>, Set<String>>>
            ATTRIBUTES = attributes();

    private final BiPredicate<FacilityListing, Set<String>> test;

    private FacilityCql(BiPredicate<FacilityListing, Set<String>> test) {
        this.test = test;
    }

    /**
     * Reads a question.
     *
     * @param text such as {@code category = 'VISITA' AND DWITHIN(position, POINT(9.19 45.46), 10,
     *     kilometers)}; at most {@value #MAX_LENGTH} characters
     * @return the question
     * @throws OneCareException with {@link ErrorCode#QUERY_NOT_UNDERSTOOD} if it cannot be read, or
     *     asks for something that is not listed at {@link FacilityCql}; the message says what
     */
    public static FacilityCql parse(String text) {
        if (text.length() > MAX_LENGTH || depth(text) > MAX_DEPTH) {
            throw refused(
                    "The question (%d characters) is longer than %d characters or nests deeper than %d parentheses.",
                    text.length(), MAX_LENGTH, MAX_DEPTH);
        }
        Filter filter;
        try {
            filter = ECQL.toFilter(text);
        } catch (CQLException unreadable) {
            throw refused(
                    "The question is no CQL: %s",
                    String.valueOf(unreadable.getMessage()).lines().findFirst().orElse(""));
        } catch (RuntimeException unreadable) {
            throw refused("The question is no CQL that can be read here.");
        }
        return new FacilityCql(translated(filter));
    }

    /**
     * Tells whether a facility is meant.
     *
     * @param facility the facility
     * @param categoryCodes the codes of the categories of its services
     * @return true if it is
     */
    public boolean accepts(FacilityListing facility, Set<String> categoryCodes) {
        return test.test(facility, categoryCodes);
    }

    private static BiPredicate<FacilityListing, Set<String>> translated(Filter filter) {
        if (filter instanceof And and) {
            return all(and.getChildren()).stream().reduce((f, c) -> true, BiPredicate::and);
        }
        if (filter instanceof Or or) {
            return all(or.getChildren()).stream().reduce((f, c) -> false, BiPredicate::or);
        }
        if (filter instanceof Not not) {
            return translated(not.getFilter()).negate();
        }
        if (filter instanceof BBOX box) {
            return within(box);
        }
        if (filter instanceof DWithin near) {
            return distance(near, metres -> metres <= metresOf(near));
        }
        if (filter instanceof Beyond far) {
            return distance(far, metres -> metres > metresOf(far));
        }
        if (filter instanceof PropertyIsEqualTo equal) {
            String attribute = attribute(equal.getExpression1());
            return anyOf(attribute, literal(equal.getExpression2())::equals);
        }
        if (filter instanceof PropertyIsLike like) {
            return anyOf(attribute(like.getExpression()), pattern(like).asMatchPredicate());
        }
        if (filter instanceof PropertyIsNull none
                && none.getExpression() instanceof PropertyName name
                && name.getPropertyName().equals(POSITION)) {
            return (facility, categories) -> facility.position() == null;
        }
        throw refused("The question asks for (%s), which is not supported.", filter);
    }

    private static List<BiPredicate<FacilityListing, Set<String>>> all(List<Filter> filters) {
        return filters.stream().map(FacilityCql::translated).toList();
    }

    private static BiPredicate<FacilityListing, Set<String>> anyOf(
            String attribute, Predicate<String> value) {
        BiFunction<FacilityListing, Set<String>, Set<String>> values =
                ATTRIBUTES.getOrDefault(attribute, (facility, categories) -> Set.of());
        return (facility, categories) ->
                values.apply(facility, categories).stream().anyMatch(value);
    }

    private static String attribute(Expression expression) {
        if (!(expression instanceof PropertyName name)) {
            throw refused(
                    "The question compares (%s), which is no attribute.%nMaybe the attribute must come first.",
                    expression);
        }
        if (!ATTRIBUTES.containsKey(name.getPropertyName())) {
            throw refused(
                    "The attribute (%s) is not known or not comparable; these are: %s.",
                    name.getPropertyName(), String.join(", ", ATTRIBUTES.keySet()));
        }
        return name.getPropertyName();
    }

    private static String literal(Expression expression) {
        if (expression instanceof Literal literal && literal.getValue() instanceof String text) {
            return text;
        }
        throw refused(
                "The value (%s) must be a text in single quotes; every attribute is a text.",
                expression);
    }

    /** {@code %} for any characters, {@code _} for one, as GeoTools reads ECQL. */
    private static Pattern pattern(PropertyIsLike like) {
        char any = like.getWildCard().charAt(0);
        char one = like.getSingleChar().charAt(0);
        char escape = like.getEscape().charAt(0);
        StringBuilder regex = new StringBuilder();
        String text = like.getLiteral();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == escape && i + 1 < text.length()) {
                regex.append(Pattern.quote(String.valueOf(text.charAt(++i))));
            } else if (c == any) {
                regex.append(".*");
            } else if (c == one) {
                regex.append('.');
            } else {
                regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        int caseless = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
        return Pattern.compile(
                regex.toString(), Pattern.DOTALL | (like.isMatchingCase() ? 0 : caseless));
    }

    private static BiPredicate<FacilityListing, Set<String>> within(BBOX box) {
        requirePosition(box.getExpression1());
        BoundingBox bounds = box.getBounds();
        if (bounds.getCoordinateReferenceSystem() != null) {
            throw refused(
                    "The box must be in degrees of WGS 84, without another reference system.");
        }
        GeoBox wanted;
        try {
            wanted =
                    new GeoBox(
                            GeoPoint.ofLatLon(bounds.getMinY(), bounds.getMinX()),
                            GeoPoint.ofLatLon(bounds.getMaxY(), bounds.getMaxX()));
        } catch (IllegalArgumentException notOnTheGlobe) {
            throw refused(
                    "The box must be BBOX(position, west, south, east, north) in degrees: %s",
                    notOnTheGlobe.getMessage());
        }
        return (facility, categories) -> {
            GeoPoint position = facility.position();
            return position != null && wanted.contains(position);
        };
    }

    private static BiPredicate<FacilityListing, Set<String>> distance(
            DistanceBufferOperator operator, Predicate<Double> wanted) {
        requirePosition(operator.getExpression1());
        metresOf(operator); // refused now, not at the first facility
        GeoPoint from = point(operator.getExpression2());
        return (facility, categories) -> {
            GeoPoint position = facility.position();
            return position != null && wanted.test(Geodesics.from(from).metresTo(position));
        };
    }

    private static double metresOf(DistanceBufferOperator operator) {
        String unit = String.valueOf(operator.getDistanceUnits()).toLowerCase(Locale.ROOT);
        Double metres = METRES.get(unit);
        if (metres == null) {
            throw refused(
                    "The unit (%s) of a distance must be one of %s.",
                    operator.getDistanceUnits(), String.join(", ", new TreeMap<>(METRES).keySet()));
        }
        if (!(operator.getDistance() >= 0)) {
            throw refused("The distance (%s) must not be negative.", operator.getDistance());
        }
        return operator.getDistance() * metres;
    }

    private static GeoPoint point(Expression expression) {
        if (expression instanceof Literal literal && literal.getValue() instanceof Point point) {
            GeoPoint given;
            try {
                given = GeoPoint.ofLatLon(point.getY(), point.getX());
            } catch (IllegalArgumentException notOnTheGlobe) {
                throw refused(
                        "The point must be POINT(longitude latitude): %s",
                        notOnTheGlobe.getMessage());
            }
            given.swappedInItaly()
                    .ifPresent(
                            meant -> {
                                throw refused(
                                        "The point must be POINT(longitude latitude), but (%s) lies far from Italy.%nMaybe POINT(%s %s) is meant.",
                                        point, meant.longitude(), meant.latitude());
                            });
            return given;
        }
        throw refused("A distance must be from a POINT(longitude latitude), not (%s).", expression);
    }

    private static void requirePosition(Expression expression) {
        if (!(expression instanceof PropertyName name)
                || !name.getPropertyName().equals(POSITION)) {
            throw refused("The attribute (%s) is no position; (position) is.", expression);
        }
    }

    private static int depth(String text) {
        int depth = 0;
        int deepest = 0;
        for (int i = 0; i < text.length(); i++) {
            depth += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
            deepest = Math.max(deepest, depth);
        }
        return deepest;
    }

    private static Map<String, BiFunction<FacilityListing, Set<String>, Set<String>>> attributes() {
        Map<String, BiFunction<FacilityListing, Set<String>, Set<String>>> attributes =
                new TreeMap<>();
        attributes.put("code", (facility, categories) -> Set.of(facility.code()));
        attributes.put("name", (facility, categories) -> Set.of(facility.name()));
        attributes.put("street", (facility, categories) -> Set.of(facility.address().street()));
        attributes.put(
                "postalCode", (facility, categories) -> Set.of(facility.address().postalCode()));
        attributes.put("comune", (facility, categories) -> Set.of(facility.address().comune()));
        attributes.put("province", (facility, categories) -> Set.of(facility.address().province()));
        attributes.put(
                "bookingMode", (facility, categories) -> Set.of(facility.bookingMode().name()));
        attributes.put("service", (facility, categories) -> facility.serviceCodes());
        attributes.put("category", (facility, categories) -> categories);
        return attributes;
    }

    private static OneCareException refused(String message, @Nullable Object... values) {
        return new OneCareException(
                ErrorCode.QUERY_NOT_UNDERSTOOD, String.format(Locale.ROOT, message, values));
    }
}
