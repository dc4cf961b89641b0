package io.onecare.core.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
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
                            + ", 2000)");

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
                            "delete from member_cover",
                            "delete from member"),
                    new Plant(
                            "insured_number_twice.sql",
                            "update dependant set dependant_number = 'M-1'"),
                    new Plant(
                            "agreed_as_a_minor.sql",
                            "update dependant set agreed_on = date '2026-02-27'"),
                    new Plant(
                            "terms_accepted_before_in_force.sql",
                            "update terms_acceptance set recorded_at = 1999"));

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

    private static String id(int number) {
        return "'00000000-0000-4000-8000-%012d'".formatted(number);
    }
}
