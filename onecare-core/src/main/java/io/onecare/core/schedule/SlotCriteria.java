package io.onecare.core.schedule;

import io.onecare.core.AccountId;
import java.time.Instant;
import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which free slots are wanted.
 *
 * <pre>{@code
 * SlotCriteria.at("OC-1", "VIS-ALLERGOLOGICA").from(monday).until(nextMonday)
 * }</pre>
 *
 * @param facilityCodes at which facilities, 0 to {@value SlotFinder#MAX_FACILITIES}
 * @param serviceCode for which service
 * @param practitionerCodes with which practitioners, or none for no preference
 * @param from the first moment a slot may start at
 * @param until the moment before which a slot starts
 * @param account whose own holds count as free, or null for nobody's
 */
public record SlotCriteria(
        Set<String> facilityCodes,
        String serviceCode,
        Set<String> practitionerCodes,
        Instant from,
        Instant until,
        @Nullable AccountId account) {

    private static final Instant FOR_EVER = Instant.parse("9999-12-31T00:00:00Z");

    /**
     * Checks that nothing is missing.
     *
     * @throws IllegalArgumentException if there are too many facilities
     */
    public SlotCriteria {
        facilityCodes = Set.copyOf(facilityCodes);
        practitionerCodes = Set.copyOf(practitionerCodes);
        Objects.requireNonNull(serviceCode, "serviceCode");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(until, "until");
        if (facilityCodes.size() > SlotFinder.MAX_FACILITIES) {
            throw new IllegalArgumentException(
                    "The number of facilities (%d) must be at most %d."
                            .formatted(facilityCodes.size(), SlotFinder.MAX_FACILITIES));
        }
    }

    /**
     * Looks for a service at a facility, from now on.
     *
     * @param facilityCode the facility's code
     * @param serviceCode the service's code
     * @return the criteria
     */
    public static SlotCriteria at(String facilityCode, String serviceCode) {
        return atAnyOf(Set.of(facilityCode), serviceCode);
    }

    /**
     * Looks for a service at several facilities, from now on.
     *
     * @param facilityCodes the facilities' codes, at most {@value SlotFinder#MAX_FACILITIES}
     * @param serviceCode the service's code
     * @return the criteria
     * @throws IllegalArgumentException if there are too many facilities
     */
    public static SlotCriteria atAnyOf(Collection<String> facilityCodes, String serviceCode) {
        return new SlotCriteria(
                Set.copyOf(facilityCodes), serviceCode, Set.of(), Instant.EPOCH, FOR_EVER, null);
    }

    /**
     * Looks only for slots of a practitioner.
     *
     * @param code the practitioner's code, or null for no preference
     * @return these criteria with the practitioner
     */
    public SlotCriteria with(@Nullable String code) {
        return withAnyOf(code == null ? Set.of() : Set.of(code));
    }

    /**
     * Looks only for slots of some practitioners.
     *
     * @param codes the practitioners' codes; none for no preference
     * @return these criteria with the practitioners
     */
    public SlotCriteria withAnyOf(Collection<String> codes) {
        return new SlotCriteria(
                facilityCodes, serviceCode, Set.copyOf(codes), from, until, account);
    }

    /**
     * Looks only for slots from a moment on.
     *
     * @param moment the first moment, included
     * @return these criteria with the moment
     */
    public SlotCriteria from(Instant moment) {
        return new SlotCriteria(
                facilityCodes, serviceCode, practitionerCodes, moment, until, account);
    }

    /**
     * Looks only for slots that start before a moment.
     *
     * @param moment the moment, excluded
     * @return these criteria with the moment
     */
    public SlotCriteria until(Instant moment) {
        return new SlotCriteria(
                facilityCodes, serviceCode, practitionerCodes, from, moment, account);
    }

    /**
     * Counts the slots that an account holds itself as free.
     *
     * @param id the account, or null for nobody's
     * @return these criteria with the account
     */
    public SlotCriteria asSeenBy(@Nullable AccountId id) {
        return new SlotCriteria(facilityCodes, serviceCode, practitionerCodes, from, until, id);
    }
}
