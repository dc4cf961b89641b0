package io.onecare.core.schedule;

import io.onecare.core.AccountId;
import io.onecare.core.NativeSql;
import io.onecare.core.time.Moments;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What "free" and "taken" mean, in SQL for H2 and PostgreSQL, and in this one place. Slots and
 * holds are read and written by SQL only: they come by the thousand, and every change of them is
 * conditional.
 */
final class SlotSql extends NativeSql {

    /** That an active booking owns the slot {@code s}. */
    static final String BOOKED = "exists (select 1 from booked_slot b where b.slot_id = s.id)";

    /**
     * That the practitioner of the slot {@code s} has another appointment then, at whichever
     * facility. No booking takes longer than 8 hours, which bounds the part of the index looked at.
     */
    private static final String PRACTITIONER_BUSY =
            "exists (select 1 from booking k where k.practitioner_id = s.practitioner_id"
                    + " and k.starts_at < s.ends_at and k.starts_at > s.starts_at - 28800000000"
                    + " and k.ends_at > s.starts_at and k.state in ('REQUESTED', 'CONFIRMED'))";

    /** The holds {@code h} of the slot {@code s} that are in force, whoever has them. */
    private static final String HOLDS =
            "select 1 from slot_hold h where h.slot_id = s.id and h.expires_at > "
                    + Moments.DATABASE_CLOCK_SQL;

    /** That somebody holds the slot {@code s} or has booked it. */
    static final String TAKEN = "(" + BOOKED + " or exists (" + HOLDS + "))";

    @Override
    public SlotSql add(String fragment, @Nullable Object... fragmentValues) {
        super.add(fragment, fragmentValues);
        return this;
    }

    @Override
    public SlotSql addIn(List<?> inValues) {
        super.addIn(inValues);
        return this;
    }

    /**
     * That the slot {@code s} is offered: no rule has ceased to cover it, whether it could be
     * withdrawn or an active booking owned it.
     */
    static final String OFFERED = "s.withdrawn_at is null and s.leaving_since is null";

    /**
     * That the slot {@code s} is offered, starts after a moment, and nobody has taken it; what the
     * viewer holds is free to the viewer.
     */
    SlotSql addFree(long nowMicros, @Nullable AccountId viewer) {
        add(OFFERED + " and s.starts_at > ?", nowMicros);
        add(" and not " + BOOKED + " and not " + PRACTITIONER_BUSY);
        add(" and not exists (" + HOLDS);
        if (viewer != null) {
            add(" and h.account_id <> ?", viewer.value());
        }
        return add(")");
    }
}
