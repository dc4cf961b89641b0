/** The desk of customer care: what waits, who works on it, and what becomes of it. */
@NullMarked
package io.onecare.portal.care;

import org.jspecify.annotations.NullMarked;
