package io.onecare.geo.spi;

import io.onecare.core.place.GeoPoint;
import java.util.Objects;

/**
 * An address and where it is.
 *
 * @param label the address as people read it
 * @param position where it is
 */
public record GeocodedAddress(String label, GeoPoint position) {

    /** Checks that nothing is missing. */
    public GeocodedAddress {
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(position, "position");
    }
}
