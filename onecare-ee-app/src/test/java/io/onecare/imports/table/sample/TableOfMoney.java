package io.onecare.imports.table.sample;

import io.onecare.core.money.Money;

/** Breaks the rule that tables know nothing of what stands in them. */
public final class TableOfMoney {

    public Money price() {
        return Money.ofCents(1);
    }
}
