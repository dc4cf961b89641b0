/**
 * An insurer's files as the rows that {@link io.onecare.core.imports.Imports} takes: a mapping says
 * which of their columns is which of ours.
 */
@NullMarked
package io.onecare.imports;

import org.jspecify.annotations.NullMarked;
