package io.onecare.core.account;

import io.onecare.core.person.EmailAddress;
import io.onecare.core.person.PersonName;
import io.onecare.core.person.TaxCode;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A member or dependant as the roll has them. */
record PersonOnRoll(
        UUID id,
        boolean isMember,
        String number,
        PersonName name,
        LocalDate birthDate,
        TaxCode taxCode,
        @Nullable EmailAddress email) {

    private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}]+");

    boolean hasEmail(EmailAddress other) {
        return email != null && EmailKey.of(email).equals(EmailKey.of(other));
    }

    /** Accents, case, apostrophes, hyphens and spaces do not matter, as rolls differ in them. */
    Set<RollDifference> differencesFrom(
            PersonName typedName, LocalDate typedBirthDate, EmailAddress typedEmail) {
        EnumSet<RollDifference> differences = EnumSet.noneOf(RollDifference.class);
        if (!letters(name.surname()).equals(letters(typedName.surname()))) {
            differences.add(RollDifference.SURNAME);
        }
        if (!letters(name.givenName()).equals(letters(typedName.givenName()))) {
            differences.add(RollDifference.GIVEN_NAME);
        }
        if (!birthDate.equals(typedBirthDate)) {
            differences.add(RollDifference.BIRTH_DATE);
        }
        if (email == null) {
            differences.add(RollDifference.NO_EMAIL_ON_ROLL);
        } else if (!hasEmail(typedEmail)) {
            differences.add(RollDifference.EMAIL);
        }
        return differences;
    }

    /** The letters without accents, in capitals. */
    static String letters(String name) {
        return NO_LETTER
                .matcher(Normalizer.normalize(name, Normalizer.Form.NFKD))
                .replaceAll("")
                .toUpperCase(Locale.ROOT);
    }

    /** The number only, so that no personal data can reach a log by accident. */
    @Override
    public String toString() {
        return "PersonOnRoll(" + number + ")";
    }
}
