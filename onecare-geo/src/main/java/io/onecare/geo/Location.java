package io.onecare.geo;

import io.onecare.core.place.GeoPoint;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Somewhere to search from.
 *
 * @param kind what it is
 * @param name its name alone; for an address the same as the label
 * @param label what people read to tell it from others; {@link LocationFinder#resolve} finds it
 *     again by that. Data, to be escaped wherever it is shown, as the name is
 * @param region the region that a place lies in; null for what is no place
 * @param position where it is
 */
public record Location(
        Kind kind, String name, String label, @Nullable String region, GeoPoint position) {

    /** What a location is. */
    public enum Kind {
        /** A comune or a locality within one; the position is about its centre. */
        PLACE,
        /** A facility of the network, found by its name or address. */
        FACILITY,
        /** An address that the embedder's geocoder knows. */
        ADDRESS
    }

    /** Checks that nothing is missing. */
    public Location {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(position, "position");
    }
}
