/** Encrypts the secrets that the library stores. */
@NullMarked
package io.onecare.portal.adapter.secret;

import org.jspecify.annotations.NullMarked;
