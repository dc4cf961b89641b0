/** What keeps strangers out before any page is reached. */
@NullMarked
package io.onecare.portal.security;

import org.jspecify.annotations.NullMarked;
