/** Pages of the texts that people are shown and accept. */
@NullMarked
package io.onecare.portal.terms.web;

import org.jspecify.annotations.NullMarked;
