package io.onecare.core.booking;

import io.onecare.core.AccountId;
import io.onecare.core.Actor;
import io.onecare.core.LockOrder;
import io.onecare.core.NativeSql;
import io.onecare.core.schedule.BookingWindow;
import io.onecare.core.schedule.FreeSlot;
import io.onecare.core.schedule.SlotCriteria;
import io.onecare.core.schedule.SlotFinder;
import io.onecare.core.schedule.SlotId;
import io.onecare.core.time.Moments;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Where a wished appointment could take place, and where else if it cannot. */
final class Places {

    private static final int ALTERNATIVES = 3;

    private final Clock clock;
    private final SlotFinder slots;
    private final Supplier<BookingWindow> window;

    Places(Clock clock, SlotFinder slots, Supplier<BookingWindow> window) {
        this.clock = clock;
        this.slots = slots;
        this.window = window;
    }

    Optional<RefusalReason> untimely(Place place) {
        Instant now = clock.instant();
        if (!place.startsAt().isAfter(now)) {
            return Optional.of(RefusalReason.TIME_IN_THE_PAST);
        }
        if (place.startsAt().isAfter(now.plus(Duration.ofDays(BookingEditor.MAX_DAYS_AHEAD)))) {
            return Optional.of(RefusalReason.TOO_FAR_AHEAD);
        }
        return place.slot() != null && !place.online()
                ? Optional.of(RefusalReason.NOT_BOOKABLE_ONLINE)
                : Optional.empty();
    }

    /** Whoever holds a slot was promised that it can be booked, whatever was decided since. */
    Optional<RefusalReason> notOpen(
            EntityManager em, Actor actor, @Nullable AccountId account, Place place) {
        SlotId slot = place.slot();
        return slot == null
                        || window.get().isOpen(actor, place.startsAt(), clock.instant())
                        || isHeld(em, account, slot)
                ? Optional.empty()
                : Optional.of(RefusalReason.SLOT_NOT_OPEN);
    }

    private static boolean isHeld(EntityManager em, @Nullable AccountId account, SlotId slot) {
        return account != null
                && !new NativeSql()
                        .add("select 1, 1 from slot_hold where slot_id = ?", slot.value())
                        .add(" and account_id = ?", account.value())
                        .add(" and expires_at > " + Moments.DATABASE_CLOCK_SQL)
                        .rows(em)
                        .isEmpty();
    }

    static boolean exists(AppointmentTime.Agreed time) {
        return !Place.ITALY.getRules().getValidOffsets(time.startsAt()).isEmpty();
    }

    List<Place> at(
            EntityManager em,
            Actor actor,
            @Nullable AccountId account,
            String serviceCode,
            AppointmentTime time) {
        if (time instanceof AppointmentTime.InSlot chosen) {
            return Place.inSlot(em, chosen.slot(), serviceCode).stream().toList();
        }
        if (time instanceof AppointmentTime.Agreed agreed) {
            return Place.agreed(em, agreed, serviceCode).stream().toList();
        }
        AppointmentTime.WithAnyPractitioner any = (AppointmentTime.WithAnyPractitioner) time;
        SlotCriteria then =
                SlotCriteria.at(any.facilityCode(), serviceCode)
                        .from(any.startsAt())
                        .until(any.startsAt().plusNanos(1_000))
                        .asSeenBy(account);
        return slots.page(actor, then, null, SlotFinder.MAX_PAGE_SIZE).stream()
                .flatMap(slot -> Place.inSlot(em, slot.slot(), serviceCode).stream())
                .sorted(
                        Comparator.comparing(
                                        Place::practitioner, Comparator.nullsLast(LockOrder.BY_ID))
                                .thenComparing(Places::slotId, LockOrder.BY_ID))
                .toList();
    }

    /** Another time of the same appointment: in its agenda, if that offers a slot online then. */
    static AppointmentTime sameAt(EntityManager em, Booking booking, LocalDateTime startsAt) {
        AppointmentTime.Agreed agreed =
                new AppointmentTime.Agreed(
                        booking.facilityCode(),
                        booking.practitionerCode(),
                        startsAt,
                        Duration.between(booking.startsAt(), booking.endsAt()));
        if (booking.slot() == null || !exists(agreed)) {
            return agreed;
        }
        Instant start = agreed.startsAt().atZone(Place.ITALY).toInstant();
        return new NativeSql()
                        .add("select cast(s.id as varchar(36)), s.starts_at from slot s")
                        .add(" join slot o on o.schedule_id = s.schedule_id")
                        .add(" join schedule c on c.id = s.schedule_id")
                        .add(
                                " join facility f on f.id = c.facility_id and f.booking_mode = 'ONLINE'")
                        .add(" where o.id = ?", booking.slot().value())
                        .add(" and s.starts_at = ?", Moments.toMicros(start))
                        .add(" and s.withdrawn_at is null and s.leaving_since is null")
                        .rows(em)
                        .stream()
                        .findFirst()
                        .<AppointmentTime>map(
                                row ->
                                        new AppointmentTime.InSlot(
                                                SlotId.of(UUID.fromString((String) row[0]))))
                        .orElse(agreed);
    }

    private static UUID slotId(Place place) {
        return Objects.requireNonNull(place.slot()).value();
    }

    BookingOutcome none(
            Actor actor, @Nullable AccountId account, String serviceCode, AppointmentTime time) {
        if (time instanceof AppointmentTime.WithAnyPractitioner any) {
            SlotCriteria later =
                    SlotCriteria.at(any.facilityCode(), serviceCode)
                            .from(any.startsAt())
                            .asSeenBy(account);
            return new BookingOutcome.Refused(
                    RefusalReason.SLOT_TAKEN,
                    RefusalFacts.alternatives(slots.page(actor, later, null, ALTERNATIVES)));
        }
        return BookingEditor.refused(RefusalReason.NOT_FOUND);
    }

    BookingOutcome lost(
            Actor actor, @Nullable AccountId account, RefusalReason reason, Place place) {
        if (place.slot() == null) {
            return BookingEditor.refused(reason);
        }
        SlotCriteria later =
                SlotCriteria.at(place.facilityCode(), place.serviceCode())
                        .from(place.startsAt())
                        .asSeenBy(account);
        List<FreeSlot> alternatives =
                slots.page(actor, later, null, ALTERNATIVES + 1).stream()
                        .filter(slot -> !slot.slot().equals(place.slot()))
                        .limit(ALTERNATIVES)
                        .toList();
        return new BookingOutcome.Refused(reason, RefusalFacts.alternatives(alternatives));
    }

    /** Holds belong to accounts, which are UUIDs; an actor with another name has none. */
    static @Nullable AccountId account(Actor actor) {
        try {
            return AccountId.of(UUID.fromString(actor.name()));
        } catch (IllegalArgumentException notAnAccount) {
            return null;
        }
    }
}
