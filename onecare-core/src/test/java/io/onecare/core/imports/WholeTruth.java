package io.onecare.core.imports;

import io.onecare.core.member.Relationship;
import io.onecare.core.member.Roll;
import io.onecare.core.member.RollCover;
import io.onecare.core.member.RollDependant;
import io.onecare.core.member.RollEntry;
import io.onecare.core.person.PersonName;
import io.onecare.core.person.TaxCode;
import io.onecare.core.time.ValidityPeriod;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * An entry of a roll is the whole truth about its member. Rows of a part are not: what they do not
 * name stays. So the roll that says the same as such rows has what stays in its entries.
 */
final class WholeTruth {

    private static final LocalDate NEVER = LocalDate.of(9999, 12, 31);

    private final Connection connection;
    private final Roll roll;

    private WholeTruth(Connection connection, Roll roll) {
        this.connection = connection;
        this.roll = roll;
    }

    /** The roll with what is known of its members and not named in it. */
    static Roll of(ImportFixture fixture, Roll roll) {
        try (Connection connection = fixture.clinic.network.connect()) {
            WholeTruth truth = new WholeTruth(connection, roll);
            List<RollEntry> entries = new ArrayList<>();
            for (RollEntry entry : roll.entries()) {
                entries.add(truth.completed(entry));
            }
            return new Roll(roll.asOf(), roll.policies(), entries);
        } catch (SQLException fault) {
            throw new IllegalStateException(fault);
        }
    }

    private RollEntry completed(RollEntry entry) throws SQLException {
        List<RollCover> covers = new ArrayList<>(entry.covers());
        List<RollDependant> dependants = new ArrayList<>(entry.dependants());
        try (Statement statement = connection.createStatement()) {
            ResultSet row =
                    statement.executeQuery(
                            "select p.policy_number, c.valid_from, c.valid_until, p.valid_from,"
                                    + " p.valid_until from member_cover c join policy p on p.id ="
                                    + " c.policy_id join member m on m.id = c.member_id where"
                                    + " m.member_number = '"
                                    + entry.number()
                                    + "' order by c.valid_from");
            while (row.next()) {
                stays(entry, new RollCover(row.getString(1), period(row, 2)), period(row, 4))
                        .ifPresent(covers::add);
            }
            row =
                    statement.executeQuery(
                            "select d.dependant_number, d.relationship, d.surname, d.given_name,"
                                    + " d.tax_code, d.birth_date, d.valid_from, d.valid_until from"
                                    + " dependant d join member m on m.id = d.member_id where"
                                    + " d.declared_tax_code is null and coalesce(d.valid_until,"
                                    + " date '9999-12-31') > date '"
                                    + roll.asOf()
                                    + "' and m.member_number = '"
                                    + entry.number()
                                    + "' order by d.dependant_number");
            while (row.next()) {
                String number = row.getString(1);
                if (isNowhere(e -> e.dependants().stream().anyMatch(is(number)))) {
                    dependants.add(
                            new RollDependant(
                                    number,
                                    Relationship.valueOf(row.getString(2)),
                                    PersonName.of(row.getString(3), row.getString(4)),
                                    row.getDate(6).toLocalDate(),
                                    TaxCode.of(row.getString(5)),
                                    period(row, 7)));
                }
            }
        }
        return new RollEntry(
                entry.number(),
                entry.name(),
                entry.birthDate(),
                entry.taxCode(),
                entry.contact(),
                covers,
                dependants);
    }

    private static Predicate<RollDependant> is(String number) {
        return dependant -> dependant.number().equals(number);
    }

    /** As it is, or up to where a stated one takes its place; empty if it is stated itself. */
    private Optional<RollCover> stays(RollEntry entry, RollCover known, ValidityPeriod policy) {
        LocalDate from = known.period().from();
        if (!isNowhere(
                e ->
                        e.number().equals(entry.number())
                                && e.covers().stream()
                                        .anyMatch(c -> c.period().from().equals(from)))) {
            return Optional.empty();
        }
        List<ValidityPeriod> later =
                roll.entries().stream()
                        .filter(e -> e.number().equals(entry.number()))
                        .flatMap(e -> e.covers().stream())
                        .map(RollCover::period)
                        .filter(p -> p.from().isAfter(from))
                        .filter(p -> p.from().isBefore(end(known.period())))
                        .toList();
        if (later.stream().allMatch(p -> end(p).isBefore(end(known.period())))) {
            return Optional.of(known);
        }
        ValidityPeriod shorter =
                ValidityPeriod.between(
                        from,
                        later.stream()
                                .map(ValidityPeriod::from)
                                .min(LocalDate::compareTo)
                                .orElseThrow());
        ValidityPeriod inForce =
                roll.policies().stream()
                        .filter(p -> p.number().equals(known.policyNumber()))
                        .map(p -> p.period())
                        .findFirst()
                        .orElse(policy);
        boolean hasADay = inForce.from().isBefore(end(shorter)) && from.isBefore(end(inForce));
        return hasADay
                ? Optional.of(new RollCover(known.policyNumber(), shorter))
                : Optional.empty();
    }

    private boolean isNowhere(Predicate<RollEntry> stated) {
        return roll.entries().stream().noneMatch(stated);
    }

    private static LocalDate end(ValidityPeriod period) {
        return period.untilExclusive().orElse(NEVER);
    }

    private static ValidityPeriod period(ResultSet row, int column) throws SQLException {
        LocalDate from = row.getDate(column).toLocalDate();
        java.sql.Date until = row.getDate(column + 1);
        return until == null
                ? ValidityPeriod.from(from)
                : ValidityPeriod.between(from, until.toLocalDate());
    }
}
