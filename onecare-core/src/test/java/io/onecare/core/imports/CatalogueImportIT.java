package io.onecare.core.imports;

import static io.onecare.core.imports.ImportFixture.ADMINISTRATOR;
import static io.onecare.core.schedule.ClinicFixture.ALLERGY;
import static io.onecare.core.schedule.ClinicFixture.HEART;
import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.core.database.DatabaseKind;
import io.onecare.core.database.JpaProvider;
import io.onecare.core.network.CategoryListing;
import io.onecare.core.network.LocalizedName;
import io.onecare.core.network.PractitionerListing;
import io.onecare.core.network.Preparation;
import io.onecare.core.network.PublishPreparation;
import io.onecare.core.network.ServiceListing;
import io.onecare.core.schedule.ClinicFixture;
import io.onecare.core.schedule.SlotCriteria;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The catalogue and practitioners from a source, on both providers and both databases. */
class CatalogueImportIT {

    private ImportFixture fixture;

    static Stream<Arguments> everywhere() {
        return ClinicFixture.everywhere();
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("everywhere")
    void categories_and_services_come_changes_and_go(JpaProvider provider, DatabaseKind kind) {
        fixture = ImportFixture.on(provider, kind);
        List<ImportRow> rows =
                List.of(
                        new CategoryRow("ESAME", "ESAME", "TEST"),
                        new CategoryRow("ESAME", "ESAME", "TEST"),
                        new ServiceRow(
                                "ES-SANGUE",
                                "ESAME",
                                "PRELIEVO",
                                "BLOOD SAMPLE",
                                "90.62.2",
                                "A digiuno.\r\nPorti la tessera.",
                                null),
                        new ServiceRow(ALLERGY, "VISITA", "ALLERGOLOGIA", null, null, null, null));

        ImportReport checked = fixture.checked(ImportKind.SERVICES, ImportMode.REPLACE, rows);

        assertThat(checked.counts().get(RowType.SERVICE))
                .isEqualTo(new ImportCounts(2, 1, 1, 0, 0, 0, 0, 1));
        assertThat(fixture.warnings(checked))
                .containsExactlyInAnyOrder(
                        "null null STAYS_REFERRED_TO VISITA null",
                        "null null STAYS_REFERRED_TO " + HEART + " null");
        fixture.applied(checked);

        List<CategoryListing> catalogue =
                fixture.clinic.read(o -> o.facilityDirectory().catalogue(ADMINISTRATOR));
        assertThat(catalogue)
                .containsExactly(
                        new CategoryListing(
                                "VISITA",
                                LocalizedName.of("VISITA", null),
                                List.of(
                                        new ServiceListing(
                                                ALLERGY,
                                                "VISITA",
                                                LocalizedName.of("ALLERGOLOGIA", null),
                                                null),
                                        new ServiceListing(
                                                HEART,
                                                "VISITA",
                                                LocalizedName.of(HEART, null),
                                                null))),
                        new CategoryListing(
                                "ESAME",
                                LocalizedName.of("ESAME", "TEST"),
                                List.of(
                                        new ServiceListing(
                                                "ES-SANGUE",
                                                "ESAME",
                                                LocalizedName.of("PRELIEVO", "BLOOD SAMPLE"),
                                                "90.62.2"))));
        Optional<Preparation> preparation =
                fixture.clinic.read(
                        o -> o.facilityDirectory().findPreparation(ADMINISTRATOR, "ES-SANGUE"));
        assertThat(preparation).contains(Preparation.of("A digiuno.\nPorti la tessera.", null));
        assertThat(fixture.checked(ImportKind.SERVICES, ImportMode.UPSERT, rows).total())
                .isEqualTo(new ImportCounts(4, 0, 0, 4, 0, 0, 0, 0));

        ImportReport without =
                fixture.checked(
                        ImportKind.SERVICES,
                        ImportMode.REPLACE,
                        List.of(
                                new ServiceRow(
                                        ALLERGY,
                                        "VISITA",
                                        "ALLERGOLOGIA",
                                        null,
                                        null,
                                        null,
                                        null)));
        assertThat(without.total().gone()).isEqualTo(2); // ES-SANGUE, and ESAME with it
        fixture.applied(without);
        List<CategoryListing> rest =
                fixture.clinic.read(o -> o.facilityDirectory().catalogue(ADMINISTRATOR));
        assertThat(rest).extracting(CategoryListing::code).containsExactly("VISITA");
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("everywhere")
    void a_text_that_changes_is_a_new_version_and_one_that_stays_is_none(
            JpaProvider provider, DatabaseKind kind) {
        fixture = ImportFixture.on(provider, kind);
        fixture.clinic.write(
                o ->
                        o.catalogueEditor()
                                .publish(
                                        ADMINISTRATOR,
                                        new PublishPreparation(
                                                HEART, 0, Preparation.of("Riposo.", null))));

        prepared("A digiuno.", "Fasting.", "Riposo.");
        prepared("A digiuno.", "Fasting.", "Riposo.");
        prepared("A digiuno.", "Come fasting.", "Riposo.");
        prepared(null, null, "Riposo da ieri.");

        assertThat(versions("ES-SANGUE"))
                .containsExactly(
                        "3 ADMINISTRATOR admin-1 -",
                        "2 ADMINISTRATOR admin-1 A digiuno.",
                        "1 ADMINISTRATOR admin-1 A digiuno.");
        assertThat(versions(HEART))
                .containsExactly(
                        "2 ADMINISTRATOR admin-1 Riposo da ieri.",
                        "1 ADMINISTRATOR admin-1 Riposo.");
        assertThat(versions(ALLERGY)).isEmpty();
    }

    private void prepared(String italian, String english, String heart) {
        fixture.applied(
                fixture.checked(
                        ImportKind.SERVICES,
                        ImportMode.UPSERT,
                        List.of(
                                new ServiceRow(
                                        "ES-SANGUE",
                                        "VISITA",
                                        "PRELIEVO",
                                        null,
                                        null,
                                        italian,
                                        english),
                                new ServiceRow(HEART, "VISITA", HEART, null, null, heart, null),
                                new ServiceRow(
                                        ALLERGY, "VISITA", ALLERGY, null, null, null, null))));
    }

    private List<String> versions(String service) {
        return fixture
                .clinic
                .read(o -> o.serviceCatalogue().preparationVersions(ADMINISTRATOR, service, 0, 9))
                .stream()
                .map(
                        version ->
                                version.number()
                                        + " "
                                        + version.role()
                                        + " "
                                        + version.publishedBy()
                                        + " "
                                        + (version.preparation() == null
                                                ? "-"
                                                : version.preparation()))
                .toList();
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("everywhere")
    void what_contradicts_itself_or_names_nothing_is_wrong(
            JpaProvider provider, DatabaseKind kind) {
        fixture = ImportFixture.on(provider, kind);

        ImportReport checked =
                fixture.checked(
                        ImportKind.SERVICES,
                        ImportMode.UPSERT,
                        List.of(
                                new CategoryRow("ESAME", "ESAME", null),
                                new CategoryRow("ESAME", "ESAMI", null),
                                new CategoryRow("RX", null, "X-RAY"),
                                new ServiceRow("A", "RX", "A", null, null, null, null),
                                new ServiceRow("B", "ESAME", "B", null, null, null, "Fasting."),
                                new ServiceRow("C", "ESAME", "C", null, null, null, null),
                                new ServiceRow("C", "ESAME", "C", null, null, null, null)));

        assertThat(fixture.wrong(checked))
                .containsExactlyInAnyOrder(
                        "4 NAME_IT MISSING RX null",
                        "6 PREPARATION_IT ONLY_ENGLISH B null",
                        "3 CODE DUPLICATE_KEY ESAME 2",
                        "5 CATEGORY_CODE UNKNOWN_CATEGORY A RX",
                        "8 CODE DUPLICATE_KEY C 7");
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("everywhere")
    void practitioners_come_change_and_work_nowhere_any_more(
            JpaProvider provider, DatabaseKind kind) {
        fixture = ImportFixture.on(provider, kind);
        fixture.clinic.add("AG-1", "OC-1");
        fixture.clinic.extend("AG-1", 10);
        fixture.clinic.book(fixture.clinic.free(SlotCriteria.at("OC-1", ALLERGY)).get(1).slot());
        List<PractitionerRow> rows =
                List.of(
                        new PractitionerRow("DR-2", "Dott.", "Ugo", "Prova", List.of("OC-1")),
                        new PractitionerRow(
                                "DR-1", "Dott.ssa", "Ada", "Prova", List.of("OC-2", "OC-X")),
                        new PractitionerRow("DR-3", null, "", "Prova", List.of()));

        ImportReport wrong = fixture.checked(ImportKind.PRACTITIONERS, ImportMode.UPSERT, rows);

        assertThat(fixture.wrong(wrong))
                .containsExactlyInAnyOrder(
                        "4 GIVEN_NAME MISSING DR-3 null",
                        "3 FACILITY_CODES UNKNOWN_FACILITY DR-1 OC-X");

        rows =
                List.of(
                        new PractitionerRow("DR-2", "Dott.", "Ugo", "Prova", List.of("OC-1")),
                        new PractitionerRow("DR-1", null, "Ada", "Prova", List.of("OC-2")));
        ImportReport checked = fixture.checked(ImportKind.PRACTITIONERS, ImportMode.UPSERT, rows);
        assertThat(fixture.difference(checked, RowType.PRACTITIONER, ImportVerdict.CHANGED).get(0))
                .satisfies(
                        line ->
                                assertThat(line.changes())
                                        .containsExactly(
                                                new FieldChange(
                                                        ImportColumn.TITLE, "Dott.ssa", null),
                                                new FieldChange(
                                                        ImportColumn.FACILITY_CODES,
                                                        "OC-1, OC-2",
                                                        "OC-2")));
        assertThat(fixture.warnings(checked))
                .containsExactly(
                        "3 FACILITY_CODES BOOKINGS_AFTER_THE_END DR-1 1",
                        "3 FACILITY_CODES SCHEDULES_STAY DR-1 1");
        fixture.applied(checked);
        assertThat(at("OC-1")).containsExactly("DR-2");
        assertThat(at("OC-2")).containsExactly("DR-1");
        assertThat(fixture.checked(ImportKind.PRACTITIONERS, ImportMode.UPSERT, rows).total())
                .isEqualTo(new ImportCounts(2, 0, 0, 2, 0, 0, 0, 0));

        ImportReport only =
                fixture.checked(ImportKind.PRACTITIONERS, ImportMode.REPLACE, List.of(rows.get(0)));
        assertThat(fixture.difference(only, RowType.PRACTITIONER, ImportVerdict.GONE))
                .extracting(DifferenceLine::key)
                .containsExactly("DR-1");
        fixture.applied(only);
        assertThat(at("OC-2")).isEmpty();
        assertThat(fixture.clinic.count("select count(*) from booking where state = 'CONFIRMED'"))
                .isEqualTo(1);
    }

    private List<String> at(String facility) {
        return fixture
                .clinic
                .read(o -> o.facilityDirectory().practitioners(ADMINISTRATOR, facility))
                .stream()
                .map(PractitionerListing::code)
                .toList();
    }
}
