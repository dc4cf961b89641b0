package io.onecare.core.report;

import io.onecare.core.NativeSql;
import io.onecare.core.notification.Audience;
import io.onecare.core.notification.NotificationKind;
import io.onecare.core.time.Moments;
import jakarta.persistence.EntityManager;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts messages, in two statements. */
final class MessageSql {

    private record Told(NotificationKind kind, Audience audience) {}

    private MessageSql() {}

    static MessageReport report(EntityManager em, ReportPeriod period) {
        Steps steps = new Steps(period);
        Steps.Course<MessageCounts> course = steps.course(MessageCounts.none());
        Map<Told, MessageCounts> lines = new HashMap<>();
        for (Object[] row : byStep(em, steps)) {
            MessageCounts counts = counts((String) row[3], ((Number) row[4]).longValue());
            course.add(row[0], counts);
            Told told =
                    new Told(
                            NotificationKind.valueOf((String) row[1]),
                            Audience.valueOf((String) row[2]));
            lines.merge(told, counts, MessageCounts::plus);
        }
        return new MessageReport(
                period, course.all(), ordered(lines), problems(em, period), course.lines());
    }

    private static List<MessageReport.Line> ordered(Map<Told, MessageCounts> lines) {
        return lines.entrySet().stream()
                .map(
                        entry ->
                                new MessageReport.Line(
                                        entry.getKey().kind(),
                                        entry.getKey().audience(),
                                        entry.getValue()))
                .sorted(
                        Comparator.<MessageReport.Line>comparingLong(
                                        line -> -line.counts().failed())
                                .thenComparingLong(line -> -line.counts().total())
                                .thenComparing(MessageReport.Line::kind)
                                .thenComparing(MessageReport.Line::audience))
                .toList();
    }

    private static List<Object[]> byStep(EntityManager em, Steps steps) {
        NativeSql sql =
                new NativeSql().add("select p.n, m.kind, m.audience, m.state, count(*) from ");
        steps.addJoin(sql, "outbox_message m", "m.not_before");
        return sql.add(" group by p.n, m.kind, m.audience, m.state").rows(em);
    }

    private static MessageCounts counts(String state, long messages) {
        return switch (state) {
            case "SENT" -> new MessageCounts(messages, 0, 0, 0, 0);
            case "DEAD" -> new MessageCounts(0, messages, 0, 0, 0);
            case "DISMISSED" -> new MessageCounts(0, 0, messages, 0, 0);
            case "PENDING" -> new MessageCounts(0, 0, 0, messages, 0);
            case "SUPERSEDED" -> new MessageCounts(0, 0, 0, 0, messages);
            default ->
                    throw new IllegalStateException(
                            "The state of messages (%s) is not one that there is."
                                    .formatted(state));
        };
    }

    private static List<MessageReport.Problem> problems(EntityManager em, ReportPeriod period) {
        return new NativeSql()
                        .add("select m.problem, count(*) from outbox_message m")
                        .add(" where m.not_before >= ?", Moments.toMicros(period.start()))
                        .add(" and m.not_before < ?", Moments.toMicros(period.endExclusive()))
                        .add(" and m.state in ('DEAD', 'DISMISSED')")
                        .add(" group by m.problem order by 2 desc, 1")
                        .rows(em)
                        .stream()
                        .map(
                                row ->
                                        new MessageReport.Problem(
                                                (String) row[0], ((Number) row[1]).longValue()))
                        .toList();
    }
}
