/** Reports for administrators: how the network works, in numbers. */
@NullMarked
package io.onecare.portal.report;

import org.jspecify.annotations.NullMarked;
