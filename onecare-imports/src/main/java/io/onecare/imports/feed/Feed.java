package io.onecare.imports.feed;

import io.onecare.core.Actor;
import io.onecare.core.Transactions;
import io.onecare.core.imports.ImportCounts;
import io.onecare.core.imports.ImportId;
import io.onecare.core.imports.ImportOutcome;
import io.onecare.core.imports.ImportProblem;
import io.onecare.core.imports.ImportProgress;
import io.onecare.core.imports.ImportRefusal;
import io.onecare.core.imports.ImportReport;
import io.onecare.core.imports.Imports;
import io.onecare.core.imports.RowType;
import io.onecare.imports.FileOutcome;
import io.onecare.imports.FileStaging;
import io.onecare.imports.ImportFile;
import io.onecare.imports.ImportTexts;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.ResourceBundle;

/**
 * Imports files without anybody watching: staged, checked, and applied if no line is wrong and not
 * too much would end. Applied is all or nothing.
 */
public final class Feed {

    /** How many problems go to the stream of a report; its file has all. */
    private static final int SHOWN = 50;

    /** How often it is checked anew because somebody changed the data meanwhile. */
    private static final int ATTEMPTS = 3;

    /** What a killed run has left is kept no longer: the most that ONECARE_IMPORT_HOURS allows. */
    private static final Duration KEPT = Duration.ofHours(72);

    private final Imports imports;
    private final Transactions transactions;
    private final Actor actor;
    private final Clock clock;
    private final ImportTexts texts;
    private final ResourceBundle words;

    /**
     * Makes one.
     *
     * @param imports where it goes
     * @param transactions runs each step in a transaction
     * @param actor who imports; an administrator or the system
     * @param clock tells the time
     * @param language of the reports; English, else Italian
     */
    public Feed(
            Imports imports, Transactions transactions, Actor actor, Clock clock, Locale language) {
        this.imports = Objects.requireNonNull(imports, "imports");
        this.transactions = Objects.requireNonNull(transactions, "transactions");
        this.actor = Objects.requireNonNull(actor, "actor");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.texts = ImportTexts.in(language);
        boolean isEnglish = language.getLanguage().equals(Locale.ENGLISH.getLanguage());
        this.words =
                ResourceBundle.getBundle(
                        "io.onecare.imports.feed.texts",
                        isEnglish ? Locale.ENGLISH : Locale.ITALIAN);
    }

    /**
     * Imports files.
     *
     * @param files the files, as {@link FileStaging#stage} wants them
     * @param rules what may be done with them
     * @param report where is told what came of it
     * @param listener hears how far it is
     * @return what came of it; the last line of the report says the same
     * @throws IllegalArgumentException if the files do not go together
     * @throws IOException if a file cannot be read from its disk; nothing was changed
     */
    public FeedOutcome run(
            List<ImportFile> files, FeedRules rules, FeedReport report, FeedListener listener)
            throws IOException {
        FeedOutcome outcome = new Run(files, rules, report, listener).run();
        report.line(words.getString("exit." + outcome.name()));
        return outcome;
    }

    /** One run. */
    private final class Run {
        private final List<ImportFile> files;
        private final FeedRules rules;
        private final FeedReport report;
        private final FeedListener listener;
        private final ReportText lines;

        Run(List<ImportFile> files, FeedRules rules, FeedReport report, FeedListener listener) {
            this.files = files;
            this.rules = rules;
            this.report = report;
            this.listener = listener;
            this.lines = new ReportText(texts, words, files);
        }

        FeedOutcome run() throws IOException {
            report.line(
                    words.getString("title")
                            .replace("{0}", texts.of(files.get(0).mapping().kind()))
                            .replace("{1}", rules.asOf().toString())
                            .replace("{2}", words.getString(rules.mode().name())));
            FileOutcome staged =
                    new FileStaging(imports, transactions, rules.limits())
                            .stage(
                                    actor,
                                    rules.mode(),
                                    rules.asOf(),
                                    files,
                                    part -> listener.progressed(words.getString("reading"), part));
            if (staged instanceof FileOutcome.Unreadable unreadable) {
                report.line(
                        unreadable.file().path().getFileName()
                                + ": "
                                + texts.of(unreadable.fault()));
                return FeedOutcome.UNREADABLE_FILE;
            }
            if (staged instanceof FileOutcome.Refused refused) {
                report.line(texts.of(refused.reason()));
                return FeedOutcome.REFUSED;
            }
            ImportId id = ((FileOutcome.Staged) staged).report().id();
            try {
                return checkAndApply(id);
            } finally { // a check is over when its report is written
                transactions.inTransaction(() -> imports.abandon(actor, id));
                imports.cleanUp(actor, clock.instant().minus(KEPT), transactions);
            }
        }

