/** The page after the log-in: what is next, and what waits. */
@NullMarked
package io.onecare.portal.home;

import org.jspecify.annotations.NullMarked;
