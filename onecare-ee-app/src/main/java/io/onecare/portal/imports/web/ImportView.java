package io.onecare.portal.imports.web;

import io.onecare.core.imports.ImportCounts;
import io.onecare.core.imports.ImportMode;
import io.onecare.core.imports.ImportReport;
import io.onecare.core.imports.ImportVerdict;
import io.onecare.core.imports.RowType;
import io.onecare.core.imports.SentFile;
import io.onecare.core.imports.SentFileState;
import io.onecare.core.imports.SentFileStep;
import io.onecare.imports.ImportTexts;
import io.onecare.portal.imports.ImportFaults;
import io.onecare.portal.imports.ImportJob;
import io.onecare.portal.imports.ImportShare;
import io.onecare.portal.security.SignIn;
import io.onecare.portal.settings.PortalSettings;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where a file stands: progress, report, or what became of it. */
@Named
@RequestScoped
public class ImportView extends FileView {

    @Inject private ImportJob job;
    @Inject private PortalSettings settings;

    private @Nullable ImportReport report;

    @Override
    void act(SignIn signIn, SentFile file) throws IOException {
        if (posted().isSent()) {
            take(signIn, file);
        }
        report = desk().report(signIn, file).orElse(null);
        if (!posted().isSent() && file.state() == SentFileState.MAPPING) {
            posted().leadTo(PAGES + "/mapping?id=" + file.id());
        }
    }

    private void take(SignIn signIn, SentFile file) throws IOException {
        switch (typed("step")) {
            case "abandon" -> {
                if (job.abandon(signIn, file)) {
                    posted().leadTo(PAGES + "?done=abandoned");
                } else {
                    messages().add("", "BUSY");
                }
            }
            case "again" -> begin(signIn, file);
            case "apply" -> apply(signIn, file);
            default -> posted().leadTo(detailOf(file));
        }
    }

    /** What was broken off, or a check of what is staged. */
    private void begin(SignIn signIn, SentFile file) throws IOException {
        SentFileStep step =
                file.state() == SentFileState.APPLYING
                        ? SentFileStep.APPLY
                        : file.staged() && file.state() == SentFileState.CHECKED
                                ? SentFileStep.CHECK
                                : SentFileStep.READ;
        if (job.begin(signIn, file.id(), step)) {
            posted().leadTo(detailOf(file));
        } else {
            messages().add("", "BUSY");
        }
    }

    /** Applies what the page has shown, and nothing else. */
    private void apply(SignIn signIn, SentFile file) throws IOException {
        ImportReport now = desk().report(signIn, file).orElse(null);
        if (now == null || !seenAt(now).equals(typed("seen"))) {
            messages().add("", "SEEN_ANOTHER");
            return;
        }
        long gone = now.total().gone();
        if (isTyping(now) && !typed("gone").replaceAll("[.\\s\u00a0]", "").equals("" + gone)) {
            messages().add("gone", "GONE_NOT_TYPED", formats().number(gone));
            return;
        }
        if (!typed("confirm").equals("yes")) {
            messages().add("confirm", "NOT_CONFIRMED");
            return;
        }
        if (job.begin(signIn, file.id(), SentFileStep.APPLY)) {
            posted().leadTo(detailOf(file));
        } else {
            messages().add("", "BUSY");
        }
    }

    private static String seenAt(ImportReport report) {
        return report.checkedAt() == null ? "" : report.checkedAt().toString();
    }

    private boolean isTyping(ImportReport shown) {
        return ImportShare.isMoreGone(shown, settings.importGonePercent());
    }

    /**
     * Tells which part of the page is shown.
     *
     * @return WORK, FORSAKEN, REPORT or OVER
     */
    public String getPart() {
        SentFile file = getFile();
        if (file == null) {
            return "";
        }
        return switch (file.state()) {
            case CHECKING, APPLYING -> desk().isForsaken(file) ? "FORSAKEN" : "WORK";
            case CHECKED -> "REPORT";
            case MAPPING, APPLIED, ABANDONED -> "OVER";
        };
    }

    /**
     * Says how far the work is.
     *
     * @return a sentence
     */
    public String getProgress() {
        SentFile file = getFile();
        return file == null ? "" : Progress.say(file, language());
    }

    /**
     * Says why the last piece of work came to nothing.
     *
     * @return empty if it did not
     */
    public String getFault() {
        SentFile file = getFile();
        return file == null || file.fault() == null
                ? ""
                : ImportFaults.say(file.fault(), language());
    }

    /**
     * Tells whether the network was changed since the check.
     *
     * @return true if it is to be checked again
     */
    public boolean isOutdated() {
        SentFile file = getFile();
        return file != null
                && file.fault() != null
                && ImportFaults.isChangedSinceCheck(file.fault());
    }

    /**
     * A type of row, and how many came to what.
     *
     * @param title what it is called
     * @param cells new, changed, gone, unchanged and wrong
     */
    public record CountLine(String title, List<CountCell> cells) {}

    /**
     * A count.
     *
     * @param label what it counts
     * @param number the count
     * @param href where they are listed, without the context path; empty if there are none
     */
    public record CountCell(String label, String number, String href) {}

