package io.onecare.portal.feeds;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.HeuristicRollbackException;
import jakarta.transaction.NotSupportedException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.Status;
import jakarta.transaction.SystemException;
import jakarta.transaction.UserTransaction;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The transactions of imports. By hand, because a roll of a million people takes longer to apply
 * than the server lets others take.
 */
@ApplicationScoped
public class FeedDesk {

    private static final Duration LONGEST = Duration.ofHours(2);

    @Resource private UserTransaction transaction;

    /**
     * Runs a step in a transaction of its own.
     *
     * @param work the step
     * @param <T> what it gives
     * @return what it gave
     * @throws IllegalStateException if it could not be committed; nothing of it is kept
     */
    public <T extends @Nullable Object> T inTransaction(Supplier<T> work) {
        try {
            transaction.setTransactionTimeout((int) LONGEST.toSeconds());
            transaction.begin();
            boolean isWhole = false;
            try {
                T given = work.get();
                isWhole = true;
                return given;
            } finally {
                end(isWhole);
            }
        } catch (SystemException | NotSupportedException fault) {
            throw new IllegalStateException("No transaction can be begun.", fault);
        }
    }

    private void end(boolean isWhole) throws SystemException {
        if (!isWhole || transaction.getStatus() == Status.STATUS_MARKED_ROLLBACK) {
            transaction.rollback();
            if (isWhole) {
                throw new IllegalStateException("The transaction was to be rolled back.");
            }
            return;
        }
        try {
            transaction.commit();
        } catch (RollbackException | HeuristicMixedException | HeuristicRollbackException fault) {
            throw new IllegalStateException("The transaction was not committed.", fault);
        }
    }
}
