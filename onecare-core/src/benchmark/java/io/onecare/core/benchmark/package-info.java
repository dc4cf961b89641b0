/**
 * What the library costs beside hand-written JDBC. Run by the profile {@code benchmark}, never by
 * the build: docs/guide/benchmarks.md.
 */
@NullMarked
package io.onecare.core.benchmark;

import org.jspecify.annotations.NullMarked;
