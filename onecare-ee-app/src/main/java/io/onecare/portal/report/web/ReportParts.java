package io.onecare.portal.report.web;

import io.onecare.core.booking.BookingState;
import io.onecare.core.booking.Channel;
import io.onecare.core.care.CareChannel;
import io.onecare.core.report.BookingReport;
import io.onecare.core.report.DueCounts;
import io.onecare.core.report.DueReport;
import io.onecare.core.report.EmptySearchReason;
import io.onecare.core.report.MessageCounts;
import io.onecare.core.report.MessageReport;
import io.onecare.core.report.SearchCounts;
import io.onecare.core.report.SearchReport;
import io.onecare.core.report.StateCounts;
import io.onecare.core.report.VisitCounts;
import io.onecare.core.report.VisitReport;
import io.onecare.portal.faces.Language;
import io.onecare.portal.report.Compared;
import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;

/** Says what is in reports, for the page and for the file alike. */
final class ReportParts {

    private static final List<BookingState> STATES =
            List.of(
                    BookingState.REQUESTED,
                    BookingState.CONFIRMED,
                    BookingState.FULFILLED,
                    BookingState.NO_SHOW,
                    BookingState.CANCELLED,
                    BookingState.DECLINED,
                    BookingState.EXPIRED);

    private static final String PROBLEM = "reports.problem.";

    private final ReportTables tables;
    private final ResourceBundle texts;

    ReportParts(Language language) {
        this.tables = new ReportTables(language);
        this.texts = language.texts();
    }

    List<ReportPart> bookings(Compared<BookingReport> compared) {
        BookingReport report = compared.report();
        BookingReport before = compared.before();
        List<ReportRow> channels = new ArrayList<>();
        for (Channel channel : Channel.values()) {
            StateCounts counts = report.byChannel().get(channel);
            if (counts != null) {
                channels.add(ReportRow.of(tables.text("channel." + channel), states(counts)));
            }
        }
        return List.of(
                new ReportPart(
                        "BOOKINGS",
                        tables.columns(
                                "bookings",
                                "REQUESTED",
                                "CONFIRMED",
                                "FULFILLED",
                                "NO_SHOW",
                                "CANCELLED",
                                "DECLINED",
                                "EXPIRED"),
                        tables.total(report.period(), states(report.all())),
                        tables.total(before.period(), states(before.all())),
                        List.of(
                                new ReportPart.Extra(
                                        tables.text("column.moves"),
                                        ReportValue.of(report.moves()),
                                        ReportValue.of(before.moves()))),
                        tables.chart(
                                report.course(), "bookings", StateCounts::total, null, none -> 0),
                        List.of(
                                tables.table("channel", channels),
                                tables.facilities(report.byFacility(), ReportParts::states),
                                tables.course(report.course(), ReportParts::states))));
    }

    private static List<ReportValue> states(StateCounts counts) {
        List<ReportValue> values = new ArrayList<>();
        values.add(ReportValue.of(counts.total()));
        STATES.forEach(state -> values.add(ReportValue.of(counts.of(state))));
        return values;
    }

    List<ReportPart> dueTimes(Compared<DueReport> compared) {
        DueReport report = compared.report();
        DueReport before = compared.before();
        List<ReportRow> channels = new ArrayList<>();
        for (CareChannel channel : CareChannel.values()) {
            DueCounts counts = report.careByChannel().get(channel);
            if (counts != null) {
                channels.add(ReportRow.of(texts.getString("care.channel." + channel), due(counts)));
            }
        }
        List<String> columns =
                tables.columns("requests", "kept", "missed", "open", "calledoff", "keptshare");
        return List.of(
                new ReportPart(
                        "CARE",
                        columns,
                        tables.total(report.period(), due(report.care())),
                        tables.total(before.period(), due(before.care())),
                        List.of(),
                        tables.chart(
                                report.careCourse(),
                                "kept",
                                DueCounts::kept,
                                "missed",
                                DueCounts::missed),
                        List.of(
                                tables.table("channel", channels),
                                tables.course(report.careCourse(), ReportParts::due))),
                new ReportPart(
                        "ANSWERS",
                        columns,
                        tables.total(report.period(), due(report.answers())),
                        tables.total(before.period(), due(before.answers())),
                        List.of(),
                        tables.chart(
                                report.answersCourse(),
                                "kept",
                                DueCounts::kept,
                                "missed",
                                DueCounts::missed),
                        List.of(
                                tables.facilities(report.answersByFacility(), ReportParts::due),
                                tables.course(report.answersCourse(), ReportParts::due))));
    }

    private static List<ReportValue> due(DueCounts counts) {
        return List.of(
                ReportValue.of(counts.total()),
                ReportValue.of(counts.kept()),
                ReportValue.of(counts.missed()),
                ReportValue.of(counts.open()),
                ReportValue.of(counts.calledOff()),
                ReportValue.of(counts.keptShare()));
    }

