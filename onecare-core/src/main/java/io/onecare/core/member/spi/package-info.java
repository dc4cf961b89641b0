/**
 * What the member feature asks its embedder. {@link io.onecare.core.member.spi.EligibilityChecker}
 * has a default, so that nothing here must be implemented.
 */
@NullMarked
package io.onecare.core.member.spi;

import org.jspecify.annotations.NullMarked;
