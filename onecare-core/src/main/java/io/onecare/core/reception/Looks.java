package io.onecare.core.reception;

import io.onecare.core.Actor;
import io.onecare.core.audit.AuditTrail;
import java.util.List;
import java.util.UUID;

/** Keeps who has looked at which bookings, called a patient or changed a schedule. */
final class Looks {

    private final AuditTrail audit;

    Looks(AuditTrail audit) {
        this.audit = audit;
    }

    void record(Actor actor, List<AppointmentRows.Row> rows) {
        audit.recordLooks(
                actor,
                "BOOKING_VIEWED",
                "Booking",
                rows.stream().map(row -> row.id().toString()).toList());
    }

    /** Keeps who called a patient. */
    void recordCall(Actor actor, AppointmentRows.Row row, CallResult result) {
        String booking = row.id().toString();
        switch (result) {
            case REACHED -> audit.record(actor, "PATIENT_CALLED", "Booking", booking);
            case NO_ANSWER -> audit.record(actor, "PATIENT_CALL_UNANSWERED", "Booking", booking);
        }
    }

    /** Keeps what somebody did to a schedule. */
    void recordChange(Actor actor, UUID schedule) {
        audit.record(actor, "SCHEDULE_CHANGED", "Schedule", schedule.toString());
    }
}
