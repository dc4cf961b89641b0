package io.onecare.geo.geotools.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.onecare.core.Actor;
import io.onecare.core.network.BookingMode;
import io.onecare.core.network.FacilityListing;
import io.onecare.core.place.GeoPoint;
import io.onecare.core.search.FacilityCriteria;
import io.onecare.core.search.PageRequest;
import io.onecare.geo.SnapshotFacilitySearch;
import io.onecare.geo.geotools.source.FeatureMapping.Field;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.data.collection.CollectionFeatureSource;
import org.geotools.data.collection.ListFeatureCollection;
import org.geotools.data.simple.SimpleFeatureIterator;
import org.geotools.feature.simple.SimpleFeatureBuilder;
import org.geotools.feature.simple.SimpleFeatureTypeBuilder;
import org.geotools.referencing.CRS;
import org.geotools.referencing.crs.DefaultEngineeringCRS;
import org.geotools.referencing.crs.DefaultGeographicCRS;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;

class FeatureFacilitiesTest {

    private static final GeometryFactory GEOMETRIES = new GeometryFactory();

    private static final FeatureMapping MAPPING =
            FeatureMapping.of("CODICE", "DENOMINAZ")
                    .with(Field.STREET, "VIA")
                    .with(Field.POSTAL_CODE, "CAP")
                    .with(Field.COMUNE, "COMUNE")
                    .with(Field.PROVINCE, "PROV")
                    .with(Field.PHONES, "TEL")
                    .with(Field.SERVICES, "PRESTAZ")
                    .with(Field.BOOKING_MODE, "AGENDA");

    private static final String UTM_32 =
            "PROJCS[\"WGS 84 / UTM zone 32N\", GEOGCS[\"WGS 84\", DATUM[\"WGS_1984\","
                    + " SPHEROID[\"WGS 84\", 6378137, 298.257223563]], PRIMEM[\"Greenwich\", 0],"
                    + " UNIT[\"degree\", 0.0174532925199433]], PROJECTION[\"Transverse_Mercator\"],"
                    + " PARAMETER[\"latitude_of_origin\", 0], PARAMETER[\"central_meridian\", 9],"
                    + " PARAMETER[\"scale_factor\", 0.9996], PARAMETER[\"false_easting\", 500000],"
                    + " PARAMETER[\"false_northing\", 0], UNIT[\"metre\", 1]]";

    private static final String LATITUDE_FIRST =
            "GEOGCS[\"WGS 84\", DATUM[\"WGS_1984\", SPHEROID[\"WGS 84\", 6378137, 298.257223563]],"
                    + " PRIMEM[\"Greenwich\", 0], UNIT[\"degree\", 0.0174532925199433],"
                    + " AXIS[\"Lat\", NORTH], AXIS[\"Long\", EAST]]";

    @Test
    void a_feature_becomes_a_facility() {
        Features features = new Features(DefaultGeographicCRS.WGS84);
        features.add(
                "A",
                " Centro Alba ",
                point(9.19, 45.464211),
                "02 1; 02 2 ;",
                "VIS-A;ECO-B",
                "online");
        features.add("B", "Senza punto", null, null, null, null);

        List<FacilityListing> read = features.facilities().read().facilities();

        assertThat(read).hasSize(2);
        FacilityListing first = read.get(0);
        assertThat(first.code()).isEqualTo("A");
        assertThat(first.name()).isEqualTo("Centro Alba");
        assertThat(first.address()).hasToString("Via Larga 1, 20122 Milano MI");
        assertThat(first.position()).isEqualTo(GeoPoint.ofLatLon(45.464211, 9.19));
        assertThat(first.phones()).containsExactly("02 1", "02 2");
        assertThat(first.serviceCodes()).containsExactlyInAnyOrder("VIS-A", "ECO-B");
        assertThat(first.bookingMode()).isEqualTo(BookingMode.ONLINE);
        assertThat(read.get(1).position()).isNull();
        assertThat(read.get(1).bookingMode()).isEqualTo(BookingMode.BY_PHONE);
        assertThat(read.get(1).serviceCodes()).isEmpty();
    }

