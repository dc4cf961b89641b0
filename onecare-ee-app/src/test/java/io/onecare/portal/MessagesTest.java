package io.onecare.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The texts of the portal: complete in both languages, and each in use. */
class MessagesTest {

    private static final Path MAIN = Path.of("src", "main");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([0-9]+|[a-z]+)[},]");

    @Test
    void both_languages_have_the_same_keys() throws IOException {
        assertThat(english().stringPropertyNames())
                .containsExactlyInAnyOrderElementsOf(italian().stringPropertyNames());
    }

    @Test
    void a_text_has_the_same_placeholders_in_both_languages() throws IOException {
        Properties english = english();
        Properties italian = italian();

        for (String key : italian.stringPropertyNames()) {
            assertThat(placeholders(english.getProperty(key)))
                    .as(key)
                    .isEqualTo(placeholders(italian.getProperty(key)));
        }
    }

    @Test
    void no_text_is_empty_or_the_same_by_oversight() throws IOException {
        Properties english = english();
        Properties italian = italian();

        for (String key : italian.stringPropertyNames()) {
            assertThat(italian.getProperty(key)).as(key).isNotBlank();
            assertThat(english.getProperty(key)).as(key).isNotBlank();
            if (italian.getProperty(key).length() > 12) {
                assertThat(english.getProperty(key)).as(key).isNotEqualTo(italian.getProperty(key));
            }
        }
    }

    @Test
    void every_key_is_in_use() throws IOException {
        String sources = sources();

        Set<String> unused =
                italian().stringPropertyNames().stream()
                        .filter(key -> !isUsed(key, sources))
                        .collect(Collectors.toCollection(TreeSet::new));

        assertThat(unused).isEmpty();
    }

    /** A key may be put together: "status." + mode + ".name". */
    private static boolean isUsed(String key, String sources) {
        if (sources.contains("'" + key + "'") || sources.contains("\"" + key + "\"")) {
            return true;
        }
        for (int dot = key.indexOf('.'); dot > 0; dot = key.indexOf('.', dot + 1)) {
            String head = key.substring(0, dot + 1);
            if (sources.contains("'" + head + "'") || sources.contains("\"" + head + "\"")) {
                return true;
            }
        }
        return false;
    }

    private static Set<String> placeholders(String text) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .map(result -> result.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String sources() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(MAIN)) {
            for (Path file :
                    files.filter(f -> f.toString().matches(".*\\.(java|xhtml|xml)$")).toList()) {
                all.append(Files.readString(file));
            }
        }
        return all.toString();
    }

    private static Properties italian() throws IOException {
        return load("messages.properties");
    }

    private static Properties english() throws IOException {
        return load("messages_en.properties");
    }

    private static Properties load(String name) throws IOException {
        Properties properties = new Properties();
        try (Reader reader =
                Files.newBufferedReader(
                        MAIN.resolve("resources/io/onecare/portal").resolve(name),
                        StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return properties;
    }
}
