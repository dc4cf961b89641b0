package io.onecare.portal.sample;

import io.onecare.core.sample.spi.SamplePort;

/** Breaks: only adapters implement ports. */
public class PortOutsideAdapter implements SamplePort {}
