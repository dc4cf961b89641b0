package io.onecare.imports.sample;

import io.onecare.geo.LocationFinder;

/** Breaks the rule that whoever reads files knows the library and CSV, and nothing else. */
public final class ReaderWithGeometry {

    private final LocationFinder finder;

    public ReaderWithGeometry(LocationFinder finder) {
        this.finder = finder;
    }

    public LocationFinder finder() {
        return finder;
    }
}
