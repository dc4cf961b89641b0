package io.onecare.core.member;

import io.onecare.core.network.PriceListId;
import io.onecare.core.time.ValidityPeriod;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

/**
 * What the insurer has promised to a holder (<i>polizza</i> on screen): on the days of its period
 * it covers members and their dependants and gives them one price list. FHIR R4: {@code Coverage}.
 */
@Entity
@Table(name = "policy")
class Policy {

    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "id"))
    private PolicyId id;

    @Version
    @Column(name = "version", nullable = false)
    private int version;

    @Column(name = "policy_number", nullable = false, length = 40, unique = true)
    private String number;

    @Column(name = "holder_name", length = 200)
    private @Nullable String holderName;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "price_list_id", nullable = false))
    private PriceListId priceListId;

    @Embedded private ValidityPeriod period;

    /** For JPA. */
    protected Policy() {}

    Policy(RollPolicy stated, PriceListId priceListId) {
        this.id = PolicyId.random();
        this.number = stated.number();
        follow(stated, priceListId);
    }

    final void follow(RollPolicy stated, PriceListId statedPriceList) {
        this.holderName = stated.holderName();
        this.priceListId = statedPriceList;
        this.period = stated.period();
    }

    PolicyId id() {
        return id;
    }

    String number() {
        return number;
    }

    ValidityPeriod period() {
        return period;
    }
}
