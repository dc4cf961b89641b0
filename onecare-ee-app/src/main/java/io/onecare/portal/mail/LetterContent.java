package io.onecare.portal.mail;

import io.onecare.portal.faces.Language;
import java.util.List;
import java.util.Map;

/**
 * What a letter says, before it is laid out.
 *
 * @param language the language
 * @param portal the name of the portal
 * @param subject the subject
 * @param blocks what stands below each other
 * @param contact whom to turn to
 */
record LetterContent(
        Language language, String portal, String subject, List<Block> blocks, String contact) {

    /** A part of a letter, as the templates know it. */
    record Block(Map<String, Object> model) {}

    LetterContent {
        blocks = List.copyOf(blocks);
    }

    static Block paragraph(String text) {
        return new Block(Map.of("kind", "paragraph", "text", text));
    }

    /** Something to be copied: a code, a user name. */
    static Block fact(String label, String value) {
        return new Block(Map.of("kind", "fact", "label", label, "value", value));
    }

    static Block heading(String text) {
        return new Block(Map.of("kind", "heading", "text", text));
    }

    /** Something to be looked up: a label and a value in each row. */
    static Block details(Map<String, String> rows) {
        return new Block(
                Map.of(
                        "kind",
                        "details",
                        "rows",
                        rows.entrySet().stream()
                                .map(row -> Map.of("label", row.getKey(), "value", row.getValue()))
                                .toList()));
    }

    /** Things to be gone through. */
    static Block list(List<String> items) {
        return new Block(Map.of("kind", "list", "items", items));
    }

    /** What somebody wrote, in the lines in which they wrote it. */
    static Block words(String text) {
        return new Block(Map.of("kind", "words", "text", text));
    }

    static Block link(String label, String address) {
        return new Block(Map.of("kind", "link", "label", label, "address", address));
    }

    Map<String, Object> model() {
        return Map.of(
                "language", language.tag(),
                "portal", portal,
                "subject", subject,
                "blocks", blocks.stream().map(Block::model).toList(),
                "contact", contact);
    }

    /** Says nothing: there are codes in it. */
    @Override
    public String toString() {
        return "LetterContent(…)";
    }
}
