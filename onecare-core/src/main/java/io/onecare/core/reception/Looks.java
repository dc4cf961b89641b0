package io.onecare.core.reception;

import io.onecare.core.Actor;
import io.onecare.core.audit.AuditTrail;
import io.onecare.core.audit.ChangedField;
import io.onecare.core.schedule.OpeningHours;
import io.onecare.core.schedule.WeeklyOpening;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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

    /** Keeps what somebody did to a schedule, field by field; nothing if nothing is different. */
    void recordChange(
            Actor actor,
            UUID schedule,
            OpeningHours before,
            OpeningHours after,
            Map<String, Duration> minutesBefore,
            Map<String, Duration> minutesAfter) {
        audit.recordChange(
                actor,
                "SCHEDULE_CHANGED",
                "Schedule",
                schedule.toString(),
                List.of(
                        new ChangedField("week", week(before.weekly()), week(after.weekly())),
                        new ChangedField(
                                "closures", text(before.closures()), text(after.closures())),
                        new ChangedField("extras", text(before.extras()), text(after.extras())),
                        new ChangedField(
                                "services", services(minutesBefore), services(minutesAfter))));
    }

    /** From Monday on, whatever the order in which the rules come. */
    static @Nullable String week(List<WeeklyOpening> rules) {
        return rules.isEmpty()
                ? null
                : rules.stream()
                        .sorted(
                                Comparator.comparing(WeeklyOpening::dayOfWeek)
                                        .thenComparing(WeeklyOpening::toString))
                        .map(WeeklyOpening::toString)
                        .collect(Collectors.joining("; "));
    }

    /** The same, whatever the order in which the rules come. */
    private static @Nullable String text(List<?> rules) {
        return rules.isEmpty()
                ? null
                : rules.stream().map(Object::toString).sorted().collect(Collectors.joining("; "));
    }

    /** Such as {@code VIS-ALLERGOLOGICA 20}. */
    static String services(Map<String, Duration> minutes) {
        return minutes.entrySet().stream()
                .map(service -> service.getKey() + " " + service.getValue().toMinutes())
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
