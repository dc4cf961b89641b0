package io.onecare.portal.it.load;

import io.onecare.portal.it.Mailbox;
import io.onecare.portal.it.RawHttp;
import io.onecare.portal.it.Registrant;
import io.onecare.portal.it.Visitor;
import io.onecare.portal.it.inside.Crowd;
import java.net.URL;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Members who are logged in: one of the demo's, who registers, and many like him. */
final class LoadMembers {

    private static final String PASSWORD = "un gatto verde beve il tè";
    private static final String EMAIL = "pietro.campione@example.com";
    private static final String CONSONANTS = "BCDFGLMNPRSTVZ";
    private static final int SUBNET = 250;

    private LoadMembers() {}

    /** Somebody whose browser has the cookies of a log-in. */
    record Member(String number, Visitor visitor) {}

    /** Has the first one register, by the mails of a portal that runs. */
    static void register(URL base) {
        RawHttp http = RawHttp.at(base, "127.0.0.1");
        Mailbox mailbox = new Mailbox(http, EMAIL);
        http.post(
                "registration",
                Map.of(
                        "surname", "Campione",
                        "name", "Pietro",
                        "taxcode", "CMPPTR72S05F205D",
                        "birthdate", "05/11/1972",
                        "email", EMAIL,
                        "email2", EMAIL,
                        "altcha", Registrant.proof(http)));
        String code = mailbox.code("codice per completare la registrazione");
        http.post(
                "registration/code",
                Map.of("code", code, "step", "password", "password", PASSWORD));
        mailbox.read("registrazione completata");
    }

    /** Adds so many others to the database, with his password, while no portal runs. */
    static void multiply(Connection connection, int count) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "create temporary table load_person (n integer, surname varchar(100),"
                            + " tax_code varchar(16))");
        }
        try (PreparedStatement insert =
                connection.prepareStatement("insert into load_person values (?, ?, ?)")) {
            for (int n = 1; n <= count; n++) {
                char first = CONSONANTS.charAt(n / CONSONANTS.length() / CONSONANTS.length());
                char second = CONSONANTS.charAt(n / CONSONANTS.length() % CONSONANTS.length());
                char third = CONSONANTS.charAt(n % CONSONANTS.length());
                insert.setInt(1, n);
                insert.setString(2, first + ("o" + second + "u" + third + "esco").toLowerCase());
                insert.setString(
                        3, Crowd.withCheckCharacter("" + first + second + third + "PTR72S05F205"));
                insert.addBatch();
            }
            insert.executeBatch();
        }
        String demo = "(select id from member where member_number = 'DEMO-M-2')";
        String one = "load_person p";
        Rows.copy(
                connection,
                "member",
                Map.of(
                        "id", Rows.key("id"),
                        "member_number", "'LOAD-' || n",
                        "surname", "p.surname",
                        "tax_code", "p.tax_code",
                        "email", "'load-' || n || '@example.com'"),
                one,
                "t.id = " + demo);
        Rows.copy(
                connection,
                "member_cover",
                Map.of("id", Rows.key("id"), "member_id", Rows.key("member_id")),
                one,
                "t.member_id = " + demo);
        Rows.copy(
                connection,
                "account",
                Map.of(
                        "id", Rows.key("id"),
                        "member_id", Rows.key("member_id"),
                        "user_name", "'load-' || n",
                        "email", "'load-' || n || '@example.com'",
                        "email_key", "'load-' || n || '@example.com'"),
                one,
                "t.id = " + demo);
        Rows.copy(
                connection,
                "terms_acceptance",
                Map.of(
                        "id", Rows.key("id"),
                        "subject_id", Rows.key("subject_id"),
                        "actor_name", "cast(" + Rows.key("subject_id") + " as varchar)"),
                one,
                "t.subject_id = " + demo);
        try (Statement statement = connection.createStatement()) {
            statement.execute("update roll_revision set revision = revision + 1");
        }
    }

    /** Logs so many in, each from an address of their own. */
    static List<Member> logIn(URL base, int count) {
        List<Member> members = new ArrayList<>();
        for (int n = 1; n <= count; n++) {
            Visitor visitor =
                    Visitor.at(base, "127.0.%d.%d".formatted(100 + n / SUBNET, 1 + n % SUBNET));
            RawHttp.Answer answer = visitor.logIn("load-" + n, PASSWORD);
            if (!answer.header("Location").endsWith("/home")) {
                throw new IllegalStateException(
                        "The log-in of (load-%d) was answered by (%d) and leads to (%s) but must lead home."
                                .formatted(n, answer.status(), answer.header("Location")));
            }
            members.add(new Member("LOAD-" + n, visitor));
        }
        return members;
    }

    static String find(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("There is no (" + pattern + ") in:\n" + text);
        }
        return matcher.group(1);
    }
}
