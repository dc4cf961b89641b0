package io.onecare.core.network;

import java.util.Objects;
import java.util.Set;

/**
 * The wish to change a practitioner.
 *
 * @param code the practitioner's code
 * @param stamp what was looked at, as {@link PractitionerSheet#stamp} gave it
 * @param name what the name is to be
 * @param facilityCodes the codes of all facilities where they are to work; may be empty
 * @param accepted the warnings that were read and do not keep it from being done; empty at first
 */
public record ChangePractitioner(
        String code,
        String stamp,
        PractitionerName name,
        Set<String> facilityCodes,
        Set<NetworkWarning> accepted) {

    /** Copies the sets. */
    public ChangePractitioner {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(stamp, "stamp");
        Objects.requireNonNull(name, "name");
        facilityCodes = Set.copyOf(facilityCodes);
        accepted = Set.copyOf(accepted);
    }
}
