package io.onecare.portal.report.web;

import io.onecare.core.report.ReportPeriod;
import io.onecare.portal.faces.FormMessages;
import io.onecare.portal.faces.Language;
import io.onecare.portal.faces.Spreadsheet;
import io.onecare.portal.report.ReportsDesk;
import io.onecare.portal.security.SignIn;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Gives a report as a file. */
public class ReportFile extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient ReportsDesk desk;

    /**
     * Made by the container.
     *
     * @param desk counts
     */
    @Inject
    public ReportFile(ReportsDesk desk) {
        this.desk = desk;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Language language = Language.of(request);
        ReportForm form = new ReportForm(request::getParameter, desk.today());
        Optional<ReportPeriod> period =
                form.period(new FormMessages(language, "reports.message.error."));
        Optional<SignIn> signIn = SignIn.of(request);
        List<ReportPart> parts =
                period.isPresent() && signIn.isPresent()
                        ? ReportCall.parts(desk, signIn.get(), form.kind(), period.get(), language)
                        : List.of();
        if (period.isEmpty() || parts.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        Spreadsheet.send(
                response,
                "onecare-%s-%s-%s"
                        .formatted(
                                form.kind().name().toLowerCase(Locale.ROOT),
                                period.get().from(),
                                period.get().lastDay()),
                ReportCells.of(parts, language));
    }
}
