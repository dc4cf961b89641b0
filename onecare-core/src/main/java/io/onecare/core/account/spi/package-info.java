/**
 * What the accounts ask their embedder: to hash passwords. Without an implementation there are no
 * accounts; everything else works.
 */
@NullMarked
package io.onecare.core.account.spi;

import org.jspecify.annotations.NullMarked;
