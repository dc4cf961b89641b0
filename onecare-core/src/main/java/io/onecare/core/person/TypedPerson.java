package io.onecare.core.person;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A person's data as somebody typed it, read. What is wrong with it depends on nothing else. */
public sealed interface TypedPerson {

    /**
     * Everything can be read, and nothing contradicts itself. {@code toString} hides it.
     *
     * @param name the name
     * @param birthDate the birth date, not after today
     * @param taxCode the tax code, of 16 characters, which agrees with name and birth date
     */
    record Good(PersonName name, LocalDate birthDate, TaxCode taxCode) implements TypedPerson {

        /** Says nothing of the person. */
        @Override
        public String toString() {
            return "Good(…)";
        }
    }

    /**
     * Something is wrong.
     *
     * @param problems everything that is wrong, at least one, in the order of the enum
     */
    record Bad(Set<PersonProblem> problems) implements TypedPerson {

        /** Copies the problems. */
        public Bad {
            problems = Collections.unmodifiableSet(EnumSet.copyOf(problems));
        }
    }

    /**
     * Reads what was typed.
     *
     * @param surname the surname
     * @param givenName all given names
     * @param taxCode the tax code; case and white space do not matter
     * @param birthDate the birth date
     * @param today the latest birth date possible
     * @return good, or bad with everything that is wrong
     */
    static TypedPerson read(
            String surname,
            String givenName,
            String taxCode,
            LocalDate birthDate,
            LocalDate today) {
        Objects.requireNonNull(birthDate, "birthDate");
        EnumSet<PersonProblem> problems = EnumSet.noneOf(PersonProblem.class);
        // each part of the name is read beside one that is good, so that both can be told apart
        PersonName family =
                part(
                        surname,
                        text -> PersonName.of(text, "Prova"),
                        PersonProblem.SURNAME_MALFORMED,
                        problems);
        PersonName given =
                part(
                        givenName,
                        text -> PersonName.of("Prova", text),
                        PersonProblem.GIVEN_NAME_MALFORMED,
                        problems);
        TaxCode code = part(taxCode, TaxCode::of, PersonProblem.TAX_CODE_MALFORMED, problems);
        if (birthDate.isAfter(today)) {
            problems.add(PersonProblem.BIRTH_DATE_IN_THE_FUTURE);
        }
        if (family == null || given == null || code == null) {
            return new Bad(problems);
        }
        PersonName name = PersonName.of(family.surname(), given.givenName());
        compare(code, name, birthDate, problems);
        return problems.isEmpty() ? new Good(name, birthDate, code) : new Bad(problems);
    }

    private static void compare(
            TaxCode taxCode, PersonName name, LocalDate birthDate, Set<PersonProblem> found) {
        AdministrativeGender asTheCodeSays = taxCode.sex().orElseThrow();
        for (TaxCodeDisagreement disagreement :
                taxCode.disagreementsWith(
                        name.surname(), name.givenName(), birthDate, asTheCodeSays)) {
            switch (disagreement) {
                case SURNAME -> found.add(PersonProblem.SURNAME_DISAGREES);
                case GIVEN_NAME -> found.add(PersonProblem.GIVEN_NAME_DISAGREES);
                case BIRTH_DATE -> found.add(PersonProblem.BIRTH_DATE_DISAGREES);
                case SEX, NOTHING_TO_COMPARE -> {
                    // nobody typed a sex, and the code is no provisional one
                }
            }
        }
    }

    private static <T> @Nullable T part(
            String text,
            Function<String, T> reader,
            PersonProblem problem,
            Set<PersonProblem> problems) {
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException malformed) {
            problems.add(problem);
            return null;
        }
    }
}