    private static final List<ImportVerdict> ORDER =
            List.of(
                    ImportVerdict.NEW,
                    ImportVerdict.CHANGED,
                    ImportVerdict.GONE,
                    ImportVerdict.UNCHANGED,
                    ImportVerdict.WRONG);

    /**
     * Gives how many came to what.
     *
     * @return by type of row
     */
    public List<CountLine> getCounts() {
        List<CountLine> lines = new ArrayList<>();
        if (report != null && getFile() != null) {
            ImportWords words = new ImportWords(language(), null);
            for (RowType type : report.kind().rowTypes()) {
                ImportCounts counts = report.counts().get(type);
                if (counts == null) {
                    continue; // see getSilentText
                }
                List<CountCell> cells = new ArrayList<>();
                for (ImportVerdict verdict : ORDER) {
                    long count = count(counts, verdict);
                    cells.add(
                            new CountCell(
                                    language().say("imports.verdict." + verdict),
                                    formats().number(count),
                                    count == 0 || getFile().state() != SentFileState.CHECKED
                                            ? ""
                                            : PAGES
                                                    + "/difference?id="
                                                    + getFile().id()
                                                    + "&type="
                                                    + type
                                                    + "&verdict="
                                                    + verdict));
                }
                lines.add(new CountLine(words.title(type), cells));
            }
        }
        return lines;
    }

    /**
     * Says of which data the file does not speak.
     *
     * @return a sentence; empty if it speaks of all that such a file may hold
     */
    public String getSilentText() {
        if (report == null) {
            return "";
        }
        Set<RowType> spokenOf = report.counts().keySet();
        ImportTexts texts = new ImportWords(language(), null).texts();
        String silent =
                report.kind().rowTypes().stream()
                        .filter(type -> !spokenOf.contains(type))
                        .map(texts::of)
                        .collect(Collectors.joining(", "));
        return silent.isEmpty() ? "" : language().say("imports.report.silent", silent);
    }

    private static long count(ImportCounts counts, ImportVerdict verdict) {
        return switch (verdict) {
            case NEW -> counts.added();
            case CHANGED -> counts.changed();
            case GONE -> counts.gone();
            case UNCHANGED -> counts.unchanged();
            case WRONG -> counts.wrong();
        };
    }

    /**
     * Gives how many things are wrong.
     *
     * @return 0 or more
     */
    public long getProblems() {
        return report == null ? 0 : report.total().problems();
    }

    /**
     * Gives how many things are odd.
     *
     * @return 0 or more
     */
    public long getWarnings() {
        return report == null ? 0 : report.total().warnings();
    }

    /**
     * Says how many things are wrong.
     *
     * @return a sentence
     */
    public String getProblemsText() {
        return language().say("imports.report.problems", getProblems());
    }

    /**
     * Says how many things are odd.
     *
     * @return a sentence
     */
    public String getWarningsText() {
        return language().say("imports.report.warnings", getWarnings());
    }

    /**
     * Tells whether it can be applied.
     *
     * @return false if something is wrong, nothing changes, or it is to be checked again
     */
    public boolean isApplicable() {
        return report != null
                && getProblems() == 0
                && report.total().changesAnything()
                && !isOutdated();
    }

    /**
     * Tells whether applying would change nothing.
     *
     * @return true if all is known as it is
     */
    public boolean isUnchanging() {
        return report != null && getProblems() == 0 && !report.total().changesAnything();
    }

    /**
     * Says what applying would do.
     *
     * @return a sentence with the counts
     */
    public String getCountsText() {
        if (report == null) {
            return "";
        }
        ImportCounts total = report.total();
        return language()
                .say(
                        "imports.counts",
                        formats().number(total.added()),
                        formats().number(total.changed()),
                        formats().number(total.gone()));
    }

    /**
     * Says what becomes of what the file does not name.
     *
     * @return a sentence
     */
    public String getModeText() {
        return report == null
                ? ""
                : language()
                        .say(
                                report.mode() == ImportMode.UPSERT
                                        ? "imports.apply.UPSERT"
                                        : "imports.apply.REPLACE",
                                formats().date(report.asOf()));
    }

    /**
     * Tells whether the number of things that end is to be typed.
     *
     * @return true if they are more than the share that is set
     */
    public boolean isTypingGone() {
        return report != null && isTyping(report);
    }

    /**
     * Says which number is to be typed.
     *
     * @return a sentence
     */
    public String getGoneText() {
        return report == null
                ? ""
                : language()
                        .say(
                                "imports.input.gone.label",
                                formats().number(report.total().gone()),
                                ImportShare.percent(report));
    }

    /**
     * Gives which report is shown.
     *
     * @return when it was made
     */
    public String getSeen() {
        return report == null ? "" : seenAt(report);
    }

    /**
     * Says when it was checked.
     *
     * @return a moment
     */
    public String getCheckedAt() {
        return report == null || report.checkedAt() == null
                ? ""
                : formats().moment(report.checkedAt());
    }

    /**
     * Says what became of it.
     *
     * @return a sentence
     */
    public String getOutcome() {
        SentFile file = getFile();
        if (file == null) {
            return "";
        }
        return file.state() == SentFileState.APPLIED && report != null && report.appliedAt() != null
                ? language().say("imports.over.APPLIED", formats().moment(report.appliedAt()))
                : language().say("imports.over.ABANDONED");
    }
}
