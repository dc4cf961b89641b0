package io.onecare.portal.report.web;

import io.onecare.core.report.ReportPeriod;
import io.onecare.portal.faces.Language;
import io.onecare.portal.report.ReportKind;
import io.onecare.portal.report.ReportsDesk;
import io.onecare.portal.security.SignIn;
import java.util.List;

/** Asks the desk for a report and says what is in it. */
final class ReportCall {

    private ReportCall() {}

    /** Empty for whoever may not know. */
    static List<ReportPart> parts(
            ReportsDesk desk,
            SignIn signIn,
            ReportKind kind,
            ReportPeriod period,
            Language language) {
        ReportParts parts = new ReportParts(language);
        return switch (kind) {
            case BOOKINGS -> desk.bookings(signIn, period).map(parts::bookings).orElse(List.of());
            case DUE -> desk.dueTimes(signIn, period).map(parts::dueTimes).orElse(List.of());
            case VISITS -> desk.visits(signIn, period).map(parts::visits).orElse(List.of());
            case MESSAGES -> desk.messages(signIn, period).map(parts::messages).orElse(List.of());
            case SEARCHES -> desk.searches(signIn, period).map(parts::searches).orElse(List.of());
        };
    }
}
