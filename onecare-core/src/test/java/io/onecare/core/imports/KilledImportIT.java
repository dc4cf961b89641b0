package io.onecare.core.imports;

import static io.onecare.core.imports.ImportFixture.tariff;
import static io.onecare.core.schedule.ClinicFixture.ALLERGY;
import static io.onecare.core.schedule.ClinicFixture.HEART;
import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.core.database.DatabaseAccess;
import io.onecare.core.database.DatabaseKind;
import io.onecare.core.database.Invariants;
import io.onecare.core.database.JpaProvider;
import io.onecare.core.database.TestNetwork;
import io.onecare.core.member.Relationship;
import io.onecare.core.member.RollFixture;
import io.onecare.core.schedule.ClinicFixture;
import io.onecare.core.schedule.SlotCriteria;
import java.io.BufferedReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A node is killed (SIGKILL) in the middle of applying an import: all of it or nothing. */
class KilledImportIT {

    private static final int KILLED = 128 + 9;
    private static final LocalDate JULY = LocalDate.of(2026, 7, 1);

    private static final String NETWORK =
            "select (select count(*) from price_list) * 1000000"
                    + " + (select count(*) from tariff) * 10000"
                    + " + (select count(*) from tariff where valid_until is not null) * 100"
                    + " + (select revision from network_revision)";

    /** People, what changed of them, and what was staged, digit by digit. */
    private static final String ROLL =
            "select (select count(*) from import_member) * 10000000000"
                    + " + (select count(*) from import_policy) * 1000000000"
                    + " + (select count(*) from dependant) * 10000000"
                    + " + (select count(*) from member) * 1000000"
                    + " + (select count(*) from member_cover) * 100000"
                    + " + (select count(*) from member_cover where valid_until is null) * 10000"
                    + " + (select count(*) from policy where holder_name = 'Altra Ditta') * 1000"
                    + " + (select count(*) from member_cover c join policy p on p.id = c.policy_id"
                    + " where p.policy_number = 'P-7') * 100"
                    + " + (select revision from roll_revision)";

    @Test
    void an_import_whose_node_is_killed_is_applied_as_a_whole_or_not_at_all() throws Exception {
        DatabaseAccess access = DatabaseKind.POSTGRESQL.migrated();
        TestNetwork network =
                TestNetwork.over(JpaProvider.ECLIPSELINK, access, ClinicFixture.morning());
        ImportFixture fixture =
                ImportFixture.in(ClinicFixture.in(ClinicFixture.morning(), network));
        fixture.clinic.add("AG-1", "OC-1");
        fixture.clinic.extend("AG-1", 10);
        fixture.clinic.book(fixture.clinic.free(SlotCriteria.at("OC-1", ALLERGY)).get(1).slot());
        ImportReport checked =
                fixture.checked(
                        ImportKind.TARIFFS,
                        ImportMode.UPSERT,
                        List.of(
                                new PriceListRow("PLUS", "Più", null),
                                new TariffRow("OC-1", ALLERGY, "PLUS", BigDecimal.ONE, JULY, null),
                                tariff("OC-1", ALLERGY, "50", JULY, null),
                                tariff("OC-1", HEART, "60", LocalDate.of(2020, 1, 1), JULY)));
        assertThat(checked.total()).isEqualTo(new ImportCounts(4, 3, 1, 0, 0, 1, 0, 0));
        long before = fixture.clinic.count(NETWORK);

        killedAfter(access, JpaProvider.ECLIPSELINK, checked, "ENDING", "TARIFF");
        assertThat(fixture.clinic.count(NETWORK)).isEqualTo(before);
        killedAfter(access, JpaProvider.HIBERNATE, checked, "CHANGING", "TARIFF");
        assertThat(fixture.clinic.count(NETWORK)).isEqualTo(before);
        assertClean(network);

        fixture.applied(checked); // what was shown still holds, and nobody holds a lock
        assertThat(fixture.clinic.count(NETWORK)).isEqualTo(before + 1_020_201);
        assertClean(network);
        assertThat(
                        fixture.clinic.count(
                                "select count(*) from booking b join slot s"
                                        + " on s.id = b.active_slot_id where b.state = 'CONFIRMED'"))
                .isEqualTo(1);
        network.close();
        DatabaseKind.POSTGRESQL.drop(access);
    }

