/**
 * What identifies or reaches a person. Every type here hides its content in {@code toString}, so
 * that no log line can carry personal data by accident.
 */
@NullMarked
package io.onecare.core.person;

import org.jspecify.annotations.NullMarked;
