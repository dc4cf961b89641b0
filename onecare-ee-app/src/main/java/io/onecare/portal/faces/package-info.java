/** What all pages share: language, formats, brand, error page, front door. */
@NullMarked
package io.onecare.portal.faces;

import org.jspecify.annotations.NullMarked;
