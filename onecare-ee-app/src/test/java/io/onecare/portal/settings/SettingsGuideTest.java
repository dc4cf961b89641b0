package io.onecare.portal.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@link Setting} declares is what the guide tells, the server reads and nobody repeats. */
class SettingsGuideTest {

    private static final Path GUIDE = Path.of("../docs/guide/configuration.md");
    private static final Path SERVER = Path.of("src/main/liberty/config/server.xml");
    private static final Path SOURCES = Path.of("src/main/java");

    private static final String BEGIN = "<!-- begin: made of Setting.java -->\n";
    private static final String END = "<!-- end: made of Setting.java -->\n";
    private static final Pattern VARIABLE = Pattern.compile("ONECARE_[A-Z_]+[A-Z]");
    private static final Pattern DECLARED =
            Pattern.compile("<variable name=\"(ONECARE_[A-Z_]+)\" defaultValue=\"([^\"]*)\"/>");

    @Test
    void the_tables_of_the_guide_are_what_the_code_declares() throws IOException {
        String guide = Files.readString(GUIDE);
        int begin = guide.indexOf(BEGIN) + BEGIN.length();
        int end = guide.indexOf(END);
        if (Boolean.getBoolean("settings.guide.write")) {
            guide = guide.substring(0, begin) + tables() + guide.substring(end);
            Files.writeString(GUIDE, guide);
            end = guide.indexOf(END);
        }

        assertThat(guide.substring(begin, end))
                .as(
                        "The tables of docs/guide/configuration.md are made of Setting.java. Write them anew with"
                                + " mvn -pl onecare-ee-app -am test -Dtest=SettingsGuideTest"
                                + " -Dsurefire.failIfNoSpecifiedTests=false -Dsettings.guide.write=true")
                .isEqualTo(tables());
    }

    @Test
    void every_text_names_settings_that_there_are() throws IOException {
        Set<String> known =
                Arrays.stream(Setting.values())
                        .map(Setting::variable)
                        .collect(Collectors.toCollection(TreeSet::new));
        Set<String> told = new TreeSet<>();
        try (Stream<Path> texts =
                Stream.of(Path.of("../README.md"), Path.of("../docs/guide"), SERVER, SOURCES)
                        .flatMap(SettingsGuideTest::files)) {
            texts.forEach(text -> addAll(told, read(text)));
        }

        assertThat(known).containsAll(told);
    }

    @Test
    void the_server_falls_back_on_the_same_defaults() throws IOException {
        Map<String, String> ofServer = new TreeMap<>();
        Matcher declared = DECLARED.matcher(Files.readString(SERVER));
        while (declared.find()) {
            ofServer.put(declared.group(1), declared.group(2));
        }
        assertThat(ofServer).containsKeys("ONECARE_HTTP_PORT", "ONECARE_DB_POOL");
        ofServer.remove("ONECARE_DB_URL"); // told in words

        assertThat(ofServer)
                .allSatisfy(
                        (variable, value) ->
                                assertThat(
                                                Setting.valueOf(variable.replace("ONECARE_", ""))
                                                        .usual()
                                                        .orElse(""))
                                        .as(variable)
                                        .isEqualTo(value));
    }

    @Test
    void nobody_reads_settings_past_the_declared_ones() {
        try (Stream<Path> sources = files(SOURCES)) {
            assertThat(sources.filter(source -> read(source).contains("ConfigProvider")))
                    .singleElement()
                    .asString()
                    .endsWith("PortalSettings.java");
        }
    }

    private static String tables() {
        StringBuilder tables = new StringBuilder();
        for (SettingGroup group : SettingGroup.values()) {
            tables.append("\n### ").append(group.title()).append("\n\n");
            tables.append("| variable | default | must be | meaning |\n|---|---|---|---|\n");
            Arrays.stream(Setting.values())
                    .filter(setting -> setting.group() == group)
                    .forEach(setting -> tables.append(row(setting)));
        }
        return tables.append('\n').toString();
    }

    private static String row(Setting setting) {
        return "| `%s` | %s | %s | %s%s |\n"
                .formatted(
                        setting.variable(),
                        setting.usualWords(),
                        setting.bounds(),
                        setting.meaning(),
                        setting.isSecret()
                                ? ". Secret"
                                : setting.topic().isPresent() ? ". *On screen*" : "");
    }

    private static Stream<Path> files(Path folder) {
        try {
            return Files.walk(folder).filter(Files::isRegularFile);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static void addAll(Set<String> names, String text) {
        VARIABLE.matcher(text).results().forEach(result -> names.add(result.group()));
    }
}
