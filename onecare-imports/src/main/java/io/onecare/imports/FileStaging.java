package io.onecare.imports;

import io.onecare.core.Actor;
import io.onecare.core.Transactions;
import io.onecare.core.imports.BeginImport;
import io.onecare.core.imports.ImportColumn;
import io.onecare.core.imports.ImportId;
import io.onecare.core.imports.ImportKind;
import io.onecare.core.imports.ImportMode;
import io.onecare.core.imports.ImportOutcome;
import io.onecare.core.imports.Imports;
import io.onecare.core.imports.RowType;
import io.onecare.core.imports.SourceLine;
import io.onecare.imports.table.TableLimits;
import io.onecare.imports.table.UnreadableTableException;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.DoubleConsumer;

/**
 * Stages files as one import: batch by batch, each in a transaction of its own. If anything goes
 * wrong the import is given up; nothing but staged rows was written.
 */
public final class FileStaging {

    private final Imports imports;
    private final Transactions transactions;
    private final TableLimits limits;

    /**
     * Makes one.
     *
     * @param imports where rows are staged
     * @param transactions runs each batch in a transaction
     * @param limits how much each file may be
     */
    public FileStaging(Imports imports, Transactions transactions, TableLimits limits) {
        this.imports = Objects.requireNonNull(imports, "imports");
        this.transactions = Objects.requireNonNull(transactions, "transactions");
        this.limits = Objects.requireNonNull(limits, "limits");
    }

    /**
     * Stages files.
     *
     * @param actor who asks
     * @param mode what becomes of what they do not name
     * @param asOf the day from which on they speak
     * @param files the files, one or more, all of one kind; each type of row comes from one of
     *     them, so that a line tells its file
     * @param listener hears how far all files together are, 0 to 1
     * @return staged, or why not
     * @throws IllegalArgumentException if the files are of several kinds or bring the same type of
     *     row
     * @throws IOException if a file cannot be read from its disk; the import was given up
     */
    public FileOutcome stage(
            Actor actor,
            ImportMode mode,
            LocalDate asOf,
            List<ImportFile> files,
            DoubleConsumer listener)
            throws IOException {
        ImportKind kind = kind(files);
        ImportOutcome begun =
                transactions.inTransaction(
                        () ->
                                imports.begin(
                                        actor, new BeginImport(kind, mode, asOf, columns(files))));
        if (begun instanceof ImportOutcome.Refused refused) {
            return new FileOutcome.Refused(refused.reason());
        }
        ImportId id = begun.id();
        boolean isStaged = false;
        try {
            ImportOutcome last = begun;
            for (int i = 0; i < files.size(); i++) {
                ImportFile file = files.get(i);
                int before = i;
                try {
                    last =
                            stage(
                                    actor,
                                    id,
                                    file,
                                    part -> listener.accept((before + part) / files.size()),
                                    last);
                } catch (UnreadableTableException fault) {
                    return new FileOutcome.Unreadable(file, fault);
                }
                if (last instanceof ImportOutcome.Refused refused) {
                    return new FileOutcome.Refused(refused.reason());
                }
            }
            isStaged = true;
            return new FileOutcome.Staged(((ImportOutcome.Done) last).report());
        } finally {
            if (!isStaged) {
                transactions.inTransaction(() -> imports.abandon(actor, id));
            }
        }
    }

    private ImportOutcome stage(
            Actor actor,
            ImportId id,
            ImportFile file,
            DoubleConsumer listener,
            ImportOutcome before)
            throws UnreadableTableException, IOException {
        ImportOutcome last = before;
        try (SourceReader reader = SourceReader.open(file.path(), file.mapping(), limits)) {
            for (List<SourceLine> batch = reader.next(); !batch.isEmpty(); batch = reader.next()) {
                List<SourceLine> rows = batch;
                last = transactions.inTransaction(() -> imports.stage(actor, id, rows));
                listener.accept(reader.progress());
                if (last instanceof ImportOutcome.Refused) {
                    return last;
                }
            }
        }
        return last;
    }

    private static ImportKind kind(List<ImportFile> files) {
        List<ImportKind> kinds =
                files.stream().map(file -> file.mapping().kind()).distinct().toList();
        if (kinds.size() != 1) {
            throw new IllegalArgumentException(
                    "The files bring (%s) but must bring one and the same.".formatted(kinds));
        }
        return kinds.get(0);
    }

    private static Map<RowType, Set<ImportColumn>> columns(List<ImportFile> files) {
        Map<RowType, Set<ImportColumn>> columns = new EnumMap<>(RowType.class);
        List<RowType> twice = new ArrayList<>();
        for (ImportFile file : files) {
            file.mapping()
                    .rows()
                    .forEach(
                            (type, row) -> {
                                if (columns.put(type, row.sources().keySet()) != null) {
                                    twice.add(type);
                                }
                            });
        }
        if (!twice.isEmpty()) {
            throw new IllegalArgumentException(
                    "The rows (%s) come from two files but must come from one.%nMaybe the files are parts and can be joined."
                            .formatted(twice));
        }
        return columns;
    }
}
