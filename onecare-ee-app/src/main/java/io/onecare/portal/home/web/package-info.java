/** The home page. */
@NullMarked
package io.onecare.portal.home.web;

import org.jspecify.annotations.NullMarked;
