package io.onecare.geo.benchmark;

import io.onecare.core.place.GeoPoint;
import io.onecare.geo.benchmark.BenchmarkNetwork.Question;
import io.onecare.geo.geotools.Geodesics;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.api.filter.Filter;
import org.geotools.api.filter.FilterFactory;
import org.geotools.data.collection.SpatialIndexFeatureCollection;
import org.geotools.data.simple.SimpleFeatureIterator;
import org.geotools.factory.CommonFactoryFinder;
import org.geotools.feature.simple.SimpleFeatureBuilder;
import org.geotools.feature.simple.SimpleFeatureTypeBuilder;
import org.geotools.geometry.jts.ReferencedEnvelope;
import org.geotools.referencing.crs.DefaultGeographicCRS;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;

/**
 * GeoTools' collection with a spatial index for each service and list; the box around the place
 * grows until enough are surely in it. Exact, by GeoTools' geodesics.
 */
final class GeoToolsRival implements Rival {

    private static final DefaultGeographicCRS CRS = DefaultGeographicCRS.WGS84;
    private static final FilterFactory FILTERS = CommonFactoryFinder.getFilterFactory();

    /** Fewer <b>metres</b> than a degree of latitude has anywhere. */
    private static final double METRES_PER_DEGREE = 110_500;

    private record Hit(int facility, double metres) {}

    private final SpatialIndexFeatureCollection[] collections =
            new SpatialIndexFeatureCollection[AskedOffers.keys()];

    GeoToolsRival(AskedOffers offers) throws Exception {
        SimpleFeatureTypeBuilder type = new SimpleFeatureTypeBuilder();
        type.setName("facility");
        type.setCRS(CRS);
        type.add("position", Point.class);
        type.add("number", Integer.class);
        SimpleFeatureType facility = type.buildFeatureType();
        GeometryFactory points = new GeometryFactory();
        SimpleFeature[] features = new SimpleFeature[offers.count()];
        for (int i = 0; i < features.length; i++) {
            Point point =
                    points.createPoint(new Coordinate(offers.longitude(i), offers.latitude(i)));
            features[i] =
                    SimpleFeatureBuilder.build(facility, new Object[] {point, i}, "f" + i);
        }
        for (int key = 0; key < collections.length; key++) {
            collections[key] = new SpatialIndexFeatureCollection(facility);
            for (int i : offers.facilities(key)) {
                collections[key].add(features[i]);
            }
        }
    }

    @Override
    public double[] nearest(Question question) {
        SpatialIndexFeatureCollection those =
                collections[AskedOffers.key(question.service(), question.list())];
        Geodesics geodesics = Geodesics.from(question.from());
        List<Hit> hits = new ArrayList<>();
        double narrowing = Math.cos(Math.toRadians(Math.abs(question.latitude()) + 1));
        for (double degrees = 0.05; ; degrees *= 2) {
            hits.clear();
            double sure = degrees * METRES_PER_DEGREE;
            ReferencedEnvelope box =
                    new ReferencedEnvelope(
                            question.longitude() - degrees / narrowing,
                            question.longitude() + degrees / narrowing,
                            question.latitude() - degrees,
                            question.latitude() + degrees,
                            CRS);
            Filter inBox = FILTERS.bbox(FILTERS.property("position"), box);
            int surely = 0;
            try (SimpleFeatureIterator found = those.subCollection(inBox).features()) {
                while (found.hasNext()) {
                    SimpleFeature feature = found.next();
                    Point point = (Point) feature.getAttribute(0);
                    double metres =
                            geodesics.metresTo(GeoPoint.ofLatLon(point.getY(), point.getX()));
                    hits.add(new Hit((Integer) feature.getAttribute(1), metres));
                    surely += metres <= sure ? 1 : 0;
                }
            }
            if (surely >= BenchmarkNetwork.NEAREST || degrees > 20) {
                break;
            }
        }
        hits.sort(Comparator.comparingDouble(Hit::metres).thenComparing(Hit::facility));
        int size = Math.min(hits.size(), BenchmarkNetwork.NEAREST);
        double[] answer = new double[2 * size];
        for (int i = 0; i < size; i++) {
            answer[2 * i] = hits.get(i).facility();
            answer[2 * i + 1] = hits.get(i).metres();
        }
        return answer;
    }
}
