package io.onecare.geo.geotools.source;

import io.onecare.core.network.BookingMode;
import io.onecare.core.network.CategoryListing;
import io.onecare.core.network.FacilityListing;
import io.onecare.core.place.Address;
import io.onecare.core.place.GeoPoint;
import io.onecare.core.time.ValidityPeriod;
import io.onecare.geo.FacilitySource;
import io.onecare.geo.geotools.source.FeatureMapping.Field;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.geotools.api.data.SimpleFeatureSource;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.api.feature.type.AttributeDescriptor;
import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.api.referencing.operation.MathTransform;
import org.geotools.api.referencing.operation.TransformException;
import org.geotools.data.simple.SimpleFeatureIterator;
import org.geotools.referencing.CRS;
import org.geotools.referencing.crs.DefaultGeographicCRS;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Point;

/**
 * Facilities that an insurer's GIS keeps: any feature source of GeoTools with points, in any
 * reference system that it can transform to WGS 84. Thread-safe as far as the feature source is.
 *
 * <p>Coordinates are in the order of the axes of the reference system: one that says latitude first
 * is taken at its word. Changes are noticed where the source tells its listeners; whoever changes
 * the data elsewhere calls {@link #changed()}.
 */
public final class FeatureFacilities implements FacilitySource {

    private static final ValidityPeriod ALWAYS = ValidityPeriod.from(LocalDate.EPOCH);

    private final SimpleFeatureSource source;
    private final FeatureMapping mapping;
    private final List<CategoryListing> catalogue;
    private final MathTransform toWgs84;
    private final AtomicLong revision = new AtomicLong(1);

    private FeatureFacilities(
            SimpleFeatureSource source,
            FeatureMapping mapping,
            List<CategoryListing> catalogue,
            MathTransform toWgs84) {
        this.source = source;
        this.mapping = mapping;
        this.catalogue = List.copyOf(catalogue);
        this.toWgs84 = toWgs84;
    }

    /**
     * Takes facilities from a feature source.
     *
     * @param source the features; their default geometry is a point or null
     * @param mapping which attribute holds what; code, name and the four parts of the address are
     *     required
     * @param catalogue the services, for names and categories; may be empty
     * @return the source
     * @throws IllegalArgumentException if the features have no such attribute, no geometry or no
     *     reference system, or one that cannot be transformed
     */
    public static FeatureFacilities over(
            SimpleFeatureSource source, FeatureMapping mapping, List<CategoryListing> catalogue) {
        SimpleFeatureType type = source.getSchema();
        for (Field field : Field.values()) {
            String attribute = mapping.attributes().get(field);
            if (attribute == null && field.isRequired()) {
                throw new IllegalArgumentException(
                        "The mapping has no attribute for (%s).".formatted(field));
            }
            if (attribute != null && type.getDescriptor(attribute) == null) {
                throw new IllegalArgumentException(
                        "The features have no attribute (%s) for (%s); they have: %s."
                                .formatted(attribute, field, names(type)));
            }
        }
        FeatureFacilities facilities =
                new FeatureFacilities(source, mapping, catalogue, transformOf(type));
        source.addFeatureListener(event -> facilities.changed());
        return facilities;
    }

    /** Has the search read the features again; for changes that the source does not tell of. */
    public void changed() {
        revision.incrementAndGet();
    }

    @Override
    public long revision() {
        return revision.get();
    }

