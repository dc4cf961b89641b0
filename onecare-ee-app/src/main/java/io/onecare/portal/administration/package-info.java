/**
 * What administrators do: decide who works with the portal. Each part has a desk, which is the
 * boundary of the transaction.
 */
@NullMarked
package io.onecare.portal.administration;

import org.jspecify.annotations.NullMarked;
