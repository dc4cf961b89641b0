package io.onecare.core.recognition;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A mail in tokens: whose words each is, in which clause it stands and how it is spoken of. What
 * stands behind the first {@value #MOST_CHARACTERS} characters of the text is not read.
 */
final class Mail {

    static final int MOST_CHARACTERS = 32_000;
    static final int MOST_CHARACTERS_OF_SUBJECT = 1_000;

    /** Words with a full stop that ends no sentence. */
    private static final Set<String> ABBREVIATIONS =
            Set.of(
                    "sig", "sigg", "dott", "dr", "prof", "avv", "rag", "ing", "geom", "spett",
                    "egr", "gent", "gentil", "ill", "c", "f", "cod", "fisc", "tel", "cell", "h",
                    "n", "num", "p", "v", "m", "s", "ss", "ca", "via", "poliamb", "amb", "lun",
                    "mar", "merc", "mer", "gio", "giov", "ven", "sab", "dom", "gen", "feb", "apr",
                    "mag", "giu", "lug", "ago", "set", "sett", "ott", "nov", "dic", "ore", "a",
                    "prox", "pom", "int", "es", "vs", "ns", "rif", "ra", "ssa", "le", "mi");

    private static final Set<String> TURNS =
            Set.of(
                    "ma", "pero", "invece", "ora", "adesso", "mentre", "bensi", "allora", "anzi",
                    "poi", "but", "now", "instead");

    private static final Set<String> DENIALS =
            Set.of("non", "ne", "anziche", "mica", "neanche", "nemmeno", "not", "rather");

    private static final Set<String> IMPERFECTS =
            Set.of(
                    "ero",
                    "era",
                    "erano",
                    "avevo",
                    "avevamo",
                    "aveva",
                    "avevano",
                    "avevate",
                    "andavo",
                    "andava",
                    "facevo",
                    "faceva",
                    "dovevo",
                    "doveva",
                    "scorso",
                    "scorsa",
                    "scorsi",
                    "ieri",
                    "fui",
                    "was",
                    "had",
                    "yesterday",
                    "last",
                    "precedente");

    private static final Set<String> DONE =
            Set.of(
                    "fatto",
                    "fatta",
                    "fatti",
                    "fatte",
                    "eseguito",
                    "eseguita",
                    "effettuato",
                    "effettuata",
                    "stato",
                    "stata",
                    "andato",
                    "andata",
                    "avuto",
                    "avuta",
                    "sostenuto",
                    "sostenuta",
                    "done");

    private static final Set<String> HAVE =
            Set.of("ho", "l", "abbiamo", "ha", "hanno", "sono", "gia", "appena", "have");

    private final List<Token> tokens;
    private final List<MailZone> zones;
    private final int[] clause;
    private final int[] sentence;
    private final Stance[] stance;
    private final String subject;
    private final String text;

    private Mail(String subject, String text, List<Token> tokens, List<MailZone> zones) {
        this.subject = subject;
        this.text = text;
        this.tokens = tokens;
        this.zones = zones;
        this.clause = new int[tokens.size()];
        this.sentence = new int[tokens.size()];
        this.stance = new Stance[tokens.size()];
        split();
        judge();
    }

    static Mail of(String subject, String text) {
        String title = cut(subject, MOST_CHARACTERS_OF_SUBJECT);
        String body = cut(text, MOST_CHARACTERS);
        List<Token> tokens = new ArrayList<>();
        new Tokenizer(MailPart.SUBJECT, title, 0).into(tokens);
        int subjects = tokens.size();
        Tokenizer tokenizer = new Tokenizer(MailPart.TEXT, body, 1);
        tokenizer.into(tokens);
        MailLines lines = MailLines.of(title, tokenizer.lines());
        List<MailZone> zones = new ArrayList<>(tokens.size());
        for (int i = 0; i < tokens.size(); i++) {
            zones.add(i < subjects ? lines.ofSubject() : lines.of(tokens.get(i).line() - 1));
        }
        return new Mail(title, body, tokens, zones);
    }

    private static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return text.substring(
                0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }

    private void split() {
        int clauses = 0;
        int sentences = 0;
        for (int i = 0; i < tokens.size(); i++) {
            if (i > 0) {
                if (endsSentence(i)) {
                    sentences++;
                    clauses++;
                } else if (parts(i)) {
                    clauses++;
                }
            }
            clause[i] = clauses;
            sentence[i] = sentences;
        }
    }

    private boolean endsSentence(int i) {
        Token token = tokens.get(i);
        Token before = tokens.get(i - 1);
        String gap = token.gap();
        if (token.part() != before.part() || gap.length() >= Token.LONGEST_GAP) {
            return true;
        }
        if (gap.indexOf('!') >= 0 || gap.indexOf('?') >= 0 || gap.indexOf('…') >= 0) {
            return true;
        }
        if (gap.chars().filter(sign -> sign == '\n').count() > 1) {
            return true;
        }
        int stop = gap.indexOf('.');
        return stop >= 0
                && gap.length() > stop + 1
                && !ABBREVIATIONS.contains(before.word())
                && (!before.isNumber() || token.capital() || gap.indexOf('\n') >= 0);
    }

    private boolean parts(int i) {
        String gap = tokens.get(i).gap();
        for (int at = 0; at < gap.length(); at++) {
            if (",;:()[]\n–—|".indexOf(gap.charAt(at)) >= 0
                    && !(tokens.get(i).isNumber() && gap.length() == 1)) {
                return true;
            }
        }
        if (gap.contains(" - ")) {
            return true;
        }
        String word = tokens.get(i).word();
        return TURNS.contains(word) && !(word.equals("invece") && isInsteadOf(i));
    }

    private boolean isInsteadOf(int i) {
        return i + 1 < tokens.size()
                && Set.of("di", "del", "della", "dell", "che").contains(tokens.get(i + 1).word());
    }

    private void judge() {
        int from = 0;
        while (from < tokens.size()) {
            int to = from;
            while (to < tokens.size() && clause[to] == clause[from]) {
                to++;
            }
            judge(from, to);
            from = to;
        }
    }

    private void judge(int from, int to) {
        Stance now = Stance.PLAIN;
        for (int i = from; i < to; i++) {
            if (isPast(i, from)) {
                now = Stance.PAST;
            }
        }
        for (int i = from; i < to; i++) {
            String word = tokens.get(i).word();
            boolean hedge = i > from && tokens.get(i - 1).word().equals("se");
            if ((DENIALS.contains(word) && !hedge)
                    || (word.equals("invece") && isInsteadOf(i))
                    || (word.equals("posto")
                            && i > from
                            && is(i - 1, "al")
                            && i + 1 < to
                            && tokens.get(i + 1).word().startsWith("d"))) {
                now = Stance.DENIED;
            }
            stance[i] = now;
        }
    }

    private boolean isPast(int i, int from) {
        String word = tokens.get(i).word();
        if (IMPERFECTS.contains(word)) {
            return true;
        }
        if (word.equals("volta") && i > from && is(i - 1, "ultima")) {
            return true;
        }
        if (!DONE.contains(word)) {
            return false;
        }
        for (int before = Math.max(from, i - 3); before < i; before++) {
            if (HAVE.contains(tokens.get(before).word())) {
                return true;
            }
        }
        return false;
    }

    int size() {
        return tokens.size();
    }

    Token token(int i) {
        return tokens.get(i);
    }

    /** The folded word at a place; empty outside the mail. */
    String word(int i) {
        return i < 0 || i >= tokens.size() ? "" : tokens.get(i).word();
    }

    boolean is(int i, String word) {
        return word(i).equals(word);
    }

    MailZone zone(int i) {
        return zones.get(i);
    }

    Stance stance(int i) {
        return stance[i];
    }

    int sentence(int i) {
        return sentence[i];
    }

    int clause(int i) {
        return clause[i];
    }

    /** Whether two places are in one sentence. */
    boolean together(int a, int b) {
        return a >= 0 && b < tokens.size() && sentence[a] == sentence[b];
    }

    /** Whether what stands between two places, the first before the second, is one phrase. */
    boolean isPhrase(int first, int last) {
        for (int i = first + 1; i <= last; i++) {
            if (!tokens.get(i).isClose()) {
                return false;
            }
        }
        return true;
    }

    /** What was written from one token to another. */
    String written(int first, int last) {
        Token begin = tokens.get(first);
        String whole = begin.part() == MailPart.SUBJECT ? subject : text;
        return whole.substring(begin.begin(), tokens.get(last).end());
    }

    Passage passage(int first, int last) {
        return new Passage(
                tokens.get(first).part(), tokens.get(first).begin(), tokens.get(last).end());
    }
}