    List<ReportPart> visits(Compared<VisitReport> compared) {
        VisitReport report = compared.report();
        VisitReport before = compared.before();
        return List.of(
                new ReportPart(
                        "VISITS",
                        tables.columns(
                                "appointments", "FULFILLED", "NO_SHOW", "unknown", "missedshare"),
                        tables.total(report.period(), visits(report.all())),
                        tables.total(before.period(), visits(before.all())),
                        List.of(),
                        tables.chart(
                                report.course(),
                                "FULFILLED",
                                VisitCounts::fulfilled,
                                "NO_SHOW",
                                VisitCounts::missed),
                        List.of(
                                tables.table(
                                        "reminder",
                                        List.of(
                                                ReportRow.of(
                                                        tables.text("reminder.yes"),
                                                        visits(report.reminded())),
                                                ReportRow.of(
                                                        tables.text("reminder.no"),
                                                        visits(report.notReminded())))),
                                tables.facilities(report.byFacility(), ReportParts::visits),
                                tables.course(report.course(), ReportParts::visits))));
    }

    private static List<ReportValue> visits(VisitCounts counts) {
        return List.of(
                ReportValue.of(counts.total()),
                ReportValue.of(counts.fulfilled()),
                ReportValue.of(counts.missed()),
                ReportValue.of(counts.unknown()),
                ReportValue.of(counts.missedShare()));
    }

    List<ReportPart> messages(Compared<MessageReport> compared) {
        MessageReport report = compared.report();
        MessageReport before = compared.before();
        List<ReportRow> kinds =
                report.lines().stream()
                        .map(
                                line ->
                                        new ReportRow(
                                                tables.text("message." + line.kind())
                                                        + " – "
                                                        + tables.text(
                                                                "audience." + line.audience()),
                                                line.kind().name(),
                                                messages(line.counts())))
                        .toList();
        List<ReportTable> all = new ArrayList<>();
        all.add(tables.table("kind", kinds));
        if (!report.problems().isEmpty()) {
            all.add(tables.table("problem", problems(report.problems())));
        }
        all.add(tables.course(report.course(), ReportParts::messages));
        return List.of(
                new ReportPart(
                        "MESSAGES",
                        tables.columns(
                                "messages",
                                "sent",
                                "failed",
                                "undelivered",
                                "pending",
                                "superseded",
                                "failedshare"),
                        tables.total(report.period(), messages(report.all())),
                        tables.total(before.period(), messages(before.all())),
                        List.of(),
                        tables.chart(
                                report.course(), "failed", MessageCounts::failed, null, none -> 0),
                        all));
    }

    private static List<ReportValue> messages(MessageCounts counts) {
        return List.of(
                ReportValue.of(counts.total()),
                ReportValue.of(counts.sent()),
                ReportValue.of(counts.failed()),
                ReportValue.of(counts.undelivered()),
                ReportValue.of(counts.pending()),
                ReportValue.of(counts.superseded()),
                ReportValue.of(counts.failedShare()));
    }

    /** What is known about them is only that they failed. */
    private List<ReportRow> problems(List<MessageReport.Problem> problems) {
        return problems.stream()
                .map(
                        problem ->
                                new ReportRow(
                                        problem(problem.code()),
                                        problem.code(),
                                        List.of(
                                                ReportValue.none(),
                                                ReportValue.none(),
                                                ReportValue.of(problem.messages()),
                                                ReportValue.none(),
                                                ReportValue.none(),
                                                ReportValue.none(),
                                                ReportValue.none())))
                .toList();
    }

    private String problem(String code) {
        String key = PROBLEM + code;
        return texts.getString(texts.containsKey(key) ? key : PROBLEM + "OTHER");
    }

    List<ReportPart> searches(Compared<SearchReport> compared) {
        SearchReport report = compared.report();
        SearchReport before = compared.before();
        return List.of(
                new ReportPart(
                        "SEARCHES",
                        tables.columns(
                                "searches",
                                "NOT_OFFERED",
                                "TOO_FAR",
                                "NO_PRACTITIONER",
                                "FILTERED"),
                        tables.total(report.period(), searches(report.all())),
                        tables.total(before.period(), searches(before.all())),
                        List.of(),
                        tables.chart(
                                report.course(), "searches", SearchCounts::total, null, none -> 0),
                        List.of(
                                tables.table("service", lines(report.byService(), true)),
                                tables.table("list", lines(report.byPriceList(), false)),
                                tables.course(report.course(), ReportParts::searches))));
    }

    private List<ReportRow> lines(List<SearchReport.Line> lines, boolean areServices) {
        return lines.stream()
                .map(line -> tables.searchLine(line, areServices, searches(line.counts())))
                .toList();
    }

    private static List<ReportValue> searches(SearchCounts counts) {
        return List.of(
                ReportValue.of(counts.total()),
                ReportValue.of(counts.of(EmptySearchReason.NOT_OFFERED)),
                ReportValue.of(counts.of(EmptySearchReason.TOO_FAR)),
                ReportValue.of(counts.of(EmptySearchReason.NO_PRACTITIONER)),
                ReportValue.of(counts.of(EmptySearchReason.FILTERED)));
    }
}
