package io.onecare.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.onecare.core.imports.CategoryRow;
import io.onecare.core.imports.CoverRow;
import io.onecare.core.imports.DependantRow;
import io.onecare.core.imports.FacilityRow;
import io.onecare.core.imports.ImportColumn;
import io.onecare.core.imports.ImportReason;
import io.onecare.core.imports.ImportRow;
import io.onecare.core.imports.MemberRow;
import io.onecare.core.imports.PolicyRow;
import io.onecare.core.imports.PractitionerRow;
import io.onecare.core.imports.PriceListRow;
import io.onecare.core.imports.RowType;
import io.onecare.core.imports.ServiceRow;
import io.onecare.core.imports.SourceLine;
import io.onecare.core.imports.TariffRow;
import io.onecare.core.member.Relationship;
import io.onecare.core.network.BookingConfirmation;
import io.onecare.core.network.BookingMode;
import io.onecare.imports.table.Separator;
import io.onecare.imports.table.TableEncoding;
import io.onecare.imports.table.TableFormat;
import io.onecare.imports.table.TableLimits;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

/** Three insurers, none of whom writes as another. */
class InsurersFilesTest {

    @Test
    void adriaticas_services_bring_their_categories_once() throws Exception {
        List<SourceLine> lines = read("adriatica/prestazioni.csv", "adriatica/prestazioni.mapping");

        assertThat(rows(lines, CategoryRow.class))
                .containsExactly(
                        new CategoryRow("VIS", "VISITE SPECIALISTICHE", null),
                        new CategoryRow("ECO", "ECOGRAFIE", null),
                        new CategoryRow("RX", "RADIOLOGIA", null));
        assertThat(rows(lines, ServiceRow.class))
                .hasSize(6)
                .contains(
                        new ServiceRow(
                                "VIS-OCUL",
                                "VIS",
                                "VISITA OCULISTICA",
                                null,
                                "95.02",
                                "Non mettere le lenti a contatto nelle 24 ore prima.\nNon guidare dopo la visita: la vista può restare annebbiata.",
                                null));
        // the cell with a line break takes two lines
        assertThat(lines.get(lines.size() - 1).line()).isEqualTo(8);
    }

    @Test
    void adriaticas_facilities_stand_below_a_title_in_windows_1252() throws Exception {
        List<SourceLine> lines = read("adriatica/strutture.csv", "adriatica/strutture.mapping");

        assertThat(lines).extracting(SourceLine::line).containsExactly(3, 5, 6, 7);
        assertThat(rows(lines, FacilityRow.class))
                .first()
                .isEqualTo(
                        new FacilityRow(
                                "AN-0001",
                                "Poliambulatorio Conero S.r.l.",
                                "Via dei Larici Bassi 14",
                                "60121",
                                "Ancona",
                                "AN",
                                43.6158,
                                13.5189,
                                List.of("071 555 0101", "071 555 0102"),
                                "agenda@conero.example",
                                BookingMode.ONLINE,
                                null,
                                List.of("VIS-CARD", "VIS-OCUL", "ECO-ADDC", "ECO-TIRO"),
                                LocalDate.of(2024, 1, 1),
                                null));
        FacilityRow third = rows(lines, FacilityRow.class).get(2);
        assertThat(third.name()).isEqualTo("Studi Medici Città Giardino");
        assertThat(third.latitude()).isNull();
        assertThat(third.bookingMode()).isEqualTo(BookingMode.BY_PHONE);
        assertThat(third.validUntil()).isEqualTo(LocalDate.of(2028, 1, 1));
        assertThat(rows(lines, FacilityRow.class).get(1).name())
                .isEqualTo("Centro Diagnostico \"Il Faro\"");
    }

