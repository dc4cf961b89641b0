package io.onecare.core.schedule;

import io.onecare.core.AccountId;
import io.onecare.core.time.Moments;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What "free" and "taken" mean, in SQL for H2 and PostgreSQL, and in this one place. Slots and
 * holds are read and written by SQL only: they come by the thousand, and every change of them is
 * conditional.
 */
final class SlotSql {

    /** That an active booking owns the slot {@code s}. */
    private static final String BOOKED =
            "exists (select 1 from booked_slot b where b.slot_id = s.id)";

    /** The holds {@code h} of the slot {@code s} that are in force, whoever has them. */
    private static final String HOLDS =
            "select 1 from slot_hold h where h.slot_id = s.id and h.expires_at > "
                    + Moments.DATABASE_CLOCK_SQL;

    /** That somebody holds the slot {@code s} or has booked it. */
    static final String TAKEN = "(" + BOOKED + " or exists (" + HOLDS + "))";

    private final StringBuilder text = new StringBuilder();
    private final List<Object> values = new ArrayList<>();

    /** Adds text with one {@code ?} for each value. */
    SlotSql add(String fragment, Object... fragmentValues) {
        int next = 0;
        for (int i = 0; i < fragment.length(); i++) {
            char c = fragment.charAt(i);
            text.append(c);
            if (c == '?') {
                values.add(fragmentValues[next++]);
                text.append(values.size());
            }
        }
        if (next != fragmentValues.length) {
            throw new IllegalArgumentException(
                    "The fragment (%s) has (%d) places but (%d) values."
                            .formatted(fragment, next, fragmentValues.length));
        }
        return this;
    }

    /**
     * That the slot {@code s} is offered, starts after a moment, and nobody has taken it; what the
     * viewer holds is free to the viewer.
     */
    SlotSql addFree(long nowMicros, @Nullable AccountId viewer) {
        add("s.withdrawn_at is null and s.starts_at > ?", nowMicros);
        add(" and not " + BOOKED + " and not exists (" + HOLDS);
        if (viewer != null) {
            add(" and h.account_id <> ?", viewer.value());
        }
        return add(")");
    }

    /** Adds {@code (?, ?, …)} for the values of an {@code in}. */
    SlotSql addIn(List<?> inValues) {
        return add("(" + "?, ".repeat(inValues.size() - 1) + "?)", inValues.toArray());
    }

    int update(EntityManager em) {
        return bind(em.createNativeQuery(text.toString())).executeUpdate();
    }

    @SuppressWarnings("unchecked")
    List<Object[]> rows(EntityManager em) {
        return bind(em.createNativeQuery(text.toString())).getResultList();
    }

    private Query bind(Query query) {
        for (int i = 0; i < values.size(); i++) {
            query.setParameter(i + 1, values.get(i));
        }
        return query;
    }
}