    /** Metres by Krüger's series (C. F. F. Karney, J. Geodesy 85, 2011), computed apart. */
    @Test
    void metres_become_degrees() throws Exception {
        Features features = new Features(CRS.parseWKT(UTM_32));
        features.add("MI", "Milano", point(514853.49305, 5034538.01831), null, null, null);

        GeoPoint position = features.facilities().read().facilities().get(0).position();

        assertThat(position.latitude()).isCloseTo(45.464211, within(1e-8));
        assertThat(position.longitude()).isCloseTo(9.19, within(1e-8));
    }

    @Test
    void the_order_of_the_axes_is_that_of_the_reference_system() throws Exception {
        Features features = new Features(CRS.parseWKT(LATITUDE_FIRST));
        features.add("MI", "Milano", point(45.464211, 9.19), null, null, null);

        assertThat(features.facilities().read().facilities().get(0).position())
                .isEqualTo(GeoPoint.ofLatLon(45.464211, 9.19));
    }

    @Test
    void the_search_answers_from_it_and_sees_its_changes() {
        Features features = new Features(DefaultGeographicCRS.WGS84);
        features.add("A", "Alba", point(9.19, 45.46), null, null, null);
        FeatureFacilities facilities = features.facilities();
        SnapshotFacilitySearch search = search(facilities);
        assertThat(codes(search)).containsExactly("A");

        features.add("B", "Brezza", point(9.2, 45.46), null, null, null);
        facilities.changed();
        search.lookAgain();

        assertThat(codes(search)).containsExactly("A", "B");
    }

    @Test
    void a_source_that_fails_in_the_middle_leaves_the_search_what_it_had() {
        Features features = new Features(DefaultGeographicCRS.WGS84);
        features.add("A", "Alba", point(9.19, 45.46), null, null, null);
        FeatureFacilities facilities = features.facilities();
        SnapshotFacilitySearch search = search(facilities);
        codes(search);
        features.add("B", "Brezza", point(9.2, 45.46), null, null, null);
        features.add("C", "Cielo", point(9.2, 45.46), null, null, null);

        features.failAfter = 2;
        facilities.changed();
        search.lookAgain();
        assertThat(codes(search)).containsExactly("A");
        assertThat(search.status().fault())
                .get()
                .extracting(Throwable::getMessage)
                .isEqualTo("disk gone");

        features.failAfter = Integer.MAX_VALUE;
        search.lookAgain();
        assertThat(codes(search)).containsExactly("A", "B", "C");
    }

    @Test
    void a_feature_that_cannot_be_a_facility_is_named_with_its_attribute() {
        assertUnusable("CODICE", "missing", f -> f.add(" ", "Alba", null, null, null, null));
        assertUnusable("DENOMINAZ", "missing", f -> f.add("A", null, null, null, null, null));
        assertUnusable("AGENDA", "booking mode", f -> f.add("A", "Alba", null, null, null, "FAX"));
        assertUnusable(
                "CODICE",
                "another one",
                f -> {
                    f.add("A", "Alba", null, null, null, null);
                    f.add("A", "Brezza", null, null, null, null);
                });
        assertUnusable(
                "geometry",
                "not on the globe",
                f -> f.add("A", "Alba", point(45.46, 99.19), null, null, null));
    }

    private static void assertUnusable(String attribute, String why, Consumer<Features> content) {
        Features features = new Features(DefaultGeographicCRS.WGS84);
        content.accept(features);

        assertThatThrownBy(() -> features.facilities().read())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(why)
                .hasMessageContaining("(" + attribute + ")")
                .hasMessageContaining("(Strutture.")
                .hasMessageNotContaining("Alba");
    }

