package io.onecare.geo;

import io.onecare.core.place.GeoPoint;
import java.util.Objects;

/**
 * Somewhere to search from.
 *
 * @param kind what it is
 * @param label what people read; data, to be escaped wherever it is shown
 * @param position where it is
 */
public record Location(Kind kind, String label, GeoPoint position) {

    /** What a location is. */
    public enum Kind {
        /** A comune or a locality within one; the position is about its centre. */
        PLACE,
        /** A facility of the network, found by its name, street or comune. */
        FACILITY,
        /** An address that the embedder's geocoder knows. */
        ADDRESS
    }

    /** Checks that nothing is missing. */
    public Location {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(position, "position");
    }
}
