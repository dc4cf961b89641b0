package io.onecare.portal.imports.web;

import io.onecare.core.imports.SentFile;
import io.onecare.portal.imports.ImportDesk;
import io.onecare.portal.security.SignIn;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.util.List;

/** What is wrong or odd about a file, page by page. */
@Named
@RequestScoped
public class ImportProblemsView extends FileView {

    private List<ProblemLine> lines = List.of();
    private boolean warnings;

    @Override
    void act(SignIn signIn, SentFile file) {
        warnings = "true".equals(request().getParameter("warnings"));
        ImportWords words = new ImportWords(language(), file);
        lines =
                desk()
                        .problems(
                                signIn,
                                file,
                                warnings,
                                ImportParameter.position(request()),
                                ImportDesk.PAGE_SIZE)
                        .stream()
                        .map(words::line)
                        .toList();
    }

    /**
     * Gives what is wrong or odd.
     *
     * @return in the order in which it was found
     */
    public List<ProblemLine> getLines() {
        return lines;
    }

    /**
     * Tells what is shown.
     *
     * @return true for what is odd, false for what is wrong
     */
    public boolean isWarnings() {
        return warnings;
    }

    /**
     * Gives where the next page is.
     *
     * @return its address, without the context path; empty if there is none
     */
    public String getNext() {
        return lines.size() < ImportDesk.PAGE_SIZE
                ? ""
                : getAddress() + "&after=" + lines.get(lines.size() - 1).position();
    }

    /**
     * Tells whether this is not the first page.
     *
     * @return true if there is something before it
     */
    public boolean isContinued() {
        return ImportParameter.position(request()) > 0;
    }

    /**
     * Gives where the first page is.
     *
     * @return its address, without the context path
     */
    public String getAddress() {
        return PAGES + "/problems?" + getQuery();
    }

    /**
     * Gives what addresses of files say.
     *
     * @return the parameters
     */
    public String getQuery() {
        SentFile file = getFile();
        return "id=" + (file == null ? "" : file.id()) + "&warnings=" + warnings;
    }
}
