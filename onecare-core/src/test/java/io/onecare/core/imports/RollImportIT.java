package io.onecare.core.imports;

import static io.onecare.core.imports.ImportFixture.ADMINISTRATOR;
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
import static io.onecare.core.schedule.ClinicFixture.ALWAYS;
import static io.onecare.core.schedule.ClinicFixture.SYSTEM;
import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.core.database.DatabaseKind;
import io.onecare.core.database.JpaProvider;
import io.onecare.core.member.Relationship;
import io.onecare.core.member.RollFixture;
import io.onecare.core.schedule.ClinicFixture;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The roll from a source, on both providers and both databases. */
class RollImportIT {

    private static final LocalDate FROM_2020 = LocalDate.of(2020, 1, 1);
    private static final LocalDate NEXT_YEAR = LocalDate.of(2027, 1, 1);
    private static final PolicyRow POLICY = new PolicyRow("P-1", null, "BASE", FROM_2020, null);

    /** The fixture knows M-1 with D-1, D-17 and D-18, M-2 alone, both under P-1. */
    private static final List<ImportRow> AS_KNOWN =
            List.of(
                    POLICY,
                    member("M-1"),
                    cover("M-1", "P-1", FROM_2020, null),
                    dependant("D-1", LocalDate.of(2016, 5, 1), null),
                    dependant("D-17", LocalDate.of(2008, 6, 15), null),
                    dependant("D-18", LocalDate.of(2000, 5, 1), null),
                    member("M-2"),
                    cover("M-2", "P-1", FROM_2020, null));

    private ImportFixture fixture;

