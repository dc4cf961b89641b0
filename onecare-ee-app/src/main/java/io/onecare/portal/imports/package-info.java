/**
 * Files that administrators send to be imported: kept on disk until they are, worked on outside the
 * request, and shown at every step. What happens to the network is the library's.
 */
@NullMarked
package io.onecare.portal.imports;

import org.jspecify.annotations.NullMarked;
