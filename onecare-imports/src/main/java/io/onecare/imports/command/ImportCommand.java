package io.onecare.imports.command;

import io.onecare.core.Actor;
import io.onecare.core.JavaSeTransactions;
import io.onecare.core.OneCare;
import io.onecare.core.imports.ImportKind;
import io.onecare.core.imports.ImportMode;
import io.onecare.core.imports.RowType;
import io.onecare.imports.BadMappingException;
import io.onecare.imports.ImportFile;
import io.onecare.imports.ImportTexts;
import io.onecare.imports.MappingProposal;
import io.onecare.imports.MappingText;
import io.onecare.imports.TablePreview;
import io.onecare.imports.feed.Feed;
import io.onecare.imports.feed.FeedListener;
import io.onecare.imports.feed.FeedReport;
import io.onecare.imports.feed.FeedRules;
import io.onecare.imports.table.TableFormat;
import io.onecare.imports.table.TableLimits;
import io.onecare.imports.table.UnreadableTableException;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Imports files straight into the database, for feeds that come every night; see {@code
 * docs/guide/imports.md}. What it prints has lines, columns and reasons, never what stands in a
 * cell.
 */
public final class ImportCommand {

    private static final Actor ACTOR = Actor.system("import-command");
    private static final ZoneId ITALY = ZoneId.of("Europe/Rome");

    private static final String HELP =
            """
            Usage: onecare-import --file FILE --mapping MAPPING [--file … --mapping …] [options]
                   onecare-import --propose KIND --file FILE [--sheet SHEET]

              --check              only check and tell the difference (what it does if nothing is said)
              --apply              apply the difference, if no line is wrong
              --whole              the files are the whole truth: what they do not name ends
              --as-of DAY          the day from which on they speak, such as 2026-12-01; otherwise today
              --max-gone PERCENT   apply nothing if more than this would end (otherwise 5)
              --report FILE        write the report there too, with every problem
              --language it|en     of the report (otherwise it)
              --propose KIND       print a mapping for the columns of FILE; KIND is one of services, facilities,
                                   practitioners, tariffs, roll

            Environment: ONECARE_DB_URL, ONECARE_DB_USER, and ONECARE_DB_PASSWORD or ONECARE_DB_PASSWORD_FILE.
            Exit: 0 done, 1 lines are wrong, 2 wrong use, 3 a file cannot be read, 4 too much would end,
                  5 the data changed meanwhile: try again, 6 no database, 70 a fault.
            """;

    private final PrintStream out;
    private final PrintStream err;
    private final Map<String, String> environment;
    private final Clock clock;

    ImportCommand(PrintStream out, PrintStream err, Map<String, String> environment, Clock clock) {
        this.out = out;
        this.err = err;
        this.environment = environment;
        this.clock = clock;
    }

