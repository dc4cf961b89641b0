package io.onecare.core.schedule;

import io.onecare.core.AccountId;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which free slots are wanted.
 *
 * <pre>{@code
 * SlotCriteria.at("OC-1", "VIS-ALLERGOLOGICA").from(monday).until(nextMonday)
 * }</pre>
 *
 * @param facilityCode at which facility
 * @param serviceCode for which service
 * @param practitionerCode with which practitioner, or null for no preference
 * @param from the first moment a slot may start at
 * @param until the moment before which a slot starts
 * @param account whose own holds count as free, or null for nobody's
 */
public record SlotCriteria(
        String facilityCode,
        String serviceCode,
        @Nullable String practitionerCode,
        Instant from,
        Instant until,
        @Nullable AccountId account) {

    private static final Instant FOR_EVER = Instant.parse("9999-12-31T00:00:00Z");

    /** Checks that nothing is missing. */
    public SlotCriteria {
        Objects.requireNonNull(facilityCode, "facilityCode");
        Objects.requireNonNull(serviceCode, "serviceCode");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(until, "until");
    }

    /**
     * Looks for a service at a facility, from now on.
     *
     * @param facilityCode the facility's code
     * @param serviceCode the service's code
     * @return the criteria
     */
    public static SlotCriteria at(String facilityCode, String serviceCode) {
        return new SlotCriteria(facilityCode, serviceCode, null, Instant.EPOCH, FOR_EVER, null);
    }

    /**
     * Looks only for slots of a practitioner.
     *
     * @param code the practitioner's code, or null for no preference
     * @return these criteria with the practitioner
     */
    public SlotCriteria with(@Nullable String code) {
        return new SlotCriteria(facilityCode, serviceCode, code, from, until, account);
    }

    /**
     * Looks only for slots from a moment on.
     *
     * @param moment the first moment, included
     * @return these criteria with the moment
     */
    public SlotCriteria from(Instant moment) {
        return new SlotCriteria(
                facilityCode, serviceCode, practitionerCode, moment, until, account);
    }

    /**
     * Looks only for slots that start before a moment.
     *
     * @param moment the moment, excluded
     * @return these criteria with the moment
     */
    public SlotCriteria until(Instant moment) {
        return new SlotCriteria(facilityCode, serviceCode, practitionerCode, from, moment, account);
    }

    /**
     * Counts the slots that an account holds itself as free.
     *
     * @param id the account, or null for nobody's
     * @return these criteria with the account
     */
    public SlotCriteria asSeenBy(@Nullable AccountId id) {
        return new SlotCriteria(facilityCode, serviceCode, practitionerCode, from, until, id);
    }
}
