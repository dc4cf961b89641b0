package io.onecare.core.network;

import io.onecare.core.Actor;
import io.onecare.core.CallersTransaction;
import io.onecare.core.ErrorCode;
import io.onecare.core.Fingerprint;
import io.onecare.core.NativeSql;
import io.onecare.core.OneCareException;
import io.onecare.core.audit.AuditTrail;
import io.onecare.core.audit.ChangedField;
import io.onecare.core.money.Money;
import io.onecare.core.time.Moments;
import io.onecare.core.time.ValidityPeriod;
import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Changes prices one by one, as people do it who look at them: first {@link #preview} shows what
 * the prices of the service would be, and on which days there would be none; then {@link #change}
 * makes exactly that, or says what has changed meanwhile. Days before today are never touched; on
 * no day there are two prices; what was booked keeps the price it was booked at. Many prices come
 * through {@link NetworkEditor#addAll} and {@link io.onecare.core.imports.Imports}, which follow
 * the same lock.
 *
 * <p>Today is the day in Europe/Rome. Both methods need the caller's transaction. Thread-safe as
 * far as the entity manager supplier is.
 */
public final class TariffEditor {

    private static final String TARIFF = "Tariff";
    private static final ZoneId ITALY = ZoneId.of("Europe/Rome");

    private static final String OF_KEY =
            "t.facility_id = (select f.id from facility f where f.code = ?)"
                    + " and t.service_id = (select s.id from health_service s where s.code = ?)"
                    + " and t.price_list_id = (select l.id from price_list l where l.code = ?)";

    private final Supplier<EntityManager> entityManager;
    private final Clock clock;
    private final AuditTrail audit;

    /**
     * Made by {@link io.onecare.core.OneCare}.
     *
     * @param entityManager gives the entity manager of the caller's transaction
     * @param clock tells which day it is
     * @param audit keeps who has changed what
     */
    public TariffEditor(Supplier<EntityManager> entityManager, Clock clock, AuditTrail audit) {
        this.entityManager = Objects.requireNonNull(entityManager, "entityManager");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.audit = Objects.requireNonNull(audit, "audit");
    }

    /**
     * Shows what a change would do, and changes nothing.
     *
     * @param actor who asks; must be allowed to edit the network
     * @param change the change
     * @return what it would do, or why it cannot be made
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public TariffPreviewOutcome preview(Actor actor, TariffChange change) {
        EntityManager em = begin();
        Planned planned = plan(em, actor, change);
        return planned.refusal() == null
                ? new TariffPreviewOutcome.Shown(planned.preview())
                : new TariffPreviewOutcome.Refused(planned.refusal(), planned.other());
    }

    /**
     * Makes a change as it was shown. Leaves the audit entry {@code TARIFF_ADDED}, {@code
     * TARIFF_CHANGED} or {@code TARIFF_REMOVED} for each price that is new, has another end or is
     * gone. Waits for other changes of the network to be committed or rolled back.
     *
     * @param actor who asks; must be allowed to edit the network
     * @param change the change
     * @param fingerprint that of the preview
     * @return done; or what it would do now, if that is not what was shown; or refused
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public TariffChangeOutcome change(Actor actor, TariffChange change, String fingerprint) {
        EntityManager em = begin();
        if (!actor.mayEditNetwork()) {
            return new TariffChangeOutcome.Refused(TariffChangeRefusal.NOT_FOUND, null);
        }
        NetworkEditor.lockRevision(em);
        lockReplaced(em, change);
        Planned planned = plan(em, actor, change);
        if (planned.refusal() != null) {
            return new TariffChangeOutcome.Refused(planned.refusal(), planned.other());
        }
        TariffPreview preview = planned.preview();
        if (!preview.fingerprint().equals(fingerprint)) {
            return new TariffChangeOutcome.Outdated(preview);
        }
        make(em, actor, change.about(), preview);
        NetworkEditor.countUp(em);
        return new TariffChangeOutcome.Done(preview);
    }

    /**
     * What is to be replaced: whoever is just booking at it is waited for, and then seen. Its row
     * is deleted and not changed, so that who comes after that does not book at it unseen.
     */
    private static void lockReplaced(EntityManager em, TariffChange change) {
        TariffId replaced =
                change instanceof TariffChange.Correct correct
                        ? correct.tariff()
                        : change instanceof TariffChange.Withdraw withdraw
                                ? withdraw.tariff()
                                : null;
        if (replaced != null) {
            new NativeSql()
                    .add("select cast(t.id as varchar(36)), 0 from tariff t")
                    .add(" where t.id = ? for update", replaced.value())
                    .rows(em);
        }
    }

    private record Planned(
            TariffPreview preview,
            @Nullable TariffChangeRefusal refusal,
            @Nullable PlannedTariff other) {

        private static final TariffPreview NOTHING =
                new TariffPreview(List.of(), List.of(), List.of(), 0, "");

        static Planned refused(TariffChangeRefusal refusal, @Nullable PlannedTariff other) {
            return new Planned(NOTHING, refusal, other);
        }
    }

    private Planned plan(EntityManager em, Actor actor, TariffChange change) {
        if (!actor.mayEditNetwork()) {
            return Planned.refused(TariffChangeRefusal.NOT_FOUND, null);
        }
        Optional<Boolean> offered = isOffered(em, change.about());
        if (offered.isEmpty()) {
            return Planned.refused(TariffChangeRefusal.NOT_FOUND, null);
        }
        if (change instanceof TariffChange.Agree && !offered.get()) {
            return Planned.refused(TariffChangeRefusal.SERVICE_NOT_OFFERED, null);
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), ITALY);
        List<PlannedTariff> before = known(em, change.about());
        TariffPlan plan = TariffPlan.of(before, change, today);
        if (plan.refusal() != null) {
            return Planned.refused(plan.refusal(), plan.other());
        }
        Map<TariffId, PlannedTariff> kept = byId(plan.after());
        long bookings = 0;
        for (PlannedTariff one : before) {
            PlannedTariff after = kept.get(one.tariff());
            UUID id = Objects.requireNonNull(one.tariff()).value();
            if (after == null) {
                if (bookings(em, id, null) > 0) {
                    return Planned.refused(TariffChangeRefusal.IS_BOOKED, null);
                }
            } else if (!after.equals(one) && after.period().untilExclusive().isPresent()) {
                bookings += bookings(em, id, after.period().untilExclusive().get());
            }
        }
        List<ValidityPeriod> gaps = TariffPlan.gaps(plan.after(), today);
        String fingerprint =
                new Fingerprint()
                        .add(change)
                        .addInAnyOrder(before)
                        .addInAnyOrder(plan.after())
                        .add(gaps)
                        .add(bookings)
                        .value();
        return new Planned(
                new TariffPreview(before, plan.after(), gaps, bookings, fingerprint), null, null);
    }

    private static Map<TariffId, PlannedTariff> byId(List<PlannedTariff> tariffs) {
        Map<TariffId, PlannedTariff> byId = new HashMap<>();
        for (PlannedTariff one : tariffs) {
            if (one.tariff() != null) {
                byId.put(one.tariff(), one);
            }
        }
        return byId;
    }

    /** Empty if one of the three is not known. */
    private static Optional<Boolean> isOffered(EntityManager em, PricedService about) {
        return new NativeSql()
                        .add("select f.code, (select count(*) from facility_service o")
                        .add(" where o.facility_id = f.id and o.service_id = s.id and o.offered)")
                        .add(" from facility f, health_service s, price_list l")
                        .add(
                                " where f.code = ? and s.code = ?",
                                about.facilityCode(),
                                about.serviceCode())
                        .add(" and l.code = ?", about.priceListCode())
                        .rows(em)
                        .stream()
                        .findFirst()
                        .map(row -> ((Number) row[1]).longValue() > 0);
    }

    private static List<PlannedTariff> known(EntityManager em, PricedService about) {
        return new NativeSql()
                        .add(
                                "select cast(t.id as varchar(36)), t.price, cast(t.valid_from as varchar(10)),")
                        .add(" cast(t.valid_until as varchar(10)) from tariff t")
                        .add(" where ")
                        .add(
                                OF_KEY,
                                about.facilityCode(),
                                about.serviceCode(),
                                about.priceListCode())
                        .add(" order by t.valid_from")
                        .rows(em)
                        .stream()
                        .map(
                                row -> {
                                    LocalDate from = LocalDate.parse((String) row[2]);
                                    String until = (String) row[3];
                                    return new PlannedTariff(
                                            TariffId.of(UUID.fromString((String) row[0])),
                                            Money.of((BigDecimal) row[1]),
                                            until == null
                                                    ? ValidityPeriod.from(from)
                                                    : ValidityPeriod.between(
                                                            from, LocalDate.parse(until)));
                                })
                        .toList();
    }

    /** All that were ever made at a price, or those that stand on a day or after it. */
    private static long bookings(EntityManager em, UUID tariff, @Nullable LocalDate since) {
        NativeSql sql =
                new NativeSql()
                        .add("select count(*), 0 from booking b where b.tariff_id = ?", tariff);
        if (since != null) {
            long moment = Moments.toMicros(since.atStartOfDay(ITALY).toInstant());
            sql.add(" and b.starts_at >= ? and b.state in ('REQUESTED', 'CONFIRMED')", moment);
        }
        return ((Number) sql.rows(em).get(0)[0]).longValue();
    }

    /** What goes first, then what ends earlier, then what ends later, then what is new. */
    private void make(EntityManager em, Actor actor, PricedService about, TariffPreview preview) {
        Map<TariffId, PlannedTariff> after = byId(preview.after());
        for (PlannedTariff one : preview.before()) {
            TariffId id = Objects.requireNonNull(one.tariff());
            PlannedTariff changed = after.get(id);
            if (changed == null) {
                new NativeSql().add("delete from tariff where id = ?", id.value()).update(em);
                audit.recordChange(
                        actor, "TARIFF_REMOVED", TARIFF, id.toString(), fields(about, one, null));
            } else if (!changed.equals(one)) {
                new NativeSql()
                        .add(
                                "update tariff set valid_until = ?, version = version + 1",
                                end(changed))
                        .add(" where id = ?", id.value())
                        .update(em);
                audit.recordChange(
                        actor,
                        "TARIFF_CHANGED",
                        TARIFF,
                        id.toString(),
                        new Changes().of("priceUntil", end(one), end(changed)).fields());
            }
        }
        for (PlannedTariff one : preview.after()) {
            if (one.tariff() == null) {
                TariffId id = TariffId.random();
                insert(em, id, about, one);
                audit.recordChange(
                        actor, "TARIFF_ADDED", TARIFF, id.toString(), fields(about, null, one));
            }
        }
    }

    private static void insert(
            EntityManager em, TariffId id, PricedService about, PlannedTariff one) {
        new NativeSql()
                .add("insert into tariff (id, version, facility_id, service_id, price_list_id,")
                .add(" price, valid_from, valid_until) select cast(? as uuid), 1,", id.value())
                .add(" f.id, s.id, l.id, cast(? as numeric(12, 2)),", one.price().amount())
                .add(" cast(? as date), cast(? as date)", one.period().from(), end(one))
                .add(" from facility f, health_service s, price_list l")
                .add(" where f.code = ? and s.code = ?", about.facilityCode(), about.serviceCode())
                .add(" and l.code = ?", about.priceListCode())
                .update(em);
    }

    private static List<ChangedField> fields(
            PricedService about, @Nullable PlannedTariff before, @Nullable PlannedTariff after) {
        return new Changes()
                .of(
                        "facility",
                        before == null ? null : about.facilityCode(),
                        after == null ? null : about.facilityCode())
                .of(
                        "service",
                        before == null ? null : about.serviceCode(),
                        after == null ? null : about.serviceCode())
                .of(
                        "priceList",
                        before == null ? null : about.priceListCode(),
                        after == null ? null : about.priceListCode())
                .of(
                        "price",
                        before == null ? null : before.price().amount(),
                        after == null ? null : after.price().amount())
                .of(
                        "priceFrom",
                        before == null ? null : before.period().from(),
                        after == null ? null : after.period().from())
                .of(
                        "priceUntil",
                        before == null ? null : end(before),
                        after == null ? null : end(after))
                .fields();
    }

    private static @Nullable LocalDate end(PlannedTariff one) {
        return one.period().untilExclusive().orElse(null);
    }

    private EntityManager begin() {
        EntityManager em = CallersTransaction.require(entityManager.get(), "A change of a price");
        em.flush();
        return em;
    }
}
