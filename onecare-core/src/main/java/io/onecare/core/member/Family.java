package io.onecare.core.member;

import java.util.List;
import java.util.Objects;

/**
 * A member with the dependants that the asking actor may see.
 *
 * @param member the member, or a dependant of age who asks for themself
 * @param dependants by birth date, oldest first, then by number; may be empty
 */
public record Family(Insured member, List<Insured> dependants) {

    /** Copies the dependants. */
    public Family {
        Objects.requireNonNull(member, "member");
        dependants = List.copyOf(dependants);
    }
}
