package io.onecare.core.member;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The one row that an import of the roll locks, so that two imports follow each other. */
@Entity
@Table(name = "roll_revision")
class RollRevision {

    static final int ONLY_ROW = 1;

    @Id
    @Column(name = "id", nullable = false)
    private int id;

    @Column(name = "revision", nullable = false)
    private long revision;

    /** For JPA. */
    protected RollRevision() {}
}
