package io.onecare.core.imports;

import io.onecare.core.NativeSql;
import io.onecare.core.imports.MultiInsert.Column;
import io.onecare.core.imports.spi.ComuneLocator;
import io.onecare.core.imports.spi.ComuneLocator.Whereabouts;
import io.onecare.core.network.PositionSource;
import io.onecare.core.network.Preparation;
import io.onecare.core.place.GeoPoint;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes the rows of a batch, and what is wrong with each by itself. Used once, by one thread. */
final class Staging {

    private static final int MAX_NAME = 200;

    private final ImportId id;
    private final ComuneLocator comuni;
    private final OrderedIds ids;
    private final Map<RowType, Integer> staged = new EnumMap<>(RowType.class);

    private final MultiInsert problems;
    private final Rows categories;
    private final Rows priceLists;
    private final Rows services;
    private final Rows facilities;
    private final MultiInsert phones;
    private final MultiInsert offered;
    private final Rows practitioners;
    private final MultiInsert workplaces;
    private final Rows tariffs;
    private final RollStaging people;

    /** Those with which nothing is wrong by themselves, and the others. */
    record Rows(MultiInsert good, MultiInsert wrong) {

        void send(EntityManager em) {
            good.send(em);
            wrong.send(em);
        }

        MultiInsert of(FormCheck check) {
            return check.isGood() ? good : wrong;
        }
    }

    Staging(ImportId id, ComuneLocator comuni, Instant now) {
        this.id = id;
        this.comuni = comuni;
        this.ids = new OrderedIds(now);
        this.problems =
                new MultiInsert(
                        "import_problem",
                        List.of(
                                importId(),
                                Column.key("row_type"),
                                Column.key("row_no"),
                                Column.key("line"),
                                Column.text("column_name"),
                                Column.key("reason"),
                                Column.key("warning"),
                                Column.literal("by_check", "false"),
                                Column.text("item_key"),
                                Column.text("fact")));
        this.categories = named("import_category");
        this.priceLists = named("import_price_list");
        this.services =
                rows(
                        "import_service",
                        Column.text("code"),
                        Column.text("category_code"),
                        Column.text("name_it"),
                        Column.text("name_en"),
                        Column.text("national_code"),
                        Column.text("preparation_it"),
                        Column.text("preparation_en"));
        this.facilities =
                rows(
                        "import_facility",
                        Column.text("code"),
                        Column.text("name"),
                        Column.text("street"),
                        Column.text("postal_code"),
                        Column.text("comune"),
                        Column.text("province"),
                        Column.of("latitude", "double precision"),
                        Column.of("longitude", "double precision"),
                        Column.text("position_source"),
                        Column.text("notification_email"),
                        Column.text("booking_mode"),
                        Column.text("confirmation"),
                        Column.of("valid_from", "date"),
                        Column.of("valid_until", "date"),
                        Column.of("ends_at", "bigint"));
        this.phones =
                new MultiInsert(
                        "import_facility_phone",
                        List.of(
                                Column.key("row_id"),
                                Column.key("display_order"),
                                Column.key("phone")));
        this.offered = codes("import_facility_service", "service_code");
        this.practitioners =
                rows(
                        "import_practitioner",
                        Column.text("code"),
                        Column.text("title"),
                        Column.text("given_name"),
                        Column.text("family_name"));
        this.workplaces = codes("import_practitioner_facility", "facility_code");
        this.tariffs =
                rows(
                        "import_tariff",
                        Column.text("facility_code"),
                        Column.text("service_code"),
                        Column.text("price_list_code"),
                        Column.of("price", "numeric(12, 2)"),
                        Column.of("valid_from", "date"),
                        Column.of("valid_until", "date"));
        this.people = new RollStaging(this);
    }

    private Column importId() {
        return Column.literal("import_id", "'" + id + "'");
    }

    Rows rows(String table, Column... columns) {
        return new Rows(
                rows(table, "true", "null", columns),
                rows(table, "false", "'" + ImportVerdict.WRONG + "'", columns));
    }

    private MultiInsert rows(String table, String formOk, String verdict, Column... columns) {
        return new MultiInsert(
                table,
                Stream.concat(
                                Stream.of(
                                        importId(),
                                        Column.literal("form_ok", formOk),
                                        Column.literal("verdict", verdict),
                                        Column.key("row_no"),
                                        Column.key("line"),
                                        Column.key("id")),
                                Stream.of(columns))
                        .toList());
    }

    private Rows named(String table) {
        return rows(table, Column.text("code"), Column.text("name_it"), Column.text("name_en"));
    }

    private static MultiInsert codes(String table, String code) {
        return new MultiInsert(table, List.of(Column.key("row_id"), Column.key(code)));
    }

