package io.onecare.core.member;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;

/**
 * The one row that an import of the roll and a member's declaration lock, so that they follow each
 * other.
 */
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

    /** Whoever changes who belongs to a family holds it until the transaction ends. */
    static void lock(EntityManager em) {
        em.createQuery("select r from RollRevision r where r.id = :id", RollRevision.class)
                .setParameter("id", ONLY_ROW)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getSingleResult();
    }
}
