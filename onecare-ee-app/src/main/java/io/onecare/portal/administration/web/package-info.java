/** The pages of the administration. Their beans know desks and no more. */
@NullMarked
package io.onecare.portal.administration.web;

import org.jspecify.annotations.NullMarked;
