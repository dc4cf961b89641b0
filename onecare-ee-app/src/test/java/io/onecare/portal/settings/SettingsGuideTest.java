package io.onecare.portal.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The guide names every setting, and no other. */
class SettingsGuideTest {

    private static final Pattern VARIABLE = Pattern.compile("ONECARE_[A-Z_]+[A-Z]");
    private static final Pattern PROPERTY = Pattern.compile("\"(onecare\\.[a-z.]+)\"");

    @Test
    void the_guide_and_the_portal_know_the_same_settings() throws IOException {
        Set<String> known = new TreeSet<>();
        String settings =
                Files.readString(
                        Path.of("src/main/java/io/onecare/portal/settings/PortalSettings.java"));
        Matcher property = PROPERTY.matcher(settings);
        while (property.find()) {
            known.add(property.group(1).toUpperCase(Locale.ROOT).replace('.', '_'));
        }
        addAll(known, settings);
        addAll(known, Files.readString(Path.of("src/main/liberty/config/server.xml")));

        Set<String> told = new TreeSet<>();
        addAll(told, Files.readString(Path.of("../docs/guide/configuration.md")));

        assertThat(told).isEqualTo(known);
    }

    private static void addAll(Set<String> names, String text) {
        VARIABLE.matcher(text).results().forEach(result -> names.add(result.group()));
    }
}
