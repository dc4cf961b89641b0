package io.onecare.core.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onecare.core.time.Moments;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every query of db/invariants is silent on a good database and catches its own violation. */
class InvariantsIT {

    /** What breaks one invariant and no other; a constraint in the way is dropped first. */
    private record Plant(String file, String... statements) {}

    private static final List<String> GOOD =
            List.of(
                    "insert into price_list (id, code, name_it) values ("
                            + id(1)
                            + ", 'BASE', 'Base')",
                    "insert into service_category (id, code, name_it, display_order) values ("
                            + id(2)
                            + ", 'VISITA', 'Visita', 1)",
                    "insert into health_service (id, code, category_id, name_it) values ("
                            + id(3)
                            + ", 'VIS-A', "
                            + id(2)
                            + ", 'Visita A')",
                    "insert into facility (id, version, code, name, street, postal_code, comune,"
                            + " province, booking_mode, valid_from) values ("
                            + id(4)
                            + ", 1, 'OC-1', 'Centro Vento', 'Via Nuvola 1', '10121', 'Torino',"
                            + " 'TO', 'ONLINE', date '2026-01-01')",
                    "insert into facility_service (facility_id, service_id) values ("
                            + id(4)
                            + ", "
                            + id(3)
                            + ")",
                    tariff(5, "date '2026-01-01'", "date '2026-07-01'"),
                    tariff(6, "date '2026-07-01'", "null"),
                    "insert into policy (id, version, policy_number, price_list_id, valid_from,"
                            + " valid_until) values ("
                            + id(7)
                            + ", 1, 'P-1', "
                            + id(1)
                            + ", date '2026-01-01', date '2027-01-01')",
                    "insert into member (id, version, member_number, surname, given_name,"
                            + " birth_date, tax_code) values ("
                            + id(8)
                            + ", 1, 'M-1', 'Titolare', 'Prova', date '1980-01-01',"
                            + " 'QQQQQQ80A01X000Q')",
                    cover(9, "date '2026-01-01'", "date '2026-07-01'"),
                    cover(10, "date '2026-07-01'", "null"),
                    "insert into dependant (id, version, dependant_number, member_id, relationship,"
                            + " surname, given_name, birth_date, tax_code, agreed_on, valid_from)"
                            + " values ("
                            + id(11)
                            + ", 1, 'D-1', "
                            + id(8)
                            + ", 'CHILD', 'Familiare', 'Prova', date '2008-02-29',"
                            + " 'QQQQQR80A01X000Q', date '2026-02-28', date '2026-01-01')",
                    "insert into terms_version (id, kind, code, valid_from, published_at, text_it,"
                            + " text_sha256) values ("
                            + id(12)
                            + ", 'PRIVACY_NOTICE', '2026-01', 2000, 1000, 'Testo', repeat('0', 64))",
                    "insert into terms_acceptance (id, terms_version_id, form, actor_role,"
                            + " actor_name, subject_type, subject_id, recorded_at) values ("
                            + id(13)
                            + ", "
                            + id(12)
                            + ", 'SHOWN', 'VISITOR', 'visitor', 'Registration', "
                            + id(14)
                            + ", 2000)",
                    declared(23, "QQQQQS80A01X000Q"),
                    account(8, "member_id"),
                    account(11, "dependant_id"),
                    registration(15, "RECEIVED", "null", typed()),
                    registration(16, "CODE_SENT", id(17), "null, null, null, null"),
                    registration(18, "COMPLETED", id(8), "null, null, null, null"),
                    code(19, "REGISTRATION", 16, "null"),
                    code(20, "REGISTRATION", 18, "1000"),
                    code(21, "EMAIL_CHANGE", 8, "1000"),
                    "insert into second_factor (account_id, secret, set_up_at, last_step) values ("
                            + id(8)
                            + ", 'x', 2000, 1)",
                    "insert into second_factor (account_id, pending_secret, pending_until) values ("
                            + id(11)
                            + ", 'x', 2000)",
                    recoveryCodes(8),
                    "update recovery_code set used_at = 2000 where number = 3",
                    staff(30, "ADMINISTRATOR", "null", "ACTIVE", "null", true),
                    staff(31, "ADMINISTRATOR", "null", "ACTIVE", "'second'", false),
                    staff(32, "FACILITY_STAFF", "'OC-1'", "INVITED", "null", false),
                    staff(33, "OPERATOR", "null", "SUSPENDED", "null", false),
                    "update first_administrator set made_at = 1000, staff_id = " + id(30),
                    account(30, "staff_id"),
                    account(31, "staff_id"),
                    account(33, "staff_id"),
                    code(34, "INVITATION", 32, "null"),
                    code(35, "INVITATION", 31, "1000"),
                    session(36, 33, 0));

