/**
 * Who did or saw what, and when: a trail to which entries are only ever added. Every change and
 * every look at a person's data by an operator leaves one, in the transaction of the change.
 */
@NullMarked
package io.onecare.core.audit;

import org.jspecify.annotations.NullMarked;
