package io.onecare.core.account;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What somebody typed or followed where a code is asked for.
 *
 * @param key by which the code is found
 * @param secret the rest
 * @param isLink whether it is the long form
 */
record CodeText(String key, String secret, boolean isLink) {

    static final int KEY_LENGTH = 5;
    static final int TICKET_SECRET_LENGTH = 11;
    static final int LINK_SECRET_LENGTH = 26;

    /** Crockford's base 32 (crockford.com/base32.html): no I, L, O and U. */
    static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final Pattern BETWEEN = Pattern.compile("[\\s-]+");
    private static final Pattern FORM =
            Pattern.compile(
                    "[0-9A-HJKMNP-TV-Z]{%d}([0-9A-HJKMNP-TV-Z]{%d})?"
                            .formatted(
                                    KEY_LENGTH + TICKET_SECRET_LENGTH,
                                    LINK_SECRET_LENGTH - TICKET_SECRET_LENGTH));

    private static final int MAX_CHARS = 100;

    /** Letters that nobody can guess, five bits each. */
    static String random(SecureRandom random, int length) {
        StringBuilder letters = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            letters.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return letters.toString();
    }

    /** Empty if it cannot be a code. */
    static Optional<CodeText> read(String text) {
        if (text.length() > MAX_CHARS) {
            return Optional.empty();
        }
        String code =
                BETWEEN.matcher(text)
                        .replaceAll("")
                        .toUpperCase(Locale.ROOT)
                        .replace('O', '0')
                        .replace('I', '1')
                        .replace('L', '1');
        if (!FORM.matcher(code).matches()) {
            return Optional.empty();
        }
        String secret = code.substring(KEY_LENGTH);
        return Optional.of(
                new CodeText(
                        code.substring(0, KEY_LENGTH),
                        secret,
                        secret.length() == LINK_SECRET_LENGTH));
    }

    /** What may be stored of it; bound to its purpose. */
    String digest(CodePurpose purpose) {
        return Sha256.of(purpose.name() + ":" + key + ":" + secret);
    }

    @Override
    public String toString() {
        return "CodeText(…)";
    }
}
