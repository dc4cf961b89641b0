/**
 * What the contracts of the ports share. It ships with them in the tests artifact; an embedder has
 * no need to call it.
 */
@NullMarked
package io.onecare.core.spi;

import org.jspecify.annotations.NullMarked;
