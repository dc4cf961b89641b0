package io.onecare.portal.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.portal.it.inside.Crowd;
import io.onecare.portal.it.inside.MembersUnderTest;
import java.net.URL;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What cannot be meant is typed into every field of every form, and gets a clear answer. */
@ArquillianTest
@RunAsClient
class HostileFormsIT {

    private static final String FORM = "Content-Type: application/x-www-form-urlencoded";

    /** What it would become if anybody took it for an expression: 1009 · 1013. */
    private static final String EXPRESSION = "#{1009*1013}${1009*1013}";

    private static final String EVALUATED = "1022117";

    /** So that limits of one address do not answer in place of what is tried. */
    private static final AtomicInteger ADDRESSES = new AtomicInteger();

    private static final Map<String, String> TEXTS =
            Map.ofEntries(
                    Map.entry("a zero character", "\u0000"),
                    Map.entry("a zero character inside", "abc\u0000def"),
                    Map.entry("very long", "x".repeat(70_000)),
                    Map.entry("very long and wide", "è€😀".repeat(9_000)),
                    Map.entry("an expression", EXPRESSION),
                    Map.entry(
                            "markup", "\"'><script>alert(1)</script><img src=x onerror=alert(1)>"),
                    Map.entry("a line break", "abc\r\nX-Injected: y\r\n\r\nabc"),
                    Map.entry("half a character", "\uD800"),
                    Map.entry("no characters", "\uFFFE\uFFFF\u202E\u2066\u0007\u001B[31m"),
                    Map.entry("a statement", "' or '1'='1'; drop table account; --"),
                    Map.entry("a path", "../../../../etc/passwd"),
                    Map.entry("a number", "-99999999999999999999"),
                    Map.entry("another number", "１２３٤٥"),
                    Map.entry("a look-up", "${jndi:ldap://127.0.0.1:1/x}"));

    @ArquillianResource private URL base;

    /** A form: where it is sent, and what its fields are called, with what is right in them. */
    record Form(String path, boolean isPrivate, Map<String, String> right) {

        @Override
        public String toString() {
            return path + " " + right.keySet();
        }
    }

    static Stream<Form> forms() {
        Map<String, String> registration =
                new HashMap<>(Registrant.form(Crowd.UNKNOWN.person(0), "none"));
        return Stream.of(
                new Form("login", false, Map.of("username", "nobody", "password", "")),
                new Form("registration", false, registration),
                new Form("registration/code", false, Map.of("code", "")),
                new Form(
                        "registration/code",
                        false,
                        Map.of("code", "x", "step", "password", "password", "troppo corta")),
                new Form("password", false, Map.of("email", "")),
                new Form("password/new", false, Map.of("code", "x", "password", "corta")),
                new Form("profile/edit", true, Map.of("phone", "x")),
                new Form("profile/email", true, Map.of("email", "x", "current", "x")),
                new Form("profile/email", true, Map.of("step", "code", "code", "x")),
                new Form("profile/password", true, Map.of("current", "x", "password", "x")),
                new Form(
                        "profile/family",
                        true,
                        Map.of(
                                "surname",
                                "x",
                                "name",
                                "x",
                                "taxcode",
                                "x",
                                "birthdate",
                                "x",
                                "relationship",
                                "x")));
    }

    /** Those whose fields nobody types: they come from links and buttons. */
    static Stream<Form> buttons() {
        return Stream.of(
                new Form("logout", false, Map.of("next", "")),
                new Form("session", false, Map.of("next", "")),
                new Form("notice", true, Map.of("version", "x", "next", "/home", "shown", "x")),
                new Form("profile/family", true, Map.of("id", "x")),
                new Form("profile/family/remove", true, Map.of("id", "x")),
                new Form("profile/agreement", true, Map.of("number", "x", "decision", "x")),
                new Form("profile/sessions", true, Map.of("session", "x")),
                new Form("profile/edit", true, Map.of("language", "x")));
    }

    /** Those whose fields are not shown again: passwords, and codes that count once. */
    static Stream<Form> secrets() {
        return Stream.of(
                new Form("login", false, Map.of("step", "code", "ticket", "x", "code", "x")),
                new Form(
                        "profile/twosteps",
                        true,
                        Map.of("step", "begin", "current", "x", "code", "x")),
                new Form("profile/twosteps", true, Map.of("step", "confirm", "code", "x")));
    }

    static Stream<Form> all() {
        return Stream.of(forms(), secrets(), buttons()).flatMap(form -> form);
    }

