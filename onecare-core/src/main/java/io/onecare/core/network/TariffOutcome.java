package io.onecare.core.network;

/** What became of a wish to agree or to end a price. */
public sealed interface TariffOutcome {

    /**
     * The price was agreed, and holds when the caller's transaction commits.
     *
     * @param tariff the new tariff
     */
    record Added(TariffId tariff) implements TariffOutcome {}

    /**
     * All prices were agreed, and hold when the caller's transaction commits.
     *
     * @param count how many, 0 or more
     */
    record AllAdded(int count) implements TariffOutcome {}

    /**
     * The tariff was ended, and its end holds when the caller's transaction commits.
     *
     * @param tariff the tariff that was ended
     */
    record Ended(TariffId tariff) implements TariffOutcome {}

    /**
     * It was not done, and nothing was changed.
     *
     * @param reason why
     * @param code the code that the reason speaks of; the facility's where it speaks of the tariff
     *     as a whole
     */
    record Refused(NetworkRefusal reason, String code) implements TariffOutcome {}
}
