package io.onecare.geo.spi;

import java.util.List;

/**
 * Finds addresses, by a service that the insurer has. An implementation is called by several
 * threads at once; it may take its time, be interrupted and throw, in which case the search goes on
 * without it. It writes nothing that people typed to a log: it may be where somebody lives.
 */
@FunctionalInterface
public interface Geocoder {

    /**
     * Finds addresses.
     *
     * @param text what was typed, 2 to 200 characters
     * @param limit the most addresses wanted, 1 or more
     * @return the best first; empty if there are none
     */
    List<GeocodedAddress> geocode(String text, int limit);
}
