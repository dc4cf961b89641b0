package io.onecare.core.member;

import io.onecare.core.time.ValidityPeriod;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;

/** That a policy covers a member on some days. No two covers of a member overlap. */
@Entity
@Table(name = "member_cover")
class Cover {

    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "id"))
    private CoverId id;

    @Version
    @Column(name = "version", nullable = false)
    private int version;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "member_id", nullable = false))
    private MemberId memberId;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "policy_id", nullable = false))
    private PolicyId policyId;

    @Embedded private ValidityPeriod period;

    /** For JPA. */
    protected Cover() {}

    Cover(MemberId memberId, PolicyId policyId, ValidityPeriod period) {
        this.id = CoverId.random();
        this.memberId = memberId;
        this.policyId = policyId;
        this.period = period;
    }

    MemberId memberId() {
        return memberId;
    }

    PolicyId policyId() {
        return policyId;
    }

    ValidityPeriod period() {
        return period;
    }

    void follow(PolicyId statedPolicy, ValidityPeriod statedPeriod) {
        this.policyId = statedPolicy;
        this.period = statedPeriod;
    }

    /** Ends on a day after the first one; a cover that ended before stays as it is. */
    void end(LocalDate endExclusive) {
        if (period.contains(endExclusive)) {
            this.period = ValidityPeriod.between(period.from(), endExclusive);
        }
    }
}
