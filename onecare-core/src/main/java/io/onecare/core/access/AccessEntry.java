package io.onecare.core.access;

import io.onecare.core.Role;
import io.onecare.core.booking.BookingReference;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * That somebody saw or changed something about a person, as that person may know it: in which role
 * it was done and not by whom. The names of those who act for the insurer or for a facility are not
 * the data of the person who asks (Court of Justice of the EU, C-579/21, 22 June 2023).
 *
 * @param position when, and which entry of the audit trail
 * @param role in which role it was done
 * @param isOwn whether it was done by whoever asks
 * @param action what was done, such as {@code "BOOKING_CONFIRM"}
 * @param subjectType the kind of thing it was done to, such as {@code "Booking"}
 * @param dependantNumber the number of the dependant it is about; null if it is about whoever asks
 * @param booking the booking it was done to, or null if it was something else
 * @param facilityCode the facility of that booking, or null
 */
public record AccessEntry(
        AccessPosition position,
        Role role,
        boolean isOwn,
        String action,
        String subjectType,
        @Nullable String dependantNumber,
        @Nullable BookingReference booking,
        @Nullable String facilityCode) {

    /** Checks that nothing is missing. */
    public AccessEntry {
        Objects.requireNonNull(position, "position");
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(action, "action");
        Objects.requireNonNull(subjectType, "subjectType");
    }

    /** The entry's id only, so that nothing about a person can reach a log by accident. */
    @Override
    public String toString() {
        return "AccessEntry(" + position.id() + ")";
    }
}