    private static final List<Plant> PLANTS =
            List.of(
                    new Plant(
                            "tariffs_overlap.sql",
                            "update tariff set valid_until = date '2026-07-02' where id = "
                                    + id(5)),
                    new Plant(
                            "tariffs_overlap.sql",
                            tariff(20, "date '2026-08-01'", "date '2026-08-02'")),
                    new Plant(
                            "tariffs_overlap.sql",
                            "alter table tariff drop constraint uq_tariff_key_from",
                            tariff(20, "date '2026-07-01'", "null")),
                    new Plant(
                            "preparation_without_version.sql",
                            "update health_service set preparation_it = 'A digiuno.'"),
                    new Plant(
                            "preparation_without_version.sql",
                            "insert into preparation_version (service_id, number, text_it,"
                                    + " published_at, actor_role, actor_name) values ("
                                    + id(3)
                                    + ", 1, 'A digiuno.', 1000, 'SYSTEM', 'test')"),
                    new Plant(
                            "covers_overlap.sql",
                            "update member_cover set valid_until = null where id = " + id(9)),
                    new Plant(
                            "cover_without_policy.sql",
                            "update member_cover set valid_from = date '2027-01-01' where id = "
                                    + id(10)),
                    new Plant(
                            "cover_without_policy.sql",
                            "update policy set valid_from = date '2026-07-01'"),
                    new Plant(
                            "cover_without_policy.sql",
                            "alter table member_cover drop constraint fk_member_cover_policy",
                            "delete from policy"),
                    new Plant(
                            "dependant_without_member.sql",
                            "alter table dependant drop constraint fk_dependant_member",
                            "delete from account where staff_id is null",
                            "delete from member_cover",
                            "delete from member"),
                    new Plant(
                            "insured_number_twice.sql",
                            "update dependant set dependant_number = 'M-1' where id = " + id(11)),
                    new Plant(
                            "declared_beside_stated.sql",
                            "update dependant set tax_code = 'QQQQQS80A01X000Q' where id = "
                                    + id(11)),
                    new Plant(
                            "dependant_is_the_member.sql",
                            "update dependant set tax_code = 'QQQQQQ80A01X000Q',"
                                    + " declared_tax_code = 'QQQQQQ80A01X000Q' where id = "
                                    + id(23)),
                    new Plant(
                            "agreed_as_a_minor.sql",
                            "update dependant set agreed_on = date '2026-02-27' where id = "
                                    + id(11)),
                    new Plant(
                            "terms_accepted_before_in_force.sql",
                            "update terms_acceptance set recorded_at = 1999"),
                    new Plant(
                            "account_of_a_minor.sql",
                            "update account set created_at = "
                                    + micros("2026-02-27T21:59:59Z")
                                    + " where dependant_id is not null"),
                    new Plant(
                            "account_of_a_minor.sql",
                            "update member set birth_date = date '2008-03-17'"),
                    new Plant(
                            "code_without_registration.sql",
                            "update confirmation_code set spent_at = null where id = " + id(20)),
                    new Plant(
                            "code_without_registration.sql",
                            "update registration_request set state = 'OVERTAKEN' where id = "
                                    + id(16)),
                    new Plant(
                            "registration_beside_an_account.sql",
                            "update registration_request set person_id = "
                                    + id(8)
                                    + " where id = "
                                    + id(16)),
                    new Plant(
                            "email_code_without_email.sql",
                            "update confirmation_code set spent_at = null where id = " + id(21)),
                    new Plant(
                            "second_factor_without_way_back.sql",
                            "delete from recovery_code where number = 10"),
                    new Plant(
                            "staff_without_account.sql",
                            "update staff set state = 'ACTIVE' where id = " + id(32),
                            "delete from confirmation_code where id = " + id(34)),
                    new Plant(
                            "staff_without_account.sql",
                            "update staff set state = 'INVITED' where id = " + id(31)),
                    new Plant(
                            "staff_at_another_address.sql",
                            "update account set email = 'b@example.org', email_key ="
                                    + " 'b@example.org' where id = "
                                    + id(30)),
                    new Plant(
                            "staff_open_though_suspended.sql",
                            "update account_session set session_epoch = 1 where id = " + id(36)),
                    new Plant(
                            "staff_open_though_suspended.sql",
                            "insert into log_in_ticket (ticket_digest, account_id, session_epoch,"
                                    + " address_digest, expires_at) values ('x', "
                                    + id(33)
                                    + ", 1, 'x', 2000)"),
                    new Plant(
                            "staff_open_though_suspended.sql",
                            code(37, "PASSWORD_RESET", 33, "null")),
                    new Plant(
                            "invitation_of_nobody.sql",
                            "update confirmation_code set spent_at = null where id = " + id(35)),
                    new Plant("invitation_of_nobody.sql", code(37, "INVITATION", 33, "null")),
                    new Plant(
                            "administrator_by_one_pair_of_eyes.sql",
                            "alter table staff drop constraint ck_staff_agreed",
                            "update staff set agreed_by = 'first' where id = " + id(31)),
                    new Plant(
                            "administrator_by_one_pair_of_eyes.sql",
                            "alter table staff drop constraint ck_staff_administrator",
                            "update staff set agreed_by = null where id = " + id(31)),
                    new Plant(
                            "first_administrator_with_open_secret.sql",
                            "update first_administrator set staff_id = null, secret_digest = 'x'"),
                    new Plant("recovery_code_without_factor.sql", recoveryCodes(11)),
                    new Plant(
                            "recovery_code_without_factor.sql",
                            "update recovery_code set used_at = 1999 where number = 3"));

