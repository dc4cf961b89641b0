package io.onecare.core.booking;

import io.onecare.core.AccountId;
import io.onecare.core.Actor;
import io.onecare.core.booking.BookingWriter.Recipients;
import io.onecare.core.care.WorkingTime;
import io.onecare.core.member.Coverage;
import io.onecare.core.member.Family;
import io.onecare.core.member.Insured;
import io.onecare.core.member.Members;
import io.onecare.core.member.spi.EligibilityChecker;
import io.onecare.core.money.Money;
import io.onecare.core.network.TariffPrice;
import io.onecare.core.network.Tariffs;
import io.onecare.core.notification.NotificationKind;
import io.onecare.core.person.EmailAddress;
import io.onecare.core.time.Moments;
import jakarta.persistence.EntityManager;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Gives a wish its place: from who and what it is about, over cover and price, to the locks under
 * which the booking is written.
 */
final class Placement {

    /** A wish to book, be it new or in the place of another booking. */
    record Wish(
            IdempotencyKey key,
            String content,
            String patientNumber,
            String serviceCode,
            AppointmentTime time,
            Money expectedPrice,
            Channel channel,
            String termsVersion,
            @Nullable ReminderWish reminder,
            @Nullable Booking moved,
            boolean proposedByFacility) {}

    /** For whom and at which price, once all rules that do not depend on others are kept. */
    record Agreement(Insured patient, Coverage.Covered cover, TariffPrice price) {}

    private final Clock clock;
    private final Members members;
    private final EligibilityChecker eligibility;
    private final Tariffs tariffs;
    private final VisibleBookings bookings;
    private final Places places;
    private final BookingWriter writer;
    private final WorkingTime desk;
    private final Supplier<BookingPolicy> policy;
    private final SecureRandom random = new SecureRandom();

    Placement(
            Clock clock,
            Members members,
            EligibilityChecker eligibility,
            Tariffs tariffs,
            VisibleBookings bookings,
            Places places,
            BookingWriter writer,
            WorkingTime desk,
            Supplier<BookingPolicy> policy) {
        this.clock = clock;
        this.members = members;
        this.eligibility = eligibility;
        this.tariffs = tariffs;
        this.bookings = bookings;
        this.places = places;
        this.writer = writer;
        this.desk = desk;
        this.policy = policy;
    }

    BookingOutcome fulfil(EntityManager em, Actor actor, Wish wish) {
        AccountId account = Places.account(actor);
        if (wish.time() instanceof AppointmentTime.Agreed agreed && !Places.exists(agreed)) {
            return BookingEditor.refused(RefusalReason.TIME_DOES_NOT_EXIST);
        }
        List<Place> candidates = places.at(em, actor, account, wish.serviceCode(), wish.time());
        if (candidates.isEmpty()) {
            return places.none(actor, account, wish.serviceCode(), wish.time());
        }
        Place first = candidates.get(0);
        Optional<RefusalReason> untimely =
                places.untimely(first).or(() -> places.notOpen(em, actor, account, first));
        if (untimely.isPresent()) {
            return BookingEditor.refused(untimely.get());
        }
        Optional<Insured> patient = patient(actor, wish.patientNumber(), first);
        if (patient.isEmpty()) {
            return BookingEditor.refused(RefusalReason.NOT_FOUND);
        }
        LocalDate day = LocalDate.ofInstant(first.startsAt(), Place.ITALY);
        Coverage coverage = eligibility.coverageOn(wish.patientNumber(), day);
        if (!(coverage instanceof Coverage.Covered cover)) {
            return notCovered(((Coverage.NotCovered) coverage).reason());
        }
        Optional<TariffPrice> price =
                tariffs.priceOn(
                        actor,
                        first.facilityCode(),
                        first.serviceCode(),
                        cover.priceListCode(),
                        first.day());
        if (price.isEmpty()) {
            return BookingEditor.refused(RefusalReason.NO_TARIFF);
        }
        if (!price.get().price().equals(wish.expectedPrice())) {
            return new BookingOutcome.Refused(
                    RefusalReason.PRICE_CHANGED, RefusalFacts.price(price.get().price()));
        }
        return take(
                em,
                actor,
                account,
                wish,
                candidates,
                new Agreement(patient.get(), cover, price.get()));
    }

    /** Takes the first place that is free once it is locked. */
    private BookingOutcome take(
            EntityManager em,
            Actor actor,
            @Nullable AccountId account,
            Wish wish,
            List<Place> candidates,
            Agreement agreement) {
        UUID member = agreement.patient().member().value();
        Occupancy.lockPatient(em, member);
        Optional<BookingOutcome> earlier = earlier(em, actor, wish.key(), wish.content());
        if (earlier.isPresent()) {
            return earlier.get();
        }
        UUID moved = wish.moved() == null ? null : wish.moved().id().value();
        RefusalReason lost = RefusalReason.SLOT_TAKEN;
        for (Place place : candidates) {
            Occupancy found =
                    Occupancy.lockAndRead(
                            em, place, member, wish.patientNumber(), account, moved, clock);
            Optional<RefusalReason> refusal = found.refusal();
            if (refusal.isEmpty()) {
                return write(em, actor, wish, place, agreement, found.patientEmail());
            }
            // a patient who has no time for one place may have it for another, which takes less
            lost = refusal.get();
        }
        return lost == RefusalReason.PATIENT_BUSY || lost == RefusalReason.NOT_FOUND
                ? BookingEditor.refused(lost)
                : places.lost(actor, account, lost, candidates.get(0));
    }

