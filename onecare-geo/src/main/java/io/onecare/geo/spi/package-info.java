/** What an embedder may bring to the search. */
@NullMarked
package io.onecare.geo.spi;

import org.jspecify.annotations.NullMarked;