    /** What no statement may do: a constraint is in its way. */
    private static final List<String> REFUSED =
            List.of(
                    declared(24, "QQQQQS80A01X000Q"),
                    "update dependant set dependant_number = 'D-2' where id = " + id(23),
                    "update dependant set dependant_number = '~2' where id = " + id(11),
                    "update dependant set declared_tax_code = null where id = " + id(23),
                    "update dependant set tax_code = 'QQQQQT80A01X000Q' where id = " + id(23),
                    "update dependant set declared_on = null, declared_as = null where id = "
                            + id(23),
                    "update dependant set declared_as = 'CHILD' where id = " + id(11),
                    account(8, "member_id"),
                    account(11, "member_id"),
                    account(8, "dependant_id"),
                    "update account set member_id = null where member_id is not null",
                    "update account set dependant_id = " + id(11) + " where member_id is not null",
                    "update account set user_name = 'menta-000001'",
                    "update account set user_name = 'Menta-000001' where member_id is not null",
                    "update account set email_key = 'altra@example.org'",
                    "update registration_request set surname = 'Prova' where id = " + id(16),
                    "update registration_request set tax_code = null where id = " + id(15),
                    "update registration_request set state = 'NOT_CONFIRMED' where id = " + id(15),
                    "update registration_request set activation_key = 'AAAAA' where id = " + id(16),
                    "update registration_request set state = 'IDENTITY_CONFIRMED' where id = "
                            + id(16),
                    "update registration_request set person_id = null where id = " + id(16),
                    "update registration_request set unanswered = true where id = " + id(15),
                    code(22, "REGISTRATION", 16, "null"),
                    "update confirmation_code set code_key = 'AAAAA'",
                    "update confirmation_code set wrong_tries = 6",
                    "update confirmation_code set expires_at = made_at",
                    "insert into second_factor (account_id, pending_secret, pending_until) values ("
                            + id(8)
                            + ", 'x', 2000)",
                    "update second_factor set secret = null where account_id = " + id(8),
                    "update second_factor set last_step = null where account_id = " + id(8),
                    "update second_factor set set_up_at = null where account_id = " + id(8),
                    "update second_factor set pending_until = null where account_id = " + id(11),
                    "update second_factor set pending_secret = null, pending_until = null"
                            + " where account_id = "
                            + id(11),
                    "update recovery_code set number = 11 where number = 10",
                    "update recovery_code set code_digest = 'x1' where number = 2",
                    "update recovery_code set account_id = " + id(15),
                    account(30, "staff_id"),
                    "update account set member_id = " + id(8) + " where id = " + id(30),
                    "update account set staff_id = " + id(31) + " where id = " + id(30),
                    "update staff set role = 'MEMBER' where id = " + id(33),
                    "update staff set role = 'ADMINISTRATOR' where id = " + id(32),
                    "update staff set facility_code = 'OC-1' where id = " + id(33),
                    "update staff set facility_code = 'OC-9' where id = " + id(32),
                    "update staff set facility_code = null where id = " + id(32),
                    "update staff set state = 'PROPOSED' where id = " + id(33),
                    "update staff set state = 'PROPOSED' where id = " + id(31),
                    "update staff set agreed_by = proposed_by where id = " + id(31),
                    "update staff set agreed_by = null where id = " + id(31),
                    "update staff set needed_nobody = false where id = " + id(30),
                    "update staff set place_key = 'x'",
                    "update first_administrator set secret_digest = 'x'",
                    "insert into first_administrator (id) values (2)");

