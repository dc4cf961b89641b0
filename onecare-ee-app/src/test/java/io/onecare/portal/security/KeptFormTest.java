package io.onecare.portal.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.core.account.SessionDraft;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
    private static final Pattern TYPED_INPUT =
            Pattern.compile("<input (?![^>]*type=\"hidden\")[^>]* name=\"([^\"]+)\"");
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

    /** Else it would be lost to whoever logs in again: a code of a service is no secret. */
    @Test
    void nothing_that_is_typed_in_the_administration_is_called_like_a_secret() throws IOException {
        Set<String> typed = new TreeSet<>();
        for (String folder : List.of("administration", "WEB-INF/catalogue", "WEB-INF/network")) {
            try (Stream<Path> files = Files.walk(Path.of("src/main/webapp", folder))) {
                for (Path page : files.filter(f -> f.toString().endsWith(".xhtml")).toList()) {
                    TYPED_INPUT
                            .matcher(Files.readString(page))
                            .results()
                            .forEach(input -> typed.add(input.group(1)));
                }
            }
        }

        assertThat(typed)
                .contains("newcode", "nameIt")
                .doesNotContainAnyElementsOf(KeptForm.SECRETS);
    }

    @Test
    void what_was_kept_is_read_as_it_was_typed() {
        KeptForm kept =
                KeptForm.read(
                        new SessionDraft("/x", "name=D%E2%80%99A%C3%B2+%22x%22+%3C%2Fb%3E&empty="));

        assertThat(kept.fields()).isEqualTo(Map.of("name", "D’Aò \"x\" </b>", "empty", ""));
        assertThat(kept.toString()).doesNotContain("Aò");
    }

    @Test
    void what_was_typed_about_one_booking_is_not_shown_beside_another() {
        KeptForm kept =
                KeptForm.read(new SessionDraft("/facility/booking", "reference=A-1&remark=No"));

        assertThat(kept.isAboutWhatIsAskedFor(asking(Map.of()))).isTrue();
        assertThat(kept.isAboutWhatIsAskedFor(asking(Map.of("reference", "A-1", "lang", "en"))))
                .isTrue();
        assertThat(kept.isAboutWhatIsAskedFor(asking(Map.of("reference", "B-2")))).isFalse();
    }

    @Test
    void a_form_whose_address_says_what_it_is_about_is_shown_there_only() {
        KeptForm kept =
                KeptForm.read(
                        new SessionDraft("/administration/x", "name=No&%3F=code%3DC-1%26list%3DL"));

        assertThat(kept.isAboutWhatIsAskedFor(asking(Map.of("code", "C-1", "list", "L")))).isTrue();
        assertThat(kept.isAboutWhatIsAskedFor(asking(Map.of("code", "C-2", "list", "L"))))
                .isFalse();
        assertThat(kept.isAboutWhatIsAskedFor(asking(Map.of()))).isFalse();
    }

    private static HttpServletRequest asking(Map<String, String> parameters) {
        return (HttpServletRequest)
                Proxy.newProxyInstance(
                        KeptFormTest.class.getClassLoader(),
                        new Class<?>[] {HttpServletRequest.class},
                        (request, method, arguments) -> {
                            assertThat(method.getName()).isEqualTo("getParameter");
                            return parameters.get(arguments[0]);
                        });
    }
}
