package io.onecare.portal.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.core.Role;
import io.onecare.portal.it.inside.BookingUnderTest;
import io.onecare.portal.it.inside.MembersUnderTest;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.Test;

/** Who gets to which pages: each role to its own, and nobody anywhere without a second factor. */
@ArquillianTest
@RunAsClient
class StaffAreasIT {

    private static final String OFFICE = "127.77.1.1";
    private static final Path PAGES = Path.of("src", "main", "webapp");

    /** What begins like this belongs to a role; everything else that is private, to members. */
    private static final Map<String, Role> AREAS =
            Map.of(
                    "care",
                    Role.OPERATOR,
                    "facility",
                    Role.FACILITY_STAFF,
                    "administration",
                    Role.ADMINISTRATOR);

    private static final List<String> OF_STAFF = List.of("account");
    private static final List<String> OF_ALL =
            List.of("profile/password", "profile/sessions", "profile/twosteps");
    private static final List<String> PUBLIC_FOLDERS =
            List.of("login", "registration", "invitation", "password");
    private static final List<String> PUBLIC =
            List.of("map", "demo/mail", "demo/write", "facility/answer");

    @ArquillianResource private URL base;

    @Test
    void each_role_gets_to_its_own_pages_and_those_of_others_are_not_there() throws IOException {
        Map<Role, Visitor> people = new EnumMap<>(Role.class);
        people.put(Role.OPERATOR, Colleague.operator(base, OFFICE).visitor());
        people.put(
                Role.FACILITY_STAFF,
                Colleague.facilityStaff(base, OFFICE, BookingUnderTest.GREEN).visitor());
        people.put(Role.ADMINISTRATOR, Colleague.administrator(base, OFFICE).visitor());
        Visitor member = Visitor.at(base, "127.0.0.1");
        member.logIn(MembersUnderTest.BRUNO, MembersUnderTest.PASSWORD);
        people.put(Role.MEMBER, member);
        Visitor stranger = Visitor.at(base, OFFICE);

        for (String page : pages()) {
            if (!isPublic(page)) {
                RawHttp.Answer asked = stranger.get(page);
                assertThat(asked.status()).as("a stranger at " + page).isEqualTo(302);
                assertThat(asked.header("Location")).as(page).contains("/login?next=");
            }
            people.forEach(
                    (role, visitor) -> {
                        boolean isThere = isOpen(page, role);
                        for (String address :
                                isThere || isPublic(page)
                                        ? List.of(page)
                                        : List.of(page, page + ".xhtml")) {
                            int status = visitor.get(address).status();
                            if (isThere) {
                                assertThat(status).as(role + " at " + address).isIn(expected(page));
                            } else {
                                assertThat(status).as(role + " at " + address).isEqualTo(404);
                                assertThat(visitor.post(address, Map.of()).status())
                                        .as(role + " posts to " + address)
                                        .isEqualTo(404);
                            }
                        }
                    });
        }
    }

    /** A page that lacks its parameters may lead elsewhere, or find nothing. */
    private static List<Integer> expected(String page) {
        boolean hasSubject =
                page.contains("bookings/")
                        || page.startsWith("booking")
                        || page.startsWith("profile/")
                        || page.equals("results")
                        || page.equals("notice")
                        || page.equals("administration/accounts/detail")
                        || page.startsWith("administration/imports/")
                        || page.equals("administration/settings/group")
                        || page.startsWith("administration/settings/terms/")
                        || page.startsWith("administration/network/")
                        || page.equals("facility/answer")
                        || page.equals("care/request")
                        || page.startsWith("care/phone/")
                        || page.equals("facility/appointment")
                        || page.equals("facility/change")
                        || PUBLIC_FOLDERS.contains(page.split("/")[0]);
        return hasSubject ? List.of(200, 302, 400, 404) : List.of(200);
    }

    private static boolean isOpen(String page, Role role) {
        if (isPublic(page) || OF_ALL.contains(page)) {
            return true;
        }
        if (OF_STAFF.contains(page)) {
            return role != Role.MEMBER;
        }
        return AREAS.getOrDefault(page.split("/")[0], Role.MEMBER) == role;
    }

    private static boolean isPublic(String page) {
        return PUBLIC.contains(page) || PUBLIC_FOLDERS.contains(page.split("/")[0]);
    }

