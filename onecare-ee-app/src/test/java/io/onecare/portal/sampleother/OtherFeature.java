package io.onecare.portal.sampleother;

import io.onecare.portal.sample.OneFeature;

/** Breaks, with its other half: features of the portal are acyclic. */
public class OtherFeature {
    OneFeature one;
}
