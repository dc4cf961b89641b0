package io.onecare.core.network;

import org.jspecify.annotations.Nullable;

/** What became of a wish to change the prices of a service. */
public sealed interface TariffChangeOutcome {

    /**
     * It was done, and holds when the caller's transaction commits.
     *
     * @param preview what it did
     */
    record Done(TariffPreview preview) implements TariffChangeOutcome {}

    /**
     * It would do something else than what was shown, and was not done.
     *
     * @param now what it would do now
     */
    record Outdated(TariffPreview now) implements TariffChangeOutcome {}

    /**
     * It was not done, and nothing was changed.
     *
     * @param reason why
     * @param other the price that stands in the way, with {@link TariffChangeRefusal#OVERLAPS};
     *     else null
     */
    record Refused(TariffChangeRefusal reason, @Nullable PlannedTariff other)
            implements TariffChangeOutcome {}
}
