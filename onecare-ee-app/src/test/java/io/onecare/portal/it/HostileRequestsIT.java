package io.onecare.portal.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.portal.it.inside.MembersUnderTest;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Requests as no page of the portal makes them: by other ways, methods, hosts and origins. They get
 * the portal's own page, which says nothing of what is inside, and nothing else.
 */
@ArquillianTest
@RunAsClient
class HostileRequestsIT {

    private static final String FORM = "Content-Type: application/x-www-form-urlencoded";

    @ArquillianResource private URL base;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "home;x=y",
                "home;jsessionid=1",
                "home.xhtml",
                "home.xhtml;/map",
                "home.xhtml/",
                "home/",
                "HOME",
                "Home.xhtml",
                "home.XHTML",
                "%68ome",
                "hom%65",
                "home%20",
                "home%2e",
                "home%3bx",
                "home%00",
                "home%0d%0aX-Injected:%20y",
                "/home",
                "//home",
                "./home",
                "map/../home",
                "map/..;/home",
                "map/..%2fhome",
                "map/%2e%2e/home",
                "map%2f..%2fhome",
                "map%252f..%252fhome",
                "map;/../home",
                "map%5c..%5chome",
                "login/../profile",
                "registration/../profile",
                "registration/%2e%2e/profile.xhtml",
                "registration/code/../../profile/edit",
                "api/../home",
                "api/v1/../../home",
                "brand/..%2fhome",
                "jakarta.faces.resource/../home.xhtml",
                "jakarta.faces.resource/home.xhtml",
                "jakarta.faces.resource/home.xhtml?ln=.",
                "demo/mail/../../home",
                "error/../home",
                "logout/../home",
                "faces/home.xhtml",
                "faces/home",
                "home.jsf",
                "profile//edit",
                "profile/edit.xhtml",
                "profile/password;v=1",
                "profile/email?next=/map"
            })
    void no_way_to_a_private_page_leads_around_the_log_in(String path) {
        RawHttp.Answer answer = stranger().get(path);

        assertThat(answer.status()).isIn(302, 400, 403, 404);
        assertThat(answer.header("Location"))
                .satisfiesAnyOf(
                        location -> assertThat(location).isEmpty(),
                        location -> assertThat(location).startsWith(base + "login?next=%2F"));
        assertThat(answer.body()).doesNotContain("Profilo", "Buongiorno", "prestazioni");
        assertThat(answer.header("X-Injected")).isEmpty();
        assertSafe(answer);
    }

    /** What the server remembered of the first way, it once took for the second. */
    @Test
    void an_odd_way_to_a_page_takes_no_other_page_from_anybody() {
        String nowhere = "registration/" + UUID.randomUUID();

        assertThat(stranger().get(nowhere + ";/../../map").status()).isEqualTo(200);

        assertThat(stranger().get(nowhere).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "WEB-INF/web.xml",
                "web-inf/web.xml",
                "WEB-INF/templates/layout.xhtml",
                "WEB-INF/tags/field.xhtml",
                "WEB-INF%2fweb.xml",
                "%57EB-INF/web.xml",
                "WEB-INF./web.xml",
                "WEB-INF;/web.xml",
                "assets/%2e%2e/WEB-INF/web.xml",
                "assets/../WEB-INF/web.xml",
                "map/../WEB-INF/classes/io/onecare/portal/messages.properties",
                "META-INF/MANIFEST.MF",
                "jakarta.faces.resource/web.xml.xhtml?ln=../WEB-INF",
                "jakarta.faces.resource/WEB-INF/web.xml.xhtml",
                "jakarta.faces.resource/x.xhtml?ln=..%2f..%2fWEB-INF",
                "jakarta.faces.resource/dynamiccontent.properties.xhtml?ln=primefaces&pfdrid=x",
                "assets/..%5cWEB-INF%5cweb.xml",
                "index.xhtml",
                "index.html"
            })
    void what_the_portal_is_made_of_is_not_for_anybody(String path) {
        for (Visitor visitor : List.of(Visitor.at(base, "127.70.0.1"), member())) {
            RawHttp.Answer answer = visitor.get(path);

            assertThat(answer.status()).isIn(302, 400, 403, 404);
            assertThat(answer.body())
                    .doesNotContain(
                            "<web-app", "ui:composition", "Manifest-Version", "login.title");
            assertSafe(answer);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"home", "login", "registration", "logout", "map", "profile/edit"})
    void other_methods_do_nothing_and_show_nothing(String page) {
        Visitor member = member();
        for (String method :
                List.of(
                        "PUT",
                        "DELETE",
                        "PATCH",
                        "OPTIONS",
                        "CONNECT",
                        "PROPFIND",
                        "TRACK",
                        "FOO")) {
            RawHttp.Answer answer =
                    http().send(
                                    method,
                                    page,
                                    "phone=333",
                                    FORM,
                                    origin(),
                                    "Cookie: " + member.cookies());

            assertThat(answer.status()).as(method).isEqualTo(405);
            assertThat(answer.header("Allow").split(", "))
                    .containsExactlyInAnyOrder("GET", "HEAD", "POST");
            assertSafe(answer);
            assertThat(member.isLoggedIn()).as(method).isTrue();
        }
        RawHttp.Answer traced =
                http().send("TRACE", page, "", "Cookie: secret=shown", "X-Shown: shown");
        assertThat(traced.status()).isIn(403, 405);
        assertThat(traced.body()).doesNotContain("shown");
    }

    @Test
    void head_says_of_a_page_what_get_does_and_gives_none_of_it() {
        Visitor member = member();
        for (String page : List.of("home", "profile", "profile/edit")) {
            RawHttp.Answer stranger = http().send("HEAD", page, "");
            RawHttp.Answer own = http().send("HEAD", page, "", "Cookie: " + member.cookies());

            assertThat(stranger.status()).isEqualTo(302);
            assertThat(own.status()).isEqualTo(200);
            assertThat(own.header("Cache-Control")).isEqualTo("no-store");
            assertThat(stranger.body() + own.body()).isEmpty();
        }
        assertThat(http().send("HEAD", "logout", "", "Cookie: " + member.cookies()).status())
                .isIn(400, 405);
        assertThat(member.isLoggedIn()).isTrue();
    }

    @Test
    void the_servers_own_headers_change_neither_host_nor_scheme_nor_address() {
        for (String header :
                List.of(
                        "$WSSN: evil.example",
                        "$WSIS: true",
                        "$WSSC: https",
                        "$WSSP: 443",
                        "X-Forwarded-Host: evil.example",
                        "X-Forwarded-Proto: https",
                        "X-Forwarded-Port: 443",
                        "Forwarded: host=evil.example;proto=https",
                        "X-Original-URL: /map",
                        "X-Rewrite-URL: /map")) {
            RawHttp.Answer answer = stranger().get("home", header);

            assertThat(answer.status()).as(header).isEqualTo(302);
            assertThat(answer.header("Location")).as(header).isEqualTo(base + "login?next=%2Fhome");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "localhost.evil.example",
                "evil.example:9080",
                "localhost@evil.example",
                "localhost.",
                "localhost/evil.example",
                "localhost\tevil.example",
                "xn--evil.example"
            })
    void a_forged_host_is_answered_by_nothing_but_its_refusal(String host) {
        for (String page : List.of("home", "login", "password", "map", "api/v1/places?q=mil")) {
            RawHttp.Answer answer = stranger().as(host).get(page, "$WSSN: localhost");

            assertThat(answer.status()).as(page).isEqualTo(421);
            assertThat(answer.header("Location")).isEmpty();
            assertThat(answer.body()).doesNotContain("evil.example");
            assertSafe(answer);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Origin: https://evil.example",
                "Origin: null",
                "Origin: ",
                "Origin: http://localhost",
                "Origin: http://localhost:1",
                "Origin: http://localhost.evil.example",
                "Origin: http://evil.example/localhost",
                "Origin: http://[",
                "Sec-Fetch-Site: cross-site",
                "Sec-Fetch-Site: same-site",
                "Sec-Fetch-Site: none",
                "Sec-Fetch-Site: Same-Origin",
                "Sec-Fetch-Site: same-origin\r\nOrigin: https://evil.example",
                "X-Nothing: said",
                "Referer: http://localhost/"
            })
    void a_form_of_another_site_changes_nothing_for_anybody(String header) {
        Visitor member = member();
        String cookie = "Cookie: " + member.cookies();
        for (String form :
                List.of(
                        "login",
                        "logout",
                        "registration",
                        "registration/code",
                        "password",
                        "password/new",
                        "profile/edit",
                        "profile/email",
                        "profile/password")) {
            RawHttp.Answer answer = http().send("POST", form, "phone=333", header, FORM, cookie);

            assertThat(answer.status()).as(form).isEqualTo(403);
            assertThat(answer.body()).as(form).contains("Richiesta non valida");
            assertSafe(answer);
        }
        assertThat(member.isLoggedIn()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example",
                "///evil.example",
                "https://evil.example",
                "https:evil.example",
                "http:/evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "/\tevil.example",
                "\t//evil.example",
                " //evil.example",
                "/%2F%2Fevil.example",
                "/%5Cevil.example",
                "%2F%2Fevil.example",
                "/home//evil.example",
                "/home/../../evil",
                "/home?x=//evil.example",
                "/home#//evil.example",
                "/home;evil",
                "/home\r\nX-Injected: y",
                "/home\nX-Injected: y",
                "/home嘍嘊X-Injected: y",
                "/home\u0000",
                "/HOME",
                "//localhost@evil.example",
                "javascript:alert(1)",
                "data:text/html,x",
                "/.evil.example",
                "/／evil.example",
                "home",
                ""
            })
    void the_log_in_leads_home_rather_than_anywhere_else(String next) {
        Visitor visitor = Visitor.at(base, "127.0.0.1");

        RawHttp.Answer in =
                visitor.post(
                        "login",
                        Map.of(
                                "username",
                                MembersUnderTest.ANNA,
                                "password",
                                MembersUnderTest.PASSWORD,
                                "next",
                                next));

        assertThat(in.header("Location")).isEqualTo(base + "home");
        assertThat(in.header("X-Injected")).isEmpty();
        assertThat(visitor.get("login?next=" + encoded(next)).header("Location"))
                .isEqualTo(base + "home");
        assertThat(stranger().get("login?next=" + encoded(next)).body())
                .contains("name=\"next\" value=\"/home\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jakarta.faces.ViewState=AAAA",
                "jakarta.faces.ViewState=",
                "jakarta.faces.ViewState=stateless",
                "jakarta.faces.ViewState=rO0ABXNyABFqYXZhLnV0aWwuSGFzaE1hcA",
                "jakarta.faces.partial.ajax=true",
                "jakarta.faces.partial.ajax=true&jakarta.faces.ViewState=stateless",
                "jakarta.faces.source=x&jakarta.faces.behavior.event=action",
                "username=%zz",
                "%zz=1",
                "password=un segreto mai detto%u00zz"
            })
    void a_form_that_the_portal_did_not_make_gets_a_page_that_says_so(String form) {
        Visitor member = member();
        String cookie = "Cookie: " + member.cookies();
        for (String page :
                List.of("login", "registration", "map", "home", "profile/edit", "password/new")) {
            for (RawHttp.Answer answer :
                    List.of(
                            http().send("POST", page, form, FORM, origin(), cookie),
                            http().get(page + "?" + form.replace(' ', '+'), cookie))) {
                assertThat(answer.status()).as(page).isEqualTo(400);
                assertThat(answer.body()).as(page).contains("Richiesta non valida");
                assertSafe(answer);
            }
        }
        assertThat(http().get("login", "Faces-Request: partial/ajax").status()).isEqualTo(400);
    }

    @Test
    void far_too_much_is_refused_before_it_is_read() {
        String much = "password=" + "un segreto mai detto ".repeat(20_000);

        RawHttp.Answer tooLong = http().send("POST", "login", much, FORM, origin());
        RawHttp.Answer tooMany =
                http().send("POST", "login", "p=1&".repeat(15_000), FORM, origin());

        assertThat(tooLong.status()).isEqualTo(413);
        assertThat(tooMany.status()).isEqualTo(400);
        assertSafe(tooMany);
        for (String header :
                List.of(
                        "X-Long: " + "y".repeat(20_000),
                        "Cookie: x=" + "y".repeat(20_000),
                        "Accept-Language: " + "y".repeat(20_000))) {
            assertThat(stranger().get("login", header).status()).isEqualTo(400);
        }
        assertThat(stranger().get("login?x=" + "y".repeat(20_000)).status()).isEqualTo(400);
    }

    @Test
    void no_parameter_and_no_header_ends_up_as_a_header() {
        for (String text :
                List.of(
                        "%0d%0aX-Injected:%20y",
                        "%0aX-Injected:y", "%E5%98%8D%E5%98%8AX-Injected:y")) {
            for (String path :
                    List.of(
                            "login?lang=en" + text,
                            "login?next=/home" + text,
                            "login?ended=logout" + text,
                            "map?lang=" + text,
                            "profile?saved=" + text,
                            "registration/code?code=" + text,
                            "demo/mail?number=" + text,
                            "home" + text)) {
                RawHttp.Answer answer = stranger().get(path, "Cookie: onecare_lang=en" + text);

                assertThat(answer.headers())
                        .as(path)
                        .noneMatch(header -> header.startsWith("X-Injected"));
                assertThat(answer.status()).as(path).isLessThan(500);
            }
        }
    }

    @Test
    void every_page_forbids_being_kept_and_says_what_it_may_load_also_when_it_sets_a_cookie()
            throws IOException {
        Visitor member = member();
        Path webapp = Path.of("src", "main", "webapp");
        List<String> pages;
        try (Stream<Path> files = Files.walk(webapp)) {
            pages =
                    files.map(file -> webapp.relativize(file).toString().replace('\\', '/'))
                            .filter(file -> file.endsWith(".xhtml"))
                            .filter(file -> !file.startsWith("WEB-INF/"))
                            .map(file -> file.substring(0, file.length() - ".xhtml".length()))
                            .toList();
        }

        assertThat(pages).contains("home", "login", "profile/edit");
        for (String page : pages) {
            for (String query : List.of("", "?lang=en", "?lang=it")) {
                for (Visitor visitor : List.of(Visitor.at(base, "127.70.0.1"), member)) {
                    RawHttp.Answer answer = visitor.get(page + query);

                    assertThat(answer.header("Cache-Control"))
                            .as(page + query)
                            .isEqualTo("no-store");
                    assertSafe(answer);
                }
            }
        }
        assertThat(member.get("no-such-page").header("Cache-Control")).isEqualTo("no-store");
    }

    private static void assertSafe(RawHttp.Answer answer) {
        assertThat(answer.header("Content-Security-Policy"))
                .contains("default-src 'none'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.body())
                .doesNotContain("io.onecare", "org.primefaces", "jakarta.faces.app", "SRVE")
                .doesNotContain("Exception", "\tat ", "Liberty", "alert(1)</script>");
    }

    private Visitor member() {
        Visitor member = Visitor.at(base, "127.0.0.1");
        assertThat(
                        member.logIn(MembersUnderTest.ANNA, MembersUnderTest.PASSWORD)
                                .header("Location"))
                .endsWith("/home");
        return member;
    }

    private String origin() {
        return "Origin: " + base.getProtocol() + "://" + base.getAuthority();
    }

    private static String encoded(String text) {
        return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
    }

    private RawHttp http() {
        return RawHttp.at(base, "127.0.0.1");
    }

    private RawHttp stranger() {
        return RawHttp.at(base, "127.70.0.1");
    }
}
