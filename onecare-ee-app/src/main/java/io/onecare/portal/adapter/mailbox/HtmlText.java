package io.onecare.portal.adapter.mailbox;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/**
 * Reads HTML as text: lines where blocks are, {@code > } before what is quoted. Addresses behind
 * links and pictures are dropped, and so is what a reader would not see.
 */
final class HtmlText {

    private static final Set<String> BLOCKS =
            Set.of(
                    "p",
                    "div",
                    "tr",
                    "li",
                    "ul",
                    "ol",
                    "table",
                    "h1",
                    "h2",
                    "h3",
                    "h4",
                    "h5",
                    "h6",
                    "blockquote",
                    "pre",
                    "hr",
                    "section",
                    "article",
                    "header",
                    "footer",
                    "address",
                    "dl",
                    "dt",
                    "dd",
                    "form",
                    "fieldset");

    private static final Set<String> APART =
            Set.of("p", "ul", "ol", "table", "h1", "h2", "h3", "h4", "blockquote", "pre");

    private static final Pattern HIDDEN =
            Pattern.compile("display\\s*:\\s*none|visibility\\s*:\\s*hidden|font-size\\s*:\\s*0");

    /** Else a small mail could become a large text. */
    private static final int MOST_QUOTES = 5;

    private HtmlText() {}

    static String read(String html) {
        Document document = Jsoup.parse(html);
        document.select("script, style, head, title, template, noscript").remove();
        for (Element styled : document.select("[style]")) {
            if (HIDDEN.matcher(styled.attr("style").toLowerCase(Locale.ROOT)).find()) {
                styled.remove();
            }
        }
        Writer writer = new Writer();
        document.body().traverse(writer);
        return writer.text.toString();
    }

    /** Goes through the document once, without recursion: mails are nested as deep as they like. */
    private static final class Writer implements NodeVisitor {

        final StringBuilder text = new StringBuilder();
        private int quotes;
        private int quotesBefore;
        private boolean isLineBegun;
        private boolean isGapWanted;

        @Override
        public void head(Node node, int depth) {
            if (node instanceof TextNode words) {
                write(words);
            } else if (node instanceof Element element) {
                begin(element.normalName());
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (node instanceof Element element) {
                String name = element.normalName();
                if (BLOCKS.contains(name)) {
                    endLine();
                }
                if (APART.contains(name)) {
                    isGapWanted = true;
                }
                if (name.equals("blockquote")) {
                    quotes--;
                }
                if ((name.equals("td") || name.equals("th")) && isLineBegun) {
                    text.append("  ");
                }
            }
        }

        private void begin(String name) {
            if (BLOCKS.contains(name)) {
                endLine();
            }
            switch (name) {
                case "br" -> breakLine();
                case "blockquote" -> quotes++;
                case "li" -> append("- ");
                default -> {}
            }
        }

        private void write(TextNode words) {
            Element parent = words.parent();
            if (parent != null && parent.closest("pre") != null) {
                String[] lines = words.getWholeText().split("\n", -1);
                for (int i = 0; i < lines.length; i++) {
                    if (i > 0) {
                        breakLine();
                    }
                    append(lines[i]);
                }
                return;
            }
            String run = words.getWholeText().replaceAll("[ \\t\\r\\n]+", " ");
            append(isLineBegun ? run : run.stripLeading());
        }

        private void append(String words) {
            if (words.isEmpty()) {
                return;
            }
            if (!isLineBegun) {
                if (isGapWanted && text.length() > 0) {
                    text.append(prefix(Math.min(quotes, quotesBefore))).append('\n');
                }
                isGapWanted = false;
                quotesBefore = quotes;
                text.append(prefix(quotes));
                isLineBegun = true;
            }
            text.append(words);
        }

        private void endLine() {
            if (isLineBegun) {
                breakLine();
            }
        }

        private void breakLine() {
            if (!isLineBegun) {
                text.append(prefix(quotes));
            }
            text.append('\n');
            isLineBegun = false;
        }

        private static String prefix(int quotes) {
            return "> ".repeat(Math.min(quotes, MOST_QUOTES));
        }
    }
}