    /**
     * Reads all features.
     *
     * @return all of them, or nothing
     * @throws IllegalStateException if a feature cannot be a facility; the message names the
     *     feature and the attribute
     * @throws UncheckedIOException if the source cannot be read to its end
     */
    @Override
    public Content read() {
        List<FacilityListing> facilities = new ArrayList<>();
        Set<String> codes = new HashSet<>();
        try (SimpleFeatureIterator features = source.getFeatures().features()) {
            while (features.hasNext()) {
                SimpleFeature feature = features.next();
                FacilityListing facility = facility(feature);
                if (!codes.add(facility.code())) {
                    throw unusable(feature, Field.CODE, "its code is that of another one", null);
                }
                facilities.add(facility);
            }
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        return new Content(facilities, catalogue);
    }

    private FacilityListing facility(SimpleFeature feature) {
        return new FacilityListing(
                required(feature, Field.CODE),
                required(feature, Field.NAME),
                address(feature),
                position(feature),
                list(feature, Field.PHONES),
                mode(feature),
                Set.copyOf(list(feature, Field.SERVICES)),
                ALWAYS);
    }

    private Address address(SimpleFeature feature) {
        try {
            return Address.of(
                    required(feature, Field.STREET),
                    required(feature, Field.POSTAL_CODE),
                    required(feature, Field.COMUNE),
                    required(feature, Field.PROVINCE));
        } catch (IllegalArgumentException fault) {
            throw unusable(feature, Field.STREET, "its address is none", fault);
        }
    }

    private BookingMode mode(SimpleFeature feature) {
        String name = text(feature, Field.BOOKING_MODE);
        if (name.isEmpty()) {
            return BookingMode.BY_PHONE;
        }
        try {
            return BookingMode.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException fault) {
            throw unusable(feature, Field.BOOKING_MODE, "there is no such booking mode", fault);
        }
    }

    private @Nullable GeoPoint position(SimpleFeature feature) {
        Object geometry = feature.getDefaultGeometry();
        if (geometry == null || geometry instanceof Point empty && empty.isEmpty()) {
            return null;
        }
        if (!(geometry instanceof Point point)) {
            throw unusable(feature, null, "its geometry is no point", null);
        }
        double[] coordinates = {point.getX(), point.getY()};
        try {
            toWgs84.transform(coordinates, 0, coordinates, 0, 1);
            return GeoPoint.ofLatLon(coordinates[1], coordinates[0]);
        } catch (TransformException | IllegalArgumentException fault) {
            throw unusable(feature, null, "its point is not on the globe", fault);
        }
    }

    private String required(SimpleFeature feature, Field field) {
        String text = text(feature, field);
        if (text.isEmpty()) {
            throw unusable(feature, field, "it is missing", null);
        }
        return text;
    }

    private List<String> list(SimpleFeature feature, Field field) {
        return Arrays.stream(text(feature, field).split(";"))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private String text(SimpleFeature feature, Field field) {
        String attribute = mapping.attributes().get(field);
        return attribute == null
                ? ""
                : Objects.toString(feature.getAttribute(attribute), "").strip();
    }

    private IllegalStateException unusable(
            SimpleFeature feature, @Nullable Field field, String why, @Nullable Exception cause) {
        String attribute = field == null ? "geometry" : mapping.attributes().get(field);
        return new IllegalStateException(
                "The feature (%s) cannot be a facility: %s (%s)."
                        .formatted(feature.getID(), why, attribute),
                cause);
    }

    private static MathTransform transformOf(SimpleFeatureType type) {
        if (type.getGeometryDescriptor() == null) {
            throw new IllegalArgumentException(
                    "The features (%s) have no geometry.".formatted(type.getTypeName()));
        }
        CoordinateReferenceSystem from = type.getCoordinateReferenceSystem();
        if (from == null) {
            throw new IllegalArgumentException(
                    "The features (%s) do not say in which reference system their points are.%nMaybe wrap the source with the right one."
                            .formatted(type.getTypeName()));
        }
        try {
            return CRS.findMathTransform(from, DefaultGeographicCRS.WGS84, true);
        } catch (FactoryException fault) {
            throw new IllegalArgumentException(
                    "The reference system (%s) cannot be transformed to WGS 84."
                            .formatted(from.getName()),
                    fault);
        }
    }

    private static String names(SimpleFeatureType type) {
        return type.getAttributeDescriptors().stream()
                .map(AttributeDescriptor::getLocalName)
                .collect(Collectors.joining(", "));
    }
}
