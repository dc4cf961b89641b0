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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Changes facilities and what they offer, as people do it who look at them. A change says on which
 * version it was made and is not done on an older one; what hangs on it is told first, as {@link
 * NetworkWarning}s, and it is done once these are accepted as they are. What was before and is
 * after is in the audit trail. Bookings stay as they are, whatever is changed; what is agreed about
 * a service that is given up stays too, and holds again when it is offered again.
 *
 * <p>Files come through {@link io.onecare.core.imports.Imports}, which take the same lock and count
 * the same versions up. Methods that change something need the caller's transaction, hold the lock
 * of the network's revision until it ends, and count it up if something was changed. Thread-safe as
 * far as the entity manager supplier is.
 */
public final class FacilityEditor {

    /** What the audit trail calls a facility. */
    public static final String SUBJECT = "Facility";

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
    public FacilityEditor(
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
     * Finds a facility to change, in three statements. Needs no transaction.
     *
     * @param actor who asks; must be allowed to edit the network
     * @param code the facility's code
     * @return empty if there is none for this actor
     */
    public Optional<FacilitySheet> find(Actor actor, String code) {
        return actor.mayEditNetwork()
                ? FacilitySheets.find(entityManager.get(), code)
                : Optional.empty();
    }

    /**
     * Adds a facility. Leaves the audit entry {@code FACILITY_ADDED}.
     *
     * @param actor who asks; must be allowed to edit the network
     * @param command the facility
     * @param accepted the warnings that were read; empty at first
     * @return done; or warned of {@link NetworkWarning.Kind#SAME_PLACE}; or refused with {@link
     *     NetworkRefusal#CODE_TAKEN}, {@link NetworkRefusal#UNKNOWN_SERVICE} or {@link
     *     NetworkRefusal#NOT_FOUND}
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public NetworkChange<FacilitySheet> add(
            Actor actor, AddFacility command, Set<NetworkWarning> accepted) {
        EntityManager em = begin();
        if (!actor.mayEditNetwork()) {
            return refused(command.code());
        }
        NetworkEditor.lockRevision(em);
        List<NetworkWarning> warnings =
                new NetworkWarnings(em, clock.instant())
                        .ofPlace(command.code(), command.position(), command.positionSource())
                        .found();
        if (!accepted.containsAll(warnings) && FacilitySheets.find(em, command.code()).isEmpty()) {
            return new NetworkChange.Warned<>(warnings);
        }
        if (network.add(actor, command) instanceof NetworkOutcome.Refused refused) {
            return new NetworkChange.Refused<>(refused.reason(), refused.code());
        }
        FacilitySheet added = FacilitySheets.find(em, command.code()).orElseThrow();
        List<ChangedField> changes =
                new ArrayList<>(new Changes().of("code", null, command.code()).fields());
        changes.addAll(FacilityDetails.changes(null, added.details()).fields());
        changes.addAll(services(Set.of(), added.serviceCodes()));
        record(actor, "FACILITY_ADDED", added, changes);
        return new NetworkChange.Done<>(command.code(), changes);
    }

    /**
     * Tells what there is to read before a change, whether it was accepted or not. Needs no
     * transaction.
     *
     * @param actor who asks; must be allowed to edit the network
     * @param command what the facility is to be
     * @return the warnings of {@link #change}; empty if there are none, if the version is not that
     *     of now, or if there is no such facility for this actor
     */
    public List<NetworkWarning> warnings(Actor actor, ChangeFacility command) {
        EntityManager em = entityManager.get();
        return find(actor, command.code())
                .filter(known -> known.version() == command.version())
                .map(
                        known ->
                                new NetworkWarnings(em, clock.instant())
                                        .ofDetails(known, command.details())
                                        .found())
                .orElse(List.of());
    }

    /**
     * Changes what is known of a facility. Leaves the audit entry {@code FACILITY_CHANGED}.
     *
     * @param actor who asks; must be allowed to edit the network
     * @param command what it is to be
     * @return done; or outdated; or warned of {@code BOOKINGS_OUTSIDE}, {@code SCHEDULES_OUTLAST},
     *     {@code REQUESTS_WAITING}, {@code SCHEDULES_HIDDEN}, {@code NO_SCHEDULE}, {@code
     *     NOBODY_TOLD} or {@code SAME_PLACE}; or refused with {@link NetworkRefusal#NOT_FOUND}
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public NetworkChange<FacilitySheet> change(Actor actor, ChangeFacility command) {
        EntityManager em = begin();
        Optional<FacilitySheet> found = lock(em, actor, command.code());
        if (found.isEmpty()) {
            return refused(command.code());
        }
        FacilitySheet known = found.get();
        if (known.version() != command.version()) {
            return new NetworkChange.Outdated<>(known);
        }
        List<ChangedField> changes =
                FacilityDetails.changes(known.details(), command.details()).fields();
        if (changes.isEmpty()) {
            return new NetworkChange.Done<>(known.code(), changes);
        }
        List<NetworkWarning> warnings =
                new NetworkWarnings(em, clock.instant())
                        .ofDetails(known, command.details())
                        .found();
        if (!command.accepted().containsAll(warnings)) {
            return new NetworkChange.Warned<>(warnings);
        }
        write(em, known, command.details());
        record(actor, "FACILITY_CHANGED", known, changes);
        NetworkEditor.countUp(em);
        return new NetworkChange.Done<>(known.code(), changes);
    }

    /**
     * Says what a facility offers. Leaves the audit entry {@code FACILITY_SERVICES_CHANGED}.
     *
     * @param actor who asks; must be allowed to edit the network
     * @param command all services that it is to offer
     * @return done; or outdated; or warned of {@code BOOKINGS_OF_SERVICE} or {@code
     *     SCHEDULES_OF_SERVICE}; or refused with {@link NetworkRefusal#UNKNOWN_SERVICE} or {@link
     *     NetworkRefusal#NOT_FOUND}
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public NetworkChange<FacilitySheet> offer(Actor actor, OfferServices command) {
        EntityManager em = begin();
        Optional<FacilitySheet> found = lock(em, actor, command.facilityCode());
        if (found.isEmpty()) {
            return refused(command.facilityCode());
        }
        FacilitySheet known = found.get();
        if (known.version() != command.version()) {
            return new NetworkChange.Outdated<>(known);
        }
        Set<String> begun = new TreeSet<>(command.serviceCodes());
        begun.removeAll(known.serviceCodes());
        Set<String> givenUp = new TreeSet<>(known.serviceCodes());
        givenUp.removeAll(command.serviceCodes());
        Map<String, HealthServiceId> services = NetworkEditor.services(em, begun);
        for (String code : begun) {
            if (!services.containsKey(code)) {
                return new NetworkChange.Refused<>(NetworkRefusal.UNKNOWN_SERVICE, code);
            }
        }
        List<ChangedField> changes = services(known.serviceCodes(), command.serviceCodes());
        if (changes.isEmpty()) {
            return new NetworkChange.Done<>(known.code(), changes);
        }
        List<NetworkWarning> warnings =
                new NetworkWarnings(em, clock.instant()).ofGivenUp(known.id(), givenUp).found();
        if (!command.accepted().containsAll(warnings)) {
            return new NetworkChange.Warned<>(warnings);
        }
        give(em, known, givenUp);
        begin(em, known, services);
        countUp(em, known);
        record(actor, "FACILITY_SERVICES_CHANGED", known, changes);
        NetworkEditor.countUp(em);
        return new NetworkChange.Done<>(known.code(), changes);
    }

    private static void write(EntityManager em, FacilitySheet known, FacilityDetails details) {
        Facility facility = em.find(Facility.class, known.id());
        em.refresh(facility);
        facility.change(details);
        em.flush();
        em.detach(facility);
        if (!details.phones().equals(known.details().phones())) {
            ring(em, known, details.phones());
        }
        if (FacilitySheets.find(em, known.code()).orElseThrow().version() == known.version()) {
            countUp(em, known); // phones alone are no change of the row
        }
    }

    /**
     * By SQL: of a list with an order, EclipseLink writes each row's new place while the row before
     * still has it.
     */
    private static void ring(EntityManager em, FacilitySheet facility, List<String> phones) {
        new NativeSql()
                .add("delete from facility_phone where facility_id = ?", facility.id().value())
                .update(em);
        for (int place = 0; place < phones.size(); place++) {
            new NativeSql()
                    .add("insert into facility_phone (facility_id, display_order, phone)")
                    .add(" values (?, ?, ?)", facility.id().value(), place, phones.get(place))
                    .update(em);
        }
    }

    /** The rows stay for what refers to them. */
    private static void give(EntityManager em, FacilitySheet facility, Set<String> givenUp) {
        if (!givenUp.isEmpty()) {
            new NativeSql()
                    .add("update facility_service set offered = false")
                    .add(" where facility_id = ? and service_id in", facility.id().value())
                    .add(" (select v.id from health_service v where v.code in ")
                    .addIn(List.copyOf(givenUp))
                    .add(")")
                    .update(em);
        }
    }

    private static void begin(
            EntityManager em, FacilitySheet facility, Map<String, HealthServiceId> begun) {
        if (begun.isEmpty()) {
            return;
        }
        List<String> codes = List.copyOf(begun.keySet());
        new NativeSql()
                .add("update facility_service set offered = true")
                .add(" where facility_id = ? and service_id in", facility.id().value())
                .add(" (select v.id from health_service v where v.code in ")
                .addIn(codes)
                .add(")")
                .update(em);
        new NativeSql()
                .add("insert into facility_service (facility_id, service_id, offered)")
                .add(" select cast(? as uuid), v.id, true", facility.id().value())
                .add(" from health_service v where v.code in ")
                .addIn(codes)
                .add(" and not exists (select 1 from facility_service o")
                .add(" where o.service_id = v.id and o.facility_id = ?)", facility.id().value())
                .update(em);
    }

    private static List<ChangedField> services(Set<String> before, Set<String> after) {
        return withEach(new Changes(), "service", before, after);
    }

    /** One field for each code, so that a long list is not cut. */
    static List<ChangedField> withEach(
            Changes changes, String field, Set<String> before, Set<String> after) {
        Set<String> all = new TreeSet<>(before);
        all.addAll(after);
        for (String code : all) {
            changes.of(
                    field, before.contains(code) ? code : null, after.contains(code) ? code : null);
        }
        return changes.fields();
    }

    private Optional<FacilitySheet> lock(EntityManager em, Actor actor, String code) {
        if (!actor.mayEditNetwork()) {
            return Optional.empty();
        }
        em.flush();
        NetworkEditor.lockRevision(em);
        return FacilitySheets.find(em, code);
    }

    private static void countUp(EntityManager em, FacilitySheet facility) {
        new NativeSql()
                .add("update facility set version = version + 1")
                .add(" where id = ?", facility.id().value())
                .update(em);
    }

    private void record(
            Actor actor, String action, FacilitySheet facility, List<ChangedField> changes) {
        audit.recordChange(actor, action, SUBJECT, facility.id().toString(), changes);
    }

    private static NetworkChange<FacilitySheet> refused(String code) {
        return new NetworkChange.Refused<>(NetworkRefusal.NOT_FOUND, code);
    }

    private EntityManager begin() {
        return CallersTransaction.require(entityManager.get(), "A change of a facility");
    }
}
