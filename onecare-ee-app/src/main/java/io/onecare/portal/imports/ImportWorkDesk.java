package io.onecare.portal.imports;

import io.onecare.core.Actor;
import io.onecare.core.OneCare;
import io.onecare.core.imports.BeginImport;
import io.onecare.core.imports.FileProgress;
import io.onecare.core.imports.ImportId;
import io.onecare.core.imports.ImportListener;
import io.onecare.core.imports.ImportOutcome;
import io.onecare.core.imports.SentFile;
import io.onecare.core.imports.SentFileFault;
import io.onecare.core.imports.SentFileState;
import io.onecare.core.imports.SourceLine;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.HeuristicRollbackException;
import jakarta.transaction.NotSupportedException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.SystemException;
import jakarta.transaction.Transactional;
import jakarta.transaction.UserTransaction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The transactions of the work on a file. */
@ApplicationScoped
public class ImportWorkDesk {

    /** The server rolls back after two minutes; ten million tariffs take longer. */
    private static final Duration LONGEST = Duration.ofHours(12);

    @Inject private OneCare oneCare;
    @Resource private UserTransaction transaction;

    /** Another has taken over, or the file was given up. */
    static final class Overtaken extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    Optional<SentFile> find(Actor actor, UUID id) {
        return oneCare.sentFiles().find(actor, id);
    }

    /** Begins to stage anew; what was staged before is given up. */
    @Transactional
    ImportId begin(Actor actor, SentFile file, UUID run, BeginImport wish) {
        if (file.importId() != null) {
            oneCare.imports().abandon(actor, file.importId());
        }
        ImportId id = oneCare.imports().begin(actor, wish).id();
        requireOurs(oneCare.sentFiles().staged(actor, file.id(), run, id, false));
        return id;
    }

    @Transactional
    void stage(
            Actor actor, UUID file, UUID run, ImportId id, List<SourceLine> lines, long percent) {
        FileProgress how = new FileProgress("READING", null, percent, 100);
        requireOurs(oneCare.sentFiles().isAlive(actor, file, run, how));
        oneCare.imports().stage(actor, id, lines).id();
    }

    @Transactional
    void staged(Actor actor, UUID file, UUID run, ImportId id) {
        requireOurs(oneCare.sentFiles().staged(actor, file, run, id, true));
    }

    ImportOutcome check(Actor actor, ImportId id, ImportListener listener) {
        return oneCare.imports().check(actor, id, this::inLongTransaction, listener);
    }

    /** Applies, and says so, or neither. */
    ImportOutcome apply(Actor actor, UUID file, UUID run, ImportId id, ImportListener listener) {
        return inLongTransaction(
                () -> {
                    ImportOutcome outcome = oneCare.imports().apply(actor, id, listener);
                    if (outcome instanceof ImportOutcome.Done) {
                        requireOurs(
                                oneCare.sentFiles()
                                        .end(actor, file, run, SentFileState.APPLIED, null));
                    }
                    return outcome;
                });
    }

    /** Also in the middle of another transaction, whose work nobody sees yet. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public boolean isAlive(Actor actor, UUID file, UUID run, @Nullable FileProgress how) {
        return oneCare.sentFiles().isAlive(actor, file, run, how);
    }

    @Transactional
    void end(Actor actor, UUID file, UUID run, SentFileState state, @Nullable SentFileFault fault) {
        oneCare.sentFiles().end(actor, file, run, state, fault);
    }

    List<SentFile> untouched(Actor actor, Instant since) {
        return oneCare.sentFiles().untouched(actor, since);
    }

    int cleanUp(Actor actor, Instant since) {
        return oneCare.imports().cleanUp(actor, since, this::inLongTransaction);
    }

    static void requireOurs(boolean isOurs) {
        if (!isOurs) {
            throw new Overtaken();
        }
    }

    private <T extends @Nullable Object> T inLongTransaction(Supplier<T> work) {
        try {
            transaction.setTransactionTimeout((int) LONGEST.toSeconds());
            transaction.begin();
        } catch (SystemException | NotSupportedException fault) {
            throw new IllegalStateException("A transaction cannot be begun.", fault);
        }
        boolean isDone = false;
        try {
            T result = work.get();
            transaction.commit();
            isDone = true;
            return result;
        } catch (SystemException
                | RollbackException
                | HeuristicMixedException
                | HeuristicRollbackException fault) {
            isDone = true; // the transaction manager has ended it
            throw new IllegalStateException("The transaction did not commit.", fault);
        } finally {
            if (!isDone) {
                rollBack();
            }
        }
    }

    private void rollBack() {
        try {
            transaction.rollback();
        } catch (SystemException fault) {
            throw new IllegalStateException("The transaction cannot be rolled back.", fault);
        }
    }
}
