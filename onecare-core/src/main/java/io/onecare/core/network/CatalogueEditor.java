package io.onecare.core.network;

import io.onecare.core.Actor;
import io.onecare.core.CallersTransaction;
import io.onecare.core.ErrorCode;
import io.onecare.core.NativeSql;
import io.onecare.core.OneCareException;
import io.onecare.core.audit.AuditTrail;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Changes the catalogue and the names of price lists, as people do it who look at them: each change
 * says what it was made on ({@link ServiceSheet#stamp}, {@link PublishPreparation#basedOn}) and is
 * refused with {@link CatalogueRefusal#CHANGED_MEANWHILE} if that is not so any more; each leaves
 * an entry in the audit trail that says what was before and is after. Files come through {@link
 * io.onecare.core.imports.Imports}, which follow the same lock.
 *
 * <p>Every method needs the caller's transaction, holds the lock of the network's revision until it
 * ends, and counts the revision up if something was changed. Thread-safe as far as the entity
 * manager supplier is.
 */
public final class CatalogueEditor {

    private static final String CATEGORY = "ServiceCategory";
    private static final String SERVICE = "HealthService";
    private static final String PRICE_LIST = "PriceList";

    private final Supplier<EntityManager> entityManager;
    private final Clock clock;
    private final NetworkEditor network;
    private final AuditTrail audit;

    /**
     * Made by {@link io.onecare.core.OneCare}.
     *
     * @param entityManager gives the entity manager of the caller's transaction
     * @param clock tells when a text is published
     * @param network adds what is new
     * @param audit keeps who has changed what
     */
    public CatalogueEditor(
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
     * Adds a category. Leaves the audit entry {@code CATEGORY_ADDED}.
     *
     * @param actor who asks; must be allowed to edit the network
     * @param command the category
     * @return done, or refused with {@link CatalogueRefusal#CODE_TAKEN} or {@link
     *     CatalogueRefusal#NOT_FOUND}
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public CatalogueOutcome add(Actor actor, AddServiceCategory command) {
        EntityManager em = begin(actor);
        NetworkOutcome outcome = network.add(actor, command);
        if (outcome instanceof NetworkOutcome.Refused refused) {
            return refused(refused);
        }
        CategorySheet added = CatalogueSheets.category(em, command.code()).orElseThrow();
        record(
                actor,
                "CATEGORY_ADDED",
                CATEGORY,
                added.id(),
                new Changes()
                        .of("code", null, added.code())
                        .ofName(null, added.name())
                        .of("displayOrder", null, added.displayOrder()));
        return new CatalogueOutcome.Done(command.code());
    }

    /**
     * Changes a category. Leaves the audit entry {@code CATEGORY_CHANGED}.
     *
     * @param actor who asks; must be allowed to edit the network
     * @param command what it is to be
     * @return done; or unchanged; or refused with {@link CatalogueRefusal#CHANGED_MEANWHILE} or
     *     {@link CatalogueRefusal#NOT_FOUND}
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public CatalogueOutcome change(Actor actor, ChangeServiceCategory command) {
        EntityManager em = begin(actor);
        Optional<CategorySheet> found =
                actor.mayEditNetwork()
                        ? CatalogueSheets.category(em, command.code())
                        : Optional.empty();
        if (found.isEmpty()) {
            return notFound(command.code());
        }
        CategorySheet known = found.get();
        Changes changes =
                new Changes()
                        .ofName(known.name(), command.name())
                        .of("displayOrder", known.displayOrder(), command.displayOrder());
        return settled(known.code(), known.stamp(), command.stamp(), changes)
                .orElseGet(
                        () -> {
                            named("service_category", command.name())
                                    .add(", display_order = ?", command.displayOrder())
                                    .add(" where code = ?", command.code())
                                    .update(em);
                            record(actor, "CATEGORY_CHANGED", CATEGORY, known.id(), changes);
                            return done(em, command.code());
                        });
    }

    /**
     * Adds a service. Leaves the audit entry {@code SERVICE_ADDED}.
     *
     * @param actor who asks; must be allowed to edit the network
     * @param command the service
     * @return done, or refused with {@link CatalogueRefusal#UNKNOWN_CATEGORY}, {@link
     *     CatalogueRefusal#CODE_TAKEN} or {@link CatalogueRefusal#NOT_FOUND}
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public CatalogueOutcome add(Actor actor, AddHealthService command) {
        EntityManager em = begin(actor);
        NetworkOutcome outcome = network.add(actor, command);
        if (outcome instanceof NetworkOutcome.Refused refused) {
            return refused(refused);
        }
        ServiceSheet added = CatalogueSheets.service(em, command.code()).orElseThrow();
        record(
                actor,
                "SERVICE_ADDED",
                SERVICE,
                added.id(),
                new Changes()
                        .of("code", null, added.code())
                        .of("category", null, added.categoryCode())
                        .ofName(null, added.name())
                        .of("nationalCode", null, added.nationalCode()));
        return new CatalogueOutcome.Done(command.code());
    }

    /**
     * Changes a service. Leaves the audit entry {@code SERVICE_CHANGED}.
     *
     * @param actor who asks; must be allowed to edit the network
     * @param command what it is to be
     * @return done; or unchanged; or refused with {@link CatalogueRefusal#CHANGED_MEANWHILE},
     *     {@link CatalogueRefusal#UNKNOWN_CATEGORY} or {@link CatalogueRefusal#NOT_FOUND}
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public CatalogueOutcome change(Actor actor, ChangeHealthService command) {
        EntityManager em = begin(actor);
        Optional<ServiceSheet> found = service(em, actor, command.code());
        if (found.isEmpty()) {
            return notFound(command.code());
        }
        if (CatalogueSheets.category(em, command.categoryCode()).isEmpty()) {
            return new CatalogueOutcome.Refused(
                    CatalogueRefusal.UNKNOWN_CATEGORY, command.categoryCode());
        }
        ServiceSheet known = found.get();
        Changes changes =
                new Changes()
                        .of("category", known.categoryCode(), command.categoryCode())
                        .ofName(known.name(), command.name())
                        .of("nationalCode", known.nationalCode(), command.nationalCode());
        return settled(known.code(), known.stamp(), command.stamp(), changes)
                .orElseGet(
                        () -> {
                            named("health_service", command.name())
                                    .add(", national_code = ?", command.nationalCode())
                                    .add(", category_id = (select c.id from service_category c")
                                    .add(" where c.code = ?)", command.categoryCode())
                                    .add(" where code = ?", command.code())
                                    .update(em);
                            record(actor, "SERVICE_CHANGED", SERVICE, known.id(), changes);
                            return done(em, command.code());
                        });
    }

    /**
     * Publishes the next version of what patients are told to do before a service. It holds at
     * once: whoever looks or is written to from now on, whenever they booked, is told this; the
     * versions before stay readable. Leaves the audit entry {@code PREPARATION_PUBLISHED}.
     *
     * @param actor who asks; must be allowed to edit the network
     * @param command the text
     * @return done; or unchanged; or refused with {@link CatalogueRefusal#CHANGED_MEANWHILE} or
     *     {@link CatalogueRefusal#NOT_FOUND}
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public CatalogueOutcome publish(Actor actor, PublishPreparation command) {
        EntityManager em = begin(actor);
        Optional<ServiceSheet> found = service(em, actor, command.serviceCode());
        if (found.isEmpty()) {
            return notFound(command.serviceCode());
        }
        ServiceSheet known = found.get();
        PreparationVersion last = known.preparation();
        Preparation before = last == null ? null : last.preparation();
        Preparation after = command.preparation();
        Changes changes =
                new Changes()
                        .of("preparationIt", italian(before), italian(after))
                        .of("preparationEn", english(before), english(after));
        return settled(
                        known.code(),
                        String.valueOf(last == null ? 0 : last.number()),
                        String.valueOf(command.basedOn()),
                        changes)
                .orElseGet(
                        () -> {
                            PreparationRows.publish(
                                    em, actor, known.code(), after, clock.instant());
                            record(actor, "PREPARATION_PUBLISHED", SERVICE, known.id(), changes);
                            return done(em, known.code());
                        });
    }

    /**
     * Adds a price list. Leaves the audit entry {@code PRICE_LIST_ADDED}.
     *
     * @param actor who asks; must be allowed to edit the network
     * @param command the price list
     * @return done, or refused with {@link CatalogueRefusal#CODE_TAKEN} or {@link
     *     CatalogueRefusal#NOT_FOUND}
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public CatalogueOutcome add(Actor actor, AddPriceList command) {
        EntityManager em = begin(actor);
        NetworkOutcome outcome = network.add(actor, command);
        if (outcome instanceof NetworkOutcome.Refused refused) {
            return refused(refused);
        }
        PriceListSheet added = CatalogueSheets.priceList(em, command.code()).orElseThrow();
        record(
                actor,
                "PRICE_LIST_ADDED",
                PRICE_LIST,
                added.id(),
                new Changes().of("code", null, added.code()).ofName(null, added.name()));
        return new CatalogueOutcome.Done(command.code());
    }

    /**
     * Renames a price list. Leaves the audit entry {@code PRICE_LIST_CHANGED}.
     *
     * @param actor who asks; must be allowed to edit the network
     * @param command the name
     * @return done; or unchanged; or refused with {@link CatalogueRefusal#CHANGED_MEANWHILE} or
     *     {@link CatalogueRefusal#NOT_FOUND}
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public CatalogueOutcome rename(Actor actor, RenamePriceList command) {
        EntityManager em = begin(actor);
        Optional<PriceListSheet> found =
                actor.mayEditNetwork()
                        ? CatalogueSheets.priceList(em, command.code())
                        : Optional.empty();
        if (found.isEmpty()) {
            return notFound(command.code());
        }
        PriceListSheet known = found.get();
        Changes changes = new Changes().ofName(known.name(), command.name());
        return settled(known.code(), known.stamp(), command.stamp(), changes)
                .orElseGet(
                        () -> {
                            named("price_list", command.name())
                                    .add(" where code = ?", command.code())
                                    .update(em);
                            record(actor, "PRICE_LIST_CHANGED", PRICE_LIST, known.id(), changes);
                            return done(em, command.code());
                        });
    }

    /** Nothing to do, or not on what was read; else empty. What is so already is no conflict. */
    private static Optional<CatalogueOutcome> settled(
            String code, String stamp, String readStamp, Changes changes) {
        if (changes.fields().isEmpty()) {
            return Optional.of(new CatalogueOutcome.Unchanged(code));
        }
        return stamp.equals(readStamp)
                ? Optional.empty()
                : Optional.of(
                        new CatalogueOutcome.Refused(CatalogueRefusal.CHANGED_MEANWHILE, code));
    }

    private static Optional<ServiceSheet> service(EntityManager em, Actor actor, String code) {
        return actor.mayEditNetwork() ? CatalogueSheets.service(em, code) : Optional.empty();
    }

    private static NativeSql named(String table, LocalizedName name) {
        return new NativeSql()
                .add(
                        "update " + table + " set name_it = ?, name_en = ?",
                        name.italian(),
                        name.english().orElse(null));
    }

    private static @Nullable String italian(@Nullable Preparation preparation) {
        return preparation == null ? null : preparation.italian();
    }

    private static @Nullable String english(@Nullable Preparation preparation) {
        return preparation == null ? null : preparation.english().orElse(null);
    }

    /** Whoever may change nothing does not keep others waiting. */
    private EntityManager begin(Actor actor) {
        EntityManager em =
                CallersTransaction.require(entityManager.get(), "A change of the catalogue");
        if (actor.mayEditNetwork()) {
            em.flush();
            NetworkEditor.lockRevision(em);
        }
        return em;
    }

    private void record(
            Actor actor, String action, String subjectType, Object id, Changes changes) {
        audit.recordChange(actor, action, subjectType, id.toString(), changes.fields());
    }

    private static CatalogueOutcome done(EntityManager em, String code) {
        NetworkEditor.countUp(em);
        return new CatalogueOutcome.Done(code);
    }

    private static CatalogueOutcome notFound(String code) {
        return new CatalogueOutcome.Refused(CatalogueRefusal.NOT_FOUND, code);
    }

    private static CatalogueOutcome refused(NetworkOutcome.Refused refused) {
        return new CatalogueOutcome.Refused(
                switch (refused.reason()) {
                    case CODE_TAKEN -> CatalogueRefusal.CODE_TAKEN;
                    case UNKNOWN_CATEGORY -> CatalogueRefusal.UNKNOWN_CATEGORY;
                    default -> CatalogueRefusal.NOT_FOUND;
                },
                refused.code());
    }
}
