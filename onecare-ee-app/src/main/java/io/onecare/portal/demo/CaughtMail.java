package io.onecare.portal.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A mail that the demo's catcher has caught.
 *
 * @param number the running number since the start, from 1 on
 * @param receivedAt when it arrived
 * @param recipient the address it was handed over for
 * @param subject its subject
 * @param text its content as plain text
 * @param html its content as HTML
 * @param calendar the appointment that is attached; empty if none is
 * @param messageId its Message-ID, by which an answer says what it answers; empty if it has none
 */
public record CaughtMail(
        long number,
        Instant receivedAt,
        String recipient,
        String subject,
        String text,
        String html,
        String calendar,
        String messageId) {

    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>\"]+");

    /**
     * A piece of a line of the text.
     *
     * @param words what is read
     * @param href where it leads; null if it is no link
     */
    public record Piece(String words, @Nullable String href) {}

    /**
     * Takes the text apart.
     *
     * @param portal the address of the portal; only what lies below it becomes a link
     * @return the lines, each in its pieces; an empty line has none
     */
    public List<List<Piece>> lines(String portal) {
        return text.strip().lines().map(line -> pieces(line, portal)).toList();
    }

    private static List<Piece> pieces(String line, String portal) {
        List<Piece> pieces = new ArrayList<>();
        Matcher address = ADDRESS.matcher(line);
        int end = 0;
        while (address.find()) {
            if (address.group().startsWith(portal + "/")) {
                if (address.start() > end) {
                    pieces.add(new Piece(line.substring(end, address.start()), null));
                }
                pieces.add(new Piece(address.group(), address.group()));
                end = address.end();
            }
        }
        if (end < line.length()) {
            pieces.add(new Piece(line.substring(end), null));
        }
        return List.copyOf(pieces);
    }

    /** The number only. */
    @Override
    public String toString() {
        return "CaughtMail(" + number + ")";
    }
}
