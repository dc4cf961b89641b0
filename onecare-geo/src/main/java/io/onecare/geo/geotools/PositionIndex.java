package io.onecare.geo.geotools;

import io.onecare.core.place.GeoBox;
import io.onecare.core.place.GeoPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.geotools.geometry.jts.ReferencedEnvelope;
import org.geotools.referencing.crs.DefaultGeographicCRS;
import org.locationtech.jts.index.strtree.STRtree;

/**
 * Finds things by the box they lie in. Immutable and thread-safe once built.
 *
 * @param <T> what is found
 */
public final class PositionIndex<T> {

    private final STRtree tree = new STRtree();

    private PositionIndex() {}

    /**
     * Builds an index.
     *
     * @param positions the things and where they are
     * @param <T> what is found
     * @return the index
     */
    public static <T> PositionIndex<T> of(Map<T, GeoPoint> positions) {
        PositionIndex<T> index = new PositionIndex<>();
        positions.forEach(
                (thing, position) -> index.tree.insert(envelope(position, position), thing));
        index.tree.build();
        return index;
    }

    /**
     * Finds what lies in a box or on its edge.
     *
     * @param box the box
     * @return the things, in no order
     */
    public List<T> within(GeoBox box) {
        List<T> found = new ArrayList<>();
        for (Object thing : tree.query(envelope(box.southWest(), box.northEast()))) {
            @SuppressWarnings("unchecked") // only of() inserts, and only things of type T
            T typed = (T) thing;
            found.add(typed);
        }
        return found;
    }

    /** x is longitude: JTS and WGS 84 in GeoTools' longitude-first form. */
    private static ReferencedEnvelope envelope(GeoPoint southWest, GeoPoint northEast) {
        return new ReferencedEnvelope(
                southWest.longitude(),
                northEast.longitude(),
                southWest.latitude(),
                northEast.latitude(),
                DefaultGeographicCRS.WGS84);
    }
}
