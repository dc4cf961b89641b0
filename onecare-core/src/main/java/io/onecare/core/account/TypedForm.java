package io.onecare.core.account;

import io.onecare.core.person.AdministrativeGender;
import io.onecare.core.person.EmailAddress;
import io.onecare.core.person.PersonName;
import io.onecare.core.person.TaxCode;
import io.onecare.core.person.TaxCodeDisagreement;
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
        PersonName name = name(command, problems);
        TaxCode taxCode =
                part(
                        command.taxCode(),
                        TaxCode::of,
                        RegistrationProblem.TAX_CODE_MALFORMED,
                        problems);
        EmailAddress email =
                part(
                        command.email(),
                        EmailAddress::of,
                        RegistrationProblem.EMAIL_MALFORMED,
                        problems);
        CodeText activation = activation(command.activationCode(), problems);
        if (command.birthDate().isAfter(today)) {
            problems.add(RegistrationProblem.BIRTH_DATE_IN_THE_FUTURE);
        }
        if (name != null && taxCode != null) {
            compare(taxCode, name, command.birthDate(), problems);
        }
        if (name == null || taxCode == null || email == null || !problems.isEmpty()) {
            return new Bad(problems);
        }
        return new Good(
                new RegistrationRow.Typed(name, command.birthDate(), taxCode),
                email,
                activation == null
                        ? null
                        : new CodeDigest(
                                activation.key(), activation.digest(CodePurpose.ACTIVATION)));
    }

    /** Each part is read beside one that is good, so that both can be told apart. */
    private static @Nullable PersonName name(
            RequestRegistration command, Set<RegistrationProblem> problems) {
        PersonName surname =
                part(
                        command.surname(),
                        text -> PersonName.of(text, "Prova"),
                        RegistrationProblem.SURNAME_MALFORMED,
                        problems);
        PersonName givenName =
                part(
                        command.givenName(),
                        text -> PersonName.of("Prova", text),
                        RegistrationProblem.GIVEN_NAME_MALFORMED,
                        problems);
        return surname == null || givenName == null
                ? null
                : PersonName.of(surname.surname(), givenName.givenName());
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

    private static void compare(
            TaxCode taxCode, PersonName name, LocalDate birthDate, Set<RegistrationProblem> found) {
        AdministrativeGender asTheCodeSays = taxCode.sex().orElseThrow();
        for (TaxCodeDisagreement disagreement :
                taxCode.disagreementsWith(
                        name.surname(), name.givenName(), birthDate, asTheCodeSays)) {
            switch (disagreement) {
                case SURNAME -> found.add(RegistrationProblem.SURNAME_DISAGREES);
                case GIVEN_NAME -> found.add(RegistrationProblem.GIVEN_NAME_DISAGREES);
                case BIRTH_DATE -> found.add(RegistrationProblem.BIRTH_DATE_DISAGREES);
                case SEX, NOTHING_TO_COMPARE -> {
                    // nobody typed a sex, and the code is no provisional one
                }
            }
        }
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
