package io.onecare.portal.report.web;

import io.onecare.portal.faces.Formats;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Bars side by side, of one number or of two on top of each other: the lower filled, the upper
 * hollow, so that they are told apart without colour. Drawn in a square of {@value #WIDTH} by
 * {@value #HEIGHT} that is stretched; words and numbers stand around it.
 *
 * @param filled what the lower part is
 * @param hollow what the upper part is; null if there is none
 * @param bars from left to right
 * @param top the number at the top of the scale, even
 */
record ReportChart(String filled, @Nullable String hollow, List<Bar> bars, long top) {

    static final int WIDTH = 1_000;
    static final int HEIGHT = 100;

    /** How much of its place a bar takes. */
    private static final double THICKNESS = 0.7;

    ReportChart {
        bars = List.copyOf(bars);
    }

    /**
     * A day or month.
     *
     * @param label which
     * @param lower the number of the filled part
     * @param upper the number of the hollow part
     */
    record Bar(String label, long lower, long upper) {

        long total() {
            return lower + upper;
        }
    }

    static ReportChart of(String filled, @Nullable String hollow, List<Bar> bars) {
        long most = bars.stream().mapToLong(Bar::total).max().orElse(0);
        return new ReportChart(filled, hollow, bars, top(most));
    }

    /** The next number whose half is a whole and round one as well. */
    static long top(long most) {
        long ten = 1;
        while (ten * 10 < most) {
            ten *= 10;
        }
        for (int times = 2; times <= 10; times += 2) {
            if (times * ten >= most) {
                return times * ten;
            }
        }
        return ten * 20;
    }

    /** The shapes of the bars, those of nothing left out. */
    List<ChartShape> shapes(Formats formats) {
        List<ChartShape> shapes = new ArrayList<>();
        double place = (double) WIDTH / bars.size();
        double width = place * THICKNESS;
        for (int i = 0; i < bars.size(); i++) {
            Bar bar = bars.get(i);
            double x = i * place + (place - width) / 2;
            double lower = (double) HEIGHT * bar.lower() / top;
            double upper = (double) HEIGHT * bar.upper() / top;
            String words = words(bar, formats);
            if (bar.lower() > 0) {
                shapes.add(ChartShape.of("filled", x, HEIGHT - lower, width, lower, words));
            }
            if (bar.upper() > 0) {
                shapes.add(ChartShape.of("hollow", x, HEIGHT - lower - upper, width, upper, words));
            }
        }
        return shapes;
    }

    private String words(Bar bar, Formats formats) {
        String first = bar.label() + ": " + filled + " " + formats.number(bar.lower());
        return hollow == null ? first : first + ", " + hollow + " " + formats.number(bar.upper());
    }
}
