package io.onecare.geo.sample;

import io.onecare.portal.search.MapProblem;

/** Breaks: geo does not know the portal. */
public class GeoAsksPortal {
    MapProblem problem;
}