    /** Every page that there is, by its address. */
    private static List<String> pages() throws IOException {
        try (Stream<Path> files = Files.walk(PAGES)) {
            return files.map(file -> PAGES.relativize(file).toString())
                    .filter(name -> name.endsWith(".xhtml") && !name.startsWith("WEB-INF"))
                    .map(name -> name.substring(0, name.length() - ".xhtml".length()))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void what_is_behind_the_pages_of_imports_is_there_for_administrators_alone() {
        Map<String, Visitor> others =
                Map.of(
                        "an operator", Colleague.operator(base, OFFICE).visitor(),
                        "facility staff",
                                Colleague.facilityStaff(base, OFFICE, BookingUnderTest.GREEN)
                                        .visitor());
        Visitor administrator = Colleague.administrator(base, OFFICE).visitor();
        String origin = base.getProtocol() + "://" + base.getAuthority();
        String id =
                administrator
                        .upload(
                                "administration/imports/upload",
                                Map.of("kind", "SERVICES", "mode", "UPSERT", "asOf", "2026-12-01"),
                                "a.csv",
                                new byte[] {'a', ';', 'b'},
                                origin)
                        .header("Location")
                        .replaceFirst(".*[?]id=", "");
        for (String page : List.of("upload", "progress", "problems/file")) {
            String address = "administration/imports/" + page + "?id=" + id;
            assertThat(administrator.get(address).status()).as(page).isIn(200, 302);
            others.forEach(
                    (who, visitor) ->
                            assertThat(visitor.get(address).status())
                                    .as(who + " at " + page)
                                    .isEqualTo(404));
        }
        administrator.post("administration/imports/detail?id=" + id, Map.of("step", "abandon"));
        others.forEach(
                (who, visitor) ->
                        assertThat(
                                        visitor.upload(
                                                        "administration/imports/upload",
                                                        Map.of("kind", "SERVICES"),
                                                        "a.csv",
                                                        new byte[9],
                                                        origin)
                                                .status())
                                .as(who)
                                .isEqualTo(404));
    }

    @Test
    void a_log_in_leads_to_the_page_of_the_role_and_not_to_one_of_another() {
        Colleague operator = Colleague.operator(base, OFFICE);
        Visitor visitor = operator.visitor();

        assertThat(visitor.get("").header("Location")).endsWith("/care");
        assertThat(visitor.get("login?next=/administration").header("Location")).endsWith("/care");
        assertThat(visitor.get("login?next=/account").header("Location")).endsWith("/account");
        assertThat(visitor.get("account").body())
                .contains(operator.name(), "Operatore del Customer Care", operator.userName())
                .contains("action=\"" + base.getPath() + "logout\"");
        visitor.post("logout", Map.of());
        assertThat(visitor.get("care").header("Location")).contains("/login?next=");
    }

    @Test
    void nobody_gets_round_setting_up_a_second_factor_by_any_address() throws IOException {
        for (Role role : List.of(Role.OPERATOR, Role.FACILITY_STAFF, Role.ADMINISTRATOR)) {
            Colleague colleague = Colleague.withoutSecondFactor(base, OFFICE, role);
            Visitor visitor = Visitor.at(base, OFFICE);
            RawHttp.Answer in = visitor.logIn(colleague.userName(), Colleague.PASSWORD);
            assertThat(in.header("Location")).endsWith("/profile/twosteps");

            for (String page : pages()) {
                if (page.equals("profile/twosteps")) {
                    continue;
                }
                for (RawHttp.Answer answer :
                        List.of(visitor.get(page), visitor.post(page, Map.of("step", "begin")))) {
                    if (isPublic(page)) {
                        assertThat(answer.body())
                                .as(page + " shows a stranger's page")
                                .doesNotContain(colleague.name());
                    } else {
                        assertThat(answer.status()).as(page).isEqualTo(302);
                        assertThat(answer.header("Location"))
                                .as(page)
                                .endsWith("/profile/twosteps");
                    }
                }
            }
            assertThat(visitor.get("").header("Location")).endsWith("/profile/twosteps");
            assertThat(visitor.get("bookings/calendar").header("Location"))
                    .endsWith("/profile/twosteps");
            assertThat(visitor.get("profile/twosteps").body())
                    .contains(colleague.name(), "Attivalo ora")
                    .doesNotContain("class=\"pages\"", "href=\"" + base.getPath() + "account\"");
        }
    }

    @Test
    void whoever_has_set_it_up_gets_to_work_in_the_same_session() {
        Colleague colleague = Colleague.withoutSecondFactor(base, OFFICE, Role.FACILITY_STAFF);
        Visitor visitor = Visitor.at(base, OFFICE);
        visitor.logIn(colleague.userName(), Colleague.PASSWORD);
        String page = "profile/twosteps";
        String secret =
                visitor.post(page, Map.of("step", "begin", "current", Colleague.PASSWORD))
                        .body()
                        .replaceAll("(?s).*name=\"secret\" value=\"([A-Z2-7]{32})\".*", "$1");

        RawHttp.Answer done =
                visitor.post(
                        page,
                        Map.of(
                                "step",
                                "confirm",
                                "secret",
                                secret,
                                "code",
                                new Authenticator(secret).code()));

        assertThat(done.body()).contains("L’accesso in due passaggi è attivo", "/facility/today\"");
        assertThat(visitor.get("facility/today").body())
                .contains(colleague.name(), "Personale della struttura", "Poliambulatorio Pesco");
        assertThat(
                        visitor.post(
                                        page,
                                        Map.of(
                                                "step",
                                                "remove",
                                                "current",
                                                Colleague.PASSWORD,
                                                "code",
                                                new Authenticator(secret).nextCode()))
                                .body())
                .contains("non può disattivare");
        assertThat(visitor.get("facility/today").status()).isEqualTo(200);
    }

    @Test
    void staff_change_the_password_and_end_sessions_like_everybody() {
        Colleague operator = Colleague.operator(base, OFFICE);
        Visitor visitor = operator.visitor();
        Visitor other = operator.visitor();
        assertThat(visitor.get("profile/sessions").body())
                .contains("CHIUDI TUTTE LE ALTRE SESSIONI", "href=\"" + base.getPath() + "account");

        visitor.post("profile/sessions", Map.of("session", "others"));

        assertThat(other.get("care").status()).isEqualTo(302);
        RawHttp.Answer changed =
                visitor.post(
                        "profile/password",
                        Map.of(
                                "current",
                                Colleague.PASSWORD,
                                "password",
                                "una volpe grigia beve il caffè"));
        assertThat(changed.header("Location")).endsWith("/account?saved=password");
        assertThat(visitor.get("account?saved=password").body())
                .contains("La nuova password è attiva", operator.email());
    }
}
