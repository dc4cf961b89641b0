package io.onecare.core.imports;

import io.onecare.core.Actor;
import io.onecare.core.NativeSql;
import io.onecare.core.Role;
import io.onecare.core.time.Moments;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An import as its row has it, and the SQL about that row. */
record ImportRun(
        UUID id,
        ImportKind kind,
        ImportMode mode,
        LocalDate asOf,
        ImportState state,
        Role role,
        String actorName,
        Instant begunAt,
        int staged,
        @Nullable UUID checkId,
        @Nullable Long checkedRevision,
        @Nullable Instant checkedAt,
        @Nullable Instant appliedAt,
        Map<RowType, Set<ImportColumn>> columns) {

    private static final ZoneId ITALY = ZoneId.of("Europe/Rome");

    static ImportId begin(EntityManager em, Actor actor, BeginImport wish, Instant now) {
        ImportId id = ImportId.random();
        new NativeSql()
                .add("insert into import_run (id, kind, mode, as_of, state, actor_role,")
                .add(" actor_name, begun_at, touched_at, staged, cleaned) values (")
                .add("?, ?, ?, ?,", id.value(), wish.kind().name(), wish.mode().name(), wish.asOf())
                .add(" 'STAGING', ?, ?,", actor.role().name(), actor.name())
                .add(" ?, ?, 0, false)", Moments.toMicros(now), Moments.toMicros(now))
                .update(em);
        for (RowType type : wish.columns().keySet()) { // of the others it does not speak
            new NativeSql()
                    .add("insert into import_count (import_id, row_type, staged, added, changed,")
                    .add(" unchanged, wrong, gone, problems, warnings)")
                    .add(" values (?, ?, 0, 0, 0, 0, 0, 0, 0, 0)", id.value(), type.name())
                    .update(em);
        }
        wish.columns().forEach((type, columns) -> keepColumns(em, id, type, columns));
        return id;
    }

    /** None kept: it has all. */
    private static void keepColumns(
            EntityManager em, ImportId id, RowType type, Set<ImportColumn> columns) {
        if (columns.size() == type.columns().size()) {
            return;
        }
        for (ImportColumn column : columns) {
            new NativeSql()
                    .add("insert into import_column (import_id, row_type, column_name)")
                    .add(" values (?, ?, ?)", id.value(), type.name(), column.name())
                    .update(em);
        }
    }

    static Optional<ImportRun> find(EntityManager em, ImportId id) {
        return read(em, select().add(" where r.id = ?", id.value()), 1).stream().findFirst();
    }

    static List<ImportRun> page(EntityManager em, @Nullable ImportReport after, int limit) {
        NativeSql sql = select();
        if (after != null) {
            long begunAt = Moments.toMicros(after.begunAt());
            sql.add(" where r.begun_at < ?", begunAt)
                    .add(" or (r.begun_at = ? and r.id < ?)", begunAt, after.id().value());
        }
        return read(em, sql.add(" order by r.begun_at desc, r.id desc"), limit);
    }

    /** Those that still have rows and were not touched since. */
    static List<UUID> untouched(EntityManager em, Instant since) {
        return new NativeSql()
                        .add(
                                "select cast(r.id as varchar(36)), 0 from import_run r where not r.cleaned")
                        .add(" and r.touched_at < ? order by r.touched_at", Moments.toMicros(since))
                        .rows(em)
                        .stream()
                        .map(row -> UUID.fromString((String) row[0]))
                        .toList();
    }

    private static NativeSql select() {
        return new NativeSql()
                .add("select cast(r.id as varchar(36)), r.kind, r.mode,")
                .add(" cast(r.as_of as varchar(10)), r.state, r.actor_role, r.actor_name,")
                .add(" r.begun_at, r.staged, cast(r.check_id as varchar(36)),")
                .add(" r.checked_revision, r.checked_at, r.applied_at from import_run r");
    }

    private static List<ImportRun> read(EntityManager em, NativeSql sql, int limit) {
        List<Object[]> rows = sql.add(" fetch first " + limit + " rows only").rows(em);
        List<ImportRun> runs = new ArrayList<>();
        for (Object[] row : rows) {
            UUID id = UUID.fromString((String) row[0]);
            String checkId = (String) row[9];
            runs.add(
                    new ImportRun(
                            id,
                            ImportKind.valueOf((String) row[1]),
                            ImportMode.valueOf((String) row[2]),
                            LocalDate.parse((String) row[3]),
                            ImportState.valueOf((String) row[4]),
                            Role.valueOf((String) row[5]),
                            (String) row[6],
                            Objects.requireNonNull(moment(row[7])),
                            ((Number) row[8]).intValue(),
                            checkId == null ? null : UUID.fromString(checkId),
                            row[10] == null ? null : ((Number) row[10]).longValue(),
                            moment(row[11]),
                            moment(row[12]),
                            columns(em, id)));
        }
        return runs;
    }

    private static @Nullable Instant moment(@Nullable Object micros) {
        return micros == null ? null : Moments.ofMicros(((Number) micros).longValue());
    }

    private static Map<RowType, Set<ImportColumn>> columns(EntityManager em, UUID id) {
        Map<RowType, Set<ImportColumn>> columns = new EnumMap<>(RowType.class);
        for (Object[] row :
                new NativeSql()
                        .add("select k.row_type, c.column_name from import_count k")
                        .add(" left join import_column c on c.import_id = k.import_id")
                        .add(" and c.row_type = k.row_type where k.import_id = ?", id)
                        .rows(em)) {
            RowType type = RowType.valueOf((String) row[0]);
            String column = (String) row[1];
            if (column == null) {
                columns.put(type, EnumSet.copyOf(type.columns()));
            } else {
                columns.computeIfAbsent(type, none -> EnumSet.noneOf(ImportColumn.class))
                        .add(ImportColumn.valueOf(column));
            }
        }
        return columns;
    }

    /** The row types that the source speaks of, in the order in which they build on each other. */
    List<RowType> rowTypes() {
        return kind.rowTypes().stream().filter(columns::containsKey).toList();
    }

    boolean speaksOf(RowType type) {
        return columns.containsKey(type);
    }

    boolean has(RowType type, ImportColumn column) {
        return columns.getOrDefault(type, Set.of()).contains(column);
    }

    /** Tells whether what the source does not name of a row type ends. */
    boolean ends(RowType type) {
        return replaces() && speaksOf(type);
    }

    boolean replaces() {
        return mode == ImportMode.REPLACE;
    }

    /** The day from which on it speaks, as SQL; nothing in it comes from outside. */
    String asOfSql() {
        return day(asOf);
    }

    static String day(LocalDate day) {
        return "date '" + day + "'";
    }

    /**
     * That a row of a staging table is of this import, beside another condition that finds the row.
     * Written so that no index serves it: without statistics about an import that has just come, a
     * database takes its id for as good as unique, and may read all of its rows for each question.
     */
    String owns(String alias) {
        return "cast(" + alias + ".import_id as varchar(36)) = '" + id + "'";
    }

    /** The moment at which a day begins in Italy. */
    static long beginOf(LocalDate day) {
        return Moments.toMicros(day.atStartOfDay(ITALY).toInstant());
    }

    /** Takes numbers for rows, if it is being staged; the row stays locked until the commit. */
    static boolean takeNumbers(EntityManager em, ImportId id, int rows, Instant now) {
        return new NativeSql()
                        .add(
                                "update import_run set staged = staged + ?, touched_at = ?",
                                rows,
                                Moments.toMicros(now))
                        .add(" where id = ? and state = 'STAGING'", id.value())
                        .update(em)
                == 1;
    }

    /** Locks the row until the transaction ends. */
    static void lock(EntityManager em, ImportId id) {
        new NativeSql()
                .add("update import_run set staged = staged where id = ?", id.value())
                .update(em);
    }

    void beginCheck(EntityManager em, UUID check, Instant now) {
        new NativeSql()
                .add(
                        "update import_run set state = 'CHECKING', check_id = ?, touched_at = ?,",
                        check,
                        Moments.toMicros(now))
                .add(" checked_revision = null, checked_at = null where id = ?", id)
                .update(em);
    }

    /** False if another check, or an end, came between. */
    boolean isStillCheckedBy(EntityManager em, UUID check, Instant now) {
        return new NativeSql()
                        .add("update import_run set touched_at = ?", Moments.toMicros(now))
                        .add(" where id = ? and check_id = ? and state = 'CHECKING'", id, check)
                        .update(em)
                == 1;
    }

    void endCheck(EntityManager em, long revision, Instant now) {
        new NativeSql()
                .add("update import_run set state = 'CHECKED', checked_revision = ?,", revision)
                .add(
                        " checked_at = ?, touched_at = ? where id = ?",
                        Moments.toMicros(now),
                        Moments.toMicros(now),
                        id)
                .update(em);
    }

    void applied(EntityManager em, Instant now) {
        new NativeSql()
                .add(
                        "update import_run set state = 'APPLIED', applied_at = ?, touched_at = ?",
                        Moments.toMicros(now),
                        Moments.toMicros(now))
                .add(" where id = ?", id)
                .update(em);
    }

    void abandoned(EntityManager em, Instant now) {
        new NativeSql()
                .add(
                        "update import_run set state = 'ABANDONED', touched_at = ? where id = ?",
                        Moments.toMicros(now),
                        id)
                .update(em);
    }

    ImportReport report(EntityManager em) {
        Map<RowType, ImportCounts> counts = new HashMap<>();
        for (Object[] row :
                new NativeSql()
                        .add("select c.row_type, c.staged, c.added, c.changed, c.unchanged,")
                        .add(" c.wrong, c.gone, c.problems, c.warnings from import_count c")
                        .add(" where c.import_id = ?", id)
                        .rows(em)) {
            counts.put(
                    RowType.valueOf((String) row[0]),
                    new ImportCounts(
                            number(row[1]),
                            number(row[2]),
                            number(row[3]),
                            number(row[4]),
                            number(row[5]),
                            number(row[6]),
                            number(row[7]),
                            number(row[8])));
        }
        return new ImportReport(
                new ImportId(id),
                kind,
                mode,
                asOf,
                state,
                role,
                actorName,
                begunAt,
                checkedAt,
                appliedAt,
                counts);
    }

    static long number(@Nullable Object value) {
        return value == null ? 0 : ((Number) value).longValue();
    }
}
