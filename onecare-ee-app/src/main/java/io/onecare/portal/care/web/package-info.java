/** The pages of those who work at the desk of customer care. */
@NullMarked
package io.onecare.portal.care.web;

import org.jspecify.annotations.NullMarked;
