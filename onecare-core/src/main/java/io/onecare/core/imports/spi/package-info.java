/** What an embedder may give imports: where comuni lie. */
@NullMarked
package io.onecare.core.imports.spi;

import org.jspecify.annotations.NullMarked;
