package io.onecare.core.imports;

import static io.onecare.core.imports.ImportFixture.ADMINISTRATOR;
import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.core.database.DatabaseKind;
import io.onecare.core.database.JpaProvider;
import io.onecare.core.member.Roll;
import io.onecare.core.member.RollFixture;
import io.onecare.core.member.RollOutcome;
import io.onecare.core.member.RollRefusal;
import io.onecare.core.schedule.ClinicFixture;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The rules of the roll are said twice: in Java by {@code RollImport}, in SQL by imports. Both take
 * the same random rolls, one after the other, each into a database of its own: they refuse the
 * same, and leave the same rows. Rows of a part say less than entries, which end what they do not
 * name: what stays is added to those ({@link WholeTruth}).
 */
class RollEqualityIT {

    /** So many break each rule once; elsewhere fewer will do, since the SQL is the same. */
    private static final int ROLLS = 80;

    private static final int ROLLS_ELSEWHERE = 15;

    /** What is left of people and policies; ids are not to be compared, all else is. */
    private static final List<String> ROWS =
            List.of(
                    "select p.policy_number, p.holder_name, l.code, p.valid_from, p.valid_until,"
                            + " p.version from policy p join price_list l on l.id ="
                            + " p.price_list_id",
                    "select m.member_number, m.surname, m.given_name, m.birth_date, m.tax_code,"
                            // EclipseLink takes no contact for none at all, and counts a change
                            + " m.email, m.phone, 0 from member m",
                    "select m.member_number, p.policy_number, c.valid_from, c.valid_until,"
                            + " c.version from member_cover c join member m on m.id = c.member_id"
                            + " join policy p on p.id = c.policy_id",
                    "select d.dependant_number, m.member_number, d.relationship, d.surname,"
                            + " d.given_name, d.birth_date, d.tax_code, d.agreed_on, d.valid_from,"
                            + " d.valid_until, d.declared_on, d.declared_as, d.declared_tax_code,"
                            + " d.version from dependant d join member m on m.id = d.member_id",
                    "select a.action, count(*), 0 from audit_entry a where a.action like"
                            + " 'DEPENDANT%' group by a.action",
                    "select r.patient_number, r.reference, 0 from booking r");

