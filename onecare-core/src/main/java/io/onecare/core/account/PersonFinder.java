package io.onecare.core.account;

import io.onecare.core.Actor;
import io.onecare.core.CallersTransaction;
import io.onecare.core.ErrorCode;
import io.onecare.core.NativeSql;
import io.onecare.core.OneCareException;
import io.onecare.core.Role;
import io.onecare.core.audit.AuditTrail;
import io.onecare.core.member.Members;
import io.onecare.core.person.TaxCode;
import io.onecare.core.time.Moments;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Finds people on the roll for operators, who name a reason, and shows them. A search gives a few
 * people, masked; a look at one of them gives the rest. Every search, everybody whom one has found,
 * and every look leaves an audit entry that ends with the kind of reason; with a request to
 * customer care as the reason there is another one under the request. The people may ask who has
 * looked ({@link io.onecare.core.access.AccessLog}).
 *
 * <p>Searches and looks are counted per operator, right or wrong: 60 searches in a row and 120
 * looks, then one search a minute and one look every half minute. Whoever takes calls all day does
 * not notice; whoever wants to browse the roll does not get far. What was counted holds once the
 * caller's transaction commits, also if the answer is no.
 *
 * <p>To anybody but operators there is nobody. Thread-safe as far as the entity manager supplier
 * and the eligibility checker are.
 */
public final class PersonFinder {

    /** The most people that a search shows. */
    public static final int MOST_FOUND = 5;

    /** The most characters of a surname to search for. */
    public static final int MAX_SURNAME_LENGTH = 100;

    /** Within this what is shown again is the same look. */
    public static final Duration ONE_LOOK = Duration.ofMinutes(15);

    private static final ZoneId ROME = ZoneId.of("Europe/Rome");

    private final Supplier<EntityManager> entityManager;
    private final Clock clock;
    private final Members members;
    private final AuditTrail audit;
    private final TryLimits limits;
    private final PersonContacts contacts;

    /**
     * Made by {@link io.onecare.core.OneCare}.
     *
     * @param entityManager gives the entity manager of the caller's transaction
     * @param clock tells what time it is
     * @param members knows who is insured and whom a member may see
     * @param audit keeps who looked for whom, and why
     */
    public PersonFinder(
            Supplier<EntityManager> entityManager, Clock clock, Members members, AuditTrail audit) {
        this.entityManager = Objects.requireNonNull(entityManager, "entityManager");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.members = Objects.requireNonNull(members, "members");
        this.audit = Objects.requireNonNull(audit, "audit");
        this.limits = new TryLimits(clock);
        this.contacts = new PersonContacts(members);
    }

