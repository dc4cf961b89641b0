package io.onecare.core;

import jakarta.persistence.EntityManager;

/**
 * The rule that the caller owns the transaction: whoever writes calls this first, the features of
 * the library as well as an embedder's own beside them.
 */
public final class CallersTransaction {

    private CallersTransaction() {}

    /**
     * Lets pass only who works in a transaction.
     *
     * @param entityManager the entity manager to write with
     * @param what what is about to be done, as the beginning of a sentence, such as {@code "A
     *     change of the network"}
     * @return the same entity manager, joined to the caller's transaction
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public static EntityManager require(EntityManager entityManager, String what) {
        if (!entityManager.isJoinedToTransaction()) {
            throw new OneCareException(
                    ErrorCode.TRANSACTION_REQUIRED,
                    what
                            + " needs the caller's transaction, and there is none.\n"
                            + "Maybe the calling method is not @Transactional, or begin() is missing.");
        }
        return entityManager;
    }
}
