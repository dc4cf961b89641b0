package io.onecare.core.account;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a new password must be: long enough, typed by a human, and not one of those that are tried
 * first. No digits, capitals or signs are asked for (NIST SP 800-63B, section 5.1.1.2).
 */
final class PasswordRules {

    static final int MIN_LENGTH = 12;
    static final int MAX_LENGTH = 128;

    private final CommonPasswords common = new CommonPasswords();

    /** What can be said of the password alone; in the order of the enum. */
    Set<PasswordProblem> problems(Password password) {
        EnumSet<PasswordProblem> problems = EnumSet.noneOf(PasswordProblem.class);
        if (password.length() < MIN_LENGTH) {
            problems.add(PasswordProblem.TOO_SHORT);
        }
        if (password.length() > MAX_LENGTH) {
            problems.add(PasswordProblem.TOO_LONG);
        }
        if (password.value().chars().anyMatch(Character::isISOControl)) {
            problems.add(PasswordProblem.CONTROL_CHARACTER);
        }
        if (problems.isEmpty() && common.isCommon(password.value())) {
            problems.add(PasswordProblem.COMMON);
        }
        return problems;
    }

    /** What can be said once it is known whose it will be. */
    Set<PasswordProblem> problems(Password password, List<String> aboutThePerson) {
        String folded = folded(password.value());
        return aboutThePerson.stream().anyMatch(text -> folded(text).equals(folded))
                ? EnumSet.of(PasswordProblem.ABOUT_THE_PERSON)
                : EnumSet.noneOf(PasswordProblem.class);
    }

    private static String folded(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
