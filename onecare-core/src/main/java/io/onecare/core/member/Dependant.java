package io.onecare.core.member;

import io.onecare.core.person.PersonName;
import io.onecare.core.time.ValidityPeriod;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A person insured through a member (<i>familiare</i> on screen). FHIR R4: {@code RelatedPerson},
 * with {@code Coverage.relationship}.
 *
 * <p>A minor is seen and represented by the member. From the 18th birthday on the dependant
 * decides: the member sees nothing until the dependant has agreed, and nothing any more when the
 * agreement is withdrawn.
 */
@Entity
@Table(name = "dependant")
class Dependant {

    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "id"))
    private DependantId id;

    @Version
    @Column(name = "version", nullable = false)
    private int version;

    @Column(name = "dependant_number", nullable = false, length = 40, unique = true)
    private String number;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "member_id", nullable = false))
    private MemberId memberId;

    @Enumerated(EnumType.STRING)
    @Column(name = "relationship", nullable = false, length = 30)
    private Relationship relationship;

    @Embedded private PersonName name;

    @Column(name = "birth_date", nullable = false)
    private LocalDate birthDate;

    /** The form was checked by the roll; io.onecare.core.person.TaxCode replaces the text. */
    @Column(name = "tax_code", nullable = false, length = 16)
    private String taxCode;

    @Column(name = "agreed_on")
    private @Nullable LocalDate agreedOn;

    @Embedded private ValidityPeriod period;

    /** For JPA. */
    protected Dependant() {}

    Dependant(MemberId memberId, RollDependant stated) {
        this.id = DependantId.random();
        this.memberId = memberId;
        this.number = stated.number();
        follow(stated);
    }

    final void follow(RollDependant stated) {
        this.relationship = stated.relationship();
        this.name = stated.name();
        this.birthDate = stated.birthDate();
        this.taxCode = stated.taxCode().value();
        this.period = stated.period();
        if (agreedOn != null && !Majority.isReachedOn(agreedOn, birthDate)) {
            agreedOn = null; // the birth date was corrected: it was a minor who agreed
        }
    }

    String number() {
        return number;
    }

    MemberId memberId() {
        return memberId;
    }

    ValidityPeriod period() {
        return period;
    }

    boolean isOfAgeOn(LocalDate day) {
        return Majority.isReachedOn(day, birthDate);
    }

    boolean isVisibleToMemberOn(LocalDate day) {
        return !isOfAgeOn(day) || (agreedOn != null && !day.isBefore(agreedOn));
    }

    void agree(LocalDate today) {
        if (agreedOn == null) {
            agreedOn = today;
        }
    }

    void withdraw() {
        agreedOn = null;
    }

    /** Ends on a day after the first one; an insurance that ended before stays as it is. */
    void end(LocalDate endExclusive) {
        if (period.contains(endExclusive)) {
            this.period = ValidityPeriod.between(period.from(), endExclusive);
        }
    }

    Insured toInsured() {
        return new Insured(number, memberId, relationship, name, birthDate);
    }
}
