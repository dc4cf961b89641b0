package io.onecare.core;

/** Stable codes of faults, for logs, tests and integrators. A code is never renamed or reused. */
public enum ErrorCode {
    /** A writing method was called without an active transaction; the caller owns it. */
    TRANSACTION_REQUIRED,
    /** Data in the database contradicts what the library itself enforces when writing. */
    DATA_INCONSISTENT,
    /** Others changed the same thing again and again; roll back and do the unit of work again. */
    CHANGED_TOO_OFTEN,
    /** A question in a query language cannot be read, or asks for what is not supported. */
    QUERY_NOT_UNDERSTOOD
}