    static Stream<Arguments> everywhere() {
        return ClinicFixture.everywhere();
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private static DependantRow dependant(
            String number, LocalDate birth, @org.jspecify.annotations.Nullable LocalDate until) {
        return new DependantRow(
                number,
                "M-1",
                Relationship.CHILD,
                "Familiare",
                number,
                birth,
                RollFixture.taxCode(number).value(),
                LocalDate.of(2026, 1, 1),
                until);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("everywhere")
    void people_are_added_and_changed_and_the_same_source_again_changes_nothing(
            JpaProvider provider, DatabaseKind kind) {
        fixture = ImportFixture.on(provider, kind);
        List<ImportRow> rows = new ArrayList<>(AS_KNOWN);
        rows.add(new PolicyRow("P-7", "Ditta Prova", "BASE", LocalDate.of(2026, 6, 1), NEXT_YEAR));
        rows.add(member("M-7"));
        rows.add(cover("M-7", "P-7", TODAY, null));
        rows.add(member("M-7")); // as a file has it with a line for each dependant
        rows.add(cover("M-7", "P-7", TODAY, null));
        rows.set(5, dependant("D-18", LocalDate.of(2000, 5, 2), NEXT_YEAR));
        rows.set(7, cover("M-2", "P-7", FROM_2020, null));
        long before = revision();

        ImportReport checked = fixture.checked(ImportKind.ROLL, ImportMode.UPSERT, rows);

        assertThat(fixture.wrong(checked)).isEmpty();
        assertThat(checked.counts())
                .isEqualTo(
                        Map.of(
                                RowType.POLICY, new ImportCounts(2, 1, 0, 1, 0, 0, 0, 0),
                                RowType.MEMBER, new ImportCounts(4, 1, 0, 3, 0, 0, 0, 0),
                                RowType.COVER, new ImportCounts(4, 1, 1, 2, 0, 0, 0, 0),
                                RowType.DEPENDANT, new ImportCounts(3, 0, 1, 2, 0, 0, 0, 0)));
        assertThat(fixture.difference(checked, RowType.DEPENDANT, ImportVerdict.CHANGED))
                .singleElement()
                .satisfies(
                        line -> {
                            assertThat(line.key()).isEqualTo("D-18");
                            assertThat(line.line()).isEqualTo(7);
                            assertThat(line.changes())
                                    .containsExactly(
                                            new FieldChange(
                                                    ImportColumn.BIRTH_DATE,
                                                    "2000-05-01",
                                                    "2000-05-02"),
                                            new FieldChange(
                                                    ImportColumn.VALID_UNTIL, null, "2027-01-01"));
                        });
        assertThat(fixture.difference(checked, RowType.COVER, ImportVerdict.CHANGED))
                .singleElement()
                .satisfies(
                        line -> {
                            assertThat(line.key()).isEqualTo("M-2 / P-7 / 2020-01-01");
                            assertThat(line.changes())
                                    .containsExactly(
                                            new FieldChange(
                                                    ImportColumn.POLICY_NUMBER, "P-1", "P-7"));
                        });
        assertThat(fixture.difference(checked, RowType.MEMBER, ImportVerdict.NEW))
                .singleElement()
                .satisfies(
                        line ->
                                assertThat(line.changes())
                                        .contains(
                                                new FieldChange(
                                                        ImportColumn.FAMILY_NAME, null, "Titolare"),
                                                new FieldChange(
                                                        ImportColumn.EMAIL,
                                                        null,
                                                        "m-7@example.org")));
        assertThat(fixture.difference(checked, RowType.POLICY, ImportVerdict.NEW)).hasSize(1);
        assertThat(coverage(fixture, "M-7", TODAY)).contains("NotCovered");

        assertThat(fixture.applied(checked).counts()).isEqualTo(checked.counts());

        assertThat(revision()).isEqualTo(before + 1);
        assertThat(coverage(fixture, "M-7", TODAY)).contains("P-7", "BASE");
        assertThat(coverage(fixture, "M-7", NEXT_YEAR)).contains("NotCovered");
        assertThat(coverage(fixture, "M-2", TODAY)).contains("P-7");
        assertThat(coverage(fixture, "M-1", TODAY)).contains("P-1");

        ImportReport again = fixture.checked(ImportKind.ROLL, ImportMode.UPSERT, rows);
        assertThat(again.total()).isEqualTo(new ImportCounts(13, 0, 0, 13, 0, 0, 0, 0));
        fixture.applied(again);
        assertThat(revision()).isEqualTo(before + 1);
        assertThat(
                        fixture.clinic.count(
                                "select count(*) from audit_entry where action = 'IMPORTED_ROLL'"
                                        + " and actor_name = 'admin-1'"))
                .isEqualTo(2);
        assertThat(stagedRows()).isZero();
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("everywhere")
    void names_and_tax_codes_stay_no_longer_than_their_import(
            JpaProvider provider, DatabaseKind kind) {
        fixture = ImportFixture.on(provider, kind);
        ImportReport refused =
                fixture.checked(
                        ImportKind.ROLL,
                        ImportMode.UPSERT,
                        List.of(member("M-1"), cover("M-404", "P-1", TODAY, null)));
        assertThat(stagedRows()).isEqualTo(2);
        assertThat(fixture.apply(refused.id())).isInstanceOf(ImportOutcome.Refused.class);
        assertThat(stagedRows()).isEqualTo(2);
        fixture.clinic.write(o -> o.imports().abandon(ADMINISTRATOR, refused.id()));
        assertThat(stagedRows()).isZero();

        ImportReport applied = fixture.checked(ImportKind.ROLL, ImportMode.UPSERT, AS_KNOWN);
        assertThat(stagedRows()).isEqualTo(AS_KNOWN.size());
        fixture.applied(applied);
        assertThat(stagedRows()).isZero();

        // left by somebody who has closed the page, or by a process that was killed
        fixture.staged(ImportKind.ROLL, ImportMode.UPSERT, AS_KNOWN);
        fixture.checked(ImportKind.ROLL, ImportMode.UPSERT, AS_KNOWN);
        assertThat(stagedRows()).isEqualTo(2L * AS_KNOWN.size());
        fixture.clinic.clock.forward(Duration.ofHours(8));
        fixture.clinic
                .read(io.onecare.core.OneCare::imports)
                .cleanUp(
                        SYSTEM,
                        fixture.clinic.clock.instant().minus(Duration.ofHours(8)).plusMillis(1),
                        fixture.transactions);
        assertThat(stagedRows()).isZero();
    }

    private long stagedRows() {
        return fixture.clinic.count(
                "select (select count(*) from import_policy)"
                        + " + (select count(*) from import_member)"
                        + " + (select count(*) from import_cover)"
                        + " + (select count(*) from import_dependant)");
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("everywhere")
    void an_administrator_who_is_shown_people_is_in_the_audit_trail(
            JpaProvider provider, DatabaseKind kind) {
        fixture = ImportFixture.on(provider, kind);
        ImportReport checked =
                fixture.checked(ImportKind.ROLL, ImportMode.UPSERT, with(AS_KNOWN, member("M-2")));
        assertThat(looks(checked)).isZero();
        assertThat(fixture.difference(checked, RowType.MEMBER, ImportVerdict.NEW)).isEmpty();
        assertThat(fixture.wrong(checked)).isEmpty();
        assertThat(looks(checked)).as("nothing was shown").isZero();

        assertThat(fixture.difference(checked, RowType.MEMBER, ImportVerdict.UNCHANGED))
                .isNotEmpty();
        assertThat(fixture.difference(checked, RowType.COVER, ImportVerdict.UNCHANGED))
                .isNotEmpty();
        assertThat(looks(checked)).as("one look").isEqualTo(1);
        fixture.clinic.clock.forward(Duration.ofMinutes(20));
        fixture.difference(checked, RowType.MEMBER, ImportVerdict.UNCHANGED);
        assertThat(looks(checked)).isEqualTo(2);

        ImportReport wrong =
                fixture.checked(
                        ImportKind.ROLL,
                        ImportMode.UPSERT,
                        List.of(cover("M-404", "P-1", TODAY, null)));
        assertThat(fixture.wrong(wrong)).isNotEmpty();
        assertThat(looks(wrong)).isEqualTo(1);
        fixture.clinic.read(o -> o.imports().problems(SYSTEM, wrong.id(), false, 0, 10));
        assertThat(
                        fixture.clinic.count(
                                "select count(*) from audit_entry where actor_role = 'SYSTEM' and"
                                        + " action = 'ROLL_IMPORT_VIEWED'"))
                .as("a command shows no people")
                .isZero();
    }

    private long looks(ImportReport report) {
        return fixture.clinic.count(
                "select count(*) from audit_entry where action = 'ROLL_IMPORT_VIEWED' and"
                        + " subject_type = 'Import' and actor_name = 'admin-1' and subject_id = '"
                        + report.id()
                        + "'");
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("everywhere")
    void what_the_whole_truth_does_not_name_ends_and_bookings_stay_and_are_told(
            JpaProvider provider, DatabaseKind kind) {
        fixture = ImportFixture.on(provider, kind);
        book(fixture, "M-2", slots(fixture).get(5));
        book(fixture, "D-1", slots(fixture).get(8));
        List<ImportRow> rows =
                List.of(
                        member("M-1"),
                        cover("M-1", "P-1", FROM_2020, null),
                        dependant("D-17", LocalDate.of(2008, 6, 15), null));

        ImportReport checked = fixture.checked(ImportKind.ROLL, ImportMode.REPLACE, rows);

        assertThat(gone(fixture, checked, RowType.MEMBER))
                .containsExactly("M-2 [VALID_UNTIL null 2026-06-08]");
        assertThat(gone(fixture, checked, RowType.COVER))
                .containsExactly("M-2 / P-1 / 2020-01-01 [VALID_UNTIL null 2026-06-08]");
        assertThat(gone(fixture, checked, RowType.DEPENDANT))
                .containsExactly(
                        "D-1 [VALID_UNTIL null 2026-06-08]", "D-18 [VALID_UNTIL null 2026-06-08]");
        assertThat(fixture.warnings(checked))
                .containsExactlyInAnyOrder(
                        "null null BOOKINGS_AFTER_THE_END M-2 / P-1 / 2020-01-01 1",
                        "null null BOOKINGS_AFTER_THE_END D-1 1");

        fixture.applied(checked);

        assertThat(coverage(fixture, "M-2", TODAY)).contains("COVER_ENDED");
        assertThat(coverage(fixture, "M-2", TODAY.minusDays(1))).contains("P-1");
        assertThat(coverage(fixture, "D-1", TODAY)).contains("NotCovered");
        assertThat(coverage(fixture, "D-17", TODAY)).contains("P-1");
        assertThat(fixture.clinic.count("select count(*) from member")).isEqualTo(3);
        assertThat(fixture.clinic.count("select count(*) from booking where state = 'CONFIRMED'"))
                .isEqualTo(2);

        ImportReport again = fixture.checked(ImportKind.ROLL, ImportMode.REPLACE, rows);
        assertThat(again.total().changesAnything()).isFalse();

        // who comes back begins anew; a cover that ends earlier than a booking is told too
        ImportReport back =
                fixture.checked(
                        ImportKind.ROLL,
                        ImportMode.UPSERT,
                        List.of(
                                member("M-2"),
                                cover("M-2", "P-1", FROM_2020, TODAY),
                                cover("M-2", "P-1", TODAY, null)));
        fixture.applied(back);
        assertThat(coverage(fixture, "M-2", TODAY)).contains("P-1");
        List<ImportRow> shorterPolicy =
                List.of(
                        new PolicyRow("P-1", null, "BASE", FROM_2020, TODAY),
                        member("M-1"),
                        cover("M-1", "P-1", FROM_2020, null),
                        dependant("D-17", LocalDate.of(2008, 6, 15), null),
                        member("M-2"),
                        cover("M-2", "P-1", FROM_2020, TODAY));
        assertThat(
                        fixture.warnings(
                                fixture.checked(
                                        ImportKind.ROLL, ImportMode.REPLACE, shorterPolicy)))
                .containsExactlyInAnyOrder(
                        "2 VALID_UNTIL BOOKINGS_AFTER_THE_END P-1 2",
                        "null null BOOKINGS_AFTER_THE_END M-2 / P-1 / 2026-06-08 1");
        // what would stay keeps the policy that it needs
        assertThat(
                        fixture.wrong(
                                fixture.checked(ImportKind.ROLL, ImportMode.UPSERT, shorterPolicy)))
                .containsExactly("2 VALID_FROM COVER_OUTSIDE_POLICY P-1 P-1");
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("everywhere")
    void what_a_part_does_not_name_stays(JpaProvider provider, DatabaseKind kind) {
        fixture = ImportFixture.on(provider, kind);

        // a change of M-1, without covers, D-17 and D-18
        ImportReport few =
                fixture.checked(
                        ImportKind.ROLL,
                        ImportMode.UPSERT,
                        List.of(
                                new MemberRow(
                                        "M-1",
                                        "Altro",
                                        "M-1",
                                        LocalDate.of(1980, 1, 1),
                                        RollFixture.taxCode("M-1").value(),
                                        null,
                                        null),
                                dependant("D-1", LocalDate.of(2016, 5, 2), null)));
        assertThat(few.total()).isEqualTo(new ImportCounts(2, 0, 2, 0, 0, 0, 0, 0));
        fixture.applied(few);
        for (String person : List.of("M-1", "D-1", "D-17", "D-18")) {
            assertThat(coverage(fixture, person, TODAY)).as(person).contains("P-1");
        }

        // who stays counts: one person under two numbers, one partner too many
        fixture.clinic.sql(
                "update dependant set relationship = 'SPOUSE_OR_PARTNER' where dependant_number ="
                        + " 'D-18'");
        assertThat(
                        fixture.wrong(
                                fixture.checked(
                                        ImportKind.ROLL,
                                        ImportMode.UPSERT,
                                        List.of(
                                                member("M-1"),
                                                new DependantRow(
                                                        "D-99",
                                                        "M-1",
                                                        Relationship.SPOUSE_OR_PARTNER,
                                                        "Familiare",
                                                        "D-99",
                                                        LocalDate.of(2000, 5, 1),
                                                        RollFixture.taxCode("D-17").value(),
                                                        TODAY,
                                                        null)))))
                .containsExactlyInAnyOrder(
                        "2 MEMBER_NUMBER TOO_MANY_PARTNERS M-1 1",
                        "3 TAX_CODE TAX_CODE_TAKEN D-99 null");

        // a cover whose days a later one takes ends there; one that would be cut in two does not
        PolicyRow next = new PolicyRow("P-7", null, "BASE", FROM_2020, null);
        book(fixture, "M-2", slots(fixture).get(5));
        ImportReport moved =
                fixture.checked(
                        ImportKind.ROLL,
                        ImportMode.UPSERT,
                        List.of(next, member("M-2"), cover("M-2", "P-7", TODAY, null)));
        assertThat(gone(fixture, moved, RowType.COVER))
                .containsExactly("M-2 / P-1 / 2020-01-01 [VALID_UNTIL null 2026-06-08]");
        assertThat(fixture.warnings(moved)).isEmpty();
        assertThat(
                        fixture.wrong(
                                fixture.checked(
                                        ImportKind.ROLL,
                                        ImportMode.UPSERT,
                                        List.of(
                                                next,
                                                member("M-2"),
                                                cover("M-2", "P-7", TODAY, NEXT_YEAR)))))
                .containsExactly("4 VALID_FROM OVERLAPS_KNOWN_COVER M-2 / P-7 2020-01-01");
        fixture.applied(moved);
        assertThat(coverage(fixture, "M-2", TODAY.minusDays(1))).contains("P-1");
        assertThat(coverage(fixture, "M-2", TODAY)).contains("P-7");
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("everywhere")
    void of_what_the_source_does_not_speak_nothing_is_touched_in_either_mode(
            JpaProvider provider, DatabaseKind kind) {
        fixture = ImportFixture.on(provider, kind);
        String declared = declare(fixture, "M-2", "F-1");
        String everybody =
                "select (select count(*) from member_cover where valid_until is null) * 100"
                        + " + (select count(*) from dependant where valid_until is null)";
        long before = fixture.clinic.count(everybody);
        for (ImportMode mode : ImportMode.values()) {
            // new contacts of one of two members
            ImportId people =
                    fixture.staged(
                            speakingOf(mode, RowType.MEMBER),
                            List.of(member("M-1"), member("M-" + mode)));
            ImportReport checked = fixture.checked(people);
            assertThat(checked.counts()).containsOnlyKeys(RowType.MEMBER);
            assertThat(checked.total()).isEqualTo(new ImportCounts(2, 1, 0, 1, 0, 0, 0, 0));
            fixture.applied(checked);

            ImportReport policies =
                    fixture.checked(
                            fixture.staged(
                                    speakingOf(mode, RowType.POLICY),
                                    List.of(
                                            new PolicyRow(
                                                    "P-" + mode, null, "BASE", TODAY, null))));
            assertThat(policies.total()).isEqualTo(new ImportCounts(1, 1, 0, 0, 0, 0, 0, 0));
            fixture.applied(policies);

            // without covers nobody is gone, without dependants they stay
            ImportReport covers =
                    fixture.checked(
                            fixture.staged(
                                    speakingOf(mode, RowType.MEMBER, RowType.COVER),
                                    List.of(
                                            member("M-1"),
                                            cover("M-1", "P-1", FROM_2020, null),
                                            member("M-2"),
                                            cover("M-2", "P-1", FROM_2020, null))));
            assertThat(covers.total()).isEqualTo(new ImportCounts(4, 0, 0, 4, 0, 0, 0, 0));
            assertThat(fixture.clinic.count(everybody)).as("%s", mode).isEqualTo(before);

            assertThat(
                            fixture.stage(
                                    covers.id(),
                                    List.of(
                                            new SourceLine(
                                                    9,
                                                    dependant(
                                                            "D-9",
                                                            LocalDate.of(2010, 1, 1),
                                                            null)))))
                    .isEqualTo(new ImportOutcome.Refused(ImportRefusal.ROW_OF_ANOTHER_KIND));

            // and who stays still speaks against what is stated
            ImportReport wrong =
                    fixture.checked(
                            fixture.staged(
                                    speakingOf(mode, RowType.POLICY, RowType.MEMBER),
                                    List.of(
                                            new PolicyRow("P-1", null, "BASE", NEXT_YEAR, null),
                                            withTaxCodeOf("M-1", "D-17"),
                                            withTaxCodeOf("M-2", "F-1"))));
            assertThat(fixture.wrong(wrong))
                    .containsExactlyInAnyOrder(
                            "3 TAX_CODE TAX_CODE_TAKEN M-1 null",
                            "4 TAX_CODE TAX_CODE_TAKEN M-2 null");
        }
        // declared after the check: looked at once more
        fixture.clinic.sql("delete from dependant where dependant_number = '" + declared + "'");
        ImportReport early =
                fixture.checked(
                        fixture.staged(
                                speakingOf(ImportMode.UPSERT, RowType.MEMBER),
                                List.of(withTaxCodeOf("M-2", "F-1"))));
        declare(fixture, "M-2", "F-1");
        assertThat(fixture.apply(early.id()))
                .isEqualTo(new ImportOutcome.Refused(ImportRefusal.CHANGED_SINCE_CHECK));
    }

    private static MemberRow withTaxCodeOf(String member, String other) {
        return new MemberRow(
                member,
                "Titolare",
                member,
                LocalDate.of(1980, 1, 1),
                RollFixture.taxCode(other).value(),
                member.toLowerCase(java.util.Locale.ROOT) + "@example.org",
                null);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("everywhere")
    void each_thing_that_is_wrong_is_told_with_line_and_column(
            JpaProvider provider, DatabaseKind kind) {
        fixture = ImportFixture.on(provider, kind);
        String free = RollFixture.taxCode("M-8").value();
        ImportId id =
                fixture.staged(
                        ImportKind.ROLL,
                        ImportMode.UPSERT,
                        List.of(
                                new PolicyRow("P 1", "x".repeat(201), "base", null, null),
                                new PolicyRow("P-5", null, "GOLD", TODAY, TODAY),
                                new PolicyRow("P-6", null, "GOLD", TODAY, null),
                                new MemberRow(
                                        "~M",
                                        " ",
                                        "A\tB",
                                        LocalDate.of(1066, 1, 1),
                                        "RSSMRA80A01H501X",
                                        "two, words",
                                        "call me"),
                                new MemberRow("M-8", "Uno", "Due", TODAY, free, null, null),
                                new MemberRow(
                                        "M-8",
                                        "Tre",
                                        "Due",
                                        TODAY.plusDays(1),
                                        RollFixture.taxCode("M-1").value(),
                                        null,
                                        null),
                                cover("M-8", "P-404", TODAY, null),
                                cover("M-8", "P-OLD", TODAY, null),
                                cover("M-404", "P-1", TODAY, null),
                                cover("M-8", "P-1", TODAY.plusDays(1), null),
                                new DependantRow(
                                        "M-2",
                                        "M-8",
                                        null,
                                        "Familiare",
                                        "A",
                                        TODAY,
                                        "12345678901",
                                        TODAY,
                                        null),
                                new DependantRow(
                                        "D-1",
                                        "M-8",
                                        Relationship.CHILD,
                                        "Familiare",
                                        "A",
                                        TODAY.plusDays(1),
                                        free,
                                        TODAY,
                                        null)));
        long before = revision();

        ImportReport checked = fixture.checked(id);

        assertThat(fixture.wrong(checked))
                .containsExactlyInAnyOrder(
                        "2 POLICY_NUMBER NOT_A_CARD_NUMBER null null",
                        "2 HOLDER_NAME TOO_LONG null 200",
                        "2 PRICE_LIST_CODE NOT_A_CODE null null",
                        "2 VALID_FROM MISSING null null",
                        "3 VALID_UNTIL PERIOD_HOLDS_NO_DAY P-5 null",
                        "4 PRICE_LIST_CODE UNKNOWN_PRICE_LIST P-6 GOLD",
                        "5 MEMBER_NUMBER NOT_A_CARD_NUMBER null null",
                        "5 FAMILY_NAME MISSING null null",
                        "5 GIVEN_NAME CONTROL_CHARACTER null null",
                        "5 BIRTH_DATE NOT_A_DAY null null",
                        "5 TAX_CODE NOT_A_TAX_CODE null WRONG_CHECK_CHARACTER",
                        "5 EMAIL NOT_AN_EMAIL null null",
                        "5 PHONE NOT_A_PHONE null null",
                        "7 MEMBER_NUMBER DUPLICATE_KEY M-8 6",
                        "7 BIRTH_DATE BORN_IN_THE_FUTURE M-8 null",
                        "7 TAX_CODE TAX_CODE_TAKEN M-8 null",
                        "8 POLICY_NUMBER UNKNOWN_POLICY M-8 / P-404 P-404",
                        "9 VALID_FROM COVER_OUTSIDE_POLICY M-8 / P-OLD P-OLD",
                        "9 VALID_FROM COVERS_OVERLAP M-8 / P-OLD 8",
                        "10 MEMBER_NUMBER UNKNOWN_MEMBER M-404 / P-1 M-404",
                        "11 VALID_FROM COVERS_OVERLAP M-8 / P-1 9",
                        "12 RELATIONSHIP MISSING M-2 null",
                        "12 TAX_CODE NOT_A_TAX_CODE M-2 PROVISIONAL",
                        "13 MEMBER_NUMBER DEPENDANT_OF_ANOTHER_MEMBER D-1 null",
                        "13 BIRTH_DATE BORN_IN_THE_FUTURE D-1 null",
                        "13 VALID_FROM INSURED_BEFORE_BIRTH D-1 null",
                        "13 TAX_CODE TAX_CODE_TAKEN D-1 null");
        assertThat(fixture.apply(id))
                .isEqualTo(new ImportOutcome.Refused(ImportRefusal.HAS_PROBLEMS));
        assertThat(revision()).isEqualTo(before);

        // nobody's file of a thousand dependants
        List<ImportRow> crowd = new ArrayList<>(List.of(member("M-2")));
        for (int i = 0; i < 21; i++) {
            crowd.add(
                    new DependantRow(
                            "X-" + i,
                            "M-2",
                            i < 2 ? Relationship.SPOUSE_OR_PARTNER : Relationship.CHILD,
                            "Familiare",
                            "A",
                            FROM_2020,
                            RollFixture.taxCode("X-" + i).value(),
                            TODAY,
                            null));
        }
        assertThat(fixture.wrong(fixture.checked(ImportKind.ROLL, ImportMode.UPSERT, crowd)))
                .containsExactlyInAnyOrder(
                        "2 MEMBER_NUMBER TOO_MANY_PARTNERS M-2 1",
                        "2 MEMBER_NUMBER TOO_MANY_DEPENDANTS M-2 20");
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("everywhere")
    void whom_the_member_declared_becomes_whom_the_roll_states(
            JpaProvider provider, DatabaseKind kind) {
        fixture = ImportFixture.on(provider, kind);
        String number = declare(fixture, "M-2", "F-1");
        book(fixture, number, slots(fixture).get(5));
        List<ImportRow> rows =
                List.of(
                        member("M-2"),
                        cover("M-2", "P-1", FROM_2020, null),
                        new DependantRow(
                                "F-1",
                                "M-2",
                                Relationship.CHILD,
                                "Familiare",
                                "F-1",
                                LocalDate.of(2010, 5, 1),
                                RollFixture.taxCode("F-1").value(),
                                LocalDate.of(2026, 1, 1),
                                null));

        ImportReport checked = fixture.checked(ImportKind.ROLL, ImportMode.UPSERT, rows);

        assertThat(fixture.difference(checked, RowType.DEPENDANT, ImportVerdict.CHANGED))
                .singleElement()
                .satisfies(
                        line ->
                                assertThat(line.changes())
                                        .contains(
                                                new FieldChange(
                                                        ImportColumn.DEPENDANT_NUMBER,
                                                        null,
                                                        "F-1")));
        fixture.applied(checked);
        assertThat(
                        fixture.clinic.count(
                                "select count(*) from booking b join dependant d on"
                                        + " d.dependant_number = b.patient_number where"
                                        + " d.dependant_number = 'F-1' and d.declared_tax_code is"
                                        + " null and d.declared_on is not null"))
                .isEqualTo(1);
        assertThat(
                        fixture.clinic.count(
                                "select count(*) from audit_entry where action ="
                                        + " 'DEPENDANT_ADOPTED' and actor_name = 'admin-1'"))
                .isEqualTo(1);

        // members do not wait for a check: what it did not see is not applied
        ImportRow child = dependantOfM2("F-2");
        ImportReport early = fixture.checked(ImportKind.ROLL, ImportMode.UPSERT, with(rows, child));
        declare(fixture, "M-2", "F-2");
        assertThat(fixture.apply(early.id()))
                .isEqualTo(new ImportOutcome.Refused(ImportRefusal.CHANGED_SINCE_CHECK));
        ImportReport late = fixture.checked(early.id());
        assertThat(late.counts().get(RowType.DEPENDANT).changed()).isEqualTo(1);
        fixture.clinic.sql("delete from dependant where dependant_number like '~%'");
        assertThat(fixture.apply(late.id()))
                .isEqualTo(new ImportOutcome.Refused(ImportRefusal.CHANGED_SINCE_CHECK));
        fixture.applied(fixture.checked(late.id()));
        // declared although stated: the declaration ends, also if it comes after the check
        ImportReport stated =
                fixture.checked(
                        ImportKind.ROLL,
                        ImportMode.UPSERT,
                        with(rows, child, dependantOfM2("F-3")));
        declare(fixture, "M-2", "F-2");
        assertThat(fixture.apply(stated.id()))
                .isEqualTo(new ImportOutcome.Refused(ImportRefusal.CHANGED_SINCE_CHECK));
        fixture.applied(fixture.checked(stated.id()));
        assertThat(
                        fixture.clinic.count(
                                "select count(*) from audit_entry where action ="
                                        + " 'DEPENDANT_STATED_ELSEWHERE'"))
                .isEqualTo(1);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("everywhere")
    void who_was_to_be_insured_later_is_deleted_unless_something_goes_by_them(
            JpaProvider provider, DatabaseKind kind) {
        fixture = ImportFixture.on(provider, kind);
        List<ImportRow> rows =
                List.of(
                        member("M-2"),
                        cover("M-2", "P-1", FROM_2020, null),
                        later("F-1"),
                        later("F-2"));
        fixture.applied(fixture.checked(ImportKind.ROLL, ImportMode.UPSERT, rows));

        ImportReport checked =
                fixture.checked(
                        ImportKind.ROLL,
                        ImportMode.REPLACE,
                        Stream.concat(AS_KNOWN.subList(0, 6).stream(), rows.stream().limit(2))
                                .toList());
        assertThat(gone(fixture, checked, RowType.DEPENDANT)).containsExactly("F-1 []", "F-2 []");
        book(fixture, "F-2", slots(fixture).get(5));
        assertThat(fixture.apply(checked.id()))
                .isEqualTo(new ImportOutcome.Refused(ImportRefusal.CHANGED_SINCE_CHECK));
        ImportReport again = fixture.checked(checked.id());
        assertThat(gone(fixture, again, RowType.DEPENDANT))
                .containsExactly("F-1 []", "F-2 [VALID_UNTIL null 2026-06-08]");
        assertThat(fixture.warnings(again))
                .containsExactly("null null BOOKINGS_AFTER_THE_END F-2 1");

        fixture.applied(again);

        assertThat(
                        fixture.clinic.count(
                                "select count(*) from dependant where dependant_number = 'F-1'"))
                .isZero();
        assertThat(
                        fixture.clinic.count(
                                "select count(*) from dependant where dependant_number = 'F-2' and"
                                        + " valid_from = date '2026-06-07' and valid_until = date"
                                        + " '2026-06-08'"))
                .isEqualTo(1);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("everywhere")
    void what_was_shown_is_not_applied_to_a_roll_that_has_changed(
            JpaProvider provider, DatabaseKind kind) throws Exception {
        fixture = ImportFixture.on(provider, kind);
        ImportReport checked =
                fixture.checked(ImportKind.ROLL, ImportMode.UPSERT, newMember("M-7"));
        fixture.clinic.write(
                o ->
                        o.rollImport()
                                .upsert(
                                        SYSTEM,
                                        RollRowsFixture.roll(
                                                TODAY,
                                                List.of(),
                                                RollFixture.aMember("M-2")
                                                        .coveredBy("P-1", ALWAYS)
                                                        .alone())));
        assertThat(fixture.apply(checked.id()))
                .isEqualTo(new ImportOutcome.Refused(ImportRefusal.CHANGED_SINCE_CHECK));

        // of two that apply at once the second waits, and is told to check again
        ImportId one = fixture.checked(checked.id()).id();
        ImportId other = fixture.checked(ImportKind.ROLL, ImportMode.UPSERT, newMember("M-8")).id();
        CountDownLatch firstHasApplied = new CountDownLatch(1);
        CountDownLatch secondHasDecided = new CountDownLatch(1);
        CompletableFuture<ImportOutcome> first =
                CompletableFuture.supplyAsync(
                        () ->
                                fixture.clinic.write(
                                        o -> {
                                            ImportOutcome outcome =
                                                    o.imports().apply(ADMINISTRATOR, one, p -> {});
                                            firstHasApplied.countDown();
                                            // held open: whoever does not wait decides meanwhile
                                            await(secondHasDecided);
                                            return outcome;
                                        }));
        assertThat(firstHasApplied.await(20, TimeUnit.SECONDS)).isTrue();
        ImportOutcome second =
                fixture.clinic.write(
                        o -> {
                            ImportOutcome outcome =
                                    o.imports().apply(ADMINISTRATOR, other, p -> {});
                            secondHasDecided.countDown();
                            return outcome;
                        });
        assertThat(first.get(20, TimeUnit.SECONDS)).isInstanceOf(ImportOutcome.Done.class);
        assertThat(second).isEqualTo(new ImportOutcome.Refused(ImportRefusal.CHANGED_SINCE_CHECK));
        assertThat(
                        fixture.clinic.count(
                                "select count(*) from member where member_number in ('M-7', 'M-8')"))
                .isEqualTo(1);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("everywhere")
    void a_column_that_the_source_has_not_leaves_what_is_known(
            JpaProvider provider, DatabaseKind kind) {
        fixture = ImportFixture.on(provider, kind);
        fixture.applied(
                fixture.checked(
                        ImportKind.ROLL,
                        ImportMode.UPSERT,
                        List.of(
                                new PolicyRow("P-7", "Ditta Prova", "BASE", FROM_2020, NEXT_YEAR),
                                member("M-2"),
                                cover("M-2", "P-7", FROM_2020, NEXT_YEAR))));
        BeginImport wish =
                new BeginImport(
                        ImportKind.ROLL,
                        ImportMode.UPSERT,
                        TODAY,
                        Map.of(
                                RowType.POLICY, RowType.POLICY.requiredColumns(),
                                RowType.MEMBER, RowType.MEMBER.requiredColumns(),
                                RowType.COVER, RowType.COVER.requiredColumns(),
                                RowType.DEPENDANT,
                                        EnumSet.copyOf(RowType.DEPENDANT.requiredColumns())));
        MemberRow noContact =
                new MemberRow(
                        "M-2",
                        "Titolare",
                        "M-2",
                        LocalDate.of(1980, 1, 1),
                        RollFixture.taxCode("M-2").value(),
                        null,
                        null);

        ImportReport same =
                fixture.checked(
                        fixture.staged(
                                wish,
                                List.of(
                                        new PolicyRow("P-7", null, "BASE", FROM_2020, null),
                                        noContact,
                                        cover("M-2", "P-7", FROM_2020, null))));
        assertThat(same.total()).isEqualTo(new ImportCounts(3, 0, 0, 3, 0, 0, 0, 0));

        ImportReport turned =
                fixture.checked(
                        fixture.staged(
                                wish,
                                List.of(new PolicyRow("P-7", null, "BASE", NEXT_YEAR, null))));
        assertThat(fixture.wrong(turned))
                .containsExactlyInAnyOrder(
                        "2 VALID_FROM PERIOD_HOLDS_NO_DAY P-7 null",
                        "2 VALID_FROM COVER_OUTSIDE_POLICY P-7 P-7");
    }

    private static List<ImportRow> newMember(String number) {
        return List.of(member(number), cover(number, "P-1", TODAY, null));
    }

    private static List<ImportRow> with(List<ImportRow> rows, ImportRow... more) {
        return Stream.concat(rows.stream(), Stream.of(more)).toList();
    }

    private static DependantRow dependantOfM2(String number) {
        return child(number, "M-2", LocalDate.of(2026, 1, 1));
    }

    private static DependantRow later(String number) {
        return child(number, "M-2", TODAY.plusDays(1));
    }

    private long revision() {
        return fixture.clinic.count("select revision from roll_revision");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(300, TimeUnit.MILLISECONDS);
        } catch (InterruptedException fault) {
            throw new IllegalStateException(fault);
        }
    }
}
