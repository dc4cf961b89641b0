package io.onecare.core.booking;

import io.onecare.core.Actor;
import io.onecare.core.NativeSql;
import io.onecare.core.audit.AuditTrail;
import io.onecare.core.care.WorkingTime;
import io.onecare.core.notification.Audience;
import io.onecare.core.notification.NewNotification;
import io.onecare.core.notification.NotificationKind;
import io.onecare.core.notification.Outbox;
import io.onecare.core.person.EmailAddress;
import io.onecare.core.time.Moments;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes what belongs together: a booking's state, its history, its audit entry and its messages.
 */
final class BookingWriter {

    /** Whom messages about a booking go to; null where no address is known. */
    record Recipients(@Nullable EmailAddress patient, @Nullable EmailAddress facility) {}

    private final Clock clock;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final WorkingTime desk;

    BookingWriter(Clock clock, Outbox outbox, AuditTrail audit, WorkingTime desk) {
        this.clock = clock;
        this.outbox = outbox;
        this.audit = audit;
        this.desk = desk;
    }

    /** Gives false if the reference or the slot has an owner already. */
    boolean insert(EntityManager em, Booking booking, Place place, UUID tariff) {
        ReminderWish reminder = booking.reminder();
        UUID slot = place.slot() == null ? null : place.slot().value();
        return new NativeSql()
                        .add("insert into booking (id, version, reference, state, patient_number,")
                        .add(" facility_id, service_id, practitioner_id, slot_id, active_slot_id,")
                        .add(" starts_at, ends_at, zone, tariff_id, price, price_list_code,")
                        .add(" policy_number, channel, terms_version, reminder_email,")
                        .add(" reminder_days, requested_at, confirm_by)")
                        .add(" values (?, 1, ?", booking.id().value(), booking.reference().stored())
                        .add(", ?, ?", booking.state().name(), booking.patientNumber())
                        .add(", ?, ?, ?", place.facility(), place.service(), place.practitioner())
                        .add(", ?, ?", slot, slot)
                        .add(", ?", Moments.toMicros(place.startsAt()))
                        .add(", ?, ?", Moments.toMicros(place.endsAt()), place.zone().getId())
                        .add(", ?, ?", tariff, booking.price().amount())
                        .add(", ?, ?", booking.priceListCode(), booking.policyNumber())
                        .add(", ?, ?", booking.channel().name(), booking.termsVersion())
                        .add(", ?", reminder == null ? null : reminder.email().value())
                        .add(", ?", reminder == null ? null : reminder.reminder().days())
                        .add(", ?", Moments.toMicros(booking.requestedAt()))
                        .add(", ?)", micros(booking.confirmBy()))
                        .add(" on conflict do nothing")
                        .update(em)
                == 1;
    }

    /** Takes back a booking that {@link #insert} has just written and nothing else knows. */
    void takeBack(EntityManager em, Booking booking) {
        new NativeSql().add("delete from booking where id = ?", booking.id().value()).update(em);
    }

    /** Frees the slot for the booking that owns it now. */
    void consumeHold(EntityManager em, Place place) {
        if (place.slot() != null) {
            new NativeSql()
                    .add("delete from slot_hold where slot_id = ?", place.slot().value())
                    .update(em);
        }
    }

    /** Gives false if the booking has changed since it was read. */
    boolean change(EntityManager em, Booking before, BookingState to, @Nullable UUID movedTo) {
        NativeSql sql =
                new NativeSql()
                        .add("update booking set version = version + 1, state = ?", to.name());
        if (!to.isActive()) {
            sql.add(", active_slot_id = null");
        }
        if (movedTo != null) {
            sql.add(", moved_to = ?", movedTo);
        }
        return sql.add(" where id = ? and version = ?", before.id().value(), before.version())
                        .update(em)
                == 1;
    }

    /** Gives false if the booking has changed since it was read. */
    boolean awaitPatient(EntityManager em, Booking before, Instant answerBy) {
        return new NativeSql()
                        .add("update booking set version = version + 1")
                        .add(", confirm_by = ?", Moments.toMicros(answerBy))
                        .add(" where id = ? and version = ?", before.id().value(), before.version())
                        .update(em)
                == 1;
    }

    /** Keeps what the booking's latest event proposes. */
    void insertProposal(EntityManager em, Booking after, Place place) {
        new NativeSql()
                .add("insert into booking_proposal (booking_id, number, practitioner_id, slot_id,")
                .add(" starts_at, ends_at, zone)")
                .add(" values (?, ?, ?", after.id().value(), after.version(), place.practitioner())
                .add(", ?", place.slot() == null ? null : place.slot().value())
                .add(", ?", Moments.toMicros(place.startsAt()))
                .add(", ?, ?)", Moments.toMicros(place.endsAt()), place.zone().getId())
                .update(em);
    }

