package io.onecare.core.report;

import io.onecare.core.NativeSql;
import io.onecare.core.booking.BookingState;
import io.onecare.core.time.Moments;
import jakarta.persistence.EntityManager;
import java.util.List;

/** Counts appointments that have begun, in two statements. */
final class VisitSql {

    /** What is not called off. One that still waits for its facility was no appointment. */
    private static final List<String> STATES =
            List.of(
                    BookingState.FULFILLED.name(),
                    BookingState.NO_SHOW.name(),
                    BookingState.CONFIRMED.name());

    private VisitSql() {}

    static VisitReport report(EntityManager em, ReportPeriod period, long now) {
        Steps steps = new Steps(period);
        Steps.Course<VisitCounts> course = steps.course(VisitCounts.none());
        VisitCounts reminded = VisitCounts.none();
        VisitCounts notReminded = VisitCounts.none();
        for (Object[] row : byStep(em, steps, now)) {
            VisitCounts counts = counts(row[2], row[3]);
            course.add(row[0], counts);
            if (((Number) row[1]).intValue() == 1) {
                reminded = reminded.plus(counts);
            } else {
                notReminded = notReminded.plus(counts);
            }
        }
        return new VisitReport(
                period,
                course.all(),
                reminded,
                notReminded,
                byFacility(em, period, now),
                course.lines());
    }

    private static List<Object[]> byStep(EntityManager em, Steps steps, long now) {
        NativeSql sql =
                new NativeSql()
                        .add("select t.n, t.reminded, t.state, count(*) from (select p.n,")
                        .add(" case when b.reminder_days is null then 0 else 1 end as reminded,")
                        .add(" b.state from ");
        steps.addJoin(sql, "booking b", "b.starts_at");
        return sql.add(" where b.starts_at <= ? and b.state in ", now)
                .addIn(STATES)
                .add(") t group by t.n, t.reminded, t.state")
                .rows(em);
    }

    private static List<FacilityLine<VisitCounts>> byFacility(
            EntityManager em, ReportPeriod period, long now) {
        FacilityTally<VisitCounts> tally = new FacilityTally<>();
        new NativeSql()
                .add("select f.code, f.name, t.state, t.visits from (")
                .add("select b.facility_id, b.state, count(*) as visits from booking b")
                .add(" where b.starts_at >= ?", Moments.toMicros(period.start()))
                .add(" and b.starts_at < ?", Moments.toMicros(period.endExclusive()))
                .add(" and b.starts_at <= ? and b.state in ", now)
                .addIn(STATES)
                .add(" group by b.facility_id, b.state) t")
                .add(" join facility f on f.id = t.facility_id")
                .rows(em)
                .forEach(row -> tally.add(row[0], row[1], counts(row[2], row[3])));
        return tally.lines();
    }

    private static VisitCounts counts(Object state, Object number) {
        long visits = ((Number) number).longValue();
        return switch (BookingState.valueOf((String) state)) {
            case FULFILLED -> new VisitCounts(visits, 0, 0);
            case NO_SHOW -> new VisitCounts(0, visits, 0);
            default -> new VisitCounts(0, 0, visits);
        };
    }
}
