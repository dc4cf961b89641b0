package io.onecare.core.imports;

import static io.onecare.core.imports.ImportFixture.TODAY;
import static io.onecare.core.imports.RollRowsFixture.cover;
import static io.onecare.core.imports.RollRowsFixture.member;
import static io.onecare.core.imports.RollSteps.book;
import static io.onecare.core.imports.RollSteps.child;
import static io.onecare.core.imports.RollSteps.coverage;
import static io.onecare.core.imports.RollSteps.declare;
import static io.onecare.core.imports.RollSteps.gone;
import static io.onecare.core.imports.RollSteps.slots;
import static io.onecare.core.imports.RollSteps.speakingOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.core.database.DatabaseKind;
import io.onecare.core.database.JpaProvider;
import io.onecare.core.member.Relationship;
import io.onecare.core.member.RollFixture;
import io.onecare.core.schedule.ClinicFixture;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A roll that comes in several files, one import after the other: rows of covers and dependants
 * name members who are known (decision 0069). The fixture knows M-1 with D-1, D-17 and D-18, M-2
 * alone, both under P-1, and M-3, whose cover has ended.
 */
class RollPartsIT {

    private static final LocalDate FROM_2020 = LocalDate.of(2020, 1, 1);
    private static final LocalDate NEXT_YEAR = LocalDate.of(2027, 1, 1);

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
    void dependants_come_in_a_file_of_their_own(JpaProvider provider, DatabaseKind kind) {
        fixture = ImportFixture.on(provider, kind);
        String declared = declare(fixture, "M-2", "F-1");
        book(fixture, declared, slots(fixture).get(5));

        // the newborns of a month, among them one whom the member had declared
        ImportReport some =
                dependants(
                        ImportMode.UPSERT,
                        child("N-1", "M-1", TODAY),
                        child("F-1", "M-2", TODAY),
                        child("N-3", "M-3", TODAY));
        assertThat(fixture.wrong(some)).isEmpty();
        assertThat(some.counts()).containsOnlyKeys(RowType.DEPENDANT);
        assertThat(some.total()).isEqualTo(new ImportCounts(3, 2, 1, 0, 0, 0, 0, 0));
        fixture.applied(some);
        for (String person : List.of("N-1", "D-1", "D-17", "D-18")) {
            assertThat(coverage(fixture, person, TODAY)).as(person).contains("P-1");
        }
        assertThat(coverage(fixture, "F-1", TODAY)).as("by what was booked").contains("P-1");
        assertThat(bookingsOf("F-1")).isEqualTo(1);
        assertThat(coverage(fixture, "N-3", TODAY)).as("as the member").contains("NotCovered");

        // all dependants there are: whom it does not name ends, but for those whom members declared
        declare(fixture, "M-2", "F-2");
        book(fixture, "D-1", slots(fixture).get(8));
        ImportReport all =
                dependants(
                        ImportMode.REPLACE, child("N-1", "M-1", TODAY), child("N-2", "M-2", TODAY));
        assertThat(fixture.wrong(all)).isEmpty();
        assertThat(gone(fixture, all, RowType.DEPENDANT))
                .containsExactly(
                        "D-1 [VALID_UNTIL null 2026-06-08]",
                        "D-17 [VALID_UNTIL null 2026-06-08]",
                        "D-18 [VALID_UNTIL null 2026-06-08]",
                        "F-1 [VALID_UNTIL null 2026-06-08]",
                        "N-3 []");
        assertThat(fixture.warnings(all))
                .containsExactlyInAnyOrder(
                        "null null BOOKINGS_AFTER_THE_END D-1 1",
                        "null null BOOKINGS_AFTER_THE_END F-1 1");
        fixture.applied(all);
        assertThat(coverage(fixture, "N-1", TODAY)).contains("P-1");
        assertThat(coverage(fixture, "D-18", TODAY)).contains("NotCovered");
        assertThat(coverage(fixture, "M-1", TODAY)).as("its cover").contains("P-1");
        assertThat(
                        fixture.clinic.count(
                                "select count(*) from dependant where declared_tax_code is not null"
                                        + " and valid_until is null"))
                .as("declared")
                .isEqualTo(1);
        ImportReport again =
                dependants(
                        ImportMode.REPLACE, child("N-1", "M-1", TODAY), child("N-2", "M-2", TODAY));
        assertThat(again.total()).isEqualTo(new ImportCounts(2, 0, 0, 2, 0, 0, 0, 0));

        // who is stated already and declared once more: the declaration ends
        declare(fixture, "M-1", "N-1");
        assertThat(fixture.apply(again.id()))
                .isEqualTo(new ImportOutcome.Refused(ImportRefusal.CHANGED_SINCE_CHECK));
        ImportReport twice = fixture.checked(again.id());
        assertThat(gone(fixture, twice, RowType.DEPENDANT))
                .containsExactly("M-1 [VALID_UNTIL null 2026-06-08]");
        fixture.applied(twice);
        assertThat(coverage(fixture, "N-1", TODAY)).contains("P-1");
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("everywhere")
    void covers_come_in_a_file_of_their_own(JpaProvider provider, DatabaseKind kind) {
        fixture = ImportFixture.on(provider, kind);
        book(fixture, "D-1", slots(fixture).get(5));

        // the covers of a month: one begins again, one goes on under another policy
        PolicyRow policy = new PolicyRow("P-7", null, "BASE", FROM_2020, null);
        ImportReport some =
                checked(
                        speakingOf(ImportMode.UPSERT, RowType.POLICY, RowType.COVER),
                        policy,
                        cover("M-1", "P-7", TODAY, null),
                        cover("M-3", "P-7", TODAY, null));
        assertThat(fixture.wrong(some)).isEmpty();
        assertThat(some.counts()).containsOnlyKeys(RowType.POLICY, RowType.COVER);
        assertThat(gone(fixture, some, RowType.COVER))
                .containsExactly("M-1 / P-1 / 2020-01-01 [VALID_UNTIL null 2026-06-08]");
        assertThat(fixture.warnings(some)).isEmpty();
        assertThat(
                        fixture.wrong(
                                checked(
                                        speakingOf(
                                                ImportMode.UPSERT, RowType.POLICY, RowType.COVER),
                                        policy,
                                        cover("M-1", "P-7", TODAY, NEXT_YEAR))))
                .as("would be cut in two")
                .containsExactly("3 VALID_FROM OVERLAPS_KNOWN_COVER M-1 / P-7 2020-01-01");
        fixture.applied(some);
        assertThat(coverage(fixture, "M-1", TODAY.minusDays(1))).contains("P-1");
        assertThat(coverage(fixture, "M-1", TODAY)).contains("P-7");
        assertThat(coverage(fixture, "D-1", TODAY)).contains("P-7");
        assertThat(coverage(fixture, "M-3", TODAY)).contains("P-7");
        assertThat(coverage(fixture, "M-2", TODAY)).contains("P-1");

        // all covers there are
        CoverRow only = cover("M-2", "P-1", FROM_2020, null);
        ImportReport all = checked(speakingOf(ImportMode.REPLACE, RowType.COVER), only);
        assertThat(all.counts()).containsOnlyKeys(RowType.COVER);
        assertThat(gone(fixture, all, RowType.COVER))
                .containsExactly("M-1 / P-7 / 2026-06-08 []", "M-3 / P-7 / 2026-06-08 []");
        assertThat(fixture.warnings(all))
                .containsExactly("null null BOOKINGS_AFTER_THE_END M-1 / P-7 / 2026-06-08 1");
        fixture.applied(all);
        assertThat(coverage(fixture, "D-1", TODAY)).contains("COVER_ENDED");
        assertThat(coverage(fixture, "M-3", TODAY)).contains("COVER_ENDED");
        assertThat(coverage(fixture, "M-2", TODAY)).contains("P-1");
        assertThat(
                        checked(speakingOf(ImportMode.REPLACE, RowType.COVER), only)
                                .total()
                                .changesAnything())
                .isFalse();
        assertThat(fixture.clinic.count("select count(*) from dependant where valid_until is null"))
                .as("of whom it does not speak")
                .isEqualTo(3);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("everywhere")
    void the_known_family_speaks_against_what_is_stated(JpaProvider provider, DatabaseKind kind) {
        fixture = ImportFixture.on(provider, kind);
        besideRowsOfMembersKnownOnesCountUnlessThoseAreAllThereAre();
        fixture.clinic.sql(
                "update dependant set relationship = 'SPOUSE_OR_PARTNER' where dependant_number ="
                        + " 'D-18'");
        List<DependantRow> wrong =
                List.of(
                        child("N-1", "M-404", TODAY),
                        with(child("N-2", "M-1", TODAY), "M-1"),
                        with(child("N-3", "M-1", TODAY), "D-1"),
                        with(child("N-4", "M-1", TODAY), "N-5"),
                        child("N-5", "M-1", TODAY),
                        child("M-2", "M-1", TODAY),
                        child("D-17", "M-2", TODAY),
                        partner("N-6", "M-1"));
        assertThat(fixture.wrong(dependants(ImportMode.UPSERT, wrong)))
                .containsExactlyInAnyOrder(
                        "2 MEMBER_NUMBER UNKNOWN_MEMBER N-1 M-404",
                        "3 TAX_CODE TAX_CODE_TAKEN N-2 null",
                        "4 TAX_CODE TAX_CODE_TAKEN N-3 null",
                        "6 TAX_CODE TAX_CODE_TAKEN N-5 null",
                        "7 DEPENDANT_NUMBER NUMBER_TAKEN M-2 null",
                        "8 MEMBER_NUMBER DEPENDANT_OF_ANOTHER_MEMBER D-17 null",
                        "9 MEMBER_NUMBER TOO_MANY_PARTNERS N-6 1");
        // D-1, D-18 and with them the first partner end
        assertThat(fixture.wrong(dependants(ImportMode.REPLACE, wrong)))
                .containsExactlyInAnyOrder(
                        "2 MEMBER_NUMBER UNKNOWN_MEMBER N-1 M-404",
                        "3 TAX_CODE TAX_CODE_TAKEN N-2 null",
                        "6 TAX_CODE TAX_CODE_TAKEN N-5 null",
                        "7 DEPENDANT_NUMBER NUMBER_TAKEN M-2 null",
                        "8 MEMBER_NUMBER DEPENDANT_OF_ANOTHER_MEMBER D-17 null");
        assertThat(
                        fixture.wrong(
                                dependants(
                                        ImportMode.REPLACE,
                                        child("N-1", "M-1", TODAY),
                                        partner("N-6", "M-1"),
                                        partner("N-7", "M-1"))))
                .containsExactly("3 MEMBER_NUMBER TOO_MANY_PARTNERS N-6 1");

        // three are known, and 20 may be
        List<DependantRow> crowd = new ArrayList<>();
        for (int i = 0; i < 17; i++) {
            crowd.add(child("X-" + i, "M-1", TODAY));
        }
        assertThat(fixture.wrong(dependants(ImportMode.UPSERT, crowd))).isEmpty();
        crowd.add(child("X-17", "M-1", TODAY));
        assertThat(fixture.wrong(dependants(ImportMode.UPSERT, crowd)))
                .containsExactly("2 MEMBER_NUMBER TOO_MANY_DEPENDANTS X-0 20");
        assertThat(fixture.wrong(dependants(ImportMode.REPLACE, crowd))).isEmpty();
    }

    private void besideRowsOfMembersKnownOnesCountUnlessThoseAreAllThereAre() {
        List<ImportRow> rows =
                List.of(
                        member("M-7"),
                        cover("M-7", "P-1", TODAY, null),
                        child("N-7", "M-7", TODAY),
                        child("N-2", "M-2", TODAY),
                        cover("M-404", "P-1", TODAY, null),
                        cover("M-3", "P-1", TODAY, null),
                        partner("N-3", "M-1"),
                        partner("N-4", "M-1"));
        List<String> crowded = List.of("8 MEMBER_NUMBER TOO_MANY_PARTNERS N-3 1");
        List<String> unknown = List.of("6 MEMBER_NUMBER UNKNOWN_MEMBER M-404 / P-1 M-404");

        assertThat(fixture.wrong(fixture.checked(ImportKind.ROLL, ImportMode.UPSERT, rows)))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(unknown, crowded).flatMap(List::stream).toList());

        // whom the whole truth does not state is to leave, and nobody comes with them
        assertThat(fixture.wrong(fixture.checked(ImportKind.ROLL, ImportMode.REPLACE, rows)))
                .containsExactlyInAnyOrder(
                        "5 MEMBER_NUMBER UNKNOWN_MEMBER N-2 M-2",
                        "6 MEMBER_NUMBER UNKNOWN_MEMBER M-404 / P-1 M-404",
                        "7 MEMBER_NUMBER UNKNOWN_MEMBER M-3 / P-1 M-3",
                        "8 MEMBER_NUMBER UNKNOWN_MEMBER N-3 M-1",
                        "9 MEMBER_NUMBER UNKNOWN_MEMBER N-4 M-1");

        // the tax code that a member is to have counts, not the one they had
        MemberRow changed =
                new MemberRow(
                        "M-2",
                        "Titolare",
                        "M-2",
                        LocalDate.of(1980, 1, 1),
                        RollFixture.taxCode("N-1").value(),
                        null,
                        null);
        assertThat(
                        fixture.wrong(
                                fixture.checked(
                                        ImportKind.ROLL,
                                        ImportMode.UPSERT,
                                        List.of(changed, with(child("N-2", "M-2", TODAY), "M-2")))))
                .isEmpty();
    }

    private ImportReport dependants(ImportMode mode, DependantRow... rows) {
        return dependants(mode, List.of(rows));
    }

    private ImportReport dependants(ImportMode mode, List<DependantRow> rows) {
        return fixture.checked(fixture.staged(speakingOf(mode, RowType.DEPENDANT), rows));
    }

    private ImportReport checked(BeginImport wish, ImportRow... rows) {
        return fixture.checked(fixture.staged(wish, List.of(rows)));
    }

    private static DependantRow with(DependantRow row, String taxCodeOf) {
        return new DependantRow(
                row.number(),
                row.memberNumber(),
                row.relationship(),
                row.familyName(),
                row.givenName(),
                row.birthDate(),
                RollFixture.taxCode(taxCodeOf).value(),
                row.validFrom(),
                row.validUntil());
    }

    private static DependantRow partner(String number, String member) {
        return new DependantRow(
                number,
                member,
                Relationship.SPOUSE_OR_PARTNER,
                "Familiare",
                number,
                LocalDate.of(1981, 1, 1),
                RollFixture.taxCode(number).value(),
                TODAY,
                null);
    }

    private long bookingsOf(String number) {
        return fixture.clinic.count(
                "select count(*) from booking where patient_number = '" + number + "'");
    }
}