    /**
     * Looks for whoever has a tax code. Somebody may be a member and a dependant, or a dependant of
     * two members, and is then found as each.
     *
     * @param actor who asks; an operator
     * @param taxCode the tax code
     * @param reason why
     * @return found, or refused
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public PersonSearchOutcome byTaxCode(Actor actor, TaxCode taxCode, LookReason reason) {
        Objects.requireNonNull(taxCode, "taxCode");
        return search(actor, reason, em -> DeskPeople.withTaxCode(em, taxCode));
    }

    /**
     * Looks for people by surname and birth date. Accents, case, apostrophes, hyphens and spaces do
     * not matter; of a double surname the first word suffices.
     *
     * @param actor who asks; an operator
     * @param surname the surname, 1 to {@value #MAX_SURNAME_LENGTH} characters with a letter among
     *     them
     * @param birthDate the birth date
     * @param reason why
     * @return found, or refused
     * @throws IllegalArgumentException if the surname has no letter or is too long
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public PersonSearchOutcome bySurname(
            Actor actor, String surname, LocalDate birthDate, LookReason reason) {
        Objects.requireNonNull(actor, "actor");
        String wanted = PersonOnRoll.letters(surname);
        if (wanted.isEmpty() || surname.length() > MAX_SURNAME_LENGTH) {
            throw new IllegalArgumentException(
                    "The surname to search for has (%d) characters but must have 1 to %d, and a letter."
                            .formatted(surname.length(), MAX_SURNAME_LENGTH));
        }
        Objects.requireNonNull(birthDate, "birthDate");
        return search(
                actor,
                reason,
                em ->
                        DeskPeople.bornOn(em, birthDate).stream()
                                .filter(person -> isCalled(person, wanted))
                                .toList());
    }

    private static boolean isCalled(DeskPerson person, String wanted) {
        String surname = person.name().surname().strip();
        return PersonOnRoll.letters(surname).equals(wanted)
                || PersonOnRoll.letters(surname.split("[\\s-]+", 2)[0]).equals(wanted);
    }

    private interface Question {
        List<DeskPerson> ask(EntityManager em);
    }

    private PersonSearchOutcome search(Actor actor, LookReason reason, Question question) {
        Objects.requireNonNull(actor, "actor");
        Objects.requireNonNull(reason, "reason");
        EntityManager em = begin();
        if (actor.role() != Role.OPERATOR) {
            return refused(PersonSearchRefusal.NOT_FOUND, Duration.ZERO);
        }
        if (!isValid(em, actor, reason)) {
            return refused(PersonSearchRefusal.REASON_NOT_VALID, Duration.ZERO);
        }
        Optional<Duration> wait = count(em, actor, TryLimit.SEARCH_BY_OPERATOR);
        if (wait.isPresent()) {
            return refused(PersonSearchRefusal.TOO_OFTEN, wait.get());
        }
        audit.record(
                actor,
                "PERSON_SEARCHED_FOR_" + reason.kind().name(),
                reason.careRequest() == null ? "PersonSearch" : "CareRequest",
                (reason.careRequest() == null ? UUID.randomUUID() : reason.careRequest())
                        .toString());
        List<DeskPerson> people = question.ask(em);
        if (people.size() > MOST_FOUND) {
            return refused(PersonSearchRefusal.TOO_MANY, Duration.ZERO);
        }
        for (DeskPerson person : people) {
            audit.record(
                    actor,
                    "PERSON_LISTED_FOR_" + reason.kind().name(),
                    AuditTrail.PERSON,
                    person.id().toString());
        }
        return new PersonSearchOutcome.Found(people.stream().map(FoundPerson::of).toList());
    }

    /**
     * Shows a person. Pages show the same person several times in a call: what is shown again to
     * the same operator for the same kind of reason within a quarter of an hour ({@link #ONE_LOOK})
     * is the same look, and neither counted nor kept again.
     *
     * @param actor who asks; an operator
     * @param insuredNumber the insurer's number of the person, member or dependant
     * @param reason why
     * @return open, or refused
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public PersonViewOutcome view(Actor actor, String insuredNumber, LookReason reason) {
        Objects.requireNonNull(actor, "actor");
        Objects.requireNonNull(reason, "reason");
        EntityManager em = begin();
        if (actor.role() != Role.OPERATOR) {
            return hidden(PersonSearchRefusal.NOT_FOUND, Duration.ZERO);
        }
        if (!isValid(em, actor, reason)) {
            return hidden(PersonSearchRefusal.REASON_NOT_VALID, Duration.ZERO);
        }
        Optional<DeskPerson> found = DeskPeople.withNumber(em, insuredNumber);
        String action = "PERSON_VIEWED_FOR_" + reason.kind().name();
        if (found.isEmpty() || !isSameLook(em, actor, action, found.get())) {
            Optional<Duration> wait = count(em, actor, TryLimit.VIEW_BY_OPERATOR);
            if (wait.isPresent()) {
                return hidden(PersonSearchRefusal.TOO_OFTEN, wait.get());
            }
            found.ifPresent(person -> keep(actor, person, reason));
        }
        return found.<PersonViewOutcome>map(
                        person -> new PersonViewOutcome.Open(file(em, actor, person)))
                .orElseGet(() -> hidden(PersonSearchRefusal.NOT_FOUND, Duration.ZERO));
    }

    /** Whether the operator has been shown this person for this reason not long ago. */
    private boolean isSameLook(EntityManager em, Actor actor, String action, DeskPerson person) {
        return !new NativeSql()
                .add("select e.action, e.occurred_at from audit_entry e")
                .add(" where e.subject_type = ?", AuditTrail.PERSON)
                .add(" and e.subject_id = ? and e.action = ?", person.id().toString(), action)
                .add(" and e.actor_role = ?", actor.role().name())
                .add(" and e.actor_name = ?", actor.name())
                .add(" and e.occurred_at > ?", Moments.toMicros(clock.instant().minus(ONE_LOOK)))
                .add(" limit 1")
                .rows(em)
                .isEmpty();
    }

