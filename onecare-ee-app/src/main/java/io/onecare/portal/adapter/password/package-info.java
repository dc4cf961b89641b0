/** Turns passwords into what may be stored. */
@NullMarked
package io.onecare.portal.adapter.password;

import org.jspecify.annotations.NullMarked;
