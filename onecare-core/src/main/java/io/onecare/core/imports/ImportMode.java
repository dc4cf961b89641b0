package io.onecare.core.imports;

/** What becomes of things that are known and that the source does not name. Names are stable. */
public enum ImportMode {
    /** They stay: the source is a part, such as what is new this week. */
    UPSERT,
    /**
     * They end: the source is the whole truth. For tariffs it is the whole truth about the price
     * lists that it names. Nothing that bookings or anything else refer to is deleted.
     */
    REPLACE
}
