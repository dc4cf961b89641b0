package io.onecare.portal.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.URL;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a stranger gets over HTTP: safe headers, clear answers to bad input, nothing in the logs.
 */
@ArquillianTest
@RunAsClient
class PublicPagesIT {

    @ArquillianResource private URL base;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "map",
                "map?place=Milano",
                "login",
                "no-such-page",
                "api/v1/places?q=mil",
                "api/v1/facilities?box=x",
                "api/v1/facilities/clusters?view=36,6,48,19&zoom=4",
                "assets/onecare.css"
            })
    void every_answer_carries_the_safe_headers(String path) {
        HttpResponse<String> answer = Http.get(base + path);

        assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(answer, "X-Frame-Options")).isEqualTo("DENY");
        assertThat(header(answer, "Referrer-Policy")).isEqualTo("same-origin");
        assertThat(header(answer, "Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
        assertThat(header(answer, "Permissions-Policy")).contains("camera=()");
        assertThat(header(answer, "Content-Security-Policy"))
                .contains("default-src 'none'")
                .contains("frame-ancestors 'none'")
                .contains("base-uri 'none'")
                .doesNotContain("unsafe");
        assertThat(answer.headers().map().keySet())
                .noneMatch(name -> name.equalsIgnoreCase("Server"))
                .noneMatch(name -> name.equalsIgnoreCase("X-Powered-By"))
                .noneMatch(name -> name.startsWith("$"));
    }

    @Test
    void pages_carry_a_policy_with_a_nonce_that_is_never_the_same() {
        String first = header(Http.get(base + "map"), "Content-Security-Policy");
        String second = header(Http.get(base + "map"), "Content-Security-Policy");

        assertThat(first).containsPattern("script-src 'self' 'nonce-[A-Za-z0-9+/=_-]{16,}'");
        assertThat(second).isNotEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "map",
                "assets/onecare.css",
                "assets/map.js",
                "assets/basemap/land.json",
                "assets/icons.svg",
                "api/v1/facilities",
                "api/v1/facilities/clusters?view=36,6,48,19&zoom=8",
                "api/v1/places?q=san&limit=50"
            })
    void what_is_large_is_sent_compressed(String path) {
        assertThat(header(Http.get(base + path, "Accept-Encoding", "gzip"), "Content-Encoding"))
                .isEqualTo("gzip");
    }

    @Test
    void the_map_keeps_no_session_and_sets_no_cookie_but_the_chosen_language() {
        assertThat(Http.get(base + "map?place=Milano").headers().allValues("Set-Cookie")).isEmpty();

        List<String> chosen = Http.get(base + "map?lang=en").headers().allValues("Set-Cookie");
        assertThat(chosen)
                .singleElement()
                .asString()
                .startsWith("onecare_lang=en")
                .contains("HttpOnly")
                .contains("SameSite=Lax");
    }

    @Test
    void pages_hold_no_inline_script_no_inline_style_and_name_no_other_origin() {
        for (String path : List.of("map", "map?place=Milano", "login", "no-such-page")) {
            String page = Http.get(base + path).body();

            assertThat(page).as(path).doesNotContainPattern("(?i)\\son[a-z]+\\s*=\\s*[\"']");
            assertThat(page).as(path).doesNotContainPattern("(?i)\\sstyle\\s*=");
            assertThat(page).as(path).doesNotContainPattern("(?i)<style");
            assertThat(page)
                    .as(path)
                    .doesNotContainPattern("(?i)(src|href|action)\\s*=\\s*[\"'](https?:)?//");
        }
    }

    @ParameterizedTest
    @CsvSource({"it, Mappa delle strutture", "en, Map of facilities"})
    void the_page_speaks_the_language_of_the_link(String language, String title) {
        HttpResponse<String> answer = Http.get(base + "map?lang=" + language);

        assertThat(answer.body()).contains("<html lang=\"" + language + "\"").contains(title);
        assertThat(header(answer, "Content-Language")).startsWith(language);
    }

    @Test
    void without_a_wish_the_page_is_in_italian_and_an_english_browser_gets_english() {
        assertThat(Http.get(base + "map").body()).contains("<html lang=\"it\"");
        assertThat(Http.get(base + "map", "Accept-Language", "en-GB,en;q=0.9").body())
                .contains("<html lang=\"en\"");
        assertThat(Http.get(base + "map", "Accept-Language", "de-DE,de;q=0.9").body())
                .contains("<html lang=\"it\"");
        assertThat(
                        Http.get(base + "map", "Accept-Language", "en", "Cookie", "onecare_lang=it")
                                .body())
                .contains("<html lang=\"it\"");
    }

    @Test
    void a_foreign_host_name_is_turned_away_and_not_repeated() throws IOException {
        String answer =
                raw(
                        "GET " + URI.create(base + "map").getPath() + " HTTP/1.1",
                        "Host: evil.example");

        assertThat(answer).startsWith("HTTP/1.1 421");
        assertThat(answer.toLowerCase(Locale.ROOT)).doesNotContain("evil.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no-such-page",
                "map/deeper",
                "WEB-INF/web.xml",
                "h2-console",
                "api/v1/nothing",
                "metrics",
                "openapi"
            })
    void what_does_not_exist_is_not_found_without_internals(String path) {
        HttpResponse<String> answer = Http.get(base + path);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertNoInternals(answer.body());
    }

    @Test
    void the_server_itself_offers_no_metrics_openapi_or_console() {
        String root = base.getProtocol() + "://" + base.getAuthority();
        for (String path :
                List.of("/metrics", "/openapi", "/openapi/ui", "/h2-console", "/ibm/api")) {
            assertThat(Http.get(root + path).statusCode()).as(path).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "place=Atlantide|Atlantide",
                "category=NO-SUCH|NO-SUCH",
                "service=%3Cscript%3E|%3Cscript%3E",
                "box=1,2,3|",
                "box=NaN,NaN,NaN,NaN|",
                "box=46,9,45,10|",
                "facility=NOPE|",
                "page=0|",
                "page=99999999999999|",
                "page=-1|",
                "name=%00|"
            })
    void a_broken_link_still_shows_the_map_and_says_what_is_wrong(String query) {
        HttpResponse<String> answer = Http.get(base + "map?" + query.replaceFirst("\\|.*", ""));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertNoInternals(answer.body());
    }

    @Test
    void a_name_of_300_characters_is_refused_by_number_and_not_lost() {
        String name = "x".repeat(300);

        String page = Http.get(base + "map?name=" + name).body();

        assertThat(page).contains("300").contains("100").contains(name);
    }

    @Test
    void markup_in_a_facility_name_is_shown_as_text() {
        String page = Http.get(base + "map?name=Ostile").body();

        assertThat(page).contains("&lt;script&gt;").doesNotContain("<script>window.hacked");
        assertThat(page).doesNotContain("<img src=x");
    }

    @Test
    void markup_typed_into_a_filter_is_shown_as_text() {
        String typed = "\"><script>alert(1)</script>";

        String page =
                Http.get(base + "map?name=" + URLEncoder.encode(typed, StandardCharsets.UTF_8))
                        .body();

        assertThat(page).doesNotContain("<script>alert(1)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "facilities?place=Atlantide",
                "facilities?box=1,2,3",
                "facilities?category=NO-SUCH",
                "facilities/clusters?zoom=4",
                "facilities/clusters?view=36,6,48&zoom=4",
                "facilities/clusters?view=48,6,36,19&zoom=4",
                "facilities/clusters?view=NaN,NaN,NaN,NaN&zoom=4",
                "facilities/clusters?view=36,6,48,190&zoom=4",
                "facilities/clusters?view=36,6,48,19",
                "facilities/clusters?view=36,6,48,19&zoom=-1",
                "facilities/clusters?view=36,6,48,19&zoom=19",
                "facilities/clusters?view=36,6,48,19&zoom=4.5",
                "facilities/clusters?view=36,6,48,19&zoom=4&place=Atlantide",
                "places?q=mil&near=45",
                "places?q=mil&near=9,190",
                "places?q=mil&limit=0",
                "places?q=mil&limit=51"
            })
    void a_bad_parameter_of_the_api_is_a_problem_with_a_code(String path) {
        HttpResponse<String> answer = Http.get(base + "api/v1/" + path);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(header(answer, "Content-Type")).startsWith("application/problem+json");
        assertThat(answer.body()).contains("\"code\":\"BAD_PARAMETER\"");
    }

    @Test
    void
            facilities_come_as_geojson_with_longitude_first_and_without_prices_or_addresses_for_mail() {
        HttpResponse<String> answer = Http.get(base + "api/v1/facilities?place=Milano");

        assertThat(header(answer, "Content-Type")).startsWith("application/geo+json");
        assertThat(answer.body())
                .containsPattern("\"coordinates\":\\[9\\.\\d+,45\\.\\d+\\]")
                .doesNotContain("@")
                .doesNotContain("price");
    }

    @Test
    void the_marks_of_a_map_count_by_booking_mode_and_hold_single_facilities_as_they_are() {
        HttpResponse<String> answer =
                Http.get(base + "api/v1/facilities/clusters?view=36,6,48,19&zoom=6");

        assertThat(header(answer, "Content-Type")).startsWith("application/geo+json");
        assertThat(header(answer, "Cache-Control")).isEqualTo("no-cache");
        assertThat(answer.body())
                .containsPattern(
                        "\"id\":\"6/\\d+\",\"geometry\":.{60,90}\"online\":\\d+,\"byPhone\":\\d+,\"box\":\"")
                .containsPattern("\"id\":\"DEMO-\\d{4}\",.*\"bookingMode\":\"")
                .doesNotContain("@")
                .doesNotContain("price");
    }

    @Test
    void a_suggestion_says_whether_it_is_a_place_or_a_facility_and_looks_near_the_map() {
        String inMilano = Http.get(base + "api/v1/places?q=via&near=45.46,9.19").body();
        String inPalermo = Http.get(base + "api/v1/places?q=via&near=38.12,13.36").body();

        assertThat(inMilano)
                .containsPattern(
                        "\"kind\":\"PLACE\",\"label\":\"Via[^\"]+, Italia\",\"region\":\"[A-Z]")
                .containsPattern("\"kind\":\"FACILITY\",\"label\":\"[^\"]+ Milano MI\"");
        assertThat(inPalermo).containsPattern("FACILITY\",\"label\":\"[^\"]+ Palermo PA\"");
    }

    @Test
    void what_people_type_does_not_reach_the_logs() throws IOException {
        List<String> canaries =
                List.of("CNRFTA80A01F205X", "canarina", "canary@posta.example", "VIS-CANARIA");
        for (String canary : canaries) {
            for (String parameter :
                    List.of(
                            "place",
                            "name",
                            "service",
                            "facility",
                            "q",
                            "page",
                            "box",
                            "lang",
                            "view",
                            "zoom",
                            "near")) {
                Http.get(base + "map?" + parameter + "=" + canary);
                Http.get(base + "api/v1/facilities?" + parameter + "=" + canary);
                Http.get(base + "api/v1/facilities/clusters?" + parameter + "=" + canary);
                Http.get(base + "api/v1/places?" + parameter + "=" + canary);
            }
            Http.get(
                    base + "map",
                    "Cookie",
                    "onecare_lang=" + canary,
                    "Accept-Language",
                    canary.replaceAll("[^a-z]", "x"));
        }

        List<String> leaks = new ArrayList<>();
        Path logs =
                Path.of(
                        System.getProperty("it.wlp"),
                        "usr",
                        "servers",
                        System.getProperty("it.server.arquillian"),
                        "logs");
        try (Stream<Path> files = Files.walk(logs)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String text = Files.readString(file, StandardCharsets.ISO_8859_1);
                canaries.stream().filter(text::contains).forEach(c -> leaks.add(file + ": " + c));
            }
        }
        assertThat(leaks).isEmpty();
        assertThat(Files.readString(logs.resolve("access.log"))).contains("/map");
    }

    private static void assertNoInternals(String body) {
        assertThat(body)
                .doesNotContain("io.onecare")
                .doesNotContain("Exception")
                .doesNotContain("\tat ")
                .doesNotContain("Liberty")
                .doesNotContain("SRVE");
    }

    private String raw(String... lines) throws IOException {
        try (Socket socket = new Socket(base.getHost(), base.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write(
                            (String.join("\r\n", lines) + "\r\nConnection: close\r\n\r\n")
                                    .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (UncheckedIOException fault) {
            throw fault.getCause();
        }
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