    @Test
    void adriaticas_tariffs_have_decimal_commas() throws Exception {
        List<SourceLine> lines = read("adriatica/tariffe.csv", "adriatica/tariffe.mapping");

        assertThat(rows(lines, PriceListRow.class))
                .containsExactly(
                        new PriceListRow("ADR26", "Tariffario Adriatica 2026", null),
                        new PriceListRow("ADRPLUS", "Tariffario Adriatica Plus", null));
        assertThat(rows(lines, TariffRow.class))
                .extracting(TariffRow::price)
                .extracting(BigDecimal::toString)
                .containsExactly(
                        "95.00", "80.00", "72.50", "55.00", "38.00", "70.00", "85.00", "90.00",
                        "92.00", "78.00", "82.50", "98.00", "1020.00");
        assertThat(rows(lines, TariffRow.class).get(0).validUntil())
                .isEqualTo(LocalDate.of(2027, 1, 1));
    }

    @Test
    void adriaticas_roll_is_one_wide_file() throws Exception {
        List<SourceLine> lines = read("adriatica/assicurati.csv", "adriatica/assicurati.mapping");

        assertThat(rows(lines, PolicyRow.class))
                .containsExactly(
                        new PolicyRow(
                                "C-100",
                                "Cantieri Navali Dorici S.p.A.",
                                "ADR26",
                                LocalDate.of(2024, 1, 1),
                                LocalDate.of(2028, 1, 1)),
                        new PolicyRow("I-7751", null, "ADR26", LocalDate.of(2025, 7, 1), null));
        assertThat(rows(lines, MemberRow.class))
                .extracting(MemberRow::number)
                .containsExactly("MSA-1001", "MSA-1002", "MSA-1003", "MSA-2001");
        assertThat(rows(lines, MemberRow.class).get(0))
                .isEqualTo(
                        new MemberRow(
                                "MSA-1001",
                                "FIORÀNI",
                                "NICOLÒ",
                                LocalDate.of(1979, 4, 12),
                                "FRNNCL79D12A271A",
                                "nicolo.fiorani@example.org",
                                "333 555 0101"));
        assertThat(rows(lines, CoverRow.class))
                .hasSize(4)
                .contains(
                        new CoverRow(
                                "MSA-1003",
                                "C-100",
                                LocalDate.of(2026, 2, 1),
                                LocalDate.of(2027, 1, 1)));
        assertThat(rows(lines, DependantRow.class))
                .extracting(
                        DependantRow::number,
                        DependantRow::memberNumber,
                        DependantRow::relationship)
                .containsExactly(
                        tuple("MSA-1001-1", "MSA-1001", Relationship.SPOUSE_OR_PARTNER),
                        tuple("MSA-1001-2", "MSA-1001", Relationship.CHILD),
                        tuple("MSA-2001-1", "MSA-2001", Relationship.SPOUSE_OR_PARTNER));
        assertThat(problems(lines)).isEmpty();
    }

    @Test
    void what_cannot_be_read_is_told_by_line_and_column() throws Exception {
        assertThat(
                        problems(
                                read(
                                        "adriatica/assicurati-con-errori.csv",
                                        "adriatica/assicurati.mapping")))
                .containsExactly(
                        tuple(
                                3,
                                RowType.DEPENDANT,
                                ImportColumn.RELATIONSHIP,
                                ImportReason.NOT_ONE_OF_THE_WORDS),
                        tuple(
                                4,
                                RowType.DEPENDANT,
                                ImportColumn.BIRTH_DATE,
                                ImportReason.NOT_A_DAY),
                        tuple(6, RowType.POLICY, null, ImportReason.UNREADABLE_LINE));
    }