    private void keep(Actor actor, DeskPerson person, LookReason reason) {
        audit.record(
                actor,
                "PERSON_VIEWED_FOR_" + reason.kind().name(),
                AuditTrail.PERSON,
                person.id().toString());
        if (reason.careRequest() != null) {
            audit.record(
                    actor,
                    "PERSON_VIEWED_FOR_" + reason.kind().name(),
                    "CareRequest",
                    reason.careRequest().toString());
        }
    }

    /**
     * Records that the operator has made sure that whoever is on the phone is, or acts for, a
     * person. It is kept in the audit trail, under the person.
     *
     * @param actor who asks; an operator
     * @param insuredNumber the insurer's number of the person, member or dependant
     * @param how how it was made sure
     * @return recorded or refused
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public CallerCheckOutcome recordCaller(Actor actor, String insuredNumber, CallerProof how) {
        Objects.requireNonNull(actor, "actor");
        Objects.requireNonNull(how, "how");
        EntityManager em = begin();
        if (actor.role() != Role.OPERATOR) {
            return CallerCheckOutcome.REFUSED_NOT_FOUND;
        }
        Optional<DeskPerson> found = DeskPeople.withNumber(em, insuredNumber);
        if (found.isEmpty()) {
            return CallerCheckOutcome.REFUSED_NOT_FOUND;
        }
        DeskPerson person = found.get();
        if (how == CallerProof.CALL_BACK_TO_NUMBER_ON_FILE && !hasNumberOnFile(em, person)) {
            return CallerCheckOutcome.REFUSED_NO_NUMBER_ON_FILE;
        }
        audit.record(
                actor,
                "CALLER_IDENTIFIED_BY_" + how.name(),
                AuditTrail.PERSON,
                person.id().toString());
        return CallerCheckOutcome.RECORDED;
    }

    private boolean hasNumberOnFile(EntityManager em, DeskPerson person) {
        return contacts.of(em, person, contacts.memberMaySee(person)).stream()
                .anyMatch(one -> one.kind() == ContactOnFile.Kind.PHONE && one.isVerified());
    }

    private PersonFile file(EntityManager em, Actor actor, DeskPerson person) {
        boolean mayBeTold = contacts.memberMaySee(person);
        return new PersonFile(
                person.number(),
                person.relationship(),
                person.name(),
                person.birthDate(),
                person.taxCode(),
                members.coverageOn(
                        actor, person.number(), LocalDate.ofInstant(clock.instant(), ROME)),
                contacts.of(em, person, mayBeTold),
                DeskPeople.familyOf(em, person.member()).stream()
                        .filter(other -> !other.id().equals(person.id()))
                        .sorted((one, other) -> rank(one) - rank(other))
                        .map(
                                other ->
                                        new FamilyTie(
                                                FoundPerson.of(other),
                                                contacts.memberMaySee(other)))
                        .toList(),
                mayBeTold);
    }

    private static int rank(DeskPerson person) {
        return person.relationship() == null ? 0 : 1;
    }

    /** Only a request that the operator has taken and that is still open is a reason. */
    private static boolean isValid(EntityManager em, Actor actor, LookReason reason) {
        return reason.careRequest() == null
                || !new NativeSql()
                        .add("select state, version from care_request")
                        .add(" where id = ? and owner = ?", reason.careRequest(), actor.name())
                        .add(" and finished_at is null")
                        .rows(em)
                        .isEmpty();
    }

    /** Empty if it was counted; else how long to wait. */
    private Optional<Duration> count(EntityManager em, Actor actor, TryLimit limit) {
        TryLimits.Bucket bucket = TryLimits.Bucket.of(limit, actor.name());
        return limits.take(em, bucket)
                ? Optional.empty()
                : Optional.of(limits.waitFor(em, List.of(bucket)).orElse(Duration.ofSeconds(1)));
    }

    private static PersonSearchOutcome refused(PersonSearchRefusal reason, Duration wait) {
        return new PersonSearchOutcome.Refused(reason, wait);
    }

    private static PersonViewOutcome hidden(PersonSearchRefusal reason, Duration wait) {
        return new PersonViewOutcome.Refused(reason, wait);
    }

    private EntityManager begin() {
        return CallersTransaction.require(entityManager.get(), "A search for a person");
    }
}
