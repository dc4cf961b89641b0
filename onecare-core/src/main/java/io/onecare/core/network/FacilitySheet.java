package io.onecare.core.network;

import java.util.Objects;
import java.util.Set;

/**
 * A facility as those see it who may change it, with what is not public.
 *
 * @param id the identity, by which the audit trail calls it
 * @param code the insurer's code
 * @param version counts the changes of the facility and of what it offers; a change says on which
 *     one it was made
 * @param details what is known of it
 * @param serviceCodes the codes of the services on offer; may be empty
 */
public record FacilitySheet(
        FacilityId id,
        String code,
        int version,
        FacilityDetails details,
        Set<String> serviceCodes) {

    /** Copies the set. */
    public FacilitySheet {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(details, "details");
        serviceCodes = Set.copyOf(serviceCodes);
    }
}
