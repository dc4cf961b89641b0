package io.onecare.portal.terms;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A piece of a published text. Texts are plain: an empty line ends a piece, {@code #} and a space
 * begin a heading, a hyphen and a space the items of a list. Anything else is a paragraph, and
 * nothing in it is markup.
 *
 * @param kind what it is
 * @param lines the items of a list; else one line
 */
public record TermsBlock(Kind kind, List<String> lines) {

    /** What a piece can be. */
    public enum Kind {
        /** A heading. */
        HEADING,
        /** A list of items. */
        LIST,
        /** A paragraph. */
        PARAGRAPH
    }

    private static final String HEADING = "# ";
    private static final String ITEM = "- ";

    /** Copies the lines. */
    public TermsBlock {
        lines = List.copyOf(lines);
    }

    /**
     * Takes a text to pieces.
     *
     * @param text the text
     * @return its pieces in order
     */
    public static List<TermsBlock> of(String text) {
        String lines = text.strip().lines().map(String::strip).collect(Collectors.joining("\n"));
        return Arrays.stream(lines.split("\n\n+"))
                .map(piece -> block(piece.lines().toList()))
                .toList();
    }

    private static TermsBlock block(List<String> lines) {
        if (lines.get(0).startsWith(HEADING)) {
            return new TermsBlock(
                    Kind.HEADING, List.of(String.join(" ", lines).substring(HEADING.length())));
        }
        return lines.get(0).startsWith(ITEM)
                ? new TermsBlock(Kind.LIST, items(lines))
                : new TermsBlock(Kind.PARAGRAPH, List.of(String.join(" ", lines)));
    }

    /** A line that begins no item goes on with the one before. */
    private static List<String> items(List<String> lines) {
        List<String> items = new ArrayList<>();
        for (String line : lines) {
            if (line.startsWith(ITEM)) {
                items.add(line.substring(ITEM.length()));
            } else {
                items.set(items.size() - 1, items.get(items.size() - 1) + " " + line);
            }
        }
        return items;
    }
}
