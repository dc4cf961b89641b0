/** The page that tells who has seen somebody's data. */
@NullMarked
package io.onecare.portal.access.web;

import org.jspecify.annotations.NullMarked;
