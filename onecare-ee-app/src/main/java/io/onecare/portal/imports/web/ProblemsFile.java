package io.onecare.portal.imports.web;

import io.onecare.core.imports.ImportProblem;
import io.onecare.core.imports.Imports;
import io.onecare.core.imports.SentFile;
import io.onecare.portal.faces.Language;
import io.onecare.portal.faces.Spreadsheet;
import io.onecare.portal.imports.ImportDesk;
import io.onecare.portal.security.SignIn;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Gives what is wrong or odd about a file as a file, for whoever mends it. */
public class ProblemsFile extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient ImportDesk desk;

    /**
     * Made by the container.
     *
     * @param desk knows what is wrong
     */
    @Inject
    public ProblemsFile(ImportDesk desk) {
        this.desk = desk;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        SignIn signIn = SignIn.of(request).orElse(null);
        SentFile file =
                signIn == null
                        ? null
                        : ImportParameter.id(request, "id")
                                .flatMap(id -> desk.find(signIn, id))
                                .orElse(null);
        if (signIn == null || file == null) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        boolean warnings = "true".equals(request.getParameter("warnings"));
        ImportWords words = new ImportWords(Language.of(request), file);
        List<List<String>> rows = new ArrayList<>();
        long after = 0;
        List<ImportProblem> page;
        do {
            page = desk.problems(signIn, file, warnings, after, Imports.MAX_PAGE_SIZE);
            for (ImportProblem problem : page) {
                ProblemLine line = words.line(problem);
                rows.add(
                        List.of(
                                line.line(),
                                line.what(),
                                line.key(),
                                line.column(),
                                line.theirs(),
                                line.reason()));
                after = problem.position();
            }
        } while (page.size() == Imports.MAX_PAGE_SIZE && rows.size() < ImportDesk.FILE_SIZE);
        Spreadsheet.send(
                response,
                warnings ? "onecare-import-warnings" : "onecare-import-errors",
                Spreadsheet.of(
                        List.of(
                                words.text("imports.problems.line"),
                                words.text("imports.problems.what"),
                                words.text("imports.problems.key"),
                                words.text("imports.problems.column"),
                                words.text("imports.problems.theirs"),
                                words.text("imports.problems.reason")),
                        rows.stream()));
    }
}
