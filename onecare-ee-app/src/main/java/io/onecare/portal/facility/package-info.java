/** What facilities do: they answer requests by the links in their mails. */
@NullMarked
package io.onecare.portal.facility;

import org.jspecify.annotations.NullMarked;
