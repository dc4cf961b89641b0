/**
 * Files of somebody else as rows of cells, one after the other: CSV and XLSX, within limits that no
 * file can break. {@link io.onecare.imports.table.TableReader} opens them.
 */
@NullMarked
package io.onecare.imports.table;

import org.jspecify.annotations.NullMarked;
