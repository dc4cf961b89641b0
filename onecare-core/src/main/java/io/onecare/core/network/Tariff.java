package io.onecare.core.network;

import io.onecare.core.money.Money;
import io.onecare.core.time.ValidityPeriod;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;

/**
 * The agreed price of a service at a facility under a price list (<i>tariffa</i> on screen).
 *
 * <p>Its price never changes: a new price is a new tariff that begins when this one has ended. On
 * no day two tariffs of one facility, service and price list are in force.
 */
@Entity
@Table(name = "tariff")
class Tariff {

    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "id"))
    private TariffId id;

    @Version
    @Column(name = "version", nullable = false)
    private int version;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "facility_id", nullable = false))
    private FacilityId facilityId;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "service_id", nullable = false))
    private HealthServiceId serviceId;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "price_list_id", nullable = false))
    private PriceListId priceListId;

    @Embedded
    @AttributeOverride(
            name = "amount",
            column =
                    @Column(
                            name = "price",
                            nullable = false,
                            precision = Money.PRECISION,
                            scale = Money.SCALE))
    private Money price;

    @Embedded private ValidityPeriod period;

    /** For JPA. */
    protected Tariff() {}

    Tariff(TariffKey key, Money price, ValidityPeriod period) {
        this.id = TariffId.random();
        this.facilityId = key.facility();
        this.serviceId = key.service();
        this.priceListId = key.priceList();
        this.price = price;
        this.period = period;
    }

    TariffId id() {
        return id;
    }

    ValidityPeriod period() {
        return period;
    }

    void end(LocalDate endExclusive) {
        this.period = ValidityPeriod.between(period.from(), endExclusive);
    }
}
