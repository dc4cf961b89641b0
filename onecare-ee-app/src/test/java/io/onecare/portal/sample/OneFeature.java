package io.onecare.portal.sample;

import io.onecare.portal.sampleother.OtherFeature;

/** Breaks, with its other half: features of the portal are acyclic. */
public class OneFeature {
    OtherFeature other;
}
