package io.onecare.core.member;

import io.onecare.core.NativeSql;
import io.onecare.core.person.ContactDetails;
import io.onecare.core.person.PersonName;
import io.onecare.core.person.TaxCode;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;

/**
 * The insured person who may hold the account (<i>titolare</i> on screen). FHIR R4: {@code
 * Coverage.subscriber}.
 *
 * <p>Members come with the insurer's roll and are never deleted: whoever is no longer insured has
 * no cover any more, and their past stays.
 */
@Entity
@Table(name = "member")
class Member {

    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "id"))
    private MemberId id;

    @Version
    @Column(name = "version", nullable = false)
    private int version;

    @Column(name = "member_number", nullable = false, length = 40, unique = true)
    private String number;

    @Embedded private PersonName name;

    @Column(name = "birth_date", nullable = false)
    private LocalDate birthDate;

    /** The form was checked by the roll; io.onecare.core.person.TaxCode replaces the text. */
    @Column(name = "tax_code", nullable = false, length = 16, unique = true)
    private String taxCode;

    @Embedded private ContactDetails contact;

    /** For JPA. */
    protected Member() {}

    Member(RollEntry stated) {
        this.id = MemberId.random();
        this.number = stated.number();
        follow(stated);
    }

    final void follow(RollEntry stated) {
        this.name = stated.name();
        this.birthDate = stated.birthDate();
        this.taxCode = stated.taxCode().value();
        this.contact = stated.contact();
    }

    MemberId id() {
        return id;
    }

    String number() {
        return number;
    }

    PersonName name() {
        return name;
    }

    TaxCode taxCode() {
        return TaxCode.of(taxCode);
    }

    /** Holds the row until the transaction ends, as whoever books for one of the family does. */
    static void lock(EntityManager em, MemberId id) {
        new NativeSql()
                .add("update member set version = version where id = ?", id.value())
                .update(em);
    }
}
