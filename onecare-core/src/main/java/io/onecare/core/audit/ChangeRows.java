package io.onecare.core.audit;

import io.onecare.core.NativeSql;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The rows of what entries changed. */
final class ChangeRows {

    private static final int IDS_PER_STATEMENT = 200;

    /** Of five values each: EclipseLink's time for a statement grows with their number squared. */
    private static final int ROWS_PER_STATEMENT = 30;

    private ChangeRows() {}

    static void insert(EntityManager em, UUID entry, List<ChangedField> changes) {
        for (int i = 0; i < changes.size(); i += ROWS_PER_STATEMENT) {
            NativeSql sql =
                    new NativeSql()
                            .add("insert into audit_change (entry_id, place, field, before_value,")
                            .add(" after_value) values ");
            int end = Math.min(changes.size(), i + ROWS_PER_STATEMENT);
            String separator = "(?";
            for (int place = i; place < end; place++) {
                ChangedField change = changes.get(place);
                sql.add(separator + ", ?, ?", entry, place, change.field())
                        .add(", ?, ?)", change.before(), change.after());
                separator = ", (?";
            }
            sql.update(em);
        }
    }

    static Map<AuditEntryId, List<ChangedField>> of(EntityManager em, List<AuditEntryId> entries) {
        Map<AuditEntryId, List<ChangedField>> changes = new HashMap<>();
        for (int i = 0; i < entries.size(); i += IDS_PER_STATEMENT) {
            new NativeSql()
                    .add("select cast(c.entry_id as varchar(36)), c.field, c.before_value,")
                    .add(" c.after_value from audit_change c where c.entry_id in ")
                    .addIn(
                            entries
                                    .subList(i, Math.min(entries.size(), i + IDS_PER_STATEMENT))
                                    .stream()
                                    .map(AuditEntryId::value)
                                    .toList())
                    .add(" order by c.entry_id, c.place")
                    .rows(em)
                    .forEach(
                            row ->
                                    changes.computeIfAbsent(
                                                    AuditEntryId.of(
                                                            UUID.fromString((String) row[0])),
                                                    id -> new ArrayList<>())
                                            .add(
                                                    new ChangedField(
                                                            (String) row[1],
                                                            (String) row[2],
                                                            (String) row[3])));
        }
        return changes;
    }
}
