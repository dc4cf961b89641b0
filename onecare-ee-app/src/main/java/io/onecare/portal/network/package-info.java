/** Facilities, what they offer and who works there, as administrators change them on screen. */
@NullMarked
package io.onecare.portal.network;

import org.jspecify.annotations.NullMarked;