    @Test
    void tirrenia_sends_separate_files_with_words_of_its_own() throws Exception {
        List<SourceLine> services = read("tirrenia/services.csv", "tirrenia/services.mapping");
        List<SourceLine> facilities = read("tirrenia/providers.csv", "tirrenia/providers.mapping");
        List<SourceLine> doctors = read("tirrenia/doctors.csv", "tirrenia/doctors.mapping");

        assertThat(rows(services, ServiceRow.class).get(2).preparationItalian())
                .isEqualTo("Togliere oggetti metallici; avvisare se si porta un \"pacemaker\".");
        assertThat(rows(facilities, FacilityRow.class).get(0))
                .isEqualTo(
                        new FacilityRow(
                                "LI-01",
                                "Poliambulatorio Quercianella",
                                "Via del Pontile Alto 12",
                                "57123",
                                "Livorno",
                                "LI",
                                43.55,
                                10.31,
                                List.of("0586 555 010", "0586 555 011"),
                                "cup@quercianella.example",
                                BookingMode.ONLINE,
                                BookingConfirmation.MANUAL,
                                List.of("S100", "S110", "S200"),
                                LocalDate.of(2025, 1, 1),
                                LocalDate.of(2028, 1, 1)));
        assertThat(rows(doctors, PractitionerRow.class).get(0))
                .isEqualTo(
                        new PractitionerRow(
                                "D-1",
                                "Dott.ssa",
                                "Ginevra",
                                "Malfatti",
                                List.of("LI-01", "PI-01")));
    }

    @Test
    void tirrenias_prices_are_the_same_with_commas_and_with_tabs() throws Exception {
        List<SourceLine> nightly = read("tirrenia/prices-nightly.tsv", "tirrenia/prices.mapping");

        assertThat(rows(read("tirrenia/prices.csv", "tirrenia/prices.mapping"), TariffRow.class))
                .hasSize(10)
                .first()
                .isEqualTo(
                        new TariffRow(
                                "LI-01",
                                "S100",
                                "GOLD",
                                new BigDecimal("88.50"),
                                LocalDate.of(2026, 1, 1),
                                LocalDate.of(2027, 1, 1)));
        assertThat(rows(nightly, TariffRow.class)).hasSize(3);
        // 1,234 euro or 1.23? nobody knows
        assertThat(problems(nightly))
                .containsExactly(
                        tuple(2, RowType.TARIFF, ImportColumn.PRICE, ImportReason.NOT_A_NUMBER));
    }

    @Test
    void tirrenias_roll_comes_in_three_files() throws Exception {
        assertThat(
                        rows(
                                read("tirrenia/policies.csv", "tirrenia/policies.mapping"),
                                PolicyRow.class))
                .hasSize(2);
        List<SourceLine> members = read("tirrenia/members.csv", "tirrenia/members.mapping");
        assertThat(rows(members, MemberRow.class)).hasSize(3);
        assertThat(rows(members, CoverRow.class)).hasSize(3);
        assertThat(
                        rows(
                                read("tirrenia/dependants.csv", "tirrenia/dependants.mapping"),
                                DependantRow.class))
                .extracting(DependantRow::relationship)
                .containsExactly(
                        Relationship.SPOUSE_OR_PARTNER, Relationship.CHILD, Relationship.CHILD);
    }

    @Test
    void alpino_sends_one_workbook_with_titles_formulas_and_a_hidden_sheet() throws Exception {
        List<SourceLine> centres = read("alpino/fondo-alpino.xlsx", "alpino/centri.mapping");
        List<SourceLine> tariffs = read("alpino/fondo-alpino.xlsx", "alpino/tariffe.mapping");

        assertThat(centres).extracting(SourceLine::line).containsExactly(5, 6, 7, 8);
        assertThat(rows(centres, FacilityRow.class).get(1))
                .isEqualTo(
                        new FacilityRow(
                                "BZ1",
                                "Gesundheitszentrum Talfer / Centro Talvera",
                                "Via del Ponte Rosso 18",
                                "39100",
                                "Bolzano",
                                "BZ",
                                46.499,
                                11.35,
                                List.of("0471 555 020"),
                                "termine@talfer.example",
                                BookingMode.BY_PHONE,
                                null,
                                List.of("FA01", "FA04"),
                                LocalDate.of(2025, 1, 1),
                                LocalDate.of(2028, 1, 1)));
        assertThat(rows(centres, FacilityRow.class).get(0).bookingMode())
                .isEqualTo(BookingMode.ONLINE);
        assertThat(rows(centres, FacilityRow.class).get(3).postalCode()).isEqualTo("00185");
        assertThat(rows(tariffs, TariffRow.class))
                .extracting(TariffRow::price)
                .extracting(BigDecimal::toPlainString)
                .containsExactly("90", "99", "60", "102", "38", "98", "55.5", "95", "38");
        assertThat(rows(tariffs, TariffRow.class))
                .extracting(TariffRow::validUntil)
                .containsOnlyNulls();
        assertThat(problems(tariffs)).isEmpty();
    }

