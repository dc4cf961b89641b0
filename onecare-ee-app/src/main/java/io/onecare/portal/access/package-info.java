/** Who has seen or changed the data of whoever is logged in. */
@NullMarked
package io.onecare.portal.access;

import org.jspecify.annotations.NullMarked;
