package io.onecare.core.imports;

import io.onecare.core.imports.MultiInsert.Column;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The part of {@link Staging} that is about the roll. */
final class RollStaging {

    private final Staging staging;
    private final Staging.Rows policies;
    private final Staging.Rows members;
    private final Staging.Rows covers;
    private final Staging.Rows dependants;

    RollStaging(Staging staging) {
        this.staging = staging;
        this.policies =
                staging.rows(
                        "import_policy",
                        Column.text("policy_number"),
                        Column.text("holder_name"),
                        Column.text("price_list_code"),
                        Column.of("valid_from", "date"),
                        Column.of("valid_until", "date"));
        this.members =
                staging.rows(
                        "import_member",
                        Column.text("member_number"),
                        Column.text("surname"),
                        Column.text("given_name"),
                        Column.of("birth_date", "date"),
                        Column.text("tax_code"),
                        Column.text("email"),
                        Column.text("phone"));
        this.covers =
                staging.rows(
                        "import_cover",
                        Column.text("member_number"),
                        Column.text("policy_number"),
                        Column.of("valid_from", "date"),
                        Column.of("valid_until", "date"));
        this.dependants =
                staging.rows(
                        "import_dependant",
                        Column.text("dependant_number"),
                        Column.text("member_number"),
                        Column.text("relationship"),
                        Column.text("surname"),
                        Column.text("given_name"),
                        Column.of("birth_date", "date"),
                        Column.text("tax_code"),
                        Column.of("valid_from", "date"),
                        Column.of("valid_until", "date"));
    }

    /** Gives the number that its problems are told under. */
    @Nullable String add(int rowNo, FormCheck check, SourceLine line) {
        if (line.row() instanceof PolicyRow row) {
            return add(rowNo, check, line, row);
        }
        if (line.row() instanceof MemberRow row) {
            return add(rowNo, check, line, row);
        }
        if (line.row() instanceof CoverRow row) {
            return add(rowNo, check, line, row);
        }
        if (line.row() instanceof DependantRow row) {
            return add(rowNo, check, line, row);
        }
        throw new IllegalArgumentException(
                "The row type (%s) cannot be staged.".formatted(line.row().type()));
    }

    private @Nullable String add(int rowNo, FormCheck check, SourceLine line, PolicyRow row) {
        String number = check.cardNumber(ImportColumn.POLICY_NUMBER, row.number());
        String holder = check.optional(ImportColumn.HOLDER_NAME, row.holderName(), 200);
        String priceList = check.code(ImportColumn.PRICE_LIST_CODE, row.priceListCode());
        LocalDate from = check.requiredDay(ImportColumn.VALID_FROM, row.validFrom());
        LocalDate until = check.day(ImportColumn.VALID_UNTIL, row.validUntil());
        check.period(from, until);
        staging.insert(
                policies,
                rowNo,
                check,
                line,
                number,
                holder,
                priceList,
                Staging.text(from),
                Staging.text(until));
        return number;
    }

    private @Nullable String add(int rowNo, FormCheck check, SourceLine line, MemberRow row) {
        String number = check.cardNumber(ImportColumn.MEMBER_NUMBER, row.number());
        String surname = check.required(ImportColumn.FAMILY_NAME, row.familyName(), 100);
        String givenName = check.required(ImportColumn.GIVEN_NAME, row.givenName(), 100);
        LocalDate birth = check.requiredDay(ImportColumn.BIRTH_DATE, row.birthDate());
        String taxCode = check.taxCode(row.taxCode());
        String email = check.email(ImportColumn.EMAIL, row.email());
        String phone = check.phone(row.phone());
        staging.insert(
                members,
                rowNo,
                check,
                line,
                number,
                surname,
                givenName,
                Staging.text(birth),
                taxCode,
                email,
                phone);
        return number;
    }

    private @Nullable String add(int rowNo, FormCheck check, SourceLine line, CoverRow row) {
        String member = check.cardNumber(ImportColumn.MEMBER_NUMBER, row.memberNumber());
        String policy = check.cardNumber(ImportColumn.POLICY_NUMBER, row.policyNumber());
        LocalDate from = check.requiredDay(ImportColumn.VALID_FROM, row.validFrom());
        LocalDate until = check.day(ImportColumn.VALID_UNTIL, row.validUntil());
        check.period(from, until);
        staging.insert(
                covers,
                rowNo,
                check,
                line,
                member,
                policy,
                Staging.text(from),
                Staging.text(until));
        return member == null || policy == null ? member : member + " / " + policy;
    }

    private @Nullable String add(int rowNo, FormCheck check, SourceLine line, DependantRow row) {
        String number = check.cardNumber(ImportColumn.DEPENDANT_NUMBER, row.number());
        String member = check.cardNumber(ImportColumn.MEMBER_NUMBER, row.memberNumber());
        String relationship = check.requiredWord(ImportColumn.RELATIONSHIP, row.relationship());
        String surname = check.required(ImportColumn.FAMILY_NAME, row.familyName(), 100);
        String givenName = check.required(ImportColumn.GIVEN_NAME, row.givenName(), 100);
        LocalDate birth = check.requiredDay(ImportColumn.BIRTH_DATE, row.birthDate());
        String taxCode = check.taxCode(row.taxCode());
        LocalDate from = check.requiredDay(ImportColumn.VALID_FROM, row.validFrom());
        LocalDate until = check.day(ImportColumn.VALID_UNTIL, row.validUntil());
        check.period(from, until);
        staging.insert(
                dependants,
                rowNo,
                check,
                line,
                number,
                member,
                relationship,
                surname,
                givenName,
                Staging.text(birth),
                taxCode,
                Staging.text(from),
                Staging.text(until));
        return number;
    }

    void send(EntityManager em) {
        Stream.of(policies, members, covers, dependants).forEach(table -> table.send(em));
    }
}