    @Test
    void alpinos_people_are_told_apart_by_their_relationship() throws Exception {
        List<SourceLine> lines = read("alpino/fondo-alpino.xlsx", "alpino/iscritti.mapping");

        assertThat(rows(lines, MemberRow.class))
                .extracting(MemberRow::number)
                .containsExactly("FA-31", "FA-32", "FA-33");
        assertThat(rows(lines, DependantRow.class))
                .extracting(DependantRow::number, DependantRow::birthDate)
                .containsExactly(
                        tuple("FA-31/1", LocalDate.of(1981, 5, 6)),
                        tuple("FA-31/2", LocalDate.of(2015, 10, 21)));
        assertThat(
                        problems(
                                read(
                                        "alpino/fondo-alpino.xlsx",
                                        "alpino/iscritti-da-correggere.mapping")))
                .containsExactly(
                        tuple(5, RowType.MEMBER, ImportColumn.BIRTH_DATE, ImportReason.NOT_A_DAY),
                        tuple(6, RowType.MEMBER, null, ImportReason.UNREADABLE_LINE),
                        tuple(
                                8,
                                RowType.MEMBER,
                                ImportColumn.TAX_CODE,
                                ImportReason.SPREADSHEET_ERROR));
    }

    @Test
    void the_form_of_a_file_is_found_out() throws Exception {
        assertThat(format("adriatica/strutture.csv"))
                .isEqualTo(new TableFormat(Separator.SEMICOLON, TableEncoding.WINDOWS_1252, null));
        assertThat(format("tirrenia/providers.csv"))
                .isEqualTo(new TableFormat(Separator.COMMA, TableEncoding.UTF_8, null));
        assertThat(format("tirrenia/prices-nightly.tsv"))
                .isEqualTo(new TableFormat(Separator.TAB, TableEncoding.UTF_8, null));
        assertThat(format("alpino/fondo-alpino.xlsx"))
                .isEqualTo(new TableFormat(null, null, "Prestazioni"));
    }

    private static TableFormat format(String file) throws Exception {
        return TablePreview.of(
                        Insurers.file(file),
                        io.onecare.core.imports.ImportKind.FACILITIES,
                        TableFormat.unknown(),
                        TableLimits.ofUploads())
                .format();
    }

    private static List<SourceLine> read(String file, String mapping) throws Exception {
        List<SourceLine> lines = new ArrayList<>();
        try (SourceReader reader =
                SourceReader.open(
                        Insurers.file(file), Insurers.mapping(mapping), TableLimits.ofUploads())) {
            for (List<SourceLine> batch = reader.next(); !batch.isEmpty(); batch = reader.next()) {
                lines.addAll(batch);
            }
            assertThat(reader.progress()).isEqualTo(1);
        }
        return lines;
    }

    private static <R extends ImportRow> List<R> rows(List<SourceLine> lines, Class<R> type) {
        return lines.stream()
                .map(SourceLine::row)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private static List<Tuple> problems(List<SourceLine> lines) {
        return lines.stream()
                .flatMap(
                        line ->
                                line.unreadable().stream()
                                        .map(
                                                cell ->
                                                        tuple(
                                                                line.line(),
                                                                line.row().type(),
                                                                cell.column(),
                                                                cell.reason())))
                .toList();
    }
}
