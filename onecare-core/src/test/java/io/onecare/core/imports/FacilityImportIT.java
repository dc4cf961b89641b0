package io.onecare.core.imports;

import static io.onecare.core.imports.ImportFixture.ADMINISTRATOR;
import static io.onecare.core.imports.ImportFixture.TODAY;
import static io.onecare.core.imports.ImportFixture.TORINO;
import static io.onecare.core.imports.ImportFixture.facility;
import static io.onecare.core.imports.ImportFixture.known;
import static io.onecare.core.schedule.ClinicFixture.ALLERGY;
import static io.onecare.core.schedule.ClinicFixture.HEART;
import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.core.database.DatabaseKind;
import io.onecare.core.database.JpaProvider;
import io.onecare.core.network.FacilityListing;
import io.onecare.core.network.PositionSource;
import io.onecare.core.place.GeoPoint;
import io.onecare.core.schedule.ClinicFixture;
import io.onecare.core.schedule.SlotCriteria;
import io.onecare.core.time.ValidityPeriod;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Facilities from a source, on both providers and both databases. */
class FacilityImportIT {

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
    void facilities_are_added_and_changed_and_the_same_source_again_changes_nothing(
            JpaProvider provider, DatabaseKind kind) {
        fixture = ImportFixture.on(provider, kind);
        GeoPoint point = GeoPoint.ofLatLon(45.08, 7.7);
        List<FacilityRow> rows = List.of(known("OC-1"), facility("OC-9", point));
        long before = fixture.revision();

        ImportReport checked = fixture.checked(ImportKind.FACILITIES, ImportMode.UPSERT, rows);

        assertThat(checked.total()).isEqualTo(new ImportCounts(2, 1, 1, 0, 0, 0, 0, 1));
        assertThat(fixture.difference(checked, RowType.FACILITY, ImportVerdict.CHANGED))
                .singleElement()
                .satisfies(
                        line -> {
                            assertThat(line.line()).isEqualTo(2);
                            assertThat(line.key()).isEqualTo("OC-1");
                            assertThat(line.changes())
                                    .containsExactly(
                                            new FieldChange(ImportColumn.LATITUDE, null, "45.0705"),
                                            new FieldChange(
                                                    ImportColumn.LONGITUDE, null, "7.6868"));
                            assertThat(line.problems())
                                    .extracting(ImportProblem::reason)
                                    .containsExactly(ImportReason.POSITION_FROM_COMUNE);
                        });
        assertThat(fixture.difference(checked, RowType.FACILITY, ImportVerdict.NEW))
                .singleElement()
                .satisfies(
                        line ->
                                assertThat(line.changes())
                                        .contains(
                                                new FieldChange(
                                                        ImportColumn.PHONES,
                                                        null,
                                                        "011 0012345, 011 0054321"),
                                                new FieldChange(
                                                        ImportColumn.VALID_FROM,
                                                        null,
                                                        "2026-06-08")));
        assertThat(listing("OC-9")).isNull();
        assertThat(fixture.revision()).isEqualTo(before);

        ImportReport applied = fixture.applied(checked);

        assertThat(applied.state()).isEqualTo(ImportState.APPLIED);
        assertThat(applied.total()).isEqualTo(checked.total());
        assertThat(fixture.revision()).isEqualTo(before + 1);
        FacilityListing added = listing("OC-9");
        assertThat(added.position()).isEqualTo(point);
        assertThat(added.positionSource()).isEqualTo(PositionSource.GIVEN);
        assertThat(added.phones()).containsExactly("011 0012345", "011 0054321");
        assertThat(added.serviceCodes()).containsExactly(ALLERGY);
        assertThat(added.period()).isEqualTo(ValidityPeriod.from(TODAY));
        FacilityListing placed = listing("OC-1");
        assertThat(placed.position()).isEqualTo(TORINO);
        assertThat(placed.positionSource()).isEqualTo(PositionSource.COMUNE);
        assertThat(placed.period()).isEqualTo(ClinicFixture.ALWAYS);

        ImportReport again = fixture.checked(ImportKind.FACILITIES, ImportMode.UPSERT, rows);
        assertThat(again.total()).isEqualTo(new ImportCounts(2, 0, 0, 2, 0, 0, 0, 1));
        long entries = fixture.clinic.count("select count(*) from audit_entry");
        fixture.applied(again);
        assertThat(fixture.revision()).isEqualTo(before + 1);
        assertThat(fixture.clinic.count("select count(*) from audit_entry")).isEqualTo(entries + 1);
        assertThat(
                        fixture.clinic.count(
                                "select count(*) from audit_entry where action ="
                                        + " 'IMPORTED_FACILITIES' and actor_name = 'admin-1' and"
                                        + " subject_id = '"
                                        + again.id()
                                        + "'"))
                .isEqualTo(1);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("everywhere")
    void what_the_whole_truth_does_not_name_ends_and_bookings_and_their_slots_stay(
            JpaProvider provider, DatabaseKind kind) {
        fixture = ImportFixture.on(provider, kind);
        fixture.clinic.add("AG-1", "OC-1");
        fixture.clinic.add("AG-2", "OC-2");
        fixture.clinic.extend("AG-1", 10);
        fixture.clinic.extend("AG-2", 10);
        for (String facility : List.of("OC-1", "OC-2")) {
            var slots = fixture.clinic.free(SlotCriteria.at(facility, ALLERGY));
            fixture.clinic.book(slots.get(facility.equals("OC-1") ? 5 : 6).slot());
        }
        FacilityRow withoutAllergy =
                new FacilityRow(
                        "OC-1",
                        "Centro Vento",
                        "Via Nuvola 1",
                        "10121",
                        "Torino",
                        "TO",
                        null,
                        null,
                        List.of(),
                        null,
                        null,
                        null,
                        List.of(HEART),
                        null,
                        null);

        String agendas =
                "select (select count(*) from slot where withdrawn_at is null) * 1000"
                        + " + (select count(*) from schedule where valid_until is null) * 10"
                        + " + (select count(*) from schedule)";
        long before = fixture.clinic.count(agendas);
        ImportReport checked =
                fixture.checked(ImportKind.FACILITIES, ImportMode.REPLACE, List.of(withoutAllergy));

        assertThat(checked.total().gone()).isEqualTo(1);
        assertThat(fixture.difference(checked, RowType.FACILITY, ImportVerdict.GONE))
                .singleElement()
                .satisfies(
                        line -> {
                            assertThat(line.key()).isEqualTo("OC-2");
                            assertThat(line.changes())
                                    .containsExactly(
                                            new FieldChange(
                                                    ImportColumn.VALID_UNTIL, null, "2026-06-08"));
                        });
        assertThat(fixture.difference(checked, RowType.FACILITY, ImportVerdict.CHANGED).get(0))
                .satisfies(
                        line ->
                                assertThat(line.changes())
                                        .contains(
                                                new FieldChange(
                                                        ImportColumn.SERVICE_CODES,
                                                        ALLERGY + ", " + HEART,
                                                        HEART),
                                                new FieldChange(
                                                        ImportColumn.BOOKING_MODE,
                                                        "ONLINE",
                                                        "BY_PHONE")));
        assertThat(fixture.warnings(checked))
                .contains(
                        "2 SERVICE_CODES BOOKINGS_AFTER_THE_END OC-1 1",
                        "null null BOOKINGS_AFTER_THE_END OC-2 1");

        fixture.applied(checked);

        assertThat(listing("OC-1").serviceCodes()).containsExactly(HEART);
        assertThat(listing("OC-2").period())
                .isEqualTo(ValidityPeriod.between(LocalDate.of(2020, 1, 1), TODAY));
        assertThat(price("OC-1", ALLERGY)).isEmpty();
        assertThat(price("OC-1", HEART)).isPresent();
        assertThat(
                        fixture.clinic.count(
                                "select count(*) from booking b join slot s on s.id ="
                                        + " b.active_slot_id where b.state = 'CONFIRMED' and"
                                        + " s.withdrawn_at is null"))
                .isEqualTo(2);
        assertThat(fixture.clinic.count(agendas)).as("agendas are their own").isEqualTo(before);

        fixture.applied(
                fixture.checked(ImportKind.FACILITIES, ImportMode.UPSERT, List.of(known("OC-1"))));
        assertThat(listing("OC-1").serviceCodes()).containsExactlyInAnyOrder(ALLERGY, HEART);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("everywhere")
    void each_thing_that_is_wrong_or_odd_is_told_with_line_and_column(
            JpaProvider provider, DatabaseKind kind) {
        fixture = ImportFixture.on(provider, kind);
        ImportId id =
                fixture.staged(
                        ImportKind.FACILITIES,
                        ImportMode.UPSERT,
                        List.of(
                                new FacilityRow(
                                        "oc 1",
                                        " ",
                                        "Via\tNuvola 1",
                                        "1012",
                                        "x".repeat(101),
                                        "Torino",
                                        91.0,
                                        7.0,
                                        List.of("0".repeat(31)),
                                        "a@b.example, c@d.example",
                                        null,
                                        null,
                                        List.of("vis a"),
                                        LocalDate.of(2026, 6, 8),
                                        LocalDate.of(2026, 6, 8)),
                                facility("OC-1", GeoPoint.ofLatLon(45.07, 7.68)),
                                facility("OC-1", GeoPoint.ofLatLon(45.07, 7.68)),
                                facility("OC-5", GeoPoint.ofLatLon(45.07, 7.68)),
                                facility("OC-6", GeoPoint.ofLatLon(45.4, 9.1)),
                                facility("OC-7", GeoPoint.ofLatLon(7.68, 45.07)),
                                new FacilityRow(
                                        "OC-8",
                                        "N",
                                        "V",
                                        "10121",
                                        "Nessuno",
                                        "TO",
                                        null,
                                        null,
                                        List.of(),
                                        null,
                                        null,
                                        null,
                                        List.of("VIS-IGNOTA"),
                                        null,
                                        LocalDate.of(2026, 6, 8)),
                                new FacilityRow(
                                        "OC-9", "N", "V", "10121", "Torino", "TO", 45.0, null,
                                        List.of(), null, null, null, List.of(), null, null)));
        fixture.stage(
                id,
                List.of(
                        new SourceLine(
                                10,
                                facility("OC-10", null),
                                List.of(
                                        new UnreadableCell(
                                                ImportColumn.VALID_FROM, ImportReason.NOT_A_DAY))),
                        new SourceLine(
                                11,
                                new FacilityRow(
                                        "OC-11", "N", "V", "10121", "Nessuno", "TO", 45.2, 7.2,
                                        List.of(), null, null, null, List.of(), null, null))));
        long before = fixture.revision();

        ImportReport checked = fixture.checked(id);

        assertThat(fixture.wrong(checked))
                .containsExactly(
                        "2 CODE NOT_A_CODE oc 1 null",
                        "2 NAME MISSING oc 1 null",
                        "2 STREET CONTROL_CHARACTER oc 1 null",
                        "2 POSTAL_CODE NOT_A_POSTAL_CODE oc 1 null",
                        "2 COMUNE TOO_LONG oc 1 100",
                        "2 PROVINCE NOT_A_PROVINCE oc 1 null",
                        "2 NOTIFICATION_EMAIL NOT_AN_EMAIL oc 1 null",
                        "2 VALID_UNTIL PERIOD_HOLDS_NO_DAY oc 1 null",
                        "2 PHONES TOO_LONG oc 1 30",
                        "2 SERVICE_CODES NOT_A_CODE oc 1 null",
                        "2 LATITUDE NOT_ON_THE_GLOBE oc 1 null",
                        "9 LONGITUDE HALF_A_POSITION OC-9 null",
                        "10 VALID_FROM NOT_A_DAY OC-10 null",
                        "4 CODE DUPLICATE_KEY OC-1 3",
                        "8 SERVICE_CODES UNKNOWN_SERVICE OC-8 VIS-IGNOTA",
                        "8 VALID_UNTIL PERIOD_HOLDS_NO_DAY OC-8 null");
        assertThat(fixture.warnings(checked))
                .containsExactlyInAnyOrder(
                        "6 LATITUDE OUTSIDE_ITS_COMUNE OC-6 null",
                        "7 LATITUDE POSITION_SEEMS_SWAPPED OC-7 null",
                        "8 COMUNE NO_POSITION OC-8 null",
                        "11 COMUNE UNKNOWN_COMUNE OC-11 null",
                        "3 LATITUDE SAME_PLACE_AS OC-1 OC-5",
                        "4 LATITUDE SAME_PLACE_AS OC-1 OC-5",
                        "5 LATITUDE SAME_PLACE_AS OC-5 OC-1");
        assertThat(checked.total()).isEqualTo(new ImportCounts(10, 4, 1, 0, 5, 0, 16, 7));
        assertThat(fixture.difference(checked, RowType.FACILITY, ImportVerdict.WRONG))
                .extracting(DifferenceLine::line)
                .containsExactly(2, 4, 8, 9, 10);
        assertThat(fixture.apply(id))
                .isEqualTo(new ImportOutcome.Refused(ImportRefusal.HAS_PROBLEMS));
        assertThat(fixture.revision()).isEqualTo(before);
        assertThat(listing("OC-5")).isNull();
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("everywhere")
    void a_column_that_the_source_has_not_leaves_what_is_known(
            JpaProvider provider, DatabaseKind kind) {
        fixture = ImportFixture.on(provider, kind);
        fixture.applied(
                fixture.checked(
                        ImportKind.FACILITIES,
                        ImportMode.UPSERT,
                        List.of(facility("OC-9", GeoPoint.ofLatLon(45.08, 7.7)))));
        FacilityListing before = listing("OC-9");
        BeginImport names =
                new BeginImport(
                        ImportKind.FACILITIES,
                        ImportMode.UPSERT,
                        TODAY,
                        Map.of(
                                RowType.FACILITY,
                                Set.of(
                                        ImportColumn.CODE,
                                        ImportColumn.NAME,
                                        ImportColumn.STREET,
                                        ImportColumn.POSTAL_CODE,
                                        ImportColumn.COMUNE,
                                        ImportColumn.PROVINCE)));
        FacilityRow renamed =
                new FacilityRow(
                        "OC-9",
                        "Centro Nuovo",
                        "Via Neve 2",
                        "10122",
                        "Torino",
                        "TO",
                        null,
                        null,
                        List.of(),
                        null,
                        null,
                        null,
                        List.of(),
                        null,
                        null);

        ImportReport checked = fixture.checked(fixture.staged(names, List.of(renamed)));
        assertThat(fixture.difference(checked, RowType.FACILITY, ImportVerdict.CHANGED))
                .singleElement()
                .satisfies(
                        line ->
                                assertThat(line.changes())
                                        .containsExactly(
                                                new FieldChange(
                                                        ImportColumn.NAME,
                                                        "Centro Brezza",
                                                        "Centro Nuovo")));
        fixture.applied(checked);

        assertThat(listing("OC-9"))
                .isEqualTo(
                        new FacilityListing(
                                "OC-9",
                                "Centro Nuovo",
                                before.address(),
                                before.position(),
                                before.phones(),
                                before.bookingMode(),
                                before.serviceCodes(),
                                before.period()));
    }

    private FacilityListing listing(String code) {
        return fixture.clinic
                .read(o -> o.facilityDirectory().withCodes(ADMINISTRATOR, Set.of(code)))
                .get(code);
    }

    private java.util.Optional<?> price(String facility, String service) {
        return fixture.clinic.read(
                o -> o.tariffs().priceOn(ADMINISTRATOR, facility, service, "BASE", TODAY));
    }
}
