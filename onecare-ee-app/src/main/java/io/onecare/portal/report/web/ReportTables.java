package io.onecare.portal.report.web;

import io.onecare.core.report.Counts;
import io.onecare.core.report.FacilityLine;
import io.onecare.core.report.ReportPeriod;
import io.onecare.core.report.SearchReport;
import io.onecare.core.report.StepLine;
import io.onecare.portal.faces.Formats;
import io.onecare.portal.faces.Language;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Makes the tables and charts that reports have in common. */
final class ReportTables {

    private final Language language;
    private final Formats formats;

    ReportTables(Language language) {
        this.language = language;
        this.formats = Formats.of(language);
    }

    String text(String key) {
        return language.texts().getString("reports." + key);
    }

    List<String> columns(String... names) {
        List<String> columns = new ArrayList<>();
        for (String name : names) {
            columns.add(text("column." + name));
        }
        return columns;
    }

    /** All together, of this period and of the one before. */
    ReportRow total(ReportPeriod period, List<ReportValue> values) {
        return ReportRow.of(span(period), values);
    }

    <C extends Counts<C>> ReportTable facilities(
            List<FacilityLine<C>> lines, Function<C, List<ReportValue>> values) {
        List<ReportRow> rows = new ArrayList<>();
        for (FacilityLine<C> line : lines) {
            String code = line.code();
            rows.add(
                    new ReportRow(
                            code == null
                                    ? language.say("reports.unnamed.facilities", line.facilities())
                                    : String.valueOf(line.name()),
                            code == null ? "" : code,
                            values.apply(line.counts())));
        }
        return table("facility", rows);
    }

    ReportTable table(String id, List<ReportRow> rows) {
        return new ReportTable(id, text("by." + id), text("heading." + id), rows, false);
    }

    <C extends Counts<C>> ReportTable course(
            List<StepLine<C>> lines, Function<C, List<ReportValue>> values) {
        List<ReportRow> rows =
                lines.stream()
                        .map(line -> ReportRow.of(step(line.step()), values.apply(line.counts())))
                        .toList();
        String id = isByMonth(lines) ? "month" : "day";
        return new ReportTable(id, text("by." + id), text("heading." + id), rows, true);
    }

    <C extends Counts<C>> @Nullable ReportChart chart(
            List<StepLine<C>> lines,
            String filled,
            ToLongFunction<C> lower,
            @Nullable String hollow,
            ToLongFunction<C> upper) {
        List<ReportChart.Bar> bars =
                lines.stream()
                        .map(
                                line ->
                                        new ReportChart.Bar(
                                                step(line.step()),
                                                lower.applyAsLong(line.counts()),
                                                upper.applyAsLong(line.counts())))
                        .toList();
        return bars.stream().allMatch(bar -> bar.total() == 0)
                ? null
                : ReportChart.of(
                        text("column." + filled),
                        hollow == null ? null : text("column." + hollow),
                        bars);
    }

    private static <C extends Counts<C>> boolean isByMonth(List<StepLine<C>> lines) {
        return lines.stream()
                .anyMatch(line -> !line.step().untilExclusive().equals(next(line.step().from())));
    }

    private static LocalDate next(LocalDate day) {
        return day.plusDays(1);
    }

    /** A day, a month, or the part of one. */
    private String step(ReportPeriod step) {
        if (step.untilExclusive().equals(next(step.from()))) {
            return formats.longDate(step.from());
        }
        YearMonth month = YearMonth.from(step.from());
        return step.equals(ReportPeriod.of(month)) ? formats.month(month) : span(step);
    }

    /** Its first and its last day. */
    String span(ReportPeriod period) {
        return language.say(
                "reports.span", formats.date(period.from()), formats.date(period.lastDay()));
    }

    /** What was looked for and where; null for a price list is nowhere in particular. */
    ReportRow searchLine(SearchReport.Line line, boolean isService, List<ReportValue> values) {
        String code = line.code();
        if (code == null) {
            String key = isService ? "services" : "lists";
            return ReportRow.of(language.say("reports.unnamed." + key, line.things()), values);
        }
        String name = line.name() == null ? code : line.name().in(language.locale());
        String province = line.province() == null ? text("province.none") : line.province();
        return new ReportRow(
                isService ? language.say("reports.service.province", name, province) : name,
                code,
                values);
    }
}
