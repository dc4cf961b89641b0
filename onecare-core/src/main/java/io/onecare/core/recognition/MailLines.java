package io.onecare.core.recognition;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Tells apart what the sender wrote now from what they quote, forward and sign with, line by line.
 * Written for the marks that mail programs set, in Italian and English.
 */
final class MailLines {

    private static final List<String> FORWARDED =
            List.of(
                    "forwarded message",
                    "messaggio inoltrato",
                    "begin forwarded message",
                    "inizio messaggio inoltrato",
                    "inizio del messaggio inoltrato");

    private static final List<String> ORIGINAL =
            List.of("original message", "messaggio originale", "messaggio originario");

    private static final List<String> WROTE =
            List.of("ha scritto", "wrote", "scrive", "ha escrito");

    private static final Set<String> HEADERS =
            Set.of(
                    "da",
                    "from",
                    "a",
                    "to",
                    "cc",
                    "data",
                    "date",
                    "inviato",
                    "sent",
                    "oggetto",
                    "subject",
                    "rispondi a",
                    "reply to",
                    "mittente",
                    "destinatario");

    private static final Set<String> SENT =
            Set.of("inviato", "sent", "date", "data", "to", "a", "oggetto", "subject");

    private static final List<String> GREETINGS =
            List.of(
                    "cordiali saluti",
                    "cordialmente",
                    "distinti saluti",
                    "tanti saluti",
                    "un saluto",
                    "saluti",
                    "cordialita",
                    "in fede",
                    "con osservanza",
                    "best regards",
                    "kind regards",
                    "regards",
                    "sincerely",
                    "yours");

    private static final List<String> DISCLAIMERS =
            List.of("d lgs", "dlgs", "gdpr", "privacy", "riservat", "confidential", "2016 679");

    private static final List<String> REPLY_PREFIXES = List.of("re", "r", "rif", "aw", "risposta");

    private static final List<String> FORWARD_PREFIXES =
            List.of("fwd", "fw", "i", "inoltro", "inoltra", "wg");

    private final List<MailZone> zones = new ArrayList<>();
    private final MailZone subject;
    private boolean quoted;
    private boolean forwarded;
    private boolean signed;

    private MailLines(String subject, List<String> lines) {
        this.subject = zoneOfSubject(subject);
        List<String> folded = lines.stream().map(MailLines::folded).toList();
        boolean isForward = this.subject == MailZone.FORWARDED;
        for (int i = 0; i < lines.size(); i++) {
            zones.add(zone(lines, folded, i, isForward));
        }
    }

    static MailLines of(String subject, List<String> lines) {
        return new MailLines(subject, lines);
    }

    MailZone ofSubject() {
        return subject;
    }

    MailZone of(int line) {
        return zones.get(line);
    }

    private static MailZone zoneOfSubject(String subject) {
        int colon = subject.indexOf(':');
        if (colon < 1 || colon > 10) {
            return MailZone.WRITTEN;
        }
        String prefix = folded(subject.substring(0, colon));
        if (FORWARD_PREFIXES.contains(prefix)) {
            return MailZone.FORWARDED;
        }
        return REPLY_PREFIXES.contains(prefix) ? MailZone.QUOTED : MailZone.WRITTEN;
    }

    private MailZone zone(List<String> lines, List<String> folded, int i, boolean isForward) {
        String line = lines.get(i).strip();
        String words = folded.get(i);
        if (startsWithQuoteMark(line)) {
            signed = false;
            return MailZone.QUOTED;
        }
        if (quoted) {
            return MailZone.QUOTED;
        }
        if (words.length() < 80 && beginsOrEnds(words, FORWARDED)) {
            forwarded = true;
            return MailZone.QUOTED;
        }
        boolean original = words.length() < 60 && beginsOrEnds(words, ORIGINAL);
        if (original || isHeaderBlock(lines, folded, i)) {
            if (isForward || forwarded) {
                forwarded = true;
            } else {
                quoted = true;
            }
            return MailZone.QUOTED;
        }
        if (isAttribution(lines, folded, i)) {
            quoted = !nextIsMarked(lines, i);
            return MailZone.QUOTED;
        }
        if (forwarded) {
            return isHeader(lines.get(i)) ? MailZone.QUOTED : MailZone.FORWARDED;
        }
        return isDisclaimer(words) ? MailZone.QUOTED : signature(line, words);
    }