    private BookingOutcome write(
            EntityManager em,
            Actor actor,
            Wish wish,
            Place place,
            Agreement agreement,
            @Nullable EmailAddress patientEmail) {
        Booking booking = booking(wish, place, agreement);
        for (int attempt = 0;
                !writer.insert(em, booking, place, agreement.price().tariff().value());
                attempt++) {
            if (attempt == BookingEditor.MAX_ATTEMPTS
                    || BookingRows.find(em, booking.reference()).isEmpty()) {
                return places.lost(actor, Places.account(actor), RefusalReason.SLOT_TAKEN, place);
            }
            booking = booking(wish, place, agreement); // the reference was in use
        }
        if (!BookingKeys.insert(em, actor, wish.key(), wish.content(), booking.id())) {
            writer.takeBack(em, booking);
            return earlier(em, actor, wish.key(), wish.content()).orElseThrow();
        }
        Booking old = wish.moved();
        if (old != null) {
            replace(em, actor, old, booking, place);
        }
        writer.consumeHold(em, place);
        writer.record(em, actor, booking, BookingEvent.BOOK, null, null);
        writer.tell(
                booking, kindOfNew(booking), new Recipients(patientEmail, place.facilityEmail()));
        return new BookingOutcome.Done(booking, false);
    }

    private void replace(
            EntityManager em, Actor actor, Booking old, Booking successor, Place place) {
        if (!writer.change(em, old, BookingState.RESCHEDULED, successor.id().value())) {
            throw BookingEditor.changedTooOften(old.reference()); // cannot be: its row is locked
        }
        writer.supersede(old);
        Booking after = old.after(BookingState.RESCHEDULED);
        writer.record(em, actor, after, BookingEvent.MOVE, old.state(), null);
        if (!old.facilityCode().equals(place.facilityCode())) {
            writer.tellFacility(
                    after,
                    NotificationKind.BOOKING_CANCELLED,
                    BookingRows.recipients(em, old, clock).facility());
        }
    }

    /** The patient, if the actor may book for them on the day of the appointment. */
    private Optional<Insured> patient(Actor actor, String number, Place place) {
        if (actor.maySeeEveryPerson()) {
            return members.find(actor, number);
        }
        LocalDate day = LocalDate.ofInstant(place.startsAt(), Place.ITALY);
        Optional<Family> family = members.findOwnFamilyOn(actor, day);
        return family.flatMap(
                seen ->
                        Stream.concat(Stream.of(seen.member()), seen.dependants().stream())
                                .filter(person -> person.number().equals(number))
                                .findFirst());
    }

    private static BookingOutcome notCovered(Coverage.Reason reason) {
        return reason == Coverage.Reason.NOT_FOUND
                ? BookingEditor.refused(RefusalReason.NOT_FOUND)
                : new BookingOutcome.Refused(
                        RefusalReason.NOT_COVERED, RefusalFacts.coverage(reason));
    }

    Optional<BookingOutcome> earlier(
            EntityManager em, Actor actor, IdempotencyKey key, String content) {
        return BookingKeys.find(em, actor, key)
                .map(
                        known -> {
                            if (!known.content().equals(content)) {
                                return BookingEditor.refused(RefusalReason.KEY_REUSED);
                            }
                            return BookingRows.find(em, known.booking())
                                    .filter(booking -> bookings.maySee(actor, booking))
                                    .<BookingOutcome>map(
                                            booking -> new BookingOutcome.Done(booking, true))
                                    .orElseGet(
                                            () -> BookingEditor.refused(RefusalReason.NOT_FOUND));
                        });
    }

    private Booking booking(Wish wish, Place place, Agreement agreement) {
        boolean confirmed =
                wish.proposedByFacility() || (place.slot() != null && place.confirmsByItself());
        Instant now = clock.instant();
        return new Booking(
                BookingId.random(),
                BookingReference.random(random),
                1,
                confirmed ? BookingState.CONFIRMED : BookingState.REQUESTED,
                wish.patientNumber(),
                place.facilityCode(),
                place.serviceCode(),
                place.practitionerCode(),
                place.slot(),
                place.startsAt(),
                place.endsAt(),
                place.zone(),
                agreement.price().price(),
                agreement.cover().priceListCode(),
                agreement.cover().policyNumber(),
                wish.channel(),
                wish.termsVersion(),
                wish.reminder(),
                Moments.ofMicros(Moments.toMicros(now)),
                confirmed ? null : answerBy(now, place),
                null,
                wish.moved() == null ? null : wish.moved().reference());
    }

    Instant answerBy(Instant now, Place place) {
        return BookingEditor.earlier(
                desk.dueAfter(now, policy.get().answerWorkingDays()), place.startsAt());
    }

    private static NotificationKind kindOfNew(Booking booking) {
        if (booking.movedFrom() != null) {
            return NotificationKind.BOOKING_MOVED;
        }
        return booking.state() == BookingState.CONFIRMED
                ? NotificationKind.BOOKING_CONFIRMED
                : NotificationKind.BOOKING_REQUESTED;
    }
}
