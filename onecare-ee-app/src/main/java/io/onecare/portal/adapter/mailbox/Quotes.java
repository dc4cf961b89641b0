package io.onecare.portal.adapter.mailbox;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Tells what is new in a mail from what its program repeated of the mail before. Everything stays:
 * the rest is what is quoted, or the whole text if the sender wrote between quoted lines, because
 * an answer means nothing without its question. What is forwarded is what the sender wants to say,
 * and counts as new.
 */
record Quotes(String fresh, String rest) {

    /** The line, or the two or three, by which programs introduce what they quote. */
    private static final Pattern ATTRIBUTION =
            Pattern.compile(
                    "(?:Il|Il giorno|Em|Le|Am|On|Op|El)\\b.{5,250}?"
                            + "(?:ha scritto|ha inviato|wrote|a écrit|schrieb|escribió)[^\\n]{0,90}:",
                    Pattern.DOTALL);

    private static final Pattern ORIGINAL =
            Pattern.compile(
                    "-{2,}\\s*(?:Messaggio originale|Original Message|Messaggio Originale)\\s*-{2,}.*",
                    Pattern.CASE_INSENSITIVE);

    private static final Pattern FORWARDED =
            Pattern.compile(
                    "-{2,}\\s*(?:Messaggio inoltrato|Forwarded message|Inizio messaggio inoltrato).*"
                            + "|Inizio messaggio inoltrato:.*|Begin forwarded message:.*",
                    Pattern.CASE_INSENSITIVE);

    /** The head of a mail that Outlook repeats: from whom and when. */
    private static final Pattern FROM = Pattern.compile("\\*?(?:Da|From):\\*?\\s.+");

    private static final Pattern WHEN =
            Pattern.compile("\\*?(?:Inviato|Data|Sent|Date|A|To):\\*?\\s.+");

    private static final Pattern QUOTED = Pattern.compile("\\s*>.*");
    private static final int LINES_OF_ATTRIBUTION = 3;
    private static final int LINES_OF_HEAD = 4;

    static Quotes of(String text) {
        List<String> lines = text.lines().toList();
        int end = lines.size();
        for (int i = 0; i < lines.size(); i++) {
            if (FORWARDED.matcher(lines.get(i).strip()).matches()) {
                return new Quotes(text, "");
            }
            if (beginsRest(lines, i)) {
                end = i;
                break;
            }
        }
        List<String> after = lines.subList(end, lines.size());
        boolean isBetween = end < lines.size() && hasFreshAfterQuoted(after);
        if (!isBetween) {
            return end == 0 && !after.isEmpty()
                    ? new Quotes("", text)
                    : new Quotes(join(lines.subList(0, end)), join(after));
        }
        return new Quotes(join(fresh(lines)), text);
    }

    private static List<String> fresh(List<String> lines) {
        List<String> fresh = new ArrayList<>();
        int i = 0;
        while (i < lines.size()) {
            int attribution = attribution(lines, i);
            if (attribution == 0 && !QUOTED.matcher(lines.get(i)).matches()) {
                fresh.add(lines.get(i));
            }
            i += Math.max(1, attribution);
        }
        return fresh;
    }

    private static boolean beginsRest(List<String> lines, int i) {
        String line = lines.get(i).strip();
        return ORIGINAL.matcher(line).matches()
                || QUOTED.matcher(line).matches()
                || attribution(lines, i) > 0
                || isHead(lines, i);
    }

    /** How many lines introduce what is quoted below them; 0 if this one does not. */
    private static int attribution(List<String> lines, int i) {
        StringBuilder words = new StringBuilder();
        for (int n = i; n < Math.min(lines.size(), i + LINES_OF_ATTRIBUTION); n++) {
            words.append(lines.get(n).strip());
            if (ATTRIBUTION.matcher(words).matches()) {
                return n - i + 1;
            }
            words.append('\n');
        }
        return 0;
    }

    private static boolean isHead(List<String> lines, int i) {
        if (!FROM.matcher(lines.get(i).strip()).matches()) {
            return false;
        }
        return lines.subList(i + 1, Math.min(lines.size(), i + LINES_OF_HEAD)).stream()
                        .filter(line -> WHEN.matcher(line.strip()).matches())
                        .count()
                >= 2;
    }

    /** Only lines with {@code >} show where quoting ends; under a head everything is quoted. */
    private static boolean hasFreshAfterQuoted(List<String> rest) {
        boolean isQuoted = false;
        for (String line : rest) {
            if (QUOTED.matcher(line).matches()) {
                isQuoted = true;
            } else if (isQuoted && !line.isBlank()) {
                return true;
            }
        }
        return false;
    }

    private static String join(List<String> lines) {
        return String.join("\n", lines).strip();
    }
}
