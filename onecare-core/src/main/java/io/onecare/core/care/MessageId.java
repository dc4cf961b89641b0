package io.onecare.core.care;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Message-ID of a mail (RFC 5322, section 3.6.4), by which it is taken once. Immutable.
 *
 * <p>Every mail gets one, whatever its headers say: an id that is too long or has forbidden
 * characters is replaced by its digest, always the same one, so that no mail is refused and answers
 * still find it.
 */
public final class MessageId {

    /** The most characters kept as they are. */
    private static final int MAX_LENGTH = 250;

    /** The latest ids of a long thread are the ones that matter. */
    private static final int MOST_IN_A_LIST = 50;

    private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7e]{1," + MAX_LENGTH + "}");
    private static final Pattern IN_BRACKETS = Pattern.compile("<([^<>]+)>");
    private static final Pattern UUID_AT =
            Pattern.compile("(\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12})@.+");

    private final String value;

    private MessageId(String value) {
        this.value = value;
    }

    /**
     * Reads the header of a mail.
     *
     * @param header the value of {@code Message-ID}, with or without brackets
     * @return the id without brackets and white space around it; a digest if it has a forbidden
     *     form
     * @throws IllegalArgumentException if it is blank; such a mail gets {@link #ofContent}
     */
    public static MessageId of(String header) {
        String id = header.strip();
        if (id.startsWith("<") && id.endsWith(">") && id.length() > 2) {
            id = id.substring(1, id.length() - 1).strip();
        }
        if (id.isEmpty()) {
            throw new IllegalArgumentException(
                    "The Message-ID is blank.\nMaybe the mail has none and ofContent(…) was meant.");
        }
        return VISIBLE.matcher(id).matches() ? new MessageId(id) : ofContent(id);
    }

    /**
     * Makes an id for a mail that has none.
     *
     * @param content what tells this mail from every other, such as all its headers and its text
     * @return the digest of the content, the same for the same content
     */
    public static MessageId ofContent(String content) {
        return new MessageId("sha256." + digest(content));
    }

    /**
     * Reads a header with several ids, {@code References} or {@code In-Reply-To}.
     *
     * @param header the value of the header; may be empty
     * @return the ids in brackets, in their order, at most the last 50; whatever else stands there
     *     is left out
     */
    public static List<MessageId> listOf(String header) {
        List<MessageId> ids = new ArrayList<>();
        Matcher matcher = IN_BRACKETS.matcher(header);
        while (matcher.find()) {
            if (!matcher.group(1).isBlank()) {
                ids.add(of(matcher.group(1)));
            }
        }
        return List.copyOf(ids.subList(Math.max(0, ids.size() - MOST_IN_A_LIST), ids.size()));
    }

    static String digest(String content) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(content.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    /** Our own mails are called {@code <outbox id>@host}. */
    Optional<UUID> outboxMessage() {
        Matcher matcher = UUID_AT.matcher(value);
        return matcher.matches()
                ? Optional.of(UUID.fromString(matcher.group(1)))
                : Optional.empty();
    }

    /**
     * Gives the id.
     *
     * @return 1 to 250 visible ASCII characters without brackets around them
     */
    public String value() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MessageId that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    /** Hides the id: some mailers write the sender's address into it. */
    @Override
    public String toString() {
        return "MessageId(…)";
    }
}
