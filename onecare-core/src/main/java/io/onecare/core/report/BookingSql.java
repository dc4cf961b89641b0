package io.onecare.core.report;

import io.onecare.core.NativeSql;
import io.onecare.core.booking.BookingState;
import io.onecare.core.booking.Channel;
import io.onecare.core.time.Moments;
import jakarta.persistence.EntityManager;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts bookings, in two statements. */
final class BookingSql {

    private BookingSql() {}

    static BookingReport report(EntityManager em, ReportPeriod period) {
        Steps steps = new Steps(period);
        Steps.Course<StateCounts> course = steps.course(StateCounts.none());
        Map<Channel, StateCounts> byChannel = new EnumMap<>(Channel.class);
        long moves = 0;
        for (Object[] row : byStep(em, steps)) {
            BookingState state = BookingState.valueOf((String) row[2]);
            long bookings = ((Number) row[3]).longValue();
            if (state == BookingState.RESCHEDULED) {
                moves += bookings;
            } else {
                StateCounts counts = StateCounts.of(state, bookings);
                course.add(row[0], counts);
                byChannel.merge(Channel.valueOf((String) row[1]), counts, StateCounts::plus);
            }
        }
        return new BookingReport(
                period, course.all(), moves, byChannel, byFacility(em, period), course.lines());
    }

    private static List<Object[]> byStep(EntityManager em, Steps steps) {
        NativeSql sql = new NativeSql().add("select p.n, b.channel, b.state, count(*) from ");
        steps.addJoin(sql, "booking b", "b.requested_at");
        return sql.add(" group by p.n, b.channel, b.state").rows(em);
    }

    private static List<FacilityLine<StateCounts>> byFacility(
            EntityManager em, ReportPeriod period) {
        FacilityTally<StateCounts> tally = new FacilityTally<>();
        new NativeSql()
                .add("select f.code, f.name, t.state, t.bookings from (")
                .add("select b.facility_id, b.state, count(*) as bookings from booking b")
                .add(" where b.requested_at >= ?", Moments.toMicros(period.start()))
                .add(" and b.requested_at < ?", Moments.toMicros(period.endExclusive()))
                .add(" and b.state <> ?", BookingState.RESCHEDULED.name())
                .add(" group by b.facility_id, b.state) t")
                .add(" join facility f on f.id = t.facility_id")
                .rows(em)
                .forEach(
                        row ->
                                tally.add(
                                        row[0],
                                        row[1],
                                        StateCounts.of(
                                                BookingState.valueOf((String) row[2]),
                                                ((Number) row[3]).longValue())));
        return tally.lines();
    }
}
