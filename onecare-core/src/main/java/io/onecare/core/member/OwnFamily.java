package io.onecare.core.member;

import io.onecare.core.person.TaxCode;
import java.util.List;
import java.util.Objects;

/**
 * What the profile of whoever is logged in shows of themself and of the family.
 *
 * @param taxCode their own tax code
 * @param dependants whom they may see today, oldest first; empty for a dependant of age
 * @param awaited whom they declared and may not see, in the order in which they did; empty for a
 *     dependant of age
 * @param declarable what those may be to them whom the insurer lets them declare, in the order of
 *     the enum; empty if nobody can be declared
 */
public record OwnFamily(
        TaxCode taxCode,
        List<OwnDependant> dependants,
        List<AwaitedDependant> awaited,
        List<Relationship> declarable) {

    /** Copies the lists. */
    public OwnFamily {
        Objects.requireNonNull(taxCode, "taxCode");
        dependants = List.copyOf(dependants);
        awaited = List.copyOf(awaited);
        declarable = List.copyOf(declarable);
    }

    /** Says nothing of the people. */
    @Override
    public String toString() {
        return "OwnFamily(…)";
    }
}
