/** The page of the reports, and its file. */
@NullMarked
package io.onecare.portal.report.web;

import org.jspecify.annotations.NullMarked;
