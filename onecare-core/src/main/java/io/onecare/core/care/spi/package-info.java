/** What customer care asks its embedder. */
@NullMarked
package io.onecare.core.care.spi;

import org.jspecify.annotations.NullMarked;
