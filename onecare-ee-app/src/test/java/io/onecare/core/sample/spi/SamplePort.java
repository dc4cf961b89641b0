package io.onecare.core.sample.spi;

/** A port, for the sample that implements it in the wrong place. */
public interface SamplePort {}