    /**
     * Runs the command and ends the process.
     *
     * @param arguments the options, as {@code --help} tells
     */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        ImportCommand command = new ImportCommand(out, err, System.getenv(), Clock.systemUTC());
        System.exit(command.run(arguments).number());
    }

    ExitCode run(String... arguments) {
        try {
            Options options = Options.parse(arguments);
            if (options.isHelp()) {
                out.print(HELP);
                return ExitCode.DONE;
            }
            if (options.proposed() != null) {
                return propose(options, options.proposed());
            }
            return runImport(options);
        } catch (WrongUseException wrong) {
            err.println(wrong.getMessage());
            err.println("onecare-import --help tells the options.");
            return ExitCode.WRONG_USE;
        } catch (NoSuchFileException missing) {
            err.println("There is no file " + missing.getFile() + ".");
            return ExitCode.WRONG_USE;
        } catch (IOException fault) {
            err.println("A file could not be read or written: " + fault.getMessage());
            return ExitCode.FAULT;
        } catch (RuntimeException fault) {
            // messages may hold values of people, frames hold none
            err.println("A fault: " + cause(fault));
            for (StackTraceElement frame : fault.getStackTrace()) {
                err.println("  " + frame);
            }
            return ExitCode.FAULT;
        }
    }

    private ExitCode propose(Options options, ImportKind kind) throws IOException {
        ImportTexts texts = ImportTexts.in(options.language());
        try {
            TablePreview preview =
                    TablePreview.of(
                            options.files().get(0).file(),
                            kind,
                            new TableFormat(null, null, options.sheet()),
                            TableLimits.ofFeeds());
            MappingProposal proposal = MappingProposal.of(kind, preview);
            proposal.mapping().ifPresent(mapping -> out.print(MappingText.write(mapping)));
            for (RowType type : kind.rowTypes()) {
                if (proposal.missing().containsKey(type)) {
                    List<String> columns =
                            proposal.missing().get(type).stream().sorted().map(texts::of).toList();
                    err.println(texts.of(type) + ": ? " + String.join(", ", columns));
                }
            }
            if (!proposal.unused().isEmpty()) {
                err.println("? " + String.join(", ", proposal.unused()));
            }
            return proposal.mapping().isPresent() ? ExitCode.DONE : ExitCode.WRONG_LINES;
        } catch (UnreadableTableException fault) {
            err.println(texts.of(fault));
            return ExitCode.UNREADABLE_FILE;
        }
    }

    private ExitCode runImport(Options options) throws WrongUseException, IOException {
        List<ImportFile> files = files(options);
        DatabaseSettings database = DatabaseSettings.of(environment);
        LocalDate asOf =
                Objects.requireNonNullElseGet(
                        options.asOf(), () -> LocalDate.ofInstant(clock.instant(), ITALY));
        FeedRules rules =
                new FeedRules(
                        options.applies(),
                        options.isWhole() ? ImportMode.REPLACE : ImportMode.UPSERT,
                        asOf,
                        options.maxGonePercent(),
                        TableLimits.ofFeeds());
        try (FeedReport report = FeedReport.to(out, options.report());
                EntityManagerFactory factory = database.open()) {
            JavaSeTransactions transactions = JavaSeTransactions.over(factory);
            OneCare oneCare =
                    OneCare.builder()
                            .entityManager(transactions::entityManager)
                            .clock(clock)
                            .build();
            Feed feed = new Feed(oneCare.imports(), transactions, ACTOR, clock, options.language());
            return ExitCode.of(feed.run(files, rules, report, new Tenths(err)));
        } catch (IllegalArgumentException wrong) {
            throw new WrongUseException(String.valueOf(wrong.getMessage()));
        } catch (PersistenceException fault) {
            err.println(
                    "The database cannot be reached, or has not the schema of this version: "
                            + cause(fault));
            return ExitCode.NO_DATABASE;
        }
    }

    /** What a driver says of a fault, without the values that its words may hold. */
    private static String cause(Throwable fault) {
        Throwable last = fault;
        for (Throwable at = fault; at != null; at = at.getCause()) {
            last = at;
        }
        return last instanceof SQLException sql
                ? last.getClass().getSimpleName() + ", SQL state " + sql.getSQLState()
                : last.getClass().getSimpleName();
    }

    /** Tells how far it is, a line for each tenth, so that the log of a night stays short. */
    private static final class Tenths implements FeedListener {

        private final PrintStream err;
        private String step = "";
        private int tenth;

        Tenths(PrintStream err) {
            this.err = err;
        }

        @Override
        public void progressed(String now, double part) {
            int tenthNow = (int) (part * 10);
            if (!now.equals(step) || tenthNow != tenth) {
                step = now;
                tenth = tenthNow;
                err.println(now + " " + 10 * tenthNow + "%");
            }
        }
    }

    private static List<ImportFile> files(Options options) throws WrongUseException, IOException {
        ImportTexts texts = ImportTexts.in(options.language());
        List<ImportFile> files = new ArrayList<>();
        for (Options.Source source : options.files()) {
            Path mapping = Objects.requireNonNull(source.mapping());
            if (!Files.isRegularFile(source.file())) {
                throw new NoSuchFileException(source.file().toString());
            }
            try {
                files.add(
                        new ImportFile(
                                source.file(), MappingText.parse(Files.readString(mapping))));
            } catch (BadMappingException fault) {
                throw new WrongUseException(mapping.getFileName() + ": " + texts.of(fault));
            }
        }
        return files;
    }
}
