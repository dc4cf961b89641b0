package io.onecare.core.network;

import org.jspecify.annotations.Nullable;

/** What a change of the prices of a service would do. */
public sealed interface TariffPreviewOutcome {

    /**
     * It can be made.
     *
     * @param preview what it would do
     */
    record Shown(TariffPreview preview) implements TariffPreviewOutcome {}

    /**
     * It cannot be made.
     *
     * @param reason why
     * @param other the price that stands in the way, with {@link TariffChangeRefusal#OVERLAPS};
     *     else null
     */
    record Refused(TariffChangeRefusal reason, @Nullable PlannedTariff other)
            implements TariffPreviewOutcome {}
}
