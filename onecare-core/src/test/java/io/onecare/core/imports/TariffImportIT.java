package io.onecare.core.imports;

import static io.onecare.core.imports.ImportFixture.ADMINISTRATOR;
import static io.onecare.core.imports.ImportFixture.TODAY;
import static io.onecare.core.imports.ImportFixture.tariff;
import static io.onecare.core.schedule.ClinicFixture.ALLERGY;
import static io.onecare.core.schedule.ClinicFixture.HEART;
import static io.onecare.core.schedule.ClinicFixture.PRICE;
import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.core.database.DatabaseKind;
import io.onecare.core.database.JpaProvider;
import io.onecare.core.money.Money;
import io.onecare.core.schedule.ClinicFixture;
import io.onecare.core.schedule.SlotCriteria;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Price lists and tariffs from a source, on both providers and both databases. */
class TariffImportIT {

    private static final LocalDate START = LocalDate.of(2020, 1, 1);
    private static final LocalDate JULY = LocalDate.of(2026, 7, 1);
    private static final LocalDate AUGUST = LocalDate.of(2026, 8, 1);

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
    void a_new_price_ends_the_one_before_and_the_same_source_again_changes_nothing(
            JpaProvider provider, DatabaseKind kind) {
        fixture = ImportFixture.on(provider, kind);
        List<ImportRow> rows =
                List.of(
                        new PriceListRow("PLUS", "Più", null),
                        new PriceListRow("PLUS", "Più", null),
                        new TariffRow("OC-1", ALLERGY, "PLUS", new BigDecimal("40.5"), TODAY, null),
                        tariff("OC-1", ALLERGY, "50.00", JULY, AUGUST),
                        tariff("OC-1", ALLERGY, "52.00", AUGUST, null),
                        tariff("OC-2", ALLERGY, "47.50", START, null),
                        tariff("OC-1", HEART, "60.00", START, AUGUST));

        ImportReport checked = fixture.checked(ImportKind.TARIFFS, ImportMode.UPSERT, rows);

        assertThat(fixture.wrong(checked)).isEmpty();
        assertThat(checked.counts().get(RowType.PRICE_LIST))
                .isEqualTo(new ImportCounts(2, 1, 0, 1, 0, 0, 0, 0));
        assertThat(checked.counts().get(RowType.TARIFF))
                .isEqualTo(new ImportCounts(5, 3, 1, 1, 0, 1, 0, 0));
        assertThat(fixture.difference(checked, RowType.TARIFF, ImportVerdict.GONE))
                .extracting(DifferenceLine::key, DifferenceLine::changes)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "OC-1 / " + ALLERGY + " / BASE / 2020-01-01",
                                List.of(
                                        new FieldChange(
                                                ImportColumn.VALID_UNTIL, null, "2026-07-01"))));
        assertThat(fixture.difference(checked, RowType.TARIFF, ImportVerdict.CHANGED))
                .extracting(DifferenceLine::line, DifferenceLine::changes)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                8,
                                List.of(
                                        new FieldChange(
                                                ImportColumn.VALID_UNTIL, null, "2026-08-01"))));

        fixture.applied(checked);

        assertThat(price("OC-1", ALLERGY, "BASE", JULY.minusDays(1))).isEqualTo(PRICE);
        assertThat(price("OC-1", ALLERGY, "BASE", JULY)).isEqualTo(Money.parse("50"));
        assertThat(price("OC-1", ALLERGY, "BASE", AUGUST)).isEqualTo(Money.parse("52"));
        assertThat(price("OC-1", ALLERGY, "PLUS", TODAY)).isEqualTo(Money.parse("40.50"));
        assertThat(price("OC-1", HEART, "BASE", AUGUST)).isNull();

        long revision = fixture.revision();
        ImportReport again = fixture.checked(ImportKind.TARIFFS, ImportMode.UPSERT, rows);
        assertThat(again.total()).isEqualTo(new ImportCounts(7, 0, 0, 7, 0, 0, 0, 0));
        fixture.applied(again);
        assertThat(fixture.revision()).isEqualTo(revision);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("everywhere")
    void each_thing_that_is_wrong_is_told_with_line_and_column(
            JpaProvider provider, DatabaseKind kind) {
        fixture = ImportFixture.on(provider, kind);
        fixture.applied(
                fixture.checked(
                        ImportKind.FACILITIES,
                        ImportMode.UPSERT,
                        List.of(ImportFixture.facility("OC-9", null))));
        String a = " / " + ALLERGY + " / BASE";

        ImportReport checked =
                fixture.checked(
                        ImportKind.TARIFFS,
                        ImportMode.UPSERT,
                        List.of(
                                tariff("OC-9", ALLERGY, "1.005", JULY, null), // 2
                                tariff("OC-9", ALLERGY, "1", JULY, JULY), // 3
                                tariff("OC-X", ALLERGY, "1", JULY, null), // 4
                                tariff("OC-9", "VIS-X", "1", JULY, null), // 5
                                tariff("OC-9", HEART, "1", JULY, null), // 6
                                new TariffRow(
                                        "OC-9", ALLERGY, "GOLD", BigDecimal.ONE, JULY, null), // 7
                                tariff("OC-9", ALLERGY, "1", JULY, AUGUST), // 8
                                tariff("OC-9", ALLERGY, "2", JULY, AUGUST), // 9
                                tariff("OC-9", ALLERGY, "3", AUGUST.minusDays(1), null), // 10
                                tariff("OC-2", ALLERGY, "47.51", START, null), // 11
                                tariff("OC-1", ALLERGY, "50", JULY, AUGUST), // 12
                                tariff("OC-1", HEART, "50", START.minusDays(9), JULY), // 13
                                new TariffRow(null, null, null, null, null, null))); // 14

        assertThat(fixture.wrong(checked))
                .containsExactlyInAnyOrder(
                        "2 PRICE NOT_A_PRICE OC-9" + a + " null",
                        "3 VALID_UNTIL PERIOD_HOLDS_NO_DAY OC-9" + a + " null",
                        "14 FACILITY_CODE MISSING null null",
                        "14 SERVICE_CODE MISSING null null",
                        "14 PRICE_LIST_CODE MISSING null null",
                        "14 PRICE MISSING null null",
                        "14 VALID_FROM MISSING null null",
                        "4 FACILITY_CODE UNKNOWN_FACILITY OC-X" + a + " OC-X",
                        "5 SERVICE_CODE UNKNOWN_SERVICE OC-9 / VIS-X / BASE VIS-X",
                        "7 PRICE_LIST_CODE UNKNOWN_PRICE_LIST OC-9 / " + ALLERGY + " / GOLD GOLD",
                        "6 SERVICE_CODE SERVICE_NOT_OFFERED OC-9 / " + HEART + " / BASE " + HEART,
                        "11 PRICE PRICE_NEVER_CHANGES OC-2" + a + " 47.50",
                        "9 VALID_FROM DUPLICATE_KEY OC-9" + a + " 8",
                        "10 VALID_FROM TARIFFS_OVERLAP OC-9" + a + " 9",
                        // a price for July alone would leave none from August on
                        "12 VALID_FROM OVERLAPS_KNOWN_TARIFF OC-1" + a + " 2020-01-01",
                        "13 VALID_FROM OVERLAPS_KNOWN_TARIFF OC-1 / "
                                + HEART
                                + " / BASE 2020-01-01");
        assertThat(checked.total().wrong()).isEqualTo(12);
        assertThat(fixture.apply(checked.id()))
                .isEqualTo(new ImportOutcome.Refused(ImportRefusal.HAS_PROBLEMS));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("everywhere")
    void what_the_whole_truth_about_a_price_list_does_not_name_ends_and_what_is_booked_stays(
            JpaProvider provider, DatabaseKind kind) {
        fixture = ImportFixture.on(provider, kind);
        fixture.applied(
                fixture.checked(
                        ImportKind.TARIFFS,
                        ImportMode.UPSERT,
                        List.of(
                                new PriceListRow("PLUS", "Più", null),
                                new TariffRow("OC-1", ALLERGY, "PLUS", BigDecimal.ONE, START, null),
                                tariff("OC-2", ALLERGY, "47.5", TODAY.plusDays(2), null),
                                tariff("OC-2", HEART, "60", JULY, null))));
        fixture.clinic.add("AG-1", "OC-1");
        fixture.clinic.add("AG-2", "OC-2");
        fixture.clinic.extend("AG-1", 10);
        fixture.clinic.extend("AG-2", 10);
        fixture.clinic.book(fixture.clinic.free(SlotCriteria.at("OC-1", ALLERGY)).get(1).slot());
        fixture.clinic.book(lastFree("OC-2"));

        ImportReport checked =
                fixture.checked(
                        ImportKind.TARIFFS,
                        ImportMode.REPLACE,
                        List.of(tariff("OC-1", HEART, "60.00", START, null)));

        String key = "%s / %s / BASE / %s";
        assertThat(fixture.difference(checked, RowType.TARIFF, ImportVerdict.GONE))
                .extracting(DifferenceLine::key)
                .containsExactlyInAnyOrder(
                        key.formatted("OC-1", ALLERGY, START),
                        key.formatted("OC-2", ALLERGY, START), // ends today instead of in two days
                        key.formatted("OC-2", HEART, JULY));
        assertThat(fixture.warnings(checked))
                .containsExactlyInAnyOrder(
                        "null null BOOKINGS_AFTER_THE_END "
                                + key.formatted("OC-1", ALLERGY, START)
                                + " 1",
                        "null null STAYS_REFERRED_TO "
                                + key.formatted("OC-2", ALLERGY, TODAY.plusDays(2))
                                + " 1");

        fixture.applied(checked);

        assertThat(price("OC-1", ALLERGY, "BASE", TODAY)).isNull();
        assertThat(price("OC-1", ALLERGY, "BASE", TODAY.minusDays(1))).isEqualTo(PRICE);
        assertThat(price("OC-1", ALLERGY, "PLUS", TODAY)).isEqualTo(Money.parse("1"));
        assertThat(price("OC-1", HEART, "BASE", TODAY)).isEqualTo(Money.parse("60"));
        assertThat(price("OC-2", ALLERGY, "BASE", JULY)).isEqualTo(PRICE);
        assertThat(price("OC-2", HEART, "BASE", JULY)).isNull();
        assertThat(fixture.clinic.count("select count(*) from booking where state = 'CONFIRMED'"))
                .isEqualTo(2);
    }

    private io.onecare.core.schedule.SlotId lastFree(String facility) {
        var free = fixture.clinic.free(SlotCriteria.at(facility, ALLERGY));
        return free.get(free.size() - 1).slot();
    }

    private Money price(String facility, String service, String priceList, LocalDate day) {
        return fixture.clinic
                .read(o -> o.tariffs().priceOn(ADMINISTRATOR, facility, service, priceList, day))
                .map(io.onecare.core.network.TariffPrice::price)
                .orElse(null);
    }
}
