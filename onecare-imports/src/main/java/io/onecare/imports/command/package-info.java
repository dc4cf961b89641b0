/**
 * The command for nightly feeds: {@link io.onecare.imports.command.ImportCommand} imports files
 * straight into the database.
 */
@NullMarked
package io.onecare.imports.command;

import org.jspecify.annotations.NullMarked;
