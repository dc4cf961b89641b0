package io.onecare.portal.imports;

import io.onecare.core.Actor;
import io.onecare.core.imports.BeginImport;
import io.onecare.core.imports.FileProgress;
import io.onecare.core.imports.ImportColumn;
import io.onecare.core.imports.ImportId;
import io.onecare.core.imports.ImportListener;
import io.onecare.core.imports.ImportOutcome;
import io.onecare.core.imports.ImportProgress;
import io.onecare.core.imports.ImportRefusal;
import io.onecare.core.imports.RowType;
import io.onecare.core.imports.SentFile;
import io.onecare.core.imports.SentFileFault;
import io.onecare.core.imports.SentFileState;
import io.onecare.core.imports.SentFileStep;
import io.onecare.core.imports.SourceLine;
import io.onecare.imports.BadMappingException;
import io.onecare.imports.Mapping;
import io.onecare.imports.MappingText;
import io.onecare.imports.SourceReader;
import io.onecare.imports.table.UnreadableTableException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The work on a file, from beginning to end, in the thread of whoever runs it. */
@ApplicationScoped
public class ImportWork {

    private static final Logger LOG = System.getLogger(ImportWork.class.getName());

    /** The network may be changed during a check; the next one usually has more luck. */
    private static final int CHECKS = 3;

    /** How often progress is written. */
    private static final Duration BETWEEN = Duration.ofMillis(500);

    @Inject private ImportWorkDesk desk;
    @Inject private SentFilesFolder folder;
    @Inject private UploadLimits limits;
    @Inject private Clock clock;

    /** Does a piece of work that was claimed. Whatever happens is said with the file. */
    void run(Actor actor, UUID id, UUID run, SentFileStep step) {
        SentFile file = desk.find(actor, id).orElse(null);
        if (file == null) {
            return;
        }
        SentFileState before =
                step == SentFileStep.READ ? SentFileState.MAPPING : SentFileState.CHECKED;
        try {
            switch (step) {
                case READ -> read(actor, file, run);
                case CHECK -> check(actor, id, run, Objects.requireNonNull(file.importId()));
                case APPLY -> apply(actor, id, run, Objects.requireNonNull(file.importId()));
            }
        } catch (ImportWorkDesk.Overtaken overtaken) {
            LOG.log(Level.INFO, "The work on the file ({0}) has gone to another.", id);
        } catch (UnreadableTableException fault) {
            end(actor, id, run, before, ImportFaults.of(fault));
        } catch (IOException | RuntimeException | BadMappingException fault) {
            // its words may repeat what the file holds
            LOG.log(
                    Level.ERROR,
                    "The work on the file ({0}) broke off: {1}",
                    id,
                    fault.getClass().getName());
            end(actor, id, run, before, SentFileFault.of(ImportFaults.BROKEN));
        }
    }

    private void read(Actor actor, SentFile file, UUID run)
            throws IOException, UnreadableTableException, BadMappingException {
        Path path = folder.find(file.id()).orElse(null);
        if (path == null) {
            SentFileFault elsewhere = SentFileFault.of(ImportFaults.ELSEWHERE);
            end(actor, file.id(), run, SentFileState.MAPPING, elsewhere);
            return;
        }
        Mapping mapping = MappingText.parse(Objects.requireNonNull(file.mapping()));
        ImportId id;
        try (SourceReader reader = SourceReader.open(path, mapping, limits.get())) {
            List<SourceLine> batch = reader.next();
            id =
                    desk.begin(
                            actor,
                            file,
                            run,
                            new BeginImport(
                                    file.kind(), file.mode(), file.asOf(), columns(mapping)));
            while (!batch.isEmpty()) {
                long percent = (long) (reader.progress() * 100);
                desk.stage(actor, file.id(), run, id, batch, percent);
                batch = reader.next();
            }
        }
        desk.staged(actor, file.id(), run, id);
        check(actor, file.id(), run, id);
    }

    /** What the file has not stays as it is known. */
    private static Map<RowType, Set<ImportColumn>> columns(Mapping mapping) {
        Map<RowType, Set<ImportColumn>> columns = new EnumMap<>(RowType.class);
        mapping.rows().forEach((type, row) -> columns.put(type, row.sources().keySet()));
        return columns;
    }

    private void check(Actor actor, UUID file, UUID run, ImportId id) {
        ImportOutcome outcome = desk.check(actor, id, listener(actor, file, run));
        for (int i = 1; i < CHECKS && isChangedMeanwhile(outcome); i++) {
            outcome = desk.check(actor, id, listener(actor, file, run));
        }
        if (outcome instanceof ImportOutcome.Refused refused) {
            end(actor, file, run, SentFileState.MAPPING, ImportFaults.of(refused.reason()));
        } else {
            end(actor, file, run, SentFileState.CHECKED, null);
        }
    }

    private static boolean isChangedMeanwhile(ImportOutcome outcome) {
        return outcome instanceof ImportOutcome.Refused refused
                && refused.reason() == ImportRefusal.CHANGED_SINCE_CHECK;
    }

    private void apply(Actor actor, UUID file, UUID run, ImportId id) throws IOException {
        ImportOutcome outcome = desk.apply(actor, file, run, id, listener(actor, file, run));
        if (outcome instanceof ImportOutcome.Refused refused) {
            end(actor, file, run, SentFileState.CHECKED, ImportFaults.of(refused.reason()));
        } else {
            folder.delete(file);
        }
    }

    private void end(
            Actor actor, UUID file, UUID run, SentFileState state, @Nullable SentFileFault fault) {
        desk.end(actor, file, run, state, fault);
    }

    /** Writes how far it is, and breaks off if another has taken over. */
    private ImportListener listener(Actor actor, UUID file, UUID run) {
        return new ImportListener() {

            private Instant last = Instant.EPOCH;

            @Override
            public void progressed(ImportProgress progress) {
                Instant now = clock.instant();
                if (now.isBefore(last.plus(BETWEEN))) {
                    return;
                }
                last = now;
                FileProgress how =
                        new FileProgress(
                                progress.phase().name(),
                                progress.rowType(),
                                progress.done(),
                                progress.total());
                ImportWorkDesk.requireOurs(desk.isAlive(actor, file, run, how));
            }
        };
    }
}
