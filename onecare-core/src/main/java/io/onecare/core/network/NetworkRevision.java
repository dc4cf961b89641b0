package io.onecare.core.network;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/**
 * The one row that counts the changes of the network, so that every node can see cheaply whether
 * what it holds in memory is still true.
 */
@Entity
@Table(name = "network_revision")
class NetworkRevision {

    static final int ONLY_ROW = 1;

    @Id
    @Column(name = "id", nullable = false)
    private int id;

    @Column(name = "revision", nullable = false)
    private long revision;

    /** For JPA. */
    protected NetworkRevision() {}
}