    @ParameterizedTest
    @MethodSource({"buttons", "secrets"})
    void nonsense_behind_a_button_does_nothing_and_is_no_fault(Form form) {
        Visitor member = member();
        for (String field : form.right().keySet()) {
            for (Map.Entry<String, String> text : TEXTS.entrySet()) {
                Map<String, String> sent = new HashMap<>(form.right());
                sent.put(field, text.getValue());
                Visitor visitor = somebodyElse();
                if (form.isPrivate()) {
                    visitor.take(member.cookies());
                }

                RawHttp.Answer answer = visitor.post(form.path(), sent);

                String what = form + ": " + text.getKey() + " in " + field;
                assertThat(answer.status()).as(what).isIn(200, 302, 400, 404);
                assertHarmless(what, answer);
            }
        }
        assertThat(member.isLoggedIn()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("forms")
    void nonsense_in_any_field_gets_the_form_back_with_a_message(Form form) {
        Visitor member = member();
        for (String field : form.right().keySet()) {
            for (Map.Entry<String, String> text : TEXTS.entrySet()) {
                Map<String, String> typed = new HashMap<>(form.right());
                typed.put(field, text.getValue());
                Visitor visitor = somebodyElse();
                if (form.isPrivate()) {
                    visitor.take(member.cookies());
                }

                RawHttp.Answer answer = visitor.post(form.path(), typed);

                String what = form + ": " + text.getKey() + " in " + field;
                assertThat(answer.status()).as(what).isEqualTo(200);
                assertThat(answer.body()).as(what).contains("id=\"errors\"");
                assertHarmless(what, answer);
            }
        }
        assertThat(member.isLoggedIn()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("all")
    void every_field_may_come_twice_empty_or_not_at_all(Form form) {
        Visitor member = member();
        String twice =
                form.right().keySet().stream()
                        .map(field -> field + "=&" + field + "=x&" + field)
                        .reduce("", (all, one) -> all + "&" + one);
        for (String body : List.of("", "&", "=", "&=&=", "x", twice, twice + "&" + twice)) {
            for (String type :
                    List.of(
                            FORM,
                            FORM + "; charset=UTF-16",
                            FORM + "; charset=UTF-7",
                            FORM + "; charset=no-such-thing",
                            "Content-Type: application/json",
                            "Content-Type: text/xml",
                            "Content-Type: multipart/form-data",
                            "Content-Type: multipart/form-data; boundary=x",
                            "X-No-Type: at all")) {
                RawHttp.Answer answer =
                        RawHttp.at(base, somebodysAddress())
                                .send(
                                        "POST",
                                        form.path(),
                                        body,
                                        type,
                                        "Origin: "
                                                + base.getProtocol()
                                                + "://"
                                                + base.getAuthority(),
                                        "Cookie: " + (form.isPrivate() ? member.cookies() : "x=y"));

                String what = form + ": (" + body + ") as " + type;
                assertThat(answer.status()).as(what).isIn(200, 302, 400, 404);
                assertHarmless(what, answer);
            }
        }
    }

    @Test
    void what_was_typed_is_shown_again_as_text() {
        String typed = "\"'><script>alert(1)</script>" + EXPRESSION;
        for (Form form : forms().toList()) {
            for (String field : form.right().keySet()) {
                if (isShownAgain(field)) {
                    Map<String, String> all = new HashMap<>(form.right());
                    all.put(field, typed);
                    Visitor visitor = somebodyElse();
                    if (form.isPrivate()) {
                        visitor.take(member().cookies());
                    }
                    assertThat(visitor.post(form.path(), all).body())
                            .as(form + ": " + field)
                            .contains("&lt;script&gt;alert(1)&lt;/script&gt;" + EXPRESSION);
                }
            }
        }
    }

    @Test
    void markup_and_expressions_in_a_link_are_shown_as_text_or_not_at_all() {
        Visitor member = member();
        for (String text :
                List.of("\"'><script>alert(1)</script>", EXPRESSION, "x".repeat(4_000))) {
            String value =
                    java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
            for (String link :
                    List.of(
                            "login?next=",
                            "login?ended=",
                            "registration/code?code=",
                            "password/new?code=",
                            "profile?saved=",
                            "profile/email?code=",
                            "map?place=",
                            "map?name=",
                            "map?facility=",
                            "demo/mail?number=",
                            "no-such-page?",
                            "login?lang=")) {
                RawHttp.Answer answer = member.get(link + value);

                assertThat(answer.status()).as(link).isLessThan(500);
                assertHarmless(link + text, answer);
            }
        }
    }

    @Test
    void markup_in_a_phone_number_that_was_kept_is_refused_or_shown_as_text() {
        Visitor member = member();
        for (String phone : List.of("+39 333 1234567", "<b>333</b>1234567", EXPRESSION)) {
            member.post("profile/edit", Map.of("phone", phone, "language", "it"));

            for (String page : List.of("profile", "profile/edit")) {
                assertThat(member.get(page).body()).doesNotContain("<b>333", EVALUATED);
            }
        }
        assertThat(member.get("profile/edit").body()).contains("1234567");
    }

    private static boolean isShownAgain(String field) {
        return List.of(
                        "username",
                        "surname",
                        "name",
                        "taxcode",
                        "birthdate",
                        "email",
                        "email2",
                        "phone",
                        "code")
                .contains(field);
    }

    private static void assertHarmless(String what, RawHttp.Answer answer) {
        assertThat(answer.body())
                .as(what)
                .doesNotContain("<script>alert", "<img src=x", EVALUATED)
                .doesNotContain("Exception", "io.onecare", "SRVE", "\tat ");
        assertThat(answer.headers()).as(what).noneMatch(header -> header.startsWith("X-Injected"));
        if (answer.body().startsWith("<")) {
            assertThat(answer.header("Content-Type"))
                    .as(what)
                    .isEqualToIgnoringWhitespace("text/html;charset=UTF-8");
        }
    }

    private Visitor member() {
        Visitor member = Visitor.at(base, "127.0.0.1");
        member.logIn(Crowd.MEMBERS.person(11).userName(), MembersUnderTest.PASSWORD);
        assertThat(member.isLoggedIn()).isTrue();
        return member;
    }

    private Visitor somebodyElse() {
        return Visitor.at(base, somebodysAddress());
    }

    private static String somebodysAddress() {
        int number = ADDRESSES.incrementAndGet();
        return "127.80.%d.%d".formatted(number / 200, 1 + number % 200);
    }
}
