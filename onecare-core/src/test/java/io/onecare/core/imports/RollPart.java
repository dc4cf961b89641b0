package io.onecare.core.imports;

import io.onecare.core.member.Roll;
import io.onecare.core.member.RollEntry;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which rows of a roll a source has: those of some types, and not those of some members, whom it
 * names all the same in rows of covers and dependants.
 */
record RollPart(ImportMode mode, Set<RowType> types, Set<String> unstated) {

    private static final List<Set<RowType>> FILES =
            List.of(
                    EnumSet.of(RowType.DEPENDANT),
                    EnumSet.of(RowType.COVER),
                    EnumSet.of(RowType.DEPENDANT),
                    EnumSet.of(RowType.POLICY, RowType.COVER),
                    EnumSet.of(RowType.COVER, RowType.DEPENDANT),
                    EnumSet.of(RowType.MEMBER, RowType.COVER),
                    EnumSet.of(RowType.MEMBER, RowType.DEPENDANT));

    /** Two in five have all rows. */
    static RollPart random(Random random, Roll roll) {
        ImportMode mode = random.nextInt(3) == 0 ? ImportMode.REPLACE : ImportMode.UPSERT;
        int dice = random.nextInt(5);
        Set<RowType> types =
                dice < 2
                        ? FILES.get(random.nextInt(FILES.size()))
                        : EnumSet.copyOf(ImportKind.ROLL.rowTypes());
        Set<String> unstated = new HashSet<>();
        if (dice == 2 && mode == ImportMode.UPSERT) {
            roll.entries().stream()
                    .map(RollEntry::number)
                    .filter(number -> random.nextBoolean())
                    .forEach(unstated::add);
        }
        return new RollPart(mode, types, unstated);
    }

    BeginImport wish(LocalDate asOf) {
        Map<RowType, Set<ImportColumn>> columns = new EnumMap<>(RowType.class);
        types.forEach(type -> columns.put(type, Set.copyOf(type.columns())));
        return new BeginImport(ImportKind.ROLL, mode, asOf, columns);
    }

    List<ImportRow> rows(Roll roll) {
        return RollRowsFixture.rows(roll).stream()
                .filter(row -> types.contains(row.type()))
                .filter(row -> !(row instanceof MemberRow m) || states(m.number()))
                .toList();
    }

    boolean states(String member) {
        return types.contains(RowType.MEMBER) && !unstated.contains(member);
    }

    /** Tells whether what it does not name of a type ends. */
    boolean ends(RowType type) {
        return mode == ImportMode.REPLACE && types.contains(type);
    }

    /** Whom its rows name though neither it nor the network has them. */
    Set<String> unknown(Roll roll, Set<String> known) {
        return rows(roll).stream()
                .filter(row -> row instanceof CoverRow || row instanceof DependantRow)
                .map(RollRowsFixture::subject)
                .filter(number -> !states(number) && !known.contains(number))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
