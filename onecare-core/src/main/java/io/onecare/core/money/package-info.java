/** Amounts of euro, exact to the cent. Prices are {@link io.onecare.core.money.Money}. */
@NullMarked
package io.onecare.core.money;

import org.jspecify.annotations.NullMarked;
