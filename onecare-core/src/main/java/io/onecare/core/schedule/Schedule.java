package io.onecare.core.schedule;

import io.onecare.core.network.FacilityId;
import io.onecare.core.network.PractitionerId;
import io.onecare.core.time.ValidityPeriod;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Bookable time of a practitioner, or of a room or team, at a facility (<i>agenda</i>). FHIR R4:
 * {@code Schedule}.
 *
 * <p>A schedule is cut into slots of one length; each of its services fits into a slot and may be
 * booked in every one. Slots exist ahead of time, up to a horizon that moves on day by day. When
 * the opening hours change, new slots appear at once, and slots that the hours no longer cover are
 * withdrawn, save those that somebody holds or has booked: these stay until they are over, but once
 * such a booking is called off, its slot is offered to nobody.
 */
@Entity
@Table(name = "schedule")
public class Schedule {

    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "id"))
    private ScheduleId id;

    @Version
    @Column(name = "version", nullable = false)
    private int version;

    @Column(name = "code", nullable = false, length = 40, unique = true)
    private String code;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "facility_id", nullable = false))
    private FacilityId facility;

    /** Only read here: a null UUID cannot be bound everywhere (decision 0014), SQL writes it. */
    @Embedded
    @AttributeOverride(
            name = "value",
            column = @Column(name = "practitioner_id", insertable = false, updatable = false))
    private @Nullable PractitionerId practitioner;

    @Column(name = "zone", nullable = false, length = 40)
    private String zone;

    @Column(name = "slot_minutes", nullable = false)
    private int slotMinutes;

    @Enumerated(EnumType.STRING)
    @Column(name = "source", nullable = false, length = 20)
    private ScheduleSource source;

    @Column(name = "last_heard_at")
    private @Nullable Instant lastHeardAt;

    /** Only read here: extending the horizon writes it, and by that locks the row. */
    @Column(name = "horizon_until", insertable = false, updatable = false)
    private @Nullable LocalDate horizonUntil;

    @Embedded private ValidityPeriod period;

    @ElementCollection
    @CollectionTable(
            name = "schedule_opening",
            joinColumns = @JoinColumn(name = "schedule_id", referencedColumnName = "id"))
    private List<WeeklyOpening> weekly = new ArrayList<>();

    @ElementCollection
    @CollectionTable(
            name = "schedule_closure",
            joinColumns = @JoinColumn(name = "schedule_id", referencedColumnName = "id"))
    private List<Closure> closures = new ArrayList<>();

    @ElementCollection
    @CollectionTable(
            name = "schedule_extra_opening",
            joinColumns = @JoinColumn(name = "schedule_id", referencedColumnName = "id"))
    private List<ExtraOpening> extras = new ArrayList<>();

    /** For JPA. */
    protected Schedule() {}

    Schedule(AddSchedule command, FacilityId facility) {
        this.id = ScheduleId.random();
        this.code = command.code();
        this.facility = facility;
        this.zone = command.zone().getId();
        this.slotMinutes = Math.toIntExact(command.slotLength().toMinutes());
        this.source = command.source();
        this.period = command.period();
        openDuring(command.hours());
    }

    final void openDuring(OpeningHours hours) {
        this.weekly = new ArrayList<>(hours.weekly());
        this.closures = new ArrayList<>(hours.closures());
        this.extras = new ArrayList<>(hours.extras());
    }

    void heardFrom(Instant moment) {
        if (lastHeardAt == null || moment.isAfter(lastHeardAt)) {
            this.lastHeardAt = moment;
        }
    }

    List<SlotTime> slots(LocalDate from, LocalDate untilExclusive) {
        return slotsUnder(hours(), from, untilExclusive);
    }

    /**
     * Gives the slots that opening hours would make of some days, without making them.
     *
     * @param hours the opening hours
     * @param from the first day, local
     * @param untilExclusive the day after the last one
     * @return in order; empty also if the schedule is not valid then
     */
    public List<SlotTime> slotsUnder(OpeningHours hours, LocalDate from, LocalDate untilExclusive) {
        return new SlotGenerator(zone(), slotLength()).slots(hours, period, from, untilExclusive);
    }

    /**
     * Gives the identity.
     *
     * @return the id
     */
    public ScheduleId id() {
        return id;
    }

    /**
     * Gives the insurer's code of this schedule, unique in the network.
     *
     * @return capitals, digits and hyphens
     */
    public String code() {
        return code;
    }

    /**
     * Gives the facility.
     *
     * @return the facility's id
     */
    public FacilityId facility() {
        return facility;
    }

    /**
     * Gives whose time this is.
     *
     * @return empty for a room or a team
     */
    public Optional<PractitionerId> practitioner() {
        return Optional.ofNullable(practitioner);
    }

    /**
     * Gives the zone in which the opening hours are meant.
     *
     * @return the facility's zone
     */
    public ZoneId zone() {
        return ZoneId.of(zone);
    }

    /**
     * Gives the length of every slot.
     *
     * @return whole minutes
     */
    public Duration slotLength() {
        return Duration.ofMinutes(slotMinutes);
    }

    /**
     * Tells where the slots come from.
     *
     * @return generated or provided
     */
    public ScheduleSource source() {
        return source;
    }

    /**
     * Tells when the facility's own system last answered for this schedule.
     *
     * @return empty if it never did, or none is asked
     */
    public Optional<Instant> lastHeardAt() {
        return Optional.ofNullable(lastHeardAt);
    }

    /**
     * Gives the day before which slots exist.
     *
     * @return the first local day without slots; empty if none were made yet
     */
    public Optional<LocalDate> horizonUntil() {
        return Optional.ofNullable(horizonUntil);
    }

    /**
     * Gives the opening hours.
     *
     * @return the rules, in no particular order
     */
    public OpeningHours hours() {
        return new OpeningHours(weekly, closures, extras);
    }
}
