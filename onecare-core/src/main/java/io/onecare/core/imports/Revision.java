package io.onecare.core.imports;

import io.onecare.core.NativeSql;
import jakarta.persistence.EntityManager;

/** The one row that every change of the network, or of the roll, locks and counts up. */
enum Revision {
    NETWORK("network_revision"),
    ROLL("roll_revision");

    private final String table;

    Revision(String table) {
        this.table = table;
    }

    static Revision of(ImportKind kind) {
        return kind == ImportKind.ROLL ? ROLL : NETWORK;
    }

    long read(EntityManager em) {
        return ImportRun.number(
                new NativeSql().add("select revision, 0 from " + table).rows(em).get(0)[0]);
    }

    /** Holds the row until the transaction ends. */
    void lock(EntityManager em) {
        new NativeSql().add("update " + table + " set revision = revision").update(em);
    }

    void countUp(EntityManager em) {
        new NativeSql().add("update " + table + " set revision = revision + 1").update(em);
    }
}
