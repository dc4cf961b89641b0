package io.onecare.core.recognition;

import java.util.ArrayList;
import java.util.List;

/** Splits a text into runs of letters and runs of digits, and into lines, in one pass. */
final class Tokenizer {

    private final MailPart part;
    private final String text;
    private final int firstLine;
    private final List<String> lines = new ArrayList<>();

    private final StringBuilder word = new StringBuilder();
    private int begin;
    private int end;
    private int capitals;
    private int letters;
    private int gapBegin;

    Tokenizer(MailPart part, String text, int firstLine) {
        this.part = part;
        this.text = text;
        this.firstLine = firstLine;
    }

    void into(List<Token> tokens) {
        int line = firstLine;
        int lineBegin = 0;
        int length;
        for (int at = 0; at < text.length(); at += length) {
            int sign = text.codePointAt(at);
            length = Character.charCount(sign);
            String folded = Folding.of(sign);
            if (folded == null) {
                finish(tokens, line);
                if (sign == '\n') {
                    lines.add(text.substring(lineBegin, at));
                    lineBegin = at + 1;
                    line++;
                }
            } else if (!folded.isEmpty()) {
                if (!word.isEmpty()
                        && Character.isDigit(word.charAt(0))
                                != Character.isDigit(folded.charAt(0))) {
                    finish(tokens, line);
                }
                if (word.isEmpty()) {
                    begin = at;
                }
                word.append(folded);
                end = at + length;
                letters++;
                capitals += Character.isUpperCase(sign) ? 1 : 0;
            }
        }
        finish(tokens, line);
        lines.add(text.substring(lineBegin));
    }

    private void finish(List<Token> tokens, int line) {
        if (word.isEmpty()) {
            return;
        }
        String gap = plain(text.substring(gapBegin, Math.min(begin, gapBegin + Token.LONGEST_GAP)));
        boolean opensText = part == MailPart.TEXT && gapBegin == 0 && !tokens.isEmpty();
        tokens.add(
                new Token(
                        part,
                        begin,
                        end,
                        word.toString(),
                        opensText ? Token.NEW_PART + gap : gap,
                        line,
                        Character.isUpperCase(text.codePointAt(begin)),
                        capitals == letters));
        gapBegin = end;
        word.setLength(0);
        capitals = 0;
        letters = 0;
    }

    /** With the common space for every other, and without what is not seen. */
    private static String plain(String gap) {
        StringBuilder plain = new StringBuilder(gap.length());
        for (int i = 0; i < gap.length(); i++) {
            char sign = gap.charAt(i);
            if (Character.isSpaceChar(sign)) {
                plain.append(' ');
            } else if (Character.getType(sign) != Character.FORMAT) {
                plain.append(sign);
            }
        }
        return plain.toString();
    }

    /** The lines of the text, at least one, once it was split. */
    List<String> lines() {
        return lines;
    }
}
