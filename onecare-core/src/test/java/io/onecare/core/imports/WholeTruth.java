package io.onecare.core.imports;

import io.onecare.core.member.Relationship;
import io.onecare.core.member.Roll;
import io.onecare.core.member.RollCover;
import io.onecare.core.member.RollDependant;
import io.onecare.core.member.RollEntry;
import io.onecare.core.person.ContactDetails;
import io.onecare.core.person.EmailAddress;
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
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * An entry of a roll is the whole truth about its member. Rows of a part are not: what they do not
 * name stays, and a member whom they name need not be in them. So the roll that says the same as
 * such rows has what is known in its entries.
 */
final class WholeTruth {

    private static final LocalDate NEVER = LocalDate.of(9999, 12, 31);

    private final Connection connection;
    private final Roll said;
    private final RollPart part;

    private WholeTruth(Connection connection, Roll said, RollPart part) {
        this.connection = connection;
        this.said = said;
        this.part = part;
    }

    /** The roll that says the same as the rows of a part, all of whose members are known. */
    static Roll of(ImportFixture fixture, Roll roll, RollPart part) {
        try (Connection connection = fixture.clinic.network.connect()) {
            Roll said = said(known(connection), roll, part);
            WholeTruth truth = new WholeTruth(connection, said, part);
            List<RollEntry> entries = new ArrayList<>();
            for (RollEntry entry : said.entries()) {
                entries.add(truth.completed(entry));
            }
            return new Roll(roll.asOf(), said.policies(), entries);
        } catch (SQLException fault) {
            throw new IllegalStateException(fault);
        }
    }

    /** The numbers of all members. */
    static Set<String> members(ImportFixture fixture) {
        try (Connection connection = fixture.clinic.network.connect()) {
            return known(connection).keySet();
        } catch (SQLException fault) {
            throw new IllegalStateException(fault);
        }
    }

    private static Map<String, RollEntry> known(Connection connection) throws SQLException {
        Map<String, RollEntry> known = new TreeMap<>();
        try (Statement statement = connection.createStatement()) {
            ResultSet row =
                    statement.executeQuery(
                            "select member_number, surname, given_name, birth_date, tax_code,"
                                    + " email, phone from member");
            while (row.next()) {
                String email = row.getString(6);
                known.put(
                        row.getString(1),
                        new RollEntry(
                                row.getString(1),
                                PersonName.of(row.getString(2), row.getString(3)),
                                row.getDate(4).toLocalDate(),
                                TaxCode.of(row.getString(5)),
                                ContactDetails.of(
                                        email == null ? null : EmailAddress.of(email),
                                        row.getString(7)),
                                List.of(),
                                List.of()));
            }
        }
        return known;
    }

    /** The rows by member, with what is known of members themselves and nothing else. */
    private static Roll said(Map<String, RollEntry> known, Roll roll, RollPart part) {
        List<RollEntry> entries = new ArrayList<>();
        Map<String, RollEntry> named = new TreeMap<>();
        if (part.mode() == ImportMode.REPLACE && !part.types().contains(RowType.MEMBER)) {
            named.putAll(known); // it speaks of everybody's covers, or dependants
        }
        for (RollEntry entry : roll.entries()) {
            List<RollCover> covers = ifSaid(part, RowType.COVER, entry.covers());
            List<RollDependant> dependants = ifSaid(part, RowType.DEPENDANT, entry.dependants());
            if (part.states(entry.number())) {
                entries.add(with(entry, covers, dependants));
            } else if (!covers.isEmpty() || !dependants.isEmpty()) {
                named.merge(
                        entry.number(),
                        with(Objects.requireNonNull(known.get(entry.number())), covers, dependants),
                        (one, more) ->
                                with(
                                        one,
                                        Stream.concat(one.covers().stream(), more.covers().stream())
                                                .distinct()
                                                .toList(),
                                        Stream.concat(
                                                        one.dependants().stream(),
                                                        more.dependants().stream())
                                                .toList()));
            }
        }
        entries.addAll(named.values());
        return new Roll(roll.asOf(), ifSaid(part, RowType.POLICY, roll.policies()), entries);
    }

    private static <T> List<T> ifSaid(RollPart part, RowType type, List<T> all) {
        return part.types().contains(type) ? all : List.of();
    }

    private static RollEntry with(
            RollEntry entry, List<RollCover> covers, List<RollDependant> dependants) {
        return new RollEntry(
                entry.number(),
                entry.name(),
                entry.birthDate(),
                entry.taxCode(),
                entry.contact(),
                covers,
                dependants);
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
            while (!part.ends(RowType.COVER) && row.next()) {
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
                                    + said.asOf()
                                    + "' and m.member_number = '"
                                    + entry.number()
                                    + "' order by d.dependant_number");
            while (!part.ends(RowType.DEPENDANT) && row.next()) {
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
        return with(entry, covers, dependants);
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
                said.entries().stream()
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
                said.policies().stream()
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
        return said.entries().stream().noneMatch(stated);
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
