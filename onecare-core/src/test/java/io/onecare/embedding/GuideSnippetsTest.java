package io.onecare.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The code in the guide is the code of running tests, word for word. */
class GuideSnippetsTest {

    private static final Pattern IN_TEST =
            Pattern.compile("(?s)\\n *// snippet: ([a-z ]+)\\n(.*?\\n) *// end\\n");

    private static final Pattern IN_GUIDE =
            Pattern.compile("(?s)<!-- snippet: ([a-z ]+) -->\\s*```java\\n(.*?)```");

    private static final Path GUIDE = Path.of("../docs/guide/embedding.md");

    @Test
    void the_guide_shows_each_snippet_of_the_tests_and_no_other() throws IOException {
        assertThat(found(IN_GUIDE, Files.readString(GUIDE))).isEqualTo(snippets());
    }

    @Test
    void a_confirmed_booking_takes_at_most_thirty_lines() throws IOException {
        assertThat(snippets().get("booking").lines().filter(line -> !line.isBlank()))
                .hasSizeLessThanOrEqualTo(30);
    }

    private static Map<String, String> snippets() throws IOException {
        Map<String, String> all = new TreeMap<>();
        try (Stream<Path> files = Files.list(Path.of("src/test/java/io/onecare/embedding"))) {
            for (Path file : files.sorted().toList()) {
                if (!file.endsWith("GuideSnippetsTest.java")) {
                    all.putAll(found(IN_TEST, Files.readString(file)));
                }
            }
        }
        return all;
    }

    private static Map<String, String> found(Pattern pattern, String text) {
        Map<String, String> found = new TreeMap<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.put(matcher.group(1), matcher.group(2).stripTrailing().stripIndent());
        }
        return found;
    }
}