    /** Adds a line; its number in the import is free. */
    void add(int rowNo, SourceLine line) {
        staged.merge(line.row().type(), 1, Integer::sum);
        FormCheck check = new FormCheck(line);
        String key = null;
        if (line.row() instanceof CategoryRow row) {
            key = FormCheck.stripped(row.code());
            addNamed(
                    categories,
                    rowNo,
                    check,
                    line,
                    row.code(),
                    row.nameItalian(),
                    row.nameEnglish());
        } else if (line.row() instanceof PriceListRow row) {
            key = FormCheck.stripped(row.code());
            addNamed(
                    priceLists,
                    rowNo,
                    check,
                    line,
                    row.code(),
                    row.nameItalian(),
                    row.nameEnglish());
        } else if (line.row() instanceof ServiceRow row) {
            key = FormCheck.stripped(row.code());
            add(rowNo, check, line, row);
        } else if (line.row() instanceof FacilityRow row) {
            key = FormCheck.stripped(row.code());
            add(rowNo, check, line, row);
        } else if (line.row() instanceof PractitionerRow row) {
            key = FormCheck.stripped(row.code());
            add(rowNo, check, line, row);
        } else if (line.row() instanceof TariffRow row) {
            key = add(rowNo, check, line, row);
        } else {
            key = people.add(rowNo, check, line);
        }
        for (FormCheck.Found found : check.found()) {
            problems.add(
                    line.row().type().name(),
                    rowNo,
                    line.line(),
                    found.column() == null ? null : found.column().name(),
                    found.reason().name(),
                    found.reason().isWarning(),
                    key == null || key.length() > 140 ? null : key,
                    found.fact());
        }
    }

    private void addNamed(
            Rows table,
            int rowNo,
            FormCheck check,
            SourceLine line,
            @Nullable String code,
            @Nullable String italian,
            @Nullable String english) {
        String goodCode = check.code(ImportColumn.CODE, code);
        String goodItalian = check.required(ImportColumn.NAME_IT, italian, MAX_NAME);
        String goodEnglish = check.optional(ImportColumn.NAME_EN, english, MAX_NAME);
        insert(table, rowNo, check, line, goodCode, goodItalian, goodEnglish);
    }

    /** Gives the id of the row, by which its parts find it. */
    UUID insert(
            Rows table, int rowNo, FormCheck check, SourceLine line, @Nullable Object... values) {
        UUID rowId = ids.next();
        table.of(check)
                .add(
                        Stream.concat(
                                        Stream.of(rowNo, line.line(), rowId),
                                        Stream.of(values).map(value -> value == null ? "" : value))
                                .toArray());
        return rowId;
    }

    private void add(int rowNo, FormCheck check, SourceLine line, ServiceRow row) {
        String code = check.code(ImportColumn.CODE, row.code());
        String category = check.code(ImportColumn.CATEGORY_CODE, row.categoryCode());
        String italian = check.required(ImportColumn.NAME_IT, row.nameItalian(), MAX_NAME);
        String english = check.optional(ImportColumn.NAME_EN, row.nameEnglish(), MAX_NAME);
        String national = check.optional(ImportColumn.NATIONAL_CODE, row.nationalCode(), 20);
        String preparation =
                check.paragraphs(
                        ImportColumn.PREPARATION_IT,
                        row.preparationItalian(),
                        Preparation.MAX_LENGTH);
        String translation =
                check.paragraphs(
                        ImportColumn.PREPARATION_EN,
                        row.preparationEnglish(),
                        Preparation.MAX_LENGTH);
        if (check.isGood()) {
            check.onlyEnglish(ImportColumn.PREPARATION_IT, preparation, translation);
        }
        insert(
                services,
                rowNo,
                check,
                line,
                code,
                category,
                italian,
                english,
                national,
                preparation,
                translation);
    }

    private void add(int rowNo, FormCheck check, SourceLine line, FacilityRow row) {
        String code = check.code(ImportColumn.CODE, row.code());
        String name = check.required(ImportColumn.NAME, row.name(), MAX_NAME);
        String street = check.required(ImportColumn.STREET, row.street(), MAX_NAME);
        String postalCode = check.postalCode(row.postalCode());
        String comune = check.required(ImportColumn.COMUNE, row.comune(), 100);
        String province = check.province(row.province());
        String email = check.email(ImportColumn.NOTIFICATION_EMAIL, row.notificationEmail());
        LocalDate from = check.day(ImportColumn.VALID_FROM, row.validFrom());
        LocalDate until = check.day(ImportColumn.VALID_UNTIL, row.validUntil());
        check.period(from, until);
        List<String> goodPhones =
                row.phones().stream()
                        .map(phone -> check.optional(ImportColumn.PHONES, phone, 30))
                        .filter(phone -> phone != null)
                        .toList();
        List<String> goodCodes = codes(check, ImportColumn.SERVICE_CODES, row.serviceCodes());
        Position position = position(check, row, comune, province);
        UUID rowId =
                insert(
                        facilities,
                        rowNo,
                        check,
                        line,
                        code,
                        name,
                        street,
                        postalCode,
                        comune,
                        province,
                        position.point() == null ? null : text(position.point().latitude()),
                        position.point() == null ? null : text(position.point().longitude()),
                        position.source() == null ? null : position.source().name(),
                        email,
                        row.bookingMode() == null ? null : row.bookingMode().name(),
                        row.confirmation() == null ? null : row.confirmation().name(),
                        text(from),
                        text(until),
                        until == null ? null : text(ImportRun.beginOf(until)));
        if (check.isGood()) {
            int order = 0;
            for (String phone : goodPhones) {
                phones.add(rowId, order++, phone);
            }
            goodCodes.forEach(service -> offered.add(rowId, service));
        }
    }

