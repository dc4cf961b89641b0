/** The pages on which administrators change settings and texts. */
@NullMarked
package io.onecare.portal.configuration.web;

import org.jspecify.annotations.NullMarked;
