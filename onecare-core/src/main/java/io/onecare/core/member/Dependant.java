package io.onecare.core.member;

import io.onecare.core.person.PersonName;
import io.onecare.core.person.TaxCode;
import io.onecare.core.person.TypedPerson;
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
import java.util.Optional;
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

    /**
     * How the numbers begin that the library gives to those whom only the member declares. No
     * number of an insurer begins so: see {@link RollText#number}.
     */
    static final String DECLARED = "~";

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

    @Column(name = "declared_on")
    private @Nullable LocalDate declaredOn;

    @Enumerated(EnumType.STRING)
    @Column(name = "declared_as", length = 30)
    private @Nullable Relationship declaredAs;

    /** Not null as long as only the member says that the person belongs to the family. */
    @Column(name = "declared_tax_code", length = 16)
    private @Nullable String declaredTaxCode;

    /** For JPA. */
    protected Dependant() {}

    Dependant(MemberId memberId, RollDependant stated) {
        this.id = DependantId.random();
        this.memberId = memberId;
        this.number = stated.number();
        follow(stated);
    }

    /** Somebody whom the member declares, insured as the member is from today on. */
    Dependant(
            MemberId memberId, TypedPerson.Good typed, Relationship relationship, LocalDate today) {
        this.id = DependantId.random();
        this.memberId = memberId;
        this.number = DECLARED + id;
        this.declaredOn = today;
        this.period = ValidityPeriod.from(today);
        correct(typed, relationship);
    }

    /** Only as long as the roll does not state the person. */
    final void correct(TypedPerson.Good typed, Relationship corrected) {
        this.relationship = corrected;
        this.name = typed.name();
        this.birthDate = typed.birthDate();
        this.taxCode = typed.taxCode().value();
        this.declaredTaxCode = taxCode;
        this.declaredAs = corrected;
        if (birthDate.isAfter(period.from())) {
            this.period = ValidityPeriod.from(birthDate); // nobody is insured before they are born
        }
        forgetAgreementOfAMinor();
    }

    final void follow(RollDependant stated) {
        this.relationship = stated.relationship();
        this.name = stated.name();
        this.birthDate = stated.birthDate();
        this.taxCode = stated.taxCode().value();
        this.period = stated.period();
        forgetAgreementOfAMinor();
    }

    /** The roll states somebody whom the member had declared: from now on it is the truth. */
    void adopt(RollDependant stated) {
        this.number = stated.number();
        this.declaredTaxCode = null;
        follow(stated);
    }

    private void forgetAgreementOfAMinor() {
        if (agreedOn != null && !Majority.isReachedOn(agreedOn, birthDate)) {
            agreedOn = null; // the birth date was corrected: it was a minor who agreed
        }
    }

    DependantId id() {
        return id;
    }

    String number() {
        return number;
    }

    TaxCode taxCode() {
        return TaxCode.of(taxCode);
    }

    Relationship relationship() {
        return relationship;
    }

    boolean isDeclared() {
        return declaredOn != null;
    }

    boolean isInForceOn(LocalDate day) {
        return period.contains(day);
    }

    /** The roll states the person, whoever declared them besides. */
    boolean isStated() {
        return declaredTaxCode == null;
    }

    boolean is(TypedPerson.Good typed, Relationship other) {
        return relationship == other
                && name.equals(typed.name())
                && birthDate.equals(typed.birthDate())
                && taxCode.equals(typed.taxCode().value());
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

    /** Gives false if they had agreed before. */
    boolean agree(LocalDate today) {
        if (agreedOn != null) {
            return false;
        }
        agreedOn = today;
        return true;
    }

    /** Gives false if they had not agreed. */
    boolean withdraw() {
        boolean had = agreedOn != null;
        agreedOn = null;
        return had;
    }

    /** The member declares somebody whom the roll states; gives false if they had before. */
    boolean declare(Relationship as, LocalDate today) {
        if (declaredOn != null) {
            return false;
        }
        declaredOn = today;
        declaredAs = as;
        return true;
    }

    /** The member no longer says that the person belongs to the family; the roll may go on. */
    void withdrawDeclaration() {
        declaredOn = null;
        declaredAs = null;
    }

    /** Insured again from today on, without a gap if it would have ended today. */
    void resume(LocalDate today) {
        LocalDate end = period.untilExclusive().orElse(today);
        this.declaredOn = today;
        this.period = ValidityPeriod.from(end.isBefore(today) ? today : period.from());
    }

    /** Not insured any more as of today; a first day that is today stays. */
    void endToday(LocalDate today) {
        LocalDate end = period.from().isBefore(today) ? today : period.from().plusDays(1);
        this.period = ValidityPeriod.between(period.from(), end);
    }

    /** Not insured on any day from this one on, though they would have been from a later one. */
    void neverBegin(LocalDate asOf) {
        this.period = ValidityPeriod.between(asOf.minusDays(1), asOf);
    }

    /** Ends on a day after the first one; an insurance that ended before stays as it is. */
    void end(LocalDate endExclusive) {
        if (period.contains(endExclusive)) {
            this.period = ValidityPeriod.between(period.from(), endExclusive);
        }
    }

    /** What the member said of somebody whom they may not see; nothing if they said nothing. */
    Optional<AwaitedDependant> toAwaited() {
        return declaredOn == null || declaredAs == null
                ? Optional.empty()
                : Optional.of(new AwaitedDependant(id, declaredAs, declaredOn));
    }

    OwnDependant toOwnDependant(boolean correctable) {
        return new OwnDependant(id, toInsured(), taxCode(), period, isStated(), correctable);
    }

    Insured toInsured() {
        return new Insured(number, memberId, relationship, name, birthDate);
    }
}
