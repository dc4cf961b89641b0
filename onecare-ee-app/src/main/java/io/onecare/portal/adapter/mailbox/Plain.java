package io.onecare.portal.adapter.mailbox;

import java.util.regex.Pattern;

/** Text as an operator can read it: nothing that cannot be seen, no gaps of many lines. */
final class Plain {

    private static final Pattern LINE_END = Pattern.compile("\\r\\n?|\\u2028|\\u2029|\\u0085|\\f");

    /** Without width, or turning the direction of what follows, to hide or to disguise. */
    private static final Pattern UNSEEN =
            Pattern.compile("[\\u00ad\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2069\\ufeff]");

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\\n\\t]]");
    private static final Pattern SPACE = Pattern.compile("[\\u00a0\\u2000-\\u200a\\u202f\\u3000]");
    private static final Pattern BEFORE_LINE_END = Pattern.compile("(?<![ \\t])[ \\t]++\\n");
    private static final Pattern GAP = Pattern.compile("\\n{3,}");

    private Plain() {}

    static String text(String text) {
        String lines = LINE_END.matcher(text).replaceAll("\n");
        String seen = CONTROL.matcher(UNSEEN.matcher(lines).replaceAll("")).replaceAll("");
        String spaced = SPACE.matcher(seen).replaceAll(" ");
        String tight = BEFORE_LINE_END.matcher(spaced).replaceAll("\n");
        return GAP.matcher(tight).replaceAll("\n\n").strip();
    }

    static String line(String text) {
        return text(text).replaceAll("\\s+", " ").strip();
    }
}
