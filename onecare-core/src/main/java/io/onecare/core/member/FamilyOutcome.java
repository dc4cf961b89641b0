package io.onecare.core.member;

import io.onecare.core.person.PersonProblem;
import io.onecare.core.person.TypedPerson;
import java.util.List;
import java.util.Objects;

/** What became of a member's wish about the family. */
public sealed interface FamilyOutcome {

    /**
     * A minor is one of the family now, or was already by the same declaration.
     *
     * @param dependant the minor
     */
    record Added(DependantId dependant) implements FamilyOutcome {

        /** Checks that nothing is missing. */
        public Added {
            Objects.requireNonNull(dependant, "dependant");
        }
    }

    /**
     * Somebody of age was declared: they must register themselves and agree before the member sees
     * them. The answer is the same whether they are new, were there, or may never come.
     */
    record MustAgree() implements FamilyOutcome {}

    /**
     * The data is as the member corrected it.
     *
     * @param dependant the dependant, still a minor or somebody who agreed
     */
    record Changed(DependantId dependant) implements FamilyOutcome {

        /** Checks that nothing is missing. */
        public Changed {
            Objects.requireNonNull(dependant, "dependant");
        }
    }

    /** The dependant is no longer insured because the member declared them. */
    record Ended() implements FamilyOutcome {}

    /**
     * Nothing was changed.
     *
     * @param reasons everything that is wrong, at least one
     */
    record Refused(List<FamilyRefusal> reasons) implements FamilyOutcome {

        /** Copies the reasons. */
        public Refused {
            reasons = List.copyOf(reasons);
        }

        static Refused because(TypedPerson.Bad typed) {
            return new Refused(typed.problems().stream().map(Refused::named).toList());
        }

        private static FamilyRefusal named(PersonProblem problem) {
            return switch (problem) {
                case SURNAME_MALFORMED -> FamilyRefusal.SURNAME_MALFORMED;
                case GIVEN_NAME_MALFORMED -> FamilyRefusal.GIVEN_NAME_MALFORMED;
                case TAX_CODE_MALFORMED -> FamilyRefusal.TAX_CODE_MALFORMED;
                case SURNAME_DISAGREES -> FamilyRefusal.SURNAME_DISAGREES;
                case GIVEN_NAME_DISAGREES -> FamilyRefusal.GIVEN_NAME_DISAGREES;
                case BIRTH_DATE_DISAGREES -> FamilyRefusal.BIRTH_DATE_DISAGREES;
                case BIRTH_DATE_IN_THE_FUTURE -> FamilyRefusal.BIRTH_DATE_IN_THE_FUTURE;
            };
        }
    }
}
