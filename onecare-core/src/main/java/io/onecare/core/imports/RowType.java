package io.onecare.core.imports;

import static io.onecare.core.imports.ImportColumn.*;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What one row speaks of. Names are stable. */
public enum RowType {
    /** {@link CategoryRow}. */
    CATEGORY(List.of(CODE, NAME_IT, NAME_EN), EnumSet.of(CODE, NAME_IT)),
    /** {@link ServiceRow}. */
    SERVICE(
            List.of(
                    CODE,
                    CATEGORY_CODE,
                    NAME_IT,
                    NAME_EN,
                    NATIONAL_CODE,
                    PREPARATION_IT,
                    PREPARATION_EN),
            EnumSet.of(CODE, CATEGORY_CODE, NAME_IT)),
    /** {@link FacilityRow}. */
    FACILITY(
            List.of(
                    CODE,
                    NAME,
                    STREET,
                    POSTAL_CODE,
                    COMUNE,
                    PROVINCE,
                    LATITUDE,
                    LONGITUDE,
                    PHONES,
                    NOTIFICATION_EMAIL,
                    BOOKING_MODE,
                    CONFIRMATION,
                    SERVICE_CODES,
                    VALID_FROM,
                    VALID_UNTIL),
            EnumSet.of(CODE, NAME, STREET, POSTAL_CODE, COMUNE, PROVINCE)),
    /** {@link PractitionerRow}. */
    PRACTITIONER(
            List.of(CODE, TITLE, GIVEN_NAME, FAMILY_NAME, FACILITY_CODES),
            EnumSet.of(CODE, GIVEN_NAME, FAMILY_NAME)),
    /** {@link PriceListRow}. */
    PRICE_LIST(List.of(CODE, NAME_IT, NAME_EN), EnumSet.of(CODE, NAME_IT)),
    /** {@link TariffRow}. */
    TARIFF(
            List.of(FACILITY_CODE, SERVICE_CODE, PRICE_LIST_CODE, PRICE, VALID_FROM, VALID_UNTIL),
            EnumSet.of(FACILITY_CODE, SERVICE_CODE, PRICE_LIST_CODE, PRICE, VALID_FROM)),
    /** {@link PolicyRow}. */
    POLICY(
            List.of(POLICY_NUMBER, HOLDER_NAME, PRICE_LIST_CODE, VALID_FROM, VALID_UNTIL),
            EnumSet.of(POLICY_NUMBER, PRICE_LIST_CODE, VALID_FROM)),
    /** {@link MemberRow}. */
    MEMBER(
            List.of(MEMBER_NUMBER, FAMILY_NAME, GIVEN_NAME, BIRTH_DATE, TAX_CODE, EMAIL, PHONE),
            EnumSet.of(MEMBER_NUMBER, FAMILY_NAME, GIVEN_NAME, BIRTH_DATE, TAX_CODE)),
    /** {@link CoverRow}. */
    COVER(
            List.of(MEMBER_NUMBER, POLICY_NUMBER, VALID_FROM, VALID_UNTIL),
            EnumSet.of(MEMBER_NUMBER, POLICY_NUMBER, VALID_FROM)),
    /** {@link DependantRow}. */
    DEPENDANT(
            List.of(
                    DEPENDANT_NUMBER,
                    MEMBER_NUMBER,
                    RELATIONSHIP,
                    FAMILY_NAME,
                    GIVEN_NAME,
                    BIRTH_DATE,
                    TAX_CODE,
                    VALID_FROM,
                    VALID_UNTIL),
            EnumSet.of(
                    DEPENDANT_NUMBER,
                    MEMBER_NUMBER,
                    RELATIONSHIP,
                    FAMILY_NAME,
                    GIVEN_NAME,
                    BIRTH_DATE,
                    TAX_CODE,
                    VALID_FROM));

    private final List<ImportColumn> columns;
    private final Set<ImportColumn> required;

    RowType(List<ImportColumn> columns, Set<ImportColumn> required) {
        this.columns = columns;
        this.required = required;
    }

    /**
     * Gives the columns of such a row.
     *
     * @return in the order in which people expect them
     */
    public List<ImportColumn> columns() {
        return columns;
    }

    /**
     * Gives the columns without which a row cannot be taken.
     *
     * @return some of {@link #columns}; unmodifiable
     */
    public Set<ImportColumn> requiredColumns() {
        return Set.copyOf(required);
    }
}
