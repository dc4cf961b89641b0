package io.onecare.core.network;

import io.onecare.core.Actor;
import io.onecare.core.CallersTransaction;
import io.onecare.core.ErrorCode;
import io.onecare.core.NativeSql;
import io.onecare.core.OneCareException;
import io.onecare.core.audit.AuditTrail;
import io.onecare.core.audit.ChangedField;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Changes practitioners and where they work, as people do it who look at them, by the rules of
 * {@link FacilityEditor}: on what was looked at, with what hangs on it told first, and with what
 * was before and is after in the audit trail. Nobody is deleted: who works nowhere any more stays
 * known by bookings. Methods that change something need the caller's transaction. Thread-safe as
 * far as the entity manager supplier is.
 */
public final class PractitionerEditor {

    /** What the audit trail calls a practitioner. */
    public static final String SUBJECT = "Practitioner";

    /** The most practitioners that one call finds. */
    public static final int MAX_FOUND = 100;

    private final Supplier<EntityManager> entityManager;
    private final Clock clock;
    private final NetworkEditor network;
    private final AuditTrail audit;

    /**
     * Made by {@link io.onecare.core.OneCare}.
     *
     * @param entityManager gives the entity manager of the caller's transaction
     * @param clock tells which bookings are to come
     * @param network adds what is new
     * @param audit keeps who has changed what
     */
    public PractitionerEditor(
            Supplier<EntityManager> entityManager,
            Clock clock,
            NetworkEditor network,
            AuditTrail audit) {
        this.entityManager = Objects.requireNonNull(entityManager, "entityManager");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.network = Objects.requireNonNull(network, "network");
        this.audit = Objects.requireNonNull(audit, "audit");
    }

    /**
     * Finds a practitioner to change. Needs no transaction.
     *
     * @param actor who asks; must be allowed to edit the network
     * @param code the practitioner's code
     * @return empty if there is none for this actor
     */
    public Optional<PractitionerSheet> find(Actor actor, String code) {
        return actor.mayEditNetwork() ? read(entityManager.get(), code) : Optional.empty();
    }

