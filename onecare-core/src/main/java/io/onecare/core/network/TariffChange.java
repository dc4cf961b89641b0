package io.onecare.core.network;

import io.onecare.core.money.Money;
import io.onecare.core.time.ValidityPeriod;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A wish about the prices of one service at one facility under one price list, from today on. What
 * held on the days before stays as it was.
 */
public sealed interface TariffChange {

    /**
     * Tells what it is about.
     *
     * @return the service, the facility and the price list
     */
    PricedService about();

    /**
     * A price from a day on. The price that is in force on the day before ends there.
     *
     * @param about what it is about
     * @param price the agreed price; may be zero
     * @param period the days on which it holds; begins today or later
     */
    record Agree(PricedService about, Money price, ValidityPeriod period) implements TariffChange {

        /** Checks that everything was given. */
        public Agree {
            Objects.requireNonNull(about, "about");
            Objects.requireNonNull(price, "price");
            Objects.requireNonNull(period, "period");
        }
    }

    /**
     * Another end of a price that is in force or will be.
     *
     * @param about what it is about
     * @param tariff which price
     * @param endExclusive the first day, today at the earliest, on which it no longer holds; null
     *     for no end
     */
    record End(PricedService about, TariffId tariff, @Nullable LocalDate endExclusive)
            implements TariffChange {

        /** Checks that everything but the end was given. */
        public End {
            Objects.requireNonNull(about, "about");
            Objects.requireNonNull(tariff, "tariff");
        }
    }

    /**
     * Something else in place of a price that has not begun and nobody has booked at. The price
     * that ended where it began ends where the new one begins.
     *
     * @param about what it is about
     * @param tariff which price
     * @param price the agreed price; may be zero
     * @param period the days on which it holds; begins today or later
     */
    record Correct(PricedService about, TariffId tariff, Money price, ValidityPeriod period)
            implements TariffChange {

        /** Checks that everything was given. */
        public Correct {
            Objects.requireNonNull(about, "about");
            Objects.requireNonNull(tariff, "tariff");
            Objects.requireNonNull(price, "price");
            Objects.requireNonNull(period, "period");
        }
    }

    /**
     * Nothing in place of a price that has not begun and nobody has booked at.
     *
     * @param about what it is about
     * @param tariff which price
     */
    record Withdraw(PricedService about, TariffId tariff) implements TariffChange {

        /** Checks that everything was given. */
        public Withdraw {
            Objects.requireNonNull(about, "about");
            Objects.requireNonNull(tariff, "tariff");
        }
    }
}
