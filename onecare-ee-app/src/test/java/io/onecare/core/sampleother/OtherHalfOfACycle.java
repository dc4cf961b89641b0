package io.onecare.core.sampleother;

import io.onecare.core.sample.OneHalfOfACycle;

/** Breaks, with its other half: features of core are acyclic. */
public class OtherHalfOfACycle {
    OneHalfOfACycle one;
}
