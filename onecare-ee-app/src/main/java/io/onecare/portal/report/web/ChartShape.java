package io.onecare.portal.report.web;

/**
 * A bar of a chart, in numbers as SVG has them.
 *
 * @param kind filled or hollow
 * @param x from the left
 * @param y from above
 * @param width how wide
 * @param height how high
 * @param words what it stands for
 */
public record ChartShape(
        String kind, String x, String y, String width, String height, String words) {

    private static final double DECIMALS = 100;

    static ChartShape of(
            String kind, double x, double y, double width, double height, String words) {
        return new ChartShape(kind, svg(x), svg(y), svg(width), svg(height), words);
    }

    private static String svg(double number) {
        return String.valueOf(Math.round(number * DECIMALS) / DECIMALS);
    }
}
