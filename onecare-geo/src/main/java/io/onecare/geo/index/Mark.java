package io.onecare.geo.index;

import io.onecare.core.place.GeoPoint;
import java.util.Objects;

/**
 * Where a page of facilities ended: the next begins behind it. It stays good when the network
 * changes, also when the facility it names is gone.
 *
 * @param code the code of the last facility of the page
 * @param position where it is
 */
public record Mark(String code, GeoPoint position) {

    /** Checks that nothing is missing. */
    public Mark {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(position, "position");
    }
}
