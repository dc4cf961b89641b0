/** The page of the audit trail, and its file. */
@NullMarked
package io.onecare.portal.audit.web;

import org.jspecify.annotations.NullMarked;