    static Stream<Arguments> plants() {
        return Arrays.stream(DatabaseKind.values())
                .flatMap(kind -> PLANTS.stream().map(plant -> Arguments.of(kind, plant)));
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    void a_good_database_breaks_no_invariant(DatabaseKind kind) throws SQLException {
        try (Connection connection = filled(kind)) {
            assertThat(Invariants.violations(connection)).isEmpty();
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("plants")
    void an_invariant_catches_its_own_violation_and_only_that(DatabaseKind kind, Plant plant)
            throws SQLException {
        try (Connection connection = filled(kind)) {
            run(connection, List.of(plant.statements()));

            assertThat(Invariants.violations(connection)).containsOnlyKeys(plant.file());
        }
    }

    static Stream<Arguments> refused() {
        return Arrays.stream(DatabaseKind.values())
                .flatMap(kind -> REFUSED.stream().map(sql -> Arguments.of(kind, sql)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("refused")
    void a_constraint_refuses_what_would_break_an_account(DatabaseKind kind, String statement)
            throws SQLException {
        try (Connection connection = filled(kind)) {
            assertThatThrownBy(() -> run(connection, List.of(statement)))
                    .isInstanceOf(SQLException.class)
                    .hasMessageMatching("(?s).*(pk|uq|fk|ck)_[a-z_]+.*");
        }
    }

    private static Connection filled(DatabaseKind kind) throws SQLException {
        DatabaseAccess access = TestNetwork.migrated(kind);
        Connection connection =
                DriverManager.getConnection(access.url(), access.user(), access.password());
        run(connection, GOOD);
        return connection;
    }

    private static void run(Connection connection, List<String> statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static String tariff(int id, String from, String until) {
        return "insert into tariff (id, version, facility_id, service_id, price_list_id, price,"
                + " valid_from, valid_until) values (%s, 1, %s, %s, %s, 47.50, %s, %s)"
                        .formatted(id(id), id(4), id(3), id(1), from, until);
    }

    private static String cover(int id, String from, String until) {
        return "insert into member_cover (id, version, member_id, policy_id, valid_from,"
                + " valid_until) values (%s, 1, %s, %s, %s, %s)"
                        .formatted(id(id), id(8), id(7), from, until);
    }

    private static String declared(int id, String taxCode) {
        return "insert into dependant (id, version, dependant_number, member_id, relationship,"
                + " surname, given_name, birth_date, tax_code, valid_from, declared_on,"
                + " declared_as, declared_tax_code) values (%s, 1, '~%d', %s, 'CHILD',"
                        .formatted(id(id), id, id(8))
                + " 'Familiare', 'Altro', date '2020-01-01', '%s', date '2026-03-01',"
                        .formatted(taxCode)
                + " date '2026-03-01', 'CHILD', '%s')".formatted(taxCode);
    }

    private static String account(int person, String column) {
        return "insert into account (id, %s, user_name, password_hash, email, email_key, language,"
                        .formatted(column)
                + " session_epoch, last_event, created_at) values (%s, %s, 'menta-%06d', 'x',"
                        .formatted(id(person), id(person), person)
                + " 'A@example.org', 'a@example.org', 'it', 1, 2, %d)"
                        .formatted(micros("2026-03-16T11:00:00Z"));
    }

    private static String registration(int id, String state, String person, String typed) {
        return "insert into registration_request (id, state, requested_at, email, language,"
                + " unanswered, person_id, surname, given_name, birth_date, tax_code) values"
                + " (%s, '%s', 1000, 'a@example.org', 'it', false, %s, %s)"
                        .formatted(id(id), state, person, typed);
    }

    private static String typed() {
        return "'Titolare', 'Prova', date '1980-01-01', 'QQQQQQ80A01X000Q'";
    }

    private static String code(int id, String purpose, int subject, String spentAt) {
        return "insert into confirmation_code (id, purpose, subject_id, code_key, ticket_digest,"
                + " link_digest, made_at, expires_at, wrong_tries, spent_at) values (%s, '%s', %s,"
                        .formatted(id(id), purpose, id(subject))
                + " 'A%04d', 'x', 'x', 1000, 2000, 0, %s)".formatted(id, spentAt);
    }

    private static String staff(
            int id,
            String role,
            String facility,
            String state,
            String agreedBy,
            boolean neededNobody) {
        return "insert into staff (id, role, facility_code, surname, given_name, email, email_key,"
                + " place_key, language, state, state_since, proposed_by, agreed_by,"
                + " needed_nobody, last_event, created_at) values (%s, '%s', %s, 'Prova', 'Prova',"
                        .formatted(id(id), role, facility)
                + " 'A@example.org', 'a@example.org', 'key-%d', 'it', '%s', 1000, 'first', %s,"
                        .formatted(id, state, agreedBy)
                + " %s, 1, 1000)".formatted(neededNobody);
    }

    private static String session(int id, int account, int epoch) {
        return "insert into account_session (id, account_id, token_digest, session_epoch, device,"
                + " begun_at, last_used_at) values (%s, %s, 'x%d', %d, '', 1000, 1000)"
                        .formatted(id(id), id(account), id, epoch);
    }

    private static String recoveryCodes(int account) {
        return IntStream.rangeClosed(1, 10)
                .mapToObj(n -> "(%s, %d, 'x%d')".formatted(id(account), n, n))
                .collect(
                        Collectors.joining(
                                ", ",
                                "insert into recovery_code (account_id, number, code_digest)"
                                        + " values ",
                                ""));
    }

    private static long micros(String instant) {
        return Moments.toMicros(Instant.parse(instant));
    }

    private static String id(int number) {
        return "'00000000-0000-4000-8000-%012d'".formatted(number);
    }
}
