package io.onecare.core.notification.spi;

import java.util.regex.Pattern;

/** What a problem looks like: a form in which neither an address nor a sentence can be written. */
final class ProblemCode {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.:$-]{0,199}");

    private ProblemCode() {}

    static void check(String problem) {
        if (!FORM.matcher(problem).matches()) {
            throw new IllegalArgumentException(
                    "The problem (%d characters) of a message must be a technical code.%nMaybe the mail server's answer was given instead of its number."
                            .formatted(problem.length()));
        }
    }
}
