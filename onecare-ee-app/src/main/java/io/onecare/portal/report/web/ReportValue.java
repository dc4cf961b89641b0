package io.onecare.portal.report.web;

import io.onecare.portal.faces.Formats;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * A cell of a report: a number, a part of a whole, or nothing.
 *
 * @param count the number, or null
 * @param share the part, 0 to 1, or null
 */
record ReportValue(@Nullable Long count, @Nullable Double share) {

    private static final String NOTHING = "–";
    private static final String MINUS = "\u2212";

    static ReportValue of(long count) {
        return new ReportValue(count, null);
    }

    static ReportValue of(OptionalDouble share) {
        return new ReportValue(null, share.isPresent() ? share.getAsDouble() : null);
    }

    static ReportValue none() {
        return new ReportValue(null, null);
    }

    /** For people. */
    String text(Formats formats) {
        if (count != null) {
            return formats.number(count);
        }
        return share != null ? formats.percent(share) : NOTHING;
    }

    /** For spreadsheets, which want digits only. */
    String cell(Formats formats) {
        if (count != null) {
            return count.toString();
        }
        return share != null ? formats.percentNumber(share) : "";
    }

    /** How much more it is, with a sign; empty where that says nothing. */
    String more(ReportValue before, Formats formats) {
        if (count == null || before.count == null) {
            return "";
        }
        long more = count - before.count;
        return more == 0 ? "0" : (more > 0 ? "+" : MINUS) + formats.number(Math.abs(more));
    }
}