    @Test
    void a_roll_whose_node_is_killed_is_applied_as_a_whole_or_not_at_all() throws Exception {
        DatabaseAccess access = DatabaseKind.POSTGRESQL.migrated();
        TestNetwork network =
                TestNetwork.over(JpaProvider.ECLIPSELINK, access, ClinicFixture.morning());
        ImportFixture fixture =
                ImportFixture.in(ClinicFixture.in(ClinicFixture.morning(), network));
        fixture.clinic.add("AG-1", "OC-1");
        fixture.clinic.extend("AG-1", 10);
        fixture.clinic.book(fixture.clinic.free(SlotCriteria.at("OC-1", ALLERGY)).get(1).slot());
        LocalDate from2020 = LocalDate.of(2020, 1, 1);
        // M-1 is left out with its dependants, M-2 moves, M-7 is new
        ImportReport checked =
                fixture.checked(
                        ImportKind.ROLL,
                        ImportMode.REPLACE,
                        List.of(
                                new PolicyRow("P-1", "Altra Ditta", "BASE", from2020, null),
                                new PolicyRow("P-7", null, "BASE", from2020, null),
                                RollRowsFixture.member("M-2"),
                                RollRowsFixture.cover("M-2", "P-7", from2020, null),
                                RollRowsFixture.member("M-7"),
                                RollRowsFixture.cover("M-7", "P-7", JULY, null),
                                new DependantRow(
                                        "D-7",
                                        "M-7",
                                        Relationship.CHILD,
                                        "Familiare",
                                        "D-7",
                                        from2020,
                                        RollFixture.taxCode("D-7").value(),
                                        JULY,
                                        null)));
        assertThat(fixture.wrong(checked)).isEmpty();
        long before = fixture.clinic.count(ROLL);

        killedAfter(access, JpaProvider.ECLIPSELINK, checked, "ENDING", "COVER");
        assertThat(fixture.clinic.count(ROLL)).isEqualTo(before);
        killedAfter(access, JpaProvider.HIBERNATE, checked, "ADDING", "DEPENDANT");
        assertThat(fixture.clinic.count(ROLL)).isEqualTo(before);
        assertClean(network);

        fixture.applied(checked);
        assertThat(fixture.clinic.count(ROLL) - before).isEqualTo(11_101_201L - 22_000_000_000L);
        assertClean(network);
        assertThat(
                        fixture.clinic.count(
                                "select count(*) from booking b join slot s"
                                        + " on s.id = b.active_slot_id where b.state = 'CONFIRMED'"))
                .isEqualTo(1);
        network.close();
        DatabaseKind.POSTGRESQL.drop(access);
    }

    private static void killedAfter(
            DatabaseAccess access,
            JpaProvider provider,
            ImportReport checked,
            String phase,
            String rowType)
            throws IOException, InterruptedException {
        Process node =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                ImportingNode.class.getName(),
                                provider.name(),
                                access.url(),
                                access.user(),
                                access.password(),
                                checked.id().toString(),
                                phase,
                                rowType)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        try (BufferedReader lines = node.inputReader(StandardCharsets.UTF_8)) {
            assertThat(lines.readLine()).as("past %s", phase).isEqualTo("NOW");
            node.toHandle().destroyForcibly();
            assertThat(node.waitFor()).isEqualTo(KILLED);
        }
    }

    private static void assertClean(TestNetwork network) throws Exception {
        try (Connection connection = network.connect()) {
            Invariants.assertHold(connection);
        }
    }
}
