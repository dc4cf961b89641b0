/** The pages on which administrators change the network. Their beans know the desk and no more. */
@NullMarked
package io.onecare.portal.network.web;

import org.jspecify.annotations.NullMarked;
