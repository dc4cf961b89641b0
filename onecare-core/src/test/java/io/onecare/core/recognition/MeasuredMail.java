package io.onecare.core.recognition;

import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A mail of the set that the recognition is measured on, with what a careful person reads in it.
 *
 * @param name its name in the set
 * @param expected by field, what must be found; a field {@code … either} lists what the mail leaves
 *     open
 * @param text the plain text
 */
record MeasuredMail(String name, Map<String, String> expected, String text) {

    static List<MeasuredMail> of(String half) {
        String all = resource("/recognition/mails-" + half + ".txt");
        return Arrays.stream(all.split("(?m)^=== ")).skip(1).map(MeasuredMail::parse).toList();
    }

    private static MeasuredMail parse(String block) {
        String[] parts = block.split("\n--- text\n", 2);
        List<String> head = parts[0].lines().toList();
        Map<String, String> fields =
                head.stream()
                        .skip(1)
                        .map(line -> line.split(":", 2))
                        .collect(toMap(side -> side[0], side -> side[1].strip()));
        return new MeasuredMail(head.get(0), fields, parts[1]);
    }

    String subject() {
        return expected.get("subject");
    }

    Instant receivedAt() {
        return LocalDateTime.parse(expected.get("received")).atZone(WishedTime.ZONE).toInstant();
    }

    /** Whether the code is only to be had by putting a slip right. */
    boolean isMistypedCode() {
        String letters = text.replaceAll("[^A-Za-z0-9]", "").toUpperCase(Locale.ROOT);
        return expected.containsKey("taxCode") && !letters.contains(expected.get("taxCode"));
    }

    static String resource(String path) {
        try (InputStream data = MeasuredMail.class.getResourceAsStream(path)) {
            return new String(data.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
