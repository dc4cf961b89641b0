/**
 * How fast the portal serves its pages, as somebody outside sees it, beside a bare PrimeFaces page
 * on the same server. Run by the profile {@code benchmark-portal}; see docs/guide/benchmarks.md.
 */
@NullMarked
package io.onecare.portal.it.load;

import org.jspecify.annotations.NullMarked;
