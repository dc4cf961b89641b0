package io.onecare.core.network;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** A set of agreed prices (<i>listino</i> on screen); every policy gives exactly one. */
@Entity
@Table(name = "price_list")
class PriceList {

    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "id"))
    private PriceListId id;

    @Column(name = "code", nullable = false, length = 40, unique = true)
    private String code;

    @Embedded private LocalizedName name;

    /** For JPA. */
    protected PriceList() {}

    PriceList(AddPriceList command) {
        this.id = PriceListId.random();
        this.code = command.code();
        this.name = command.name();
    }
}
