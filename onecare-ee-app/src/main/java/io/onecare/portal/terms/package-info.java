/** The texts that people are shown and accept: privacy notice and general conditions. */
@NullMarked
package io.onecare.portal.terms;

import org.jspecify.annotations.NullMarked;