    /** Adds the line of history and the audit entry of the booking's latest event. */
    void record(
            EntityManager em,
            Actor actor,
            Booking after,
            BookingEvent event,
            @Nullable BookingState from,
            @Nullable String reason) {
        new NativeSql()
                .add("insert into booking_event (booking_id, number, occurred_at, actor_role,")
                .add(" actor_name, event, from_state, to_state, reason)")
                .add(" values (?, ?, ?", after.id().value(), after.version(), now())
                .add(", ?, ?, ?", actor.role().name(), actor.name(), event.name())
                .add(", ?, ?", from == null ? null : from.name(), after.state().name())
                .add(", ?)", reason)
                .update(em);
        audit.record(actor, "BOOKING_" + event, "Booking", after.id().toString());
    }

    /**
     * Tells patient and facility what has just become of the booking; reminds the patient if it
     * stands, and the facility if it has to answer.
     */
    void tell(Booking booking, NotificationKind kind, Recipients to) {
        List<NewNotification> messages = new ArrayList<>();
        messages.add(message(booking, kind, Audience.PATIENT, to.patient()));
        messages.add(message(booking, kind, Audience.FACILITY, to.facility()));
        ReminderWish reminder = booking.reminder();
        if (booking.state() == BookingState.CONFIRMED && reminder != null) {
            Instant due = reminder.reminder().dueAt(booking.startsAt(), booking.zone());
            if (due.isAfter(clock.instant())) {
                messages.add(
                        NewNotification.reminder(
                                booking.id().value(), reminder.email(), due, booking.startsAt()));
            }
        }
        if (booking.state() == BookingState.REQUESTED) {
            addAnswerReminder(messages, booking, to.facility());
        }
        outbox.add(messages);
    }

    /** On the morning of the last day, unless somebody answers before: that takes it back. */
    private void addAnswerReminder(
            List<NewNotification> messages, Booking booking, @Nullable EmailAddress facility) {
        Instant answerBy = booking.confirmBy();
        if (answerBy == null) {
            return;
        }
        Instant morning = desk.openingOn(answerBy);
        if (morning.isAfter(clock.instant()) && morning.isBefore(answerBy)) {
            messages.add(
                    new NewNotification(
                            NotificationKind.BOOKING_UNANSWERED,
                            Audience.FACILITY,
                            booking.id().value(),
                            booking.version(),
                            facility,
                            morning,
                            answerBy));
        }
    }

    /** Tells the patient only: the facility has just said it. */
    void tellPatient(Booking booking, NotificationKind kind, @Nullable EmailAddress patient) {
        outbox.add(List.of(message(booking, kind, Audience.PATIENT, patient)));
    }

    /** Tells the facility only, such as one that a patient has moved away from. */
    void tellFacility(Booking booking, NotificationKind kind, @Nullable EmailAddress facility) {
        outbox.add(List.of(message(booking, kind, Audience.FACILITY, facility)));
    }

    /**
     * Tells the patient that the facility proposes another time than the one that stands, and has
     * the facility told once the time to answer is over, unless that is taken back before.
     */
    void tellOfProposalBesides(Booking booking, Recipients to) {
        outbox.add(
                List.of(
                        message(
                                booking,
                                NotificationKind.BOOKING_PROPOSED,
                                Audience.PATIENT,
                                to.patient()),
                        new NewNotification(
                                NotificationKind.BOOKING_KEPT,
                                Audience.FACILITY,
                                booking.id().value(),
                                booking.version(),
                                to.facility(),
                                booking.confirmBy(),
                                null)));
    }

    /** Tells both that an appointment stands as it was; the reminder of it waits already. */
    void tellOfStanding(Booking booking, Recipients to) {
        outbox.add(
                List.of(
                        message(
                                booking,
                                NotificationKind.BOOKING_KEPT,
                                Audience.PATIENT,
                                to.patient()),
                        message(
                                booking,
                                NotificationKind.BOOKING_KEPT,
                                Audience.FACILITY,
                                to.facility())));
    }

    /** Takes back what has not been sent yet about another time: the appointment stands. */
    void supersedeProposal(Booking booking) {
        outbox.supersede(
                booking.id().value(),
                Set.of(NotificationKind.BOOKING_PROPOSED, NotificationKind.BOOKING_KEPT));
    }

    /** Takes back what has not been sent yet: something newer is to be told. */
    void supersede(Booking booking) {
        outbox.supersede(booking.id().value());
    }

    private static NewNotification message(
            Booking booking,
            NotificationKind kind,
            Audience audience,
            @Nullable EmailAddress recipient) {
        return new NewNotification(
                kind, audience, booking.id().value(), booking.version(), recipient, null, null);
    }

    private long now() {
        return Moments.toMicros(clock.instant());
    }

    private static @Nullable Long micros(@Nullable Instant moment) {
        return moment == null ? null : Moments.toMicros(moment);
    }
}
