package io.onecare.core;

import static io.onecare.core.Asker.ONLY_ADMINISTRATORS;
import static io.onecare.core.Asker.ONLY_THE_SYSTEM;
import static io.onecare.core.AuthorityRow.row;

import io.onecare.core.report.EmptySearch;
import io.onecare.core.report.EmptySearchReason;
import io.onecare.core.report.EmptySearchTally;
import io.onecare.core.report.ReportPeriod;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/** Who may read reports, and write what they are made of. */
final class AuthorityOfReports {

    private static final ReportPeriod JUNE = ReportPeriod.of(YearMonth.of(2026, 6));

    private AuthorityOfReports() {}

    static List<AuthorityRow> reports(AuthorityFixture f) {
        f.clinic.write(o -> o.emptySearches().keep(Actor.system("test"), tally()));
        return List.of(
                row(
                        "Reports.bookings",
                        ONLY_ADMINISTRATORS,
                        (o, actor) -> o.reports().bookings(actor, JUNE)),
                row(
                        "Reports.dueTimes",
                        ONLY_ADMINISTRATORS,
                        (o, actor) -> o.reports().dueTimes(actor, JUNE)),
                row(
                        "Reports.visits",
                        ONLY_ADMINISTRATORS,
                        (o, actor) -> o.reports().visits(actor, JUNE)),
                row(
                        "Reports.messages",
                        ONLY_ADMINISTRATORS,
                        (o, actor) -> o.reports().messages(actor, JUNE)),
                row(
                        "Reports.searches",
                        ONLY_ADMINISTRATORS,
                        (o, actor) -> o.reports().searches(actor, JUNE)),
                row(
                        "EmptySearches.keep",
                        ONLY_THE_SYSTEM,
                        (o, actor) -> o.emptySearches().keep(actor, tally())),
                row(
                        "EmptySearches.forget",
                        ONLY_THE_SYSTEM,
                        (o, actor) -> o.emptySearches().forget(actor, LocalDate.of(2026, 6, 2))));
    }

    private static EmptySearchTally tally() {
        EmptySearchTally tally = new EmptySearchTally();
        tally.add(
                new EmptySearch(
                        LocalDate.of(2026, 6, 1),
                        "VIS-ALLERGOLOGICA",
                        "TO",
                        "BASE",
                        EmptySearchReason.TOO_FAR));
        return tally;
    }
}
