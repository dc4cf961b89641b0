package io.onecare.core.account;

import java.util.Objects;

/**
 * Something that was typed and came too late: the session was over when it was sent. It is kept
 * until the same person has logged in again.
 *
 * @param page where it was typed, 1 to {@value #MAX_PAGE} characters; kept in clear, so it names no
 *     person
 * @param content what was typed, as the embedder writes it, at most {@value #MAX_CONTENT}
 *     characters; passwords and codes do not belong here
 */
public record SessionDraft(String page, String content) {

    /** The longest page, in characters. */
    public static final int MAX_PAGE = 200;

    /** The longest content, in characters. */
    public static final int MAX_CONTENT = 250_000;

    /**
     * Checks the lengths.
     *
     * @throws IllegalArgumentException if the page is blank, or one of them too long
     */
    public SessionDraft {
        Objects.requireNonNull(content, "content");
        if (page.isBlank() || page.length() > MAX_PAGE || content.length() > MAX_CONTENT) {
            throw new IllegalArgumentException(
                    "The draft has a page of (%d) characters and (%d) characters of content but must have 1 to %d and at most %d."
                            .formatted(page.length(), content.length(), MAX_PAGE, MAX_CONTENT));
        }
    }

    /** The page only: what was typed is personal. */
    @Override
    public String toString() {
        return "SessionDraft(" + page + ")";
    }
}
