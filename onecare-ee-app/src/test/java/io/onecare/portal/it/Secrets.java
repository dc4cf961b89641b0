package io.onecare.portal.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What no log may hold: all that the tests typed into forms, the cookies they got, and the codes
 * they were sent. {@link RawHttp} fills it by itself.
 */
final class Secrets {

    /** What is not somebody's own, whatever it is. */
    private static final Set<String> HARMLESS_FIELDS =
            Set.of(
                    "step",
                    "language",
                    "next",
                    "lang",
                    "change",
                    "way",
                    "by",
                    "action",
                    "answer",
                    "reason",
                    "why",
                    "role",
                    "facility",
                    "from",
                    "id",
                    "day",
                    "do",
                    "terms",
                    "time");

    /** Less is found in every log by chance. */
    private static final int SHORTEST = 6;

    /** As codes of apps are, which live for a minute; threads and addresses look like them. */
    private static final Pattern FEW_DIGITS = Pattern.compile("[0-9]{1,7}");

    /** Of a long value the start is enough, and of many values a search takes a while. */
    private static final int LONGEST = 60;

    private static final String LANGUAGE_COOKIE = "onecare_lang";

    private static final Set<String> ALL = ConcurrentHashMap.newKeySet();

    private Secrets() {}

    static void typed(String field, String value) {
        if (!HARMLESS_FIELDS.contains(field)) {
            remember(value);
        }
    }

    /** Remembers the value of a cookie that a header sets. */
    static void set(String header) {
        String start = "Set-Cookie:";
        if (header.regionMatches(true, 0, start, 0, start.length())) {
            String cookie = header.substring(start.length()).strip().split(";", 2)[0];
            if (!cookie.startsWith(LANGUAGE_COOKIE)) {
                remember(cookie.substring(cookie.indexOf('=') + 1));
            }
        }
    }

    static void remember(String value) {
        String text = value.strip();
        if (text.length() >= SHORTEST && !FEW_DIGITS.matcher(text).matches()) {
            ALL.add(text.substring(0, Math.min(LONGEST, text.length())));
        }
    }

    static int count() {
        return ALL.size();
    }

    /** The folder with the logs of the server under test. */
    static Path logs() {
        return Path.of(
                System.getProperty("it.wlp"),
                "usr",
                "servers",
                System.getProperty("it.server.arquillian"),
                "logs");
    }

    /** Which secrets are in which files. */
    static List<String> leaks() {
        Map<String, List<String>> byBeginning =
                ALL.stream().collect(Collectors.groupingBy(text -> text.substring(0, SHORTEST)));
        List<String> leaks = new ArrayList<>();
        try (Stream<Path> files = Files.walk(logs())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String log = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
                secretsIn(log, byBeginning)
                        .forEach(secret -> leaks.add(file.getFileName() + ": " + secret));
            }
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        return leaks;
    }

    /** One look at each place of the log, however many secrets there are. */
    private static Set<String> secretsIn(String log, Map<String, List<String>> byBeginning) {
        Set<String> found = new TreeSet<>();
        for (int i = 0; i + SHORTEST <= log.length(); i++) {
            for (String secret :
                    byBeginning.getOrDefault(log.substring(i, i + SHORTEST), List.of())) {
                if (log.startsWith(secret, i)) {
                    found.add(secret);
                }
            }
        }
        return found;
    }
}