    private record Position(@Nullable GeoPoint point, @Nullable PositionSource source) {}

    private Position position(
            FormCheck check, FacilityRow row, @Nullable String comune, @Nullable String province) {
        Double latitude = row.latitude();
        Double longitude = row.longitude();
        if ((latitude == null) != (longitude == null)) {
            if (check.isGood()) {
                check.add(
                        latitude == null ? ImportColumn.LATITUDE : ImportColumn.LONGITUDE,
                        ImportReason.HALF_A_POSITION,
                        null);
            }
            return new Position(null, null);
        }
        if (latitude == null || longitude == null) {
            return ofComune(check, comune, province);
        }
        GeoPoint point;
        try {
            point = GeoPoint.ofLatLon(latitude, longitude);
        } catch (IllegalArgumentException notOnTheGlobe) {
            check.add(ImportColumn.LATITUDE, ImportReason.NOT_ON_THE_GLOBE, null);
            return new Position(null, null);
        }
        if (point.swappedInItaly().isPresent()) {
            check.add(ImportColumn.LATITUDE, ImportReason.POSITION_SEEMS_SWAPPED, null);
        } else if (comune != null && province != null) {
            Whereabouts whereabouts = comuni.whereabouts(point, comune, province);
            if (whereabouts == Whereabouts.ELSEWHERE) {
                check.add(ImportColumn.LATITUDE, ImportReason.OUTSIDE_ITS_COMUNE, null);
            } else if (whereabouts == Whereabouts.UNKNOWN_COMUNE) {
                check.add(ImportColumn.COMUNE, ImportReason.UNKNOWN_COMUNE, null);
            }
        }
        return new Position(point, PositionSource.GIVEN);
    }

    private Position ofComune(FormCheck check, @Nullable String comune, @Nullable String province) {
        if (comune == null || province == null || !check.isGood()) {
            return new Position(null, null);
        }
        Optional<GeoPoint> centre = comuni.centreOf(comune, province);
        check.add(
                centre.isPresent() ? ImportColumn.LATITUDE : ImportColumn.COMUNE,
                centre.isPresent() ? ImportReason.POSITION_FROM_COMUNE : ImportReason.NO_POSITION,
                null);
        return new Position(centre.orElse(null), centre.isPresent() ? PositionSource.COMUNE : null);
    }

    private void add(int rowNo, FormCheck check, SourceLine line, PractitionerRow row) {
        String code = check.code(ImportColumn.CODE, row.code());
        String title = check.optional(ImportColumn.TITLE, row.title(), 40);
        String givenName = check.required(ImportColumn.GIVEN_NAME, row.givenName(), 100);
        String familyName = check.required(ImportColumn.FAMILY_NAME, row.familyName(), 100);
        List<String> goodCodes = codes(check, ImportColumn.FACILITY_CODES, row.facilityCodes());
        UUID rowId = insert(practitioners, rowNo, check, line, code, title, givenName, familyName);
        if (check.isGood()) {
            goodCodes.forEach(facility -> workplaces.add(rowId, facility));
        }
    }

    /** Gives what the problems of the row are told under. */
    private @Nullable String add(int rowNo, FormCheck check, SourceLine line, TariffRow row) {
        String facility = check.code(ImportColumn.FACILITY_CODE, row.facilityCode());
        String service = check.code(ImportColumn.SERVICE_CODE, row.serviceCode());
        String priceList = check.code(ImportColumn.PRICE_LIST_CODE, row.priceListCode());
        var price = check.price(row.price());
        LocalDate from = check.requiredDay(ImportColumn.VALID_FROM, row.validFrom());
        LocalDate until = check.day(ImportColumn.VALID_UNTIL, row.validUntil());
        check.period(from, until);
        insert(
                tariffs,
                rowNo,
                check,
                line,
                facility,
                service,
                priceList,
                price == null ? null : price.toPlainString(),
                text(from),
                text(until));
        return facility == null || service == null || priceList == null
                ? null
                : facility + " / " + service + " / " + priceList;
    }

    private static List<String> codes(FormCheck check, ImportColumn column, List<String> stated) {
        return stated.stream()
                .filter(code -> !code.isBlank())
                .map(code -> check.code(column, code))
                .filter(code -> code != null)
                .distinct()
                .toList();
    }

    static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    void send(EntityManager em) {
        people.send(em);
        for (Rows rows :
                List.of(categories, priceLists, services, facilities, practitioners, tariffs)) {
            rows.send(em);
        }
        for (MultiInsert parts : List.of(phones, offered, workplaces, problems)) {
            parts.send(em);
        }
        staged.forEach(
                (type, rows) ->
                        new NativeSql()
                                .add("update import_count set staged = staged + ?", rows)
                                .add(
                                        " where import_id = ? and row_type = ?",
                                        id.value(),
                                        type.name())
                                .update(em));
    }
}
