package io.onecare.core.network;

import io.onecare.core.money.Money;
import io.onecare.core.time.ValidityPeriod;
import org.jspecify.annotations.Nullable;

/**
 * A price as it is or would be.
 *
 * @param tariff which tariff it is; null for one that would be new
 * @param price the agreed price
 * @param period the days on which it holds
 */
public record PlannedTariff(@Nullable TariffId tariff, Money price, ValidityPeriod period) {}
