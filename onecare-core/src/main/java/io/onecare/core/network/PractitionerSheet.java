package io.onecare.core.network;

import io.onecare.core.Fingerprint;
import java.util.Objects;
import java.util.Set;

/**
 * A practitioner as those see them who may change them.
 *
 * @param id the identity, by which the audit trail calls them
 * @param code the insurer's code
 * @param name the name
 * @param facilityCodes the codes of the facilities where they work; may be empty
 */
public record PractitionerSheet(
        PractitionerId id, String code, PractitionerName name, Set<String> facilityCodes) {

    /** Copies the set. */
    public PractitionerSheet {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        facilityCodes = Set.copyOf(facilityCodes);
    }

    /**
     * Stands for all that this says; a change says on which one it was made.
     *
     * @return a digest
     */
    public String stamp() {
        return new Fingerprint()
                .add(code)
                .add(name.title().orElse(""))
                .add(name.givenName())
                .add(name.familyName())
                .addInAnyOrder(facilityCodes)
                .value();
    }
}