    /**
     * Finds practitioners by words, wherever they work and if nowhere. Needs no transaction.
     *
     * @param actor who asks; must be allowed to edit the network
     * @param typed words that the names or the code must hold, each of them, in any case and
     *     without regard to accents; at most {@value FacilityQuery#MAX_LENGTH} characters
     * @param limit the most to give, 1 to {@value #MAX_FOUND}
     * @return by family name, given name and code; empty for other actors
     * @throws IllegalArgumentException if the limit is out of its range or too much was typed
     */
    public List<PractitionerListing> named(Actor actor, String typed, int limit) {
        if (limit < 1 || limit > MAX_FOUND || typed.length() > FacilityQuery.MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "The limit (%d) must be 1 to %d, and the words looked for (%d characters) at most %d long."
                            .formatted(limit, MAX_FOUND, typed.length(), FacilityQuery.MAX_LENGTH));
        }
        if (!actor.mayEditNetwork()) {
            return List.of();
        }
        Predicate<String> wanted = FacilityWords.holding(typed);
        return entityManager
                .get()
                .createQuery("select p.code, p.name from Practitioner p", Object[].class)
                .getResultList()
                .stream()
                .map(row -> new PractitionerListing((String) row[0], (PractitionerName) row[1]))
                .filter(
                        one ->
                                wanted.test(
                                        one.name().givenName()
                                                + " "
                                                + one.name().familyName()
                                                + " "
                                                + one.code()))
                .sorted(
                        Comparator.comparing(
                                        (PractitionerListing one) ->
                                                FacilityWords.folded(one.name().familyName()))
                                .thenComparing(one -> FacilityWords.folded(one.name().givenName()))
                                .thenComparing(PractitionerListing::code))
                .limit(limit)
                .toList();
    }

    /**
     * Adds a practitioner. Leaves the audit entry {@code PRACTITIONER_ADDED}.
     *
     * @param actor who asks; must be allowed to edit the network
     * @param command the practitioner
     * @return done; or refused with {@link NetworkRefusal#CODE_TAKEN}, {@link
     *     NetworkRefusal#UNKNOWN_FACILITY} or {@link NetworkRefusal#NOT_FOUND}
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public NetworkChange<PractitionerSheet> add(Actor actor, AddPractitioner command) {
        EntityManager em = begin();
        if (!actor.mayEditNetwork()) {
            return refused(command.code());
        }
        NetworkEditor.lockRevision(em);
        if (network.add(actor, command) instanceof NetworkOutcome.Refused refused) {
            return new NetworkChange.Refused<>(refused.reason(), refused.code());
        }
        PractitionerSheet added = read(em, command.code()).orElseThrow();
        List<ChangedField> changes = changes(null, added.name(), Set.of(), added.facilityCodes());
        audit.recordChange(actor, "PRACTITIONER_ADDED", SUBJECT, added.id().toString(), changes);
        return new NetworkChange.Done<>(command.code(), changes);
    }

    /**
     * Changes the name of a practitioner, or where they work. Leaves the audit entry {@code
     * PRACTITIONER_CHANGED}.
     *
     * @param actor who asks; must be allowed to edit the network
     * @param command what it is to be
     * @return done; or outdated; or warned of {@code BOOKINGS_OF_PRACTITIONER} or {@code
     *     SCHEDULES_OF_PRACTITIONER}; or refused with {@link NetworkRefusal#UNKNOWN_FACILITY} or
     *     {@link NetworkRefusal#NOT_FOUND}
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public NetworkChange<PractitionerSheet> change(Actor actor, ChangePractitioner command) {
        EntityManager em = begin();
        if (!actor.mayEditNetwork()) {
            return refused(command.code());
        }
        em.flush();
        NetworkEditor.lockRevision(em);
        Optional<PractitionerSheet> found = read(em, command.code());
        if (found.isEmpty()) {
            return refused(command.code());
        }
        PractitionerSheet known = found.get();
        if (!known.stamp().equals(command.stamp())) {
            return new NetworkChange.Outdated<>(known);
        }
        Set<String> begun = new TreeSet<>(command.facilityCodes());
        begun.removeAll(known.facilityCodes());
        Set<String> left = new TreeSet<>(known.facilityCodes());
        left.removeAll(command.facilityCodes());
        Map<String, FacilityId> facilities =
                NetworkEditor.ids(em, "Facility", FacilityId.class, begun);
        for (String code : begun) {
            if (!facilities.containsKey(code)) {
                return new NetworkChange.Refused<>(NetworkRefusal.UNKNOWN_FACILITY, code);
            }
        }
        List<ChangedField> changes =
                changes(
                        known.name(),
                        command.name(),
                        known.facilityCodes(),
                        command.facilityCodes());
        if (changes.isEmpty()) {
            return new NetworkChange.Done<>(known.code(), changes);
        }
        List<NetworkWarning> warnings =
                new NetworkWarnings(em, clock.instant()).ofLeft(known.id(), left).found();
        if (!command.accepted().containsAll(warnings)) {
            return new NetworkChange.Warned<>(warnings);
        }
        write(em, known, command.name(), left, facilities);
        audit.recordChange(actor, "PRACTITIONER_CHANGED", SUBJECT, known.id().toString(), changes);
        NetworkEditor.countUp(em);
        return new NetworkChange.Done<>(known.code(), changes);
    }

    private static void write(
            EntityManager em,
            PractitionerSheet known,
            PractitionerName name,
            Set<String> left,
            Map<String, FacilityId> begun) {
        Practitioner practitioner = em.find(Practitioner.class, known.id());
        em.refresh(practitioner);
        practitioner.rename(name);
        if (!left.isEmpty()) {
            new NativeSql()
                    .add("delete from practitioner_facility")
                    .add(" where practitioner_id = ?", known.id().value())
                    .add(" and facility_id in (select f.id from facility f where f.code in ")
                    .addIn(List.copyOf(left))
                    .add(")")
                    .update(em);
        }
        begun.values()
                .forEach(facility -> em.persist(new PractitionerFacility(known.id(), facility)));
    }

    private static Optional<PractitionerSheet> read(EntityManager em, String code) {
        return em
                .createQuery(
                        "select p.id, p.name from Practitioner p where p.code = :code",
                        Object[].class)
                .setParameter("code", code)
                .getResultList()
                .stream()
                .findFirst()
                .map(
                        row ->
                                new PractitionerSheet(
                                        (PractitionerId) row[0],
                                        code,
                                        (PractitionerName) row[1],
                                        workplaces(em, code)));
    }

    private static Set<String> workplaces(EntityManager em, String code) {
        return Set.copyOf(
                em.createQuery(
                                "select f.code from PractitionerFacility w, Practitioner p,"
                                        + " Facility f where w.id.practitionerId = p.id.value"
                                        + " and w.id.facilityId = f.id.value and p.code = :code",
                                String.class)
                        .setParameter("code", code)
                        .getResultList());
    }

    private static List<ChangedField> changes(
            @Nullable PractitionerName before,
            PractitionerName after,
            Set<String> facilitiesBefore,
            Set<String> facilitiesAfter) {
        Changes changes =
                new Changes()
                        .of(
                                "title",
                                before == null ? null : before.title().orElse(null),
                                after.title().orElse(null))
                        .of(
                                "givenName",
                                before == null ? null : before.givenName(),
                                after.givenName())
                        .of(
                                "familyName",
                                before == null ? null : before.familyName(),
                                after.familyName());
        return FacilityEditor.withEach(changes, "facility", facilitiesBefore, facilitiesAfter);
    }

    private static NetworkChange<PractitionerSheet> refused(String code) {
        return new NetworkChange.Refused<>(NetworkRefusal.NOT_FOUND, code);
    }

    private EntityManager begin() {
        return CallersTransaction.require(entityManager.get(), "A change of a practitioner");
    }
}
