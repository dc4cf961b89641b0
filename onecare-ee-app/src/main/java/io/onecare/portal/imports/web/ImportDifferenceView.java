package io.onecare.portal.imports.web;

import io.onecare.core.imports.DifferenceCriteria;
import io.onecare.core.imports.DifferenceLine;
import io.onecare.core.imports.FieldChange;
import io.onecare.core.imports.ImportVerdict;
import io.onecare.core.imports.RowType;
import io.onecare.core.imports.SentFile;
import io.onecare.core.imports.SentFileState;
import io.onecare.portal.imports.ImportDesk;
import io.onecare.portal.security.SignIn;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of what an import would change, page by page. */
@Named
@RequestScoped
public class ImportDifferenceView extends FileView {

    private List<DifferenceLine> lines = List.of();
    private @Nullable DifferenceCriteria wanted;

    @Override
    void act(SignIn signIn, SentFile file) throws IOException {
        RowType type =
                ImportParameter.one(request(), RowType.class, "type")
                        .filter(one -> file.kind().rowTypes().contains(one))
                        .orElse(null);
        ImportVerdict verdict =
                ImportParameter.one(request(), ImportVerdict.class, "verdict").orElse(null);
        if (type == null || verdict == null) {
            posted().notFound();
        } else if (file.state() != SentFileState.CHECKED) {
            posted().leadTo(detailOf(file));
        } else {
            wanted = new DifferenceCriteria(type, verdict);
            lines =
                    desk().difference(
                                    signIn,
                                    file,
                                    wanted,
                                    ImportParameter.position(request()),
                                    ImportDesk.PAGE_SIZE);
        }
    }

    /**
     * A line of the difference.
     *
     * @param line the line of the file; empty if it names none
     * @param key its code or number
     * @param changes field by field
     * @param problems what is wrong or odd
     */
    public record Line(String line, String key, List<Change> changes, List<String> problems) {}

    /**
     * What changes in a field.
     *
     * @param field our name of it
     * @param before what is known; empty if the row is new
     * @param after what the file says
     */
    public record Change(String field, String before, String after) {}

    /**
     * Gives the lines.
     *
     * @return in the order of the file
     */
    public List<Line> getLines() {
        SentFile file = getFile();
        if (file == null) {
            return List.of();
        }
        ImportWords words = new ImportWords(language(), file);
        return lines.stream().map(line -> line(line, words)).toList();
    }

    private Line line(DifferenceLine line, ImportWords words) {
        return new Line(
                line.line() == null ? "" : line.line().toString(),
                line.key(),
                line.changes().stream().map(change -> change(change, words)).toList(),
                line.problems().stream()
                        .map(problem -> words.texts().of(problem.reason(), problem.fact()))
                        .toList());
    }

    private static Change change(FieldChange change, ImportWords words) {
        return new Change(
                words.texts().of(change.column()),
                words.value(change.column(), change.before()),
                words.value(change.column(), change.after()));
    }

    /**
     * Tells whether values before are known.
     *
     * @return true for what changes or ends
     */
    public boolean isBeforeShown() {
        return wanted != null
                && (wanted.verdict() == ImportVerdict.CHANGED
                        || wanted.verdict() == ImportVerdict.GONE);
    }

    /**
     * Says which part is shown.
     *
     * @return a title
     */
    public String getTitle() {
        return wanted == null
                ? ""
                : language()
                        .say(
                                "imports.difference.title",
                                new ImportWords(language(), null).title(wanted.rowType()),
                                language().say("imports.verdict." + wanted.verdict()));
    }

    /**
     * Gives where the next page is.
     *
     * @return its address, without the context path; empty if there is none
     */
    public String getNext() {
        SentFile file = getFile();
        return file == null || wanted == null || lines.size() < ImportDesk.PAGE_SIZE
                ? ""
                : address(file, wanted) + "&after=" + lines.get(lines.size() - 1).position();
    }

    /**
     * Gives where the first page is.
     *
     * @return its address, without the context path; empty if this is it
     */
    public String getFirst() {
        SentFile file = getFile();
        return file == null || wanted == null || ImportParameter.position(request()) == 0
                ? ""
                : address(file, wanted);
    }

    private static String address(SentFile file, DifferenceCriteria wanted) {
        return PAGES
                + "/difference?id="
                + file.id()
                + "&type="
                + wanted.rowType()
                + "&verdict="
                + wanted.verdict();
    }
}
