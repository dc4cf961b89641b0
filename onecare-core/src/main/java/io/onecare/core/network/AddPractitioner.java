package io.onecare.core.network;

import java.util.Objects;
import java.util.Set;

/**
 * The wish to add a practitioner to the network.
 *
 * @param code the insurer's code, 1 to 40 capitals, digits and hyphens, unique in the network
 * @param name the name
 * @param facilityCodes the codes of the facilities where they work; they must exist; may be empty
 */
public record AddPractitioner(String code, PractitionerName name, Set<String> facilityCodes) {

    /**
     * Checks the form of what was given and copies the collection.
     *
     * @throws IllegalArgumentException if the code has not its form
     */
    public AddPractitioner {
        code = Text.code("practitioner", code);
        Objects.requireNonNull(name, "name");
        facilityCodes = Set.copyOf(facilityCodes);
    }
}
