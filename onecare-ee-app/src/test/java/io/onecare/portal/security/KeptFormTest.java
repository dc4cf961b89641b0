package io.onecare.portal.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.core.account.SessionDraft;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is kept of a form that came too late. */
class KeptFormTest {

    private static final Pattern SECRET_INPUT =
            Pattern.compile(
                    "<input [^>]*(type=\"password\"|autocomplete=\"one-time-code\"|name=\"secret\")[^>]*>");
    private static final Pattern NAME = Pattern.compile(" name=\"([^\"]+)\"");

    @Test
    void no_secret_of_any_page_is_kept() throws IOException {
        Set<String> secrets = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/webapp"))) {
            for (Path page : files.filter(f -> f.toString().endsWith(".xhtml")).toList()) {
                SECRET_INPUT
                        .matcher(Files.readString(page))
                        .results()
                        .map(input -> NAME.matcher(input.group()))
                        .filter(name -> name.find())
                        .forEach(name -> secrets.add(name.group(1)));
            }
        }

        assertThat(secrets).contains("password", "current", "code");
        assertThat(KeptForm.SECRETS).containsAll(secrets);
    }

    @Test
    void what_was_kept_is_read_as_it_was_typed() {
        KeptForm kept =
                KeptForm.read(
                        new SessionDraft("/x", "name=D%E2%80%99A%C3%B2+%22x%22+%3C%2Fb%3E&empty="));

        assertThat(kept.fields()).isEqualTo(Map.of("name", "D’Aò \"x\" </b>", "empty", ""));
        assertThat(kept.toString()).doesNotContain("Aò");
    }
}
