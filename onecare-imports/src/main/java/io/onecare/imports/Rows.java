package io.onecare.imports;

import io.onecare.core.imports.CategoryRow;
import io.onecare.core.imports.CoverRow;
import io.onecare.core.imports.DependantRow;
import io.onecare.core.imports.FacilityRow;
import io.onecare.core.imports.ImportColumn;
import io.onecare.core.imports.ImportRow;
import io.onecare.core.imports.MemberRow;
import io.onecare.core.imports.PolicyRow;
import io.onecare.core.imports.PractitionerRow;
import io.onecare.core.imports.PriceListRow;
import io.onecare.core.imports.RowType;
import io.onecare.core.imports.ServiceRow;
import io.onecare.core.imports.TariffRow;
import io.onecare.core.member.Relationship;
import io.onecare.core.network.BookingConfirmation;
import io.onecare.core.network.BookingMode;

/** Makes the rows of the library. */
final class Rows {

    private Rows() {}

    static ImportRow of(RowType type, LineValues line) {
        return switch (type) {
            case CATEGORY ->
                    new CategoryRow(
                            line.code(ImportColumn.CODE),
                            line.text(ImportColumn.NAME_IT),
                            line.text(ImportColumn.NAME_EN));
            case SERVICE ->
                    new ServiceRow(
                            line.code(ImportColumn.CODE),
                            line.code(ImportColumn.CATEGORY_CODE),
                            line.text(ImportColumn.NAME_IT),
                            line.text(ImportColumn.NAME_EN),
                            line.text(ImportColumn.NATIONAL_CODE),
                            line.text(ImportColumn.PREPARATION_IT),
                            line.text(ImportColumn.PREPARATION_EN));
            case FACILITY -> facility(line);
            case PRACTITIONER ->
                    new PractitionerRow(
                            line.code(ImportColumn.CODE),
                            line.text(ImportColumn.TITLE),
                            line.text(ImportColumn.GIVEN_NAME),
                            line.text(ImportColumn.FAMILY_NAME),
                            line.codes(ImportColumn.FACILITY_CODES));
            case PRICE_LIST ->
                    new PriceListRow(
                            line.code(ImportColumn.CODE),
                            line.text(ImportColumn.NAME_IT),
                            line.text(ImportColumn.NAME_EN));
            case TARIFF ->
                    new TariffRow(
                            line.code(ImportColumn.FACILITY_CODE),
                            line.code(ImportColumn.SERVICE_CODE),
                            line.code(ImportColumn.PRICE_LIST_CODE),
                            line.price(),
                            line.day(ImportColumn.VALID_FROM),
                            line.end());
            case POLICY ->
                    new PolicyRow(
                            line.text(ImportColumn.POLICY_NUMBER),
                            line.text(ImportColumn.HOLDER_NAME),
                            line.code(ImportColumn.PRICE_LIST_CODE),
                            line.day(ImportColumn.VALID_FROM),
                            line.end());
            case MEMBER ->
                    new MemberRow(
                            line.text(ImportColumn.MEMBER_NUMBER),
                            line.text(ImportColumn.FAMILY_NAME),
                            line.text(ImportColumn.GIVEN_NAME),
                            line.day(ImportColumn.BIRTH_DATE),
                            line.text(ImportColumn.TAX_CODE),
                            line.text(ImportColumn.EMAIL),
                            line.text(ImportColumn.PHONE));
            case COVER ->
                    new CoverRow(
                            line.text(ImportColumn.MEMBER_NUMBER),
                            line.text(ImportColumn.POLICY_NUMBER),
                            line.day(ImportColumn.VALID_FROM),
                            line.end());
            case DEPENDANT ->
                    new DependantRow(
                            line.text(ImportColumn.DEPENDANT_NUMBER),
                            line.text(ImportColumn.MEMBER_NUMBER),
                            line.word(ImportColumn.RELATIONSHIP, Relationship.class),
                            line.text(ImportColumn.FAMILY_NAME),
                            line.text(ImportColumn.GIVEN_NAME),
                            line.day(ImportColumn.BIRTH_DATE),
                            line.text(ImportColumn.TAX_CODE),
                            line.day(ImportColumn.VALID_FROM),
                            line.end());
        };
    }

    private static FacilityRow facility(LineValues line) {
        return new FacilityRow(
                line.code(ImportColumn.CODE),
                line.text(ImportColumn.NAME),
                line.text(ImportColumn.STREET),
                line.postalCode(),
                line.text(ImportColumn.COMUNE),
                line.province(),
                line.degrees(ImportColumn.LATITUDE),
                line.degrees(ImportColumn.LONGITUDE),
                line.list(ImportColumn.PHONES),
                line.text(ImportColumn.NOTIFICATION_EMAIL),
                line.word(ImportColumn.BOOKING_MODE, BookingMode.class),
                line.word(ImportColumn.CONFIRMATION, BookingConfirmation.class),
                line.codes(ImportColumn.SERVICE_CODES),
                line.day(ImportColumn.VALID_FROM),
                line.end());
    }
}