    static Stream<Arguments> everywhere() {
        return ClinicFixture.everywhere();
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("everywhere")
    void the_same_rolls_are_refused_for_the_same_and_leave_the_same_rows(
            JpaProvider provider, DatabaseKind kind) {
        Map<String, Integer> seen = new TreeMap<>();
        boolean isComplete = provider == JpaProvider.ECLIPSELINK && kind == DatabaseKind.H2;
        int rolls = isComplete ? ROLLS : ROLLS_ELSEWHERE;
        try (ImportFixture byImport = ImportFixture.on(provider, kind);
                ImportFixture byRoll = ImportFixture.on(provider, kind)) {
            // EclipseLink counts versions from 1, Hibernate from 0
            List<String> base = dump(byRoll, false);
            assertThat(dump(byImport, false)).isEqualTo(base);
            boolean versions = provider == JpaProvider.ECLIPSELINK;
            for (int seed = 0; seed < rolls; seed++) {
                Random random = new Random(seed);
                Roll roll = RollRowsFixture.random(random);
                RollPart part = RollPart.random(random, roll);
                List<ImportRow> rows = part.rows(roll);
                if (rows.isEmpty()) {
                    continue;
                }
                declare(random, byImport, byRoll);
                List<String> before = dump(byImport, versions);
                String name = "roll " + seed + " " + part;
                Set<String> unknown = part.unknown(roll, WholeTruth.members(byRoll));
                ImportReport checked =
                        byImport.checked(byImport.staged(part.wish(roll.asOf()), rows));
                if (!unknown.isEmpty()) { // entries state their members
                    assertThat(unknownMembers(byImport, checked, rows)).as(name).isEqualTo(unknown);
                    assertThat(byImport.apply(checked.id()))
                            .as(name)
                            .isInstanceOf(ImportOutcome.Refused.class);
                    continue;
                }
                Roll whole = WholeTruth.of(byRoll, roll, part);
                boolean leave = part.ends(RowType.MEMBER) && part.ends(RowType.COVER);
                RollOutcome outcome =
                        byRoll.clinic.write(
                                o ->
                                        leave
                                                ? o.rollImport().replace(ADMINISTRATOR, whole)
                                                : o.rollImport().upsert(ADMINISTRATOR, whole));
                seen.merge(part.mode() + " of " + part.types(), 1, Integer::sum);
                seen.merge(
                        part.unstated().isEmpty() ? "all stated" : "some known", 1, Integer::sum);
                if (outcome instanceof RollOutcome.Refused refused) {
                    assertReasons(
                            name,
                            reasons(byImport, checked, rows),
                            reasons(refused),
                            whole.equals(roll));
                    assertThat(byImport.apply(checked.id()))
                            .as(name)
                            .isInstanceOf(ImportOutcome.Refused.class);
                    reasons(refused)
                            .keySet()
                            .forEach(one -> seen.merge(one.name(), 1, Integer::sum));
                } else {
                    assertThat(byImport.wrong(checked)).as(name).isEmpty();
                    byImport.applied(checked);
                    seen.merge("applied " + part.mode(), 1, Integer::sum);
                    seen.merge(whole.equals(roll) ? "all named" : "some stay", 1, Integer::sum);
                    boolean changed = !dump(byImport, versions).equals(before);
                    assertThat(checked.total().changesAnything()).as(name).isEqualTo(changed);
                }
                assertThat(dump(byImport, versions))
                        .as(name)
                        .containsExactlyElementsOf(dump(byRoll, versions));
            }
        }
        assertThat(seen)
                .as("%s", seen)
                .containsKeys("applied UPSERT", "applied REPLACE", "some stay");
        if (isComplete) {
            assertThat(seen)
                    .as("each part: %s", seen)
                    .containsKeys("some known")
                    .containsKeys("UPSERT of [DEPENDANT]", "REPLACE of [DEPENDANT]")
                    .containsKeys("UPSERT of [COVER]", "REPLACE of [COVER]");
            assertThat(seen)
                    .as("each rule was broken once")
                    .containsKeys(
                            Stream.of(RollRefusal.values())
                                    .filter(reason -> reason != RollRefusal.NOT_FOUND)
                                    .filter(reason -> reason != RollRefusal.TOO_MANY_DEPENDANTS)
                                    .map(Enum::name)
                                    .toArray(String[]::new));
        }
    }

    /** What stays is told with the row that speaks against it, which is none of its own. */
    private static void assertReasons(
            String name,
            Map<RollRefusal, TreeSet<String>> ofImport,
            Map<RollRefusal, TreeSet<String>> ofRoll,
            boolean allIsNamed) {
        if (allIsNamed) {
            assertThat(ofImport).as(name).isEqualTo(ofRoll);
        } else {
            assertThat(ofImport.keySet()).as(name).isEqualTo(ofRoll.keySet());
        }
    }

    /** A member has declared somebody whom the roll does not state, but may one day. */
    private static void declare(Random random, ImportFixture... fixtures) {
        if (random.nextInt(3) > 0) {
            return;
        }
        int dependant = 1 + random.nextInt(8);
        UUID id = new UUID(random.nextLong(), random.nextLong());
        String taxCode = RollFixture.taxCode("F-" + dependant).value();
        for (ImportFixture fixture : fixtures) {
            String member = "M-" + (dependant % 5 + 1);
            if (fixture.clinic.count(
                            "select count(*) from member m where m.member_number = '"
                                    + member
                                    + "' and not exists (select 1 from dependant d where"
                                    + " d.member_id = m.id and d.tax_code = '"
                                    + taxCode
                                    + "' and (d.declared_tax_code is not null or"
                                    + " d.valid_until is null or"
                                    + " d.valid_until > date '2026-06-01'))")
                    == 1) {
                fixture.clinic.sql(
                        "insert into dependant (id, version, dependant_number, member_id,"
                                + " relationship, surname, given_name, birth_date, tax_code,"
                                + " agreed_on, valid_from, declared_on, declared_as,"
                                + " declared_tax_code) select cast('"
                                + id
                                + "' as uuid), 1, '~"
                                + id
                                + "', m.id, 'CHILD', 'Familiare', 'Dichiarato', date '2007-02-28',"
                                + " '"
                                + taxCode
                                + "', date '2026-02-28', date '2026-03-01', date '2026-03-01',"
                                + " 'CHILD', '"
                                + taxCode
                                + "' from member m where m.member_number = '"
                                + member
                                + "'");
            }
        }
    }

    private static Map<RollRefusal, TreeSet<String>> reasons(RollOutcome.Refused refused) {
        Map<RollRefusal, TreeSet<String>> reasons = new EnumMap<>(RollRefusal.class);
        refused.problems()
                .forEach(
                        problem ->
                                reasons.computeIfAbsent(problem.reason(), r -> new TreeSet<>())
                                        .add(problem.number()));
        return reasons;
    }

    /**
     * Of rows with one number the import takes the first for right and the roll none; both sides of
     * it are named.
     */
    private static Map<RollRefusal, TreeSet<String>> reasons(
            ImportFixture fixture, ImportReport checked, List<ImportRow> rows) {
        Map<Integer, String> subjects = RollRowsFixture.subjects(rows);
        Map<RollRefusal, TreeSet<String>> reasons = new EnumMap<>(RollRefusal.class);
        for (String text : fixture.wrong(checked)) {
            String[] parts = text.split(" ");
            int line = Integer.parseInt(parts[0]);
            RollRefusal reason =
                    switch (parts[2]) {
                        case "DUPLICATE_KEY" -> RollRefusal.NUMBER_TAKEN;
                        case "OVERLAPS_KNOWN_COVER" -> RollRefusal.COVERS_OVERLAP;
                        default -> RollRefusal.valueOf(parts[2]);
                    };
            TreeSet<String> numbers = reasons.computeIfAbsent(reason, r -> new TreeSet<>());
            numbers.add(subjects.get(line));
            if (parts[2].equals("DUPLICATE_KEY")) {
                numbers.add(subjects.get(Integer.parseInt(parts[parts.length - 1])));
            }
        }
        return reasons;
    }

    private static Set<String> unknownMembers(
            ImportFixture fixture, ImportReport checked, List<ImportRow> rows) {
        Map<Integer, String> subjects = RollRowsFixture.subjects(rows);
        return fixture.wrong(checked).stream()
                .map(text -> text.split(" "))
                .filter(parts -> parts[2].equals("UNKNOWN_MEMBER"))
                .map(parts -> subjects.get(Integer.parseInt(parts[0])))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> dump(ImportFixture fixture, boolean withVersions) {
        List<String> rows = new ArrayList<>();
        try (Connection connection = fixture.clinic.network.connect();
                Statement statement = connection.createStatement()) {
            for (String question : ROWS) {
                try (ResultSet row = statement.executeQuery(question)) {
                    int columns = row.getMetaData().getColumnCount() - (withVersions ? 0 : 1);
                    while (row.next()) {
                        List<String> values = new ArrayList<>();
                        for (int i = 1; i <= columns; i++) {
                            values.add(String.valueOf(row.getString(i)));
                        }
                        rows.add(ROWS.indexOf(question) + " " + String.join(" | ", values));
                    }
                }
            }
        } catch (SQLException fault) {
            throw new IllegalStateException(fault);
        }
        return rows.stream().sorted().collect(Collectors.toList());
    }
}
