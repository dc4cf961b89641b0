package io.onecare.core.reception;

import io.onecare.core.Actor;
import io.onecare.core.CallersTransaction;
import io.onecare.core.ErrorCode;
import io.onecare.core.Fingerprint;
import io.onecare.core.OneCareException;
import io.onecare.core.audit.AuditTrail;
import io.onecare.core.audit.ChangedField;
import io.onecare.core.schedule.OpeningHours;
import io.onecare.core.schedule.ScheduleEditor;
import io.onecare.core.schedule.SlotGenerator;
import io.onecare.core.schedule.SlotTime;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Opens schedules at facilities that have none yet, or one more, for administrators: first shown
 * with the slots that it makes, then done, provided that nothing has changed meanwhile. One wish
 * may be for many facilities, because nobody opens thousands one by one. Every method needs the
 * caller's transaction. Thread-safe as far as the entity manager supplier is.
 */
public final class ScheduleOpenings {

    /** The most facilities of one opening. */
    public static final int MAX_FACILITIES = 1_000;

    /** The most services of one opening. */
    public static final int MAX_SERVICES = 200;

    /** The most weekly rules of one opening. */
    public static final int MAX_RULES = 70;

    private final Supplier<EntityManager> entityManager;
    private final Clock clock;
    private final AuditTrail audit;

    /**
     * Made by {@link io.onecare.core.OneCare}.
     *
     * @param entityManager gives the entity manager of the caller's transaction
     * @param clock tells which slots are ahead
     * @param audit takes who opened what
     */
    public ScheduleOpenings(Supplier<EntityManager> entityManager, Clock clock, AuditTrail audit) {
        this.entityManager = Objects.requireNonNull(entityManager, "entityManager");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.audit = Objects.requireNonNull(audit, "audit");
    }

    /**
     * Shows what an opening would make, and changes nothing.
     *
     * @param actor who asks; must be allowed to edit the network
     * @param command the wish
     * @param days how many days ahead slots are counted, today included, 1 to {@value
     *     ScheduleEditor#MAX_HORIZON_DAYS}
     * @return shown, also if nothing can be opened; or refused
     * @throws IllegalArgumentException if the number of days is out of its range
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public OpeningOutcome preview(Actor actor, OpenSchedules command, int days) {
        EntityManager em = begin();
        requireHorizon(days);
        if (!actor.mayEditNetwork()) {
            return new OpeningOutcome.Refused(OpeningRefusal.NOT_FOUND);
        }
        return new OpeningOutcome.Shown(read(em, command, days));
    }

    /**
     * Opens schedules as it was shown; at facilities with an obstacle nothing is opened. Each gets
     * the facility's code with {@code -A} and a number as its own. Leaves the audit entry {@code
     * SCHEDULE_ADDED} for each.
     *
     * @param actor who asks; must be allowed to edit the network
     * @param command the wish
     * @param days the days that were shown, as {@link #preview}
     * @param fingerprint that of the {@link OpeningPreview} that was shown
     * @return opened; or what it would make now, if that is not what was shown; or refused
     * @throws IllegalArgumentException if the number of days is out of its range
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public OpeningOutcome open(Actor actor, OpenSchedules command, int days, String fingerprint) {
        EntityManager em = begin();
        requireHorizon(days);
        if (!actor.mayEditNetwork()) {
            return new OpeningOutcome.Refused(OpeningRefusal.NOT_FOUND);
        }
        // before anything is read: whoever opens after this takes one of these codes, or is seen
        Map<String, String> codes = OpenedSchedules.codes(em, command.facilityCodes());
        OpeningPreview now = read(em, command, days);
        if (!now.fingerprint().equals(fingerprint)) {
            return new OpeningOutcome.Outdated(now);
        }
        if (now.opening().isEmpty()) {
            return new OpeningOutcome.Refused(OpeningRefusal.NOTHING_TO_OPEN);
        }
        List<OpenedSchedules.Row> rows =
                now.opening().stream()
                        .map(OpeningLine::facilityCode)
                        .map(code -> OpenedSchedules.Row.of(code, codes))
                        .toList();
        if (!OpenedSchedules.insert(em, command, rows)) {
            return new OpeningOutcome.Outdated(read(em, command, days)); // somebody was quicker
        }
        for (OpenedSchedules.Row row : rows) {
            record(actor, command, row, now);
        }
        return new OpeningOutcome.Opened(rows.stream().map(OpenedSchedules.Row::code).toList());
    }

    private void record(
            Actor actor, OpenSchedules command, OpenedSchedules.Row row, OpeningPreview made) {
        Map<String, Duration> minutes = new TreeMap<>(command.minutes());
        made.opening().stream()
                .filter(line -> line.facilityCode().equals(row.facilityCode()))
                .forEach(line -> minutes.keySet().retainAll(line.serviceCodes()));
        audit.recordChange(
                actor,
                "SCHEDULE_ADDED",
                "Schedule",
                row.id().toString(),
                List.of(
                        new ChangedField("code", null, row.code()),
                        new ChangedField("facility", null, row.facilityCode()),
                        new ChangedField("practitioner", null, command.practitionerCode()),
                        new ChangedField("period", null, command.period().toString()),
                        new ChangedField(
                                "slotMinutes",
                                null,
                                String.valueOf(command.slotLength().toMinutes())),
                        new ChangedField("services", null, Looks.services(minutes)),
                        new ChangedField("week", null, Looks.week(command.week()))));
    }

    private OpeningPreview read(EntityManager em, OpenSchedules command, int days) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), command.zone());
        List<SlotTime> slots =
                new SlotGenerator(command.zone(), command.slotLength())
                                .slots(
                                        new OpeningHours(command.week(), List.of(), List.of()),
                                        command.period(),
                                        today,
                                        today.plusDays(days))
                                .stream()
                                .filter(slot -> slot.startsAt().isAfter(clock.instant()))
                                .toList();
        List<OpeningLine> lines = OpeningSites.lines(em, command, slots);
        Fingerprint print = new Fingerprint().add(command);
        lines.forEach(
                line ->
                        print.add(line.facilityCode())
                                .add(String.valueOf(line.obstacle()))
                                .add(line.serviceCodes())
                                .add(line.otherSchedules())
                                .add(line.clashes() > 0));
        return new OpeningPreview(command, lines, slots, print.value());
    }

    private static void requireHorizon(int days) {
        if (days < 1 || days > ScheduleEditor.MAX_HORIZON_DAYS) {
            throw new IllegalArgumentException(
                    "The horizon (%d days) must be 1 to %d days."
                            .formatted(days, ScheduleEditor.MAX_HORIZON_DAYS));
        }
    }

    private EntityManager begin() {
        return CallersTransaction.require(entityManager.get(), "An opening of schedules");
    }
}
