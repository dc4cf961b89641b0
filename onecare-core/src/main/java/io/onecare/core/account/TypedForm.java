package io.onecare.core.account;

import io.onecare.core.person.EmailAddress;
import io.onecare.core.person.PersonProblem;
import io.onecare.core.person.TypedPerson;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What somebody typed to register, read. What is wrong with it depends on nothing else. */
sealed interface TypedForm {

    /** Everything can be read, and nothing contradicts itself. */
    record Good(RegistrationRow.Typed typed, EmailAddress email, @Nullable CodeDigest activation)
            implements TypedForm {

        /** Says nothing of the person. */
        @Override
        public String toString() {
            return "Good(…)";
        }
    }

    /** Something is wrong. */
    record Bad(Set<RegistrationProblem> problems) implements TypedForm {}

    static TypedForm read(RequestRegistration command, LocalDate today) {
        EnumSet<RegistrationProblem> problems = EnumSet.noneOf(RegistrationProblem.class);
        TypedPerson person =
                TypedPerson.read(
                        command.surname(),
                        command.givenName(),
                        command.taxCode(),
                        command.birthDate(),
                        today);
        if (person instanceof TypedPerson.Bad bad) {
            bad.problems().forEach(problem -> problems.add(named(problem)));
        }
        EmailAddress email =
                part(
                        command.email(),
                        EmailAddress::of,
                        RegistrationProblem.EMAIL_MALFORMED,
                        problems);
        CodeText activation = activation(command.activationCode(), problems);
        if (!(person instanceof TypedPerson.Good good) || email == null || !problems.isEmpty()) {
            return new Bad(problems);
        }
        return new Good(
                new RegistrationRow.Typed(good.name(), good.birthDate(), good.taxCode()),
                email,
                activation == null
                        ? null
                        : new CodeDigest(
                                activation.key(), activation.digest(CodePurpose.ACTIVATION)));
    }

    private static RegistrationProblem named(PersonProblem problem) {
        return switch (problem) {
            case SURNAME_MALFORMED -> RegistrationProblem.SURNAME_MALFORMED;
            case GIVEN_NAME_MALFORMED -> RegistrationProblem.GIVEN_NAME_MALFORMED;
            case TAX_CODE_MALFORMED -> RegistrationProblem.TAX_CODE_MALFORMED;
            case SURNAME_DISAGREES -> RegistrationProblem.SURNAME_DISAGREES;
            case GIVEN_NAME_DISAGREES -> RegistrationProblem.GIVEN_NAME_DISAGREES;
            case BIRTH_DATE_DISAGREES -> RegistrationProblem.BIRTH_DATE_DISAGREES;
            case BIRTH_DATE_IN_THE_FUTURE -> RegistrationProblem.BIRTH_DATE_IN_THE_FUTURE;
        };
    }

    private static @Nullable CodeText activation(
            @Nullable String text, Set<RegistrationProblem> problems) {
        return text == null || text.isBlank()
                ? null
                : part(
                        text,
                        typed -> CodeText.read(typed).orElseThrow(IllegalArgumentException::new),
                        RegistrationProblem.ACTIVATION_CODE_MALFORMED,
                        problems);
    }

    private static <T> @Nullable T part(
            String text,
            Function<String, T> reader,
            RegistrationProblem problem,
            Set<RegistrationProblem> problems) {
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException malformed) {
            problems.add(problem);
            return null;
        }
    }
}
