/** The pages of imports, and the files and the progress that belong to them. */
@NullMarked
package io.onecare.portal.imports.web;

import org.jspecify.annotations.NullMarked;
