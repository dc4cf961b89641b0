/**
 * What the accounts ask their embedder: to hash passwords, without which there are no accounts, and
 * to encrypt the secrets of second factors, without which there are none of these.
 */
@NullMarked
package io.onecare.core.account.spi;

import org.jspecify.annotations.NullMarked;
