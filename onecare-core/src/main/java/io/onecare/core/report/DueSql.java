package io.onecare.core.report;

import io.onecare.core.NativeSql;
import io.onecare.core.care.CareChannel;
import io.onecare.core.time.Moments;
import jakarta.persistence.EntityManager;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts which due times were kept, in three statements. */
final class DueSql {

    /** The same as {@link io.onecare.core.care.CareClock#isLateAt}. */
    private static final String CARE_OUTCOME =
            "case when c.finished_at > c.due_at then 'MISSED'"
                    + " when c.state = 'WITHDRAWN' then 'CALLED_OFF'"
                    + " when c.finished_at is not null then 'KEPT'"
                    + " when coalesce(c.paused_at, cast(? as bigint)) > c.due_at then 'MISSED'"
                    + " else 'OPEN' end";

    /**
     * From the moment {@code confirm_by} on, a request expires: an answer then comes too late. A
     * proposal has moved that moment; it was made before, because what is over is ended by a job.
     */
    private static final String ANSWER_OUTCOME =
            "case when a.proposed = 1 or a.answered_at < a.confirm_by then 'KEPT'"
                    + " when a.answered_at is not null then 'MISSED'"
                    + " when a.called_off_at < a.confirm_by then 'CALLED_OFF'"
                    + " when a.called_off_at is not null or a.state = 'EXPIRED'"
                    + " or a.confirm_by <= cast(? as bigint) then 'MISSED'"
                    + " else 'OPEN' end";

    /** What a facility, or somebody who has spoken with it, says; calling off is a no as well. */
    private static final String BY_FACILITY =
            "e.event in ('CONFIRM', 'DECLINE') or (e.event = 'CANCEL'"
                    + " and (e.actor_role = 'FACILITY_STAFF'"
                    + " or e.reason in ('PROVIDER', 'EQUIPMENT')))";

    private static final String ANSWERS =
            " b.facility_id, b.state, b.confirm_by,"
                    + " max(case when e.event = 'PROPOSE' and e.from_state <> 'CONFIRMED'"
                    + " then 1 else 0 end) as proposed,"
                    + (" min(case when " + BY_FACILITY + " then e.occurred_at end) as answered_at,")
                    + " min(case when e.event in ('CANCEL', 'MOVE') then e.occurred_at end)"
                    + " as called_off_at from ";

    private static final String OF_BOOKINGS =
            " join booking_event e on e.booking_id = b.id where b.confirm_by is not null";

    /**
     * What stood at once has an answer to wait for only once the facility proposes another time.
     */
    private static final String BY_BOOKING =
            " b.id, b.facility_id, b.state, b.confirm_by"
                    + " having max(case when e.number = 1 and e.to_state = 'REQUESTED'"
                    + " then 1 else 0 end) = 1) a) t";

    private DueSql() {}

    static DueReport report(EntityManager em, ReportPeriod period, long now) {
        Steps steps = new Steps(period);
        Steps.Course<DueCounts> care = steps.course(DueCounts.none());
        Map<CareChannel, DueCounts> byChannel = new EnumMap<>(CareChannel.class);
        for (Object[] row : care(em, steps, now)) {
            DueCounts counts = counts(row[2], row[3]);
            care.add(row[0], counts);
            byChannel.merge(CareChannel.valueOf((String) row[1]), counts, DueCounts::plus);
        }
        Steps.Course<DueCounts> answers = steps.course(DueCounts.none());
        answersByStep(em, steps, now).forEach(row -> answers.add(row[0], counts(row[1], row[2])));
        return new DueReport(
                period,
                care.all(),
                byChannel,
                care.lines(),
                answers.all(),
                answersByFacility(em, period, now),
                answers.lines());
    }

    private static DueCounts counts(Object outcome, Object number) {
        return DueCounts.of(
                DueCounts.Outcome.valueOf((String) outcome), ((Number) number).longValue());
    }

    private static List<Object[]> care(EntityManager em, Steps steps, long now) {
        NativeSql sql =
                new NativeSql()
                        .add("select t.n, t.channel, t.outcome, count(*) from (")
                        .add("select p.n, c.channel, " + CARE_OUTCOME + " as outcome from ", now);
        steps.addJoin(sql, "care_request c", "c.received_at");
        return sql.add(") t group by t.n, t.channel, t.outcome").rows(em);
    }

    private static List<Object[]> answersByStep(EntityManager em, Steps steps, long now) {
        NativeSql sql =
                new NativeSql()
                        .add("select t.n, t.outcome, count(*) from (")
                        .add("select a.n, " + ANSWER_OUTCOME + " as outcome from (", now)
                        .add("select p.n," + ANSWERS);
        steps.addJoin(sql, "booking b", "b.requested_at");
        return sql.add(OF_BOOKINGS + " group by p.n," + BY_BOOKING)
                .add(" group by t.n, t.outcome")
                .rows(em);
    }

    private static List<FacilityLine<DueCounts>> answersByFacility(
            EntityManager em, ReportPeriod period, long now) {
        FacilityTally<DueCounts> tally = new FacilityTally<>();
        new NativeSql()
                .add("select f.code, f.name, s.outcome, s.answers from (")
                .add("select t.facility_id, t.outcome, count(*) as answers from (")
                .add("select a.facility_id, " + ANSWER_OUTCOME + " as outcome from (", now)
                .add("select" + ANSWERS + "booking b" + OF_BOOKINGS)
                .add(" and b.requested_at >= ?", Moments.toMicros(period.start()))
                .add(" and b.requested_at < ?", Moments.toMicros(period.endExclusive()))
                .add(" group by" + BY_BOOKING)
                .add(" group by t.facility_id, t.outcome) s")
                .add(" join facility f on f.id = s.facility_id")
                .rows(em)
                .forEach(row -> tally.add(row[0], row[1], counts(row[2], row[3])));
        return tally.lines();
    }
}
