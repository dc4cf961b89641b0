package io.onecare.core;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.EntityTransaction;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Transactions for plain Java SE, where no container makes them: each unit of work gets an entity
 * manager and a transaction of its own. Thread-safe; a thread has at most one unit of work at a
 * time.
 *
 * <pre>{@code
 * JavaSeTransactions transactions = JavaSeTransactions.over(entityManagerFactory);
 * OneCare oneCare = OneCare.builder()
 *         .entityManager(transactions::entityManager)
 *         .clock(Clock.systemUTC())
 *         .build();
 * BookingOutcome outcome =
 *         transactions.retrying(() -> oneCare.bookingEditor().book(actor, wish));
 * }</pre>
 */
public final class JavaSeTransactions implements Transactions {

    /** How often {@link #retrying} tries at most. */
    public static final int MAX_ATTEMPTS = 5;

    /**
     * SQL states with which the database says that it has rolled the transaction back because of
     * others: ISO 9075 40001 (serialization failure; H2's deadlock), PostgreSQL 40P01 (deadlock)
     * and 55P03 (lock not available), H2 HYT00 (lock timeout).
     */
    private static final Set<String> BECAUSE_OF_OTHERS = Set.of("40001", "40P01", "55P03", "HYT00");

    private final EntityManagerFactory factory;
    private final ThreadLocal<EntityManager> current = new ThreadLocal<>();

    private JavaSeTransactions(EntityManagerFactory factory) {
        this.factory = Objects.requireNonNull(factory, "factory");
    }

    /**
     * Makes transactions over a persistence unit with resource-local transactions.
     *
     * @param factory the factory; stays the caller's to close
     * @return the transactions
     */
    public static JavaSeTransactions over(EntityManagerFactory factory) {
        return new JavaSeTransactions(factory);
    }

    /**
     * Gives the entity manager of the current unit of work: what the library's builder wants.
     *
     * @return the entity manager of this thread
     * @throws IllegalStateException outside a unit of work
     */
    public EntityManager entityManager() {
        EntityManager found = current.get();
        if (found == null) {
            throw new IllegalStateException(
                    "This thread has no unit of work.\n"
                            + "Maybe inTransaction(…) or reading(…) is missing around the call.");
        }
        return found;
    }

    /**
     * Runs work once, in a transaction that commits before this returns and rolls back if the work
     * throws.
     *
     * @param work what to do
     * @param <T> what the work gives
     * @return what the work gave
     * @throws IllegalStateException inside another unit of work
     * @throws RuntimeException what the work threw, or because the transaction did not commit
     */
    @Override
    public <T extends @Nullable Object> T inTransaction(Supplier<T> work) {
        return withEntityManager(
                entityManager -> {
                    EntityTransaction transaction = entityManager.getTransaction();
                    transaction.begin();
                    try {
                        T result = work.get();
                        transaction.commit();
                        return result;
                    } finally {
                        if (transaction.isActive()) {
                            transaction.rollback();
                        }
                    }
                });
    }

    /**
     * Runs work in a transaction, and the whole of it again in a new one if the database rolled it
     * back because of others, up to {@value #MAX_ATTEMPTS} times. If it is not known whether a
     * commit worked, it is not repeated: look the booking up by its key.
     *
     * @param work what to do; without effects outside the database, because it may run again
     * @param <T> what the work gives
     * @return what the work gave
     * @throws IllegalStateException inside another unit of work
     * @throws RuntimeException what the work threw, or because the transaction did not commit
     */
    public <T extends @Nullable Object> T retrying(Supplier<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return inTransaction(work);
            } catch (RuntimeException fault) {
                if (attempt == MAX_ATTEMPTS || !isBecauseOfOthers(fault)) {
                    throw fault;
                }
            }
        }
    }

    /**
     * Runs work that only reads, without a transaction.
     *
     * @param work what to do
     * @param <T> what the work gives
     * @return what the work gave
     * @throws IllegalStateException inside another unit of work
     */
    public <T extends @Nullable Object> T reading(Supplier<T> work) {
        return withEntityManager(entityManager -> work.get());
    }

    private <T extends @Nullable Object> T withEntityManager(Function<EntityManager, T> work) {
        if (current.get() != null) {
            throw new IllegalStateException(
                    "This thread has a unit of work already.\n"
                            + "Maybe the inner call is to use the transaction of the outer one.");
        }
        try (EntityManager entityManager = factory.createEntityManager()) {
            current.set(entityManager);
            return work.apply(entityManager);
        } finally {
            current.remove();
        }
    }

    private static boolean isBecauseOfOthers(Throwable fault) {
        if (fault instanceof OneCareException known) {
            return known.code() == ErrorCode.CHANGED_TOO_OFTEN;
        }
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql
                    && sql.getSQLState() != null
                    && BECAUSE_OF_OTHERS.contains(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }
}
