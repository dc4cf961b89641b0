package io.onecare.core.account;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Knows the passwords that are tried first: those of {@code common-passwords.txt}, also with other
 * accents and capitals, with digits and signs before or after, with digits for letters, or said
 * twice; and what is the same few characters again and again. Thread-safe.
 */
final class CommonPasswords {

    /** A unit that is repeated is no password of its own up to this length. */
    private static final int SHORT_UNIT = 5;

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern AROUND = Pattern.compile("^[^\\p{L}]+|[^\\p{L}]+$");

    private final Set<String> list;

    CommonPasswords() {
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(
                                Objects.requireNonNull(
                                        CommonPasswords.class.getResourceAsStream(
                                                "common-passwords.txt")),
                                StandardCharsets.UTF_8))) {
            this.list =
                    lines.lines()
                            .filter(line -> !line.startsWith("#") && !line.isBlank())
                            .collect(Collectors.toUnmodifiableSet());
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    Set<String> list() {
        return list;
    }

    boolean isCommon(String password) {
        String folded =
                MARKS.matcher(Normalizer.normalize(password, Normalizer.Form.NFKD))
                        .replaceAll("")
                        .toLowerCase(Locale.ROOT);
        return isListed(folded) || isRepeated(folded);
    }

    private boolean isListed(String folded) {
        String word = AROUND.matcher(folded).replaceAll("");
        return list.contains(folded) || list.contains(word) || list.contains(spelledOut(word));
    }

    private boolean isRepeated(String folded) {
        String unit = unitOf(folded);
        return unit.length() <= SHORT_UNIT || (unit.length() < folded.length() && isListed(unit));
    }

    /** The shortest beginning that gives the text when it is written again and again. */
    private static String unitOf(String text) {
        for (int length = 1; length <= text.length() / 2; length++) {
            String unit = text.substring(0, length);
            if (unit.repeat(text.length() / length + 1).startsWith(text)) {
                return unit;
            }
        }
        return text;
    }

    /** With the letters that digits and signs are written for. */
    private static String spelledOut(String word) {
        return word.replace('0', 'o')
                .replace('1', 'i')
                .replace('3', 'e')
                .replace('4', 'a')
                .replace('5', 's')
                .replace('7', 't')
                .replace('@', 'a')
                .replace('$', 's')
                .replace('!', 'i');
    }
}
