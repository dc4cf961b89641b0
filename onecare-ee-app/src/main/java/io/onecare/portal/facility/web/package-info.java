/** The pages of facilities. */
@NullMarked
package io.onecare.portal.facility.web;

import org.jspecify.annotations.NullMarked;
