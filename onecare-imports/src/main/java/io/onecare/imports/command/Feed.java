package io.onecare.imports.command;

import io.onecare.core.Actor;
import io.onecare.core.JavaSeTransactions;
import io.onecare.core.OneCare;
import io.onecare.core.imports.ImportCounts;
import io.onecare.core.imports.ImportId;
import io.onecare.core.imports.ImportMode;
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
import io.onecare.imports.table.TableLimits;
import jakarta.persistence.EntityManagerFactory;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;

/** One run: staged, checked, and applied if it may be. */
final class Feed {

    private static final Actor ACTOR = Actor.system("import-command");

    /** How many problems go to the standard output; the file has all. */
    private static final int SHOWN = 50;

    /** How often it is checked anew because somebody changed the data meanwhile. */
    private static final int ATTEMPTS = 3;

    /** What a killed run has left is kept so long, for whoever looks into it. */
    private static final Duration KEPT = Duration.ofDays(7);

    private final JavaSeTransactions transactions;
    private final Imports imports;
    private final Clock clock;
    private final ImportTexts texts;
    private final ResourceBundle words;
    private final Report report;
    private final PrintStream err;
    private int told = -1;

    Feed(
            EntityManagerFactory factory,
            Clock clock,
            ImportTexts texts,
            ResourceBundle words,
            Report report,
            PrintStream err) {
        this.transactions = JavaSeTransactions.over(factory);
        this.imports =
                OneCare.builder()
                        .entityManager(transactions::entityManager)
                        .clock(clock)
                        .build()
                        .imports();
        this.clock = clock;
        this.texts = texts;
        this.words = words;
        this.report = report;
        this.err = err;
    }

    ExitCode run(List<ImportFile> files, ImportMode mode, LocalDate asOf, Options options)
            throws WrongUseException, IOException {
        ReportText lines = new ReportText(texts, words, files);
        report.line(
                words.getString("title")
                        .replace("{0}", texts.of(files.get(0).mapping().kind()))
                        .replace("{1}", asOf.toString())
                        .replace("{2}", words.getString("" + mode.name())));
        FileOutcome staged;
        try {
            staged =
                    new FileStaging(imports, transactions, TableLimits.ofFeeds())
                            .stage(ACTOR, mode, asOf, files, this::readSoFar);
        } catch (IllegalArgumentException fault) {
            throw new WrongUseException(String.valueOf(fault.getMessage()));
        }
        if (staged instanceof FileOutcome.Unreadable unreadable) {
            report.line(
                    unreadable.file().path().getFileName() + ": " + texts.of(unreadable.fault()));
            return ExitCode.UNREADABLE_FILE;
        }
        if (staged instanceof FileOutcome.Refused refused) {
            report.line(texts.of(refused.reason()));
            return ExitCode.FAULT;
        }
        ImportId id = ((FileOutcome.Staged) staged).report().id();
        boolean isKept = false;
        try {
            ExitCode code = checkAndApply(id, lines, options);
            isKept = code == ExitCode.DONE;
            return code;
        } finally {
            if (!isKept) {
                transactions.inTransaction(() -> imports.abandon(ACTOR, id));
            }
            imports.cleanUp(ACTOR, clock.instant().minus(KEPT), transactions);
        }
    }

    private ExitCode checkAndApply(ImportId id, ReportText lines, Options options) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            ImportOutcome outcome = imports.check(ACTOR, id, transactions, this::doneSoFar);
            if (outcome instanceof ImportOutcome.Refused refused) {
                if (refused.reason() == ImportRefusal.CHANGED_SINCE_CHECK) {
                    continue;
                }
                report.line(texts.of(refused.reason()));
                return ExitCode.FAULT;
            }
            ImportReport checked = ((ImportOutcome.Done) outcome).report();
            report.line(lines.counts(checked));
            tell(checked, lines);
            if (checked.total().wrong() > 0) {
                return ExitCode.WRONG_LINES;
            }
            if (!options.applies()) {
                return ExitCode.DONE;
            }
            if (isTooMuchGone(checked, options.maxGonePercent())) {
                return ExitCode.TOO_MUCH_GONE;
            }
            ImportOutcome applied =
                    transactions.inTransaction(() -> imports.apply(ACTOR, id, this::doneSoFar));
            if (applied instanceof ImportOutcome.Done) {
                report.line(
                        words.getString(checked.total().changesAnything() ? "applied" : "nothing"));
                return ExitCode.DONE;
            }
            ImportRefusal reason = ((ImportOutcome.Refused) applied).reason();
            if (reason != ImportRefusal.CHANGED_SINCE_CHECK) {
                report.line(texts.of(reason));
                return ExitCode.FAULT;
            }
        }
        return ExitCode.TRY_AGAIN;
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

    private void tell(ImportReport checked, ReportText lines) {
        tell(checked.id(), false, "problems", checked.total().problems(), lines);
        tell(checked.id(), true, "oddities", checked.total().warnings(), lines);
    }

    private void tell(ImportId id, boolean warnings, String title, long count, ReportText lines) {
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
                    transactions.reading(
                            () ->
                                    imports.problems(
                                            ACTOR, id, warnings, from, Imports.MAX_PAGE_SIZE));
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

    private void readSoFar(double part) {
        progressed(words.getString("reading"), part);
    }

    private void doneSoFar(ImportProgress progress) {
        if (progress.total() > 0) {
            progressed(
                    progress.phase() + " " + progress.rowType(),
                    (double) progress.done() / progress.total());
        }
    }

    /** A line for each tenth, so that a log of a night stays short. */
    private void progressed(String what, double part) {
        int tenth = (int) (part * 10) + what.hashCode() * 31;
        if (tenth != told) {
            told = tenth;
            err.println(what + " " + (int) (part * 100) + "%");
        }
    }

    /** What a driver says of a fault, without the values that its detail may hold. */
    static String cause(Throwable fault) {
        Throwable last = fault;
        for (Throwable at = fault; at != null; at = at.getCause()) {
            last = at;
        }
        return last instanceof SQLException sql
                ? last.getClass().getSimpleName() + ", SQL state " + sql.getSQLState()
                : last.getClass().getSimpleName();
    }
}
