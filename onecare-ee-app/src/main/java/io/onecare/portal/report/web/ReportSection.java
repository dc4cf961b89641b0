package io.onecare.portal.report.web;

import io.onecare.portal.faces.Formats;
import io.onecare.portal.faces.Language;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What the page shows of a {@link ReportPart}, in words. */
public final class ReportSection {

    /** How many lines of a table are shown; the file has all. */
    static final int MOST_LINES = 25;

    private final ReportPart part;
    private final Language language;
    private final Formats formats;

    ReportSection(ReportPart part, Language language) {
        this.part = part;
        this.language = language;
        this.formats = Formats.of(language);
    }

    /**
     * A number beside that of the period before.
     *
     * @param label what it is
     * @param now how many
     * @param before how many before
     * @param more how many more, with a sign; empty where that says nothing
     */
    public record Figure(String label, String now, String before, String more) {}

    /**
     * A table.
     *
     * @param id a word for its address
     * @param title what it is broken down by
     * @param heading what stands over the first column
     * @param lines the first lines
     * @param left how many more lines the file has; empty if it has none
     * @param folded whether it is shown only when asked for
     */
    public record Table(
            String id,
            String title,
            String heading,
            List<Line> lines,
            String left,
            boolean folded) {}

    /**
     * A line of a table.
     *
     * @param label what it is about
     * @param code the code of that, or empty
     * @param cells the numbers
     */
    public record Line(String label, String code, List<Cell> cells) {}

    /**
     * A number of a table.
     *
     * @param heading what stands over it
     * @param text the number
     */
    public record Cell(String heading, String text) {}

    /**
     * Gives its id.
     *
     * @return such as {@code CARE}
     */
    public String getId() {
        return part.id();
    }

    /**
     * Gives the heading.
     *
     * @return what is counted
     */
    public String getTitle() {
        return text("part." + part.id() + ".title");
    }

    /**
     * Says what is counted and how.
     *
     * @return sentences
     */
    public String getLead() {
        return text("part." + part.id() + ".lead");
    }

    /**
     * Tells whether there is nothing in this period; "empty" is a word of the expression language.
     *
     * @return true if all tables would be empty
     */
    public boolean isBlank() {
        return part.isEmpty();
    }

    /**
     * Says that there is nothing.
     *
     * @return a sentence
     */
    public String getNothing() {
        return text("part." + part.id() + ".empty");
    }

    /**
     * Tells whether there is something to compare.
     *
     * @return false if there is nothing in this period and in the one before
     */
    public boolean isComparable() {
        return !part.isEmpty() || !part.isNothingBefore();
    }

    /**
     * Gives the headings of the numbers.
     *
     * @return in the order of the columns
     */
    public List<String> getColumns() {
        return part.columns();
    }

    /**
     * Gives when this is about.
     *
     * @return the first day and the last
     */
    public String getNow() {
        return part.total().label();
    }

    /**
     * Gives what it is compared with.
     *
     * @return the first day and the last of the period before
     */
    public String getBefore() {
        return part.before().label();
    }

    /**
     * Gives all together, beside the period before.
     *
     * @return one for each column, and what is not among them
     */
    public List<Figure> getFigures() {
        List<Figure> figures = new ArrayList<>();
        for (int i = 0; i < part.columns().size(); i++) {
            figures.add(
                    figure(
                            part.columns().get(i),
                            part.total().values().get(i),
                            part.before().values().get(i)));
        }
        part.extra()
                .forEach(
                        extra -> figures.add(figure(extra.label(), extra.value(), extra.before())));
        return figures;
    }

    private Figure figure(String label, ReportValue now, ReportValue before) {
        return new Figure(
                label, now.text(formats), before.text(formats), now.more(before, formats));
    }

    /**
     * Gives the breakdowns.
     *
     * @return in their order
     */
    public List<Table> getTables() {
        return part.tables().stream().map(this::table).toList();
    }

    private Table table(ReportTable table) {
        int most = table.isFolded() ? table.rows().size() : MOST_LINES;
        List<Line> lines = table.rows().stream().limit(most).map(this::line).toList();
        int left = table.rows().size() - lines.size();
        return new Table(
                part.id() + "-" + table.id(),
                table.title(),
                table.heading(),
                lines,
                left == 0 ? "" : language.say("reports.left", left),
                table.isFolded());
    }

    private Line line(ReportRow row) {
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < row.values().size(); i++) {
            cells.add(new Cell(part.columns().get(i), row.values().get(i).text(formats)));
        }
        String code = row.code().equals(row.label()) ? "" : row.code();
        return new Line(row.label(), code, cells);
    }

    /**
     * Gives the chart.
     *
     * @return empty if there is nothing to draw
     */
    public List<Chart> getCharts() {
        ReportChart chart = part.chart();
        return chart == null ? List.of() : List.of(new Chart(chart));
    }

    /** A chart, in words and shapes. */
    public final class Chart {

        private final ReportChart chart;

        private Chart(ReportChart chart) {
            this.chart = chart;
        }

        /**
         * Gives what the filled bars are.
         *
         * @return a word
         */
        public String getFilled() {
            return chart.filled();
        }

        /**
         * Gives what the hollow bars are.
         *
         * @return a word; empty if there are none
         */
        public String getHollow() {
            return chart.hollow() == null ? "" : chart.hollow();
        }

        /**
         * Gives the number at the top of the scale.
         *
         * @return a number
         */
        public String getTop() {
            return formats.number(chart.top());
        }

        /**
         * Gives the number in the middle of the scale.
         *
         * @return a number
         */
        public String getHalf() {
            return formats.number(chart.top() / 2);
        }

        /**
         * Gives the first day or month.
         *
         * @return in words
         */
        public String getFirst() {
            return chart.bars().get(0).label();
        }

        /**
         * Gives the last day or month.
         *
         * @return in words; empty if it is the first one as well
         */
        public String getLast() {
            return chart.bars().size() == 1
                    ? ""
                    : chart.bars().get(chart.bars().size() - 1).label();
        }

        /**
         * Gives the size of the drawing.
         *
         * @return as SVG has it
         */
        public String getBox() {
            return "0 0 " + ReportChart.WIDTH + " " + ReportChart.HEIGHT;
        }

        /**
         * Gives the bars.
         *
         * @return from left to right, the lower before the upper
         */
        public List<ChartShape> getShapes() {
            return chart.shapes(formats);
        }

        /**
         * Says in words what the chart shows.
         *
         * @return sentences
         */
        public String getWords() {
            ReportChart.Bar most =
                    chart.bars().stream()
                            .max(Comparator.comparingLong(ReportChart.Bar::total))
                            .orElseThrow();
            String what =
                    chart.hollow() == null
                            ? chart.filled()
                            : language.say("reports.chart.two", chart.filled(), chart.hollow());
            return language.say(
                    "reports.chart.words",
                    what,
                    getFirst(),
                    chart.bars().get(chart.bars().size() - 1).label(),
                    formats.number(most.total()),
                    most.label());
        }
    }

    private String text(String key) {
        return language.texts().getString("reports." + key);
    }
}