        private FeedOutcome checkAndApply(ImportId id) {
            for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
                ImportOutcome outcome = imports.check(actor, id, transactions, this::doneSoFar);
                if (outcome instanceof ImportOutcome.Refused refused) {
                    if (refused.reason() == ImportRefusal.CHANGED_SINCE_CHECK) {
                        continue;
                    }
                    report.line(texts.of(refused.reason()));
                    return FeedOutcome.REFUSED;
                }
                ImportReport checked = ((ImportOutcome.Done) outcome).report();
                report.line(lines.counts(checked));
                tell(checked);
                if (checked.total().wrong() > 0) {
                    return FeedOutcome.WRONG_LINES;
                }
                if (!rules.applies()) {
                    return FeedOutcome.DONE;
                }
                if (isTooMuchGone(checked, rules.maxGonePercent())) {
                    return FeedOutcome.TOO_MUCH_GONE;
                }
                ImportOutcome applied =
                        transactions.inTransaction(() -> imports.apply(actor, id, this::doneSoFar));
                if (applied instanceof ImportOutcome.Done) {
                    report.line(
                            words.getString(
                                    checked.total().changesAnything() ? "applied" : "nothing"));
                    return FeedOutcome.DONE;
                }
                ImportRefusal reason = ((ImportOutcome.Refused) applied).reason();
                if (reason != ImportRefusal.CHANGED_SINCE_CHECK) {
                    report.line(texts.of(reason));
                    return FeedOutcome.REFUSED;
                }
            }
            return FeedOutcome.TRY_AGAIN;
        }

        private boolean isTooMuchGone(ImportReport checked, BigDecimal maxPercent) {
            boolean isTooMuch = false;
            for (RowType type : checked.kind().rowTypes()) {
                ImportCounts counts = checked.counts().getOrDefault(type, ImportCounts.NONE);
                long known = counts.gone() + counts.changed() + counts.unchanged();
                BigDecimal allowed = maxPercent.multiply(BigDecimal.valueOf(known));
                if (BigDecimal.valueOf(100 * counts.gone()).compareTo(allowed) > 0) {
                    report.line(
                            words.getString("tooMuchGone")
                                    .replace("{0}", texts.of(type))
                                    .replace("{1}", Long.toString(counts.gone()))
                                    .replace("{2}", Long.toString(known))
                                    .replace("{3}", maxPercent.toPlainString()));
                    isTooMuch = true;
                }
            }
            return isTooMuch;
        }

        private void tell(ImportReport checked) {
            tell(checked.id(), false, "problems", checked.total().problems());
            tell(checked.id(), true, "oddities", checked.total().warnings());
        }

        private void tell(ImportId id, boolean warnings, String title, long count) {
            if (count == 0) {
                return;
            }
            report.line(words.getString(title).replace("{0}", Long.toString(count)));
            long after = 0;
            int shown = 0;
            List<ImportProblem> page = new ArrayList<>();
            do {
                long from = after;
                page =
                        transactions.inTransaction(
                                () ->
                                        imports.problems(
                                                actor, id, warnings, from, Imports.MAX_PAGE_SIZE));
                for (ImportProblem problem : page) {
                    String line = "  " + lines.problem(problem);
                    if (shown++ < SHOWN) {
                        report.line(line);
                    } else {
                        report.lineOfFile(line);
                    }
                    after = problem.position();
                }
            } while (page.size() == Imports.MAX_PAGE_SIZE && (shown < SHOWN || report.hasFile()));
            if (count > SHOWN) {
                report.line(
                        words.getString(report.hasFile() ? "restInFile" : "rest")
                                .replace("{0}", Long.toString(count - SHOWN)));
            }
        }

        private void doneSoFar(ImportProgress progress) {
            if (progress.total() > 0) {
                listener.progressed(
                        words.getString(progress.phase().name())
                                + " "
                                + texts.of(progress.rowType()),
                        (double) progress.done() / progress.total());
            }
        }
    }
}
