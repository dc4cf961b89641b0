package io.onecare.core;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How the embedder runs a piece of work in a transaction of its own. The library never begins or
 * commits anything; where one call needs several transactions, such as around the sending of a
 * message, it asks for them here. Given as a method reference; safe for use by several threads.
 */
@FunctionalInterface
public interface Transactions {

    /**
     * Runs work in a <b>new</b> transaction, never in one that the caller may have open already,
     * with an entity manager that is joined to it. It commits before it returns, and rolls back if
     * the work throws.
     *
     * @param work what to do; run exactly once, in the calling thread
     * @param <T> what the work gives
     * @return what the work gave
     * @throws RuntimeException what the work threw, or because the transaction did not commit
     */
    <T extends @Nullable Object> T inTransaction(Supplier<T> work);
}
