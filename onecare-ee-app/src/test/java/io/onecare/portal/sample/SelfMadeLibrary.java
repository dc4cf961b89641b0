package io.onecare.portal.sample;

import io.onecare.geo.gazetteer.Gazetteer;

/** Breaks: only wiring builds the library. */
public class SelfMadeLibrary {
    Gazetteer gazetteer() {
        return Gazetteer.italy();
    }
}
