package io.onecare.core.network;

import io.onecare.core.money.Money;

/**
 * What a service costs, and by which tariff. A booking keeps both.
 *
 * @param tariff the tariff in force
 * @param price the agreed price
 */
public record TariffPrice(TariffId tariff, Money price) {}
