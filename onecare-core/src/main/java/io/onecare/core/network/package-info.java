/**
 * The network of agreed facilities and the catalogue of health services they offer. {@link
 * io.onecare.core.network.NetworkEditor} writes, {@link io.onecare.core.network.FacilityDirectory}
 * reads.
 */
@NullMarked
package io.onecare.core.network;

import org.jspecify.annotations.NullMarked;
