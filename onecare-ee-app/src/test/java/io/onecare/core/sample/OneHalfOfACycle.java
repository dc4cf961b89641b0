package io.onecare.core.sample;

import io.onecare.core.sampleother.OtherHalfOfACycle;

/** Breaks, with its other half: features of core are acyclic. */
public class OneHalfOfACycle {
    OtherHalfOfACycle other;
}
