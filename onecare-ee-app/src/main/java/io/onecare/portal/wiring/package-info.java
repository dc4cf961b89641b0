/**
 * Puts the portal together at start-up: settings, database, the library's services as CDI beans.
 * The only callers of the library's builders live here.
 */
@NullMarked
package io.onecare.portal.wiring;

import org.jspecify.annotations.NullMarked;
