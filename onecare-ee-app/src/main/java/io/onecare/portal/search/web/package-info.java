/** The search on screen: the view beans of the public map. */
@NullMarked
package io.onecare.portal.search.web;

import org.jspecify.annotations.NullMarked;
