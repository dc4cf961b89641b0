package io.onecare.core.report;

import io.onecare.core.notification.Audience;
import io.onecare.core.notification.NotificationKind;
import java.util.List;
import java.util.Objects;

/**
 * What became of the messages that were to go out.
 *
 * @param period the period; a message belongs to the day from which it was to be sent
 * @param all all of them
 * @param lines by what they tell and whom, those that failed most often first
 * @param problems why messages were given up, most frequent first
 * @param course day by day or month by month
 */
public record MessageReport(
        ReportPeriod period,
        MessageCounts all,
        List<Line> lines,
        List<Problem> problems,
        List<StepLine<MessageCounts>> course) {

    /** Copies the collections. */
    public MessageReport {
        Objects.requireNonNull(period, "period");
        Objects.requireNonNull(all, "all");
        lines = List.copyOf(lines);
        problems = List.copyOf(problems);
        course = List.copyOf(course);
    }

    /**
     * The messages of one kind to one side.
     *
     * @param kind what they tell
     * @param audience whom
     * @param counts what became of them
     */
    public record Line(NotificationKind kind, Audience audience, MessageCounts counts) {

        /** Checks that nothing is missing. */
        public Line {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(audience, "audience");
            Objects.requireNonNull(counts, "counts");
        }
    }

    /**
     * Why messages were given up.
     *
     * @param code what the sender said, such as {@code BAD_ADDRESS}; without personal data
     * @param messages how many
     */
    public record Problem(String code, long messages) {

        /** Checks that nothing is missing. */
        public Problem {
            Objects.requireNonNull(code, "code");
        }
    }
}