    @Test
    void what_can_never_be_read_is_refused_before_it_is_asked() {
        Features wgs84 = new Features(DefaultGeographicCRS.WGS84);
        assertThatThrownBy(() -> wgs84.facilities(MAPPING.with(Field.NAME, "NOME")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("(NOME)")
                .hasMessageContaining("DENOMINAZ");
        assertThatThrownBy(() -> wgs84.facilities(FeatureMapping.of("CODICE", "DENOMINAZ")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("(STREET)");
        assertThatThrownBy(() -> new Features(null).facilities())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("reference system");
        assertThatThrownBy(() -> new Features(DefaultEngineeringCRS.CARTESIAN_2D).facilities())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cannot be transformed");
        assertThatThrownBy(() -> new Features(DefaultGeographicCRS.WGS84, null).facilities())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no geometry");
    }

    @Test
    void lines_are_no_positions() {
        Features features = new Features(DefaultGeographicCRS.WGS84, LineString.class);
        features.add(
                "A",
                "Alba",
                GEOMETRIES.createLineString(
                        new Coordinate[] {new Coordinate(9, 45), new Coordinate(10, 46)}),
                null,
                null,
                null);

        assertThatThrownBy(() -> features.facilities().read())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no point");
    }

    private static SnapshotFacilitySearch search(FeatureFacilities facilities) {
        return SnapshotFacilitySearch.over(
                facilities,
                Clock.fixed(Instant.parse("2026-03-16T11:00:00Z"), ZoneOffset.UTC),
                Runnable::run);
    }

    private static List<String> codes(SnapshotFacilitySearch search) {
        return search
                .find(Actor.visitor(), FacilityCriteria.any(), new PageRequest(1, 20))
                .matches()
                .stream()
                .map(match -> match.facility().code())
                .toList();
    }

    private static Point point(double x, double y) {
        return GEOMETRIES.createPoint(new Coordinate(x, y));
    }

    /** Features as an insurer's GIS may have them. */
    private static final class Features {

        private final SimpleFeatureType type;
        private final List<SimpleFeature> features = new ArrayList<>();
        private int failAfter = Integer.MAX_VALUE;

        Features(@Nullable CoordinateReferenceSystem crs) {
            this(crs, Point.class);
        }

        Features(
                @Nullable CoordinateReferenceSystem crs,
                @Nullable Class<? extends Geometry> geometry) {
            SimpleFeatureTypeBuilder builder = new SimpleFeatureTypeBuilder();
            builder.setName("Strutture");
            for (String text :
                    List.of(
                            "CODICE",
                            "DENOMINAZ",
                            "VIA",
                            "CAP",
                            "COMUNE",
                            "PROV",
                            "TEL",
                            "PRESTAZ",
                            "AGENDA")) {
                builder.add(text, String.class);
            }
            if (geometry != null) {
                builder.add("GEOM", geometry, crs);
            }
            this.type = builder.buildFeatureType();
        }

        void add(
                @Nullable String code,
                @Nullable String name,
                @Nullable Geometry geometry,
                @Nullable String phones,
                @Nullable String services,
                @Nullable String agenda) {
            Object[] values = {
                code,
                name,
                "Via Larga 1",
                "20122",
                "Milano",
                "MI",
                phones,
                services,
                agenda,
                geometry
            };
            features.add(
                    SimpleFeatureBuilder.build(type, values, "Strutture." + (features.size() + 1)));
        }

        FeatureFacilities facilities() {
            return facilities(MAPPING);
        }

        FeatureFacilities facilities(FeatureMapping mapping) {
            return FeatureFacilities.over(
                    new CollectionFeatureSource(
                            new ListFeatureCollection(type, features) {
                                @Override
                                public SimpleFeatureIterator features() {
                                    return failing(super.features());
                                }
                            }),
                    mapping,
                    List.of());
        }

        private SimpleFeatureIterator failing(SimpleFeatureIterator features) {
            return new SimpleFeatureIterator() {
                private int given;

                @Override
                public boolean hasNext() {
                    return features.hasNext();
                }

                @Override
                public SimpleFeature next() {
                    if (given++ == failAfter) {
                        throw new IllegalStateException("disk gone");
                    }
                    return features.next();
                }

                @Override
                public void close() {
                    features.close();
                }
            };
        }
    }
}