    private MailZone signature(String line, String words) {
        if (line.equals("--") || line.equals("__") || line.equals("—")) {
            signed = true;
            return MailZone.SIGNED;
        }
        if (words.startsWith("inviato da") || words.startsWith("sent from")) {
            return MailZone.QUOTED;
        }
        if (signed) {
            return MailZone.SIGNED;
        }
        for (String greeting : GREETINGS) {
            if (words.startsWith(greeting) && words.length() < 60) {
                signed = true;
                return MailZone.SIGNED;
            }
        }
        return MailZone.WRITTEN;
    }

    private static boolean isDisclaimer(String words) {
        return words.length() > 40 && DISCLAIMERS.stream().filter(words::contains).count() >= 2;
    }

    private static boolean startsWithQuoteMark(String line) {
        for (int i = 0; i < line.length() && i < 8; i++) {
            if (line.charAt(i) == '>') {
                return true;
            }
            String seen = Folding.of(line.charAt(i));
            if (seen == null ? !Character.isWhitespace(line.charAt(i)) : !seen.isEmpty()) {
                return false;
            }
        }
        return false;
    }

    /** "Il giorno … ha scritto:", on one line or broken into two. */
    private static boolean isAttribution(List<String> lines, List<String> folded, int i) {
        if (isAttribution(lines.get(i), folded.get(i))) {
            return true;
        }
        String words = folded.get(i);
        boolean begins =
                words.startsWith("il ") || words.startsWith("on ") || words.startsWith("in data");
        return begins
                && hasDigit(words)
                && i + 1 < lines.size()
                && lines.get(i).length() < 120
                && !lines.get(i).strip().endsWith(".")
                && isAttribution(lines.get(i + 1), folded.get(i + 1));
    }

    private static boolean isAttribution(String line, String words) {
        return line.length() < 200
                && line.strip().endsWith(":")
                && WROTE.stream().anyMatch(wrote -> words.endsWith(" " + wrote));
    }

    private static boolean nextIsMarked(List<String> lines, int i) {
        for (int next = i + 1; next < lines.size() && next < i + 5; next++) {
            if (startsWithQuoteMark(lines.get(next).strip())) {
                return true;
            }
        }
        return false;
    }

    /** "Da: …" with "Inviato: …" or the like close below. */
    private static boolean isHeaderBlock(List<String> lines, List<String> folded, int i) {
        String name = headerName(lines.get(i));
        if (!name.equals("da") && !name.equals("from") && !name.equals("mittente")) {
            return false;
        }
        int found = 0;
        for (int next = i + 1; next < lines.size() && next <= i + 5; next++) {
            if (SENT.contains(headerName(lines.get(next)))) {
                found++;
            }
        }
        return found >= 2;
    }

    private static boolean isHeader(String line) {
        return HEADERS.contains(headerName(line));
    }

    private static String headerName(String line) {
        int colon = line.indexOf(':');
        return colon < 1 || colon > 20 ? "" : folded(line.substring(0, colon));
    }

    private static boolean beginsOrEnds(String words, List<String> marks) {
        return marks.stream().anyMatch(mark -> words.startsWith(mark) || words.endsWith(mark));
    }

    private static boolean hasDigit(String words) {
        return words.chars().anyMatch(Character::isDigit);
    }

    /** The words of a line, or of its first 400 characters, with single spaces between. */
    private static String folded(String line) {
        StringBuilder folded = new StringBuilder();
        line.codePoints()
                .limit(400)
                .forEach(
                        sign -> {
                            String letters = Folding.of(sign);
                            if (letters != null) {
                                folded.append(letters);
                            } else if (!folded.isEmpty()
                                    && folded.charAt(folded.length() - 1) != ' ') {
                                folded.append(' ');
                            }
                        });
        return folded.toString().strip();
    }
}
