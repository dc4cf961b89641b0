/**
 * The search for the nearest facilities beside other ways to do it. Run by the profile {@code
 * benchmark}, never by the build: docs/guide/benchmarks.md.
 */
@NullMarked
package io.onecare.geo.benchmark;

import org.jspecify.annotations.NullMarked;
