package io.onecare.core.schedule;

import io.onecare.core.time.ValidityPeriod;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;

/** That a schedule is closed at certain hours of every day of a period, whatever the week says. */
@Embeddable
public class Closure {

    @Embedded private ValidityPeriod days;

    @Embedded private DayHours hours;

    @Enumerated(EnumType.STRING)
    @Column(name = "reason", nullable = false, length = 20)
    private ClosureReason reason;

    /** For JPA. */
    protected Closure() {}

    private Closure(ValidityPeriod days, DayHours hours, ClosureReason reason) {
        this.days = Objects.requireNonNull(days, "days");
        this.hours = Objects.requireNonNull(hours, "hours");
        this.reason = Objects.requireNonNull(reason, "reason");
    }

    /**
     * Makes a closure of which nobody has to know why ({@link ClosureReason#OTHER}).
     *
     * @param days the days
     * @param hours the hours of each of these days, local; {@link DayHours#allDay()} for holidays
     * @return the closure
     */
    public static Closure of(ValidityPeriod days, DayHours hours) {
        return of(days, hours, ClosureReason.OTHER);
    }

    /**
     * Makes a closure.
     *
     * @param days the days
     * @param hours the hours of each of these days, local; {@link DayHours#allDay()} for holidays
     * @param reason why
     * @return the closure
     */
    public static Closure of(ValidityPeriod days, DayHours hours, ClosureReason reason) {
        return new Closure(days, hours, reason);
    }

    /**
     * Gives the days.
     *
     * @return the days on which it is closed
     */
    public ValidityPeriod days() {
        return days;
    }

    /**
     * Gives the hours.
     *
     * @return the hours of each of these days, local
     */
    public DayHours hours() {
        return hours;
    }

    /**
     * Tells why.
     *
     * @return the reason, which says nothing about a person
     */
    public ClosureReason reason() {
        return reason;
    }

    /**
     * Tells whether a stretch of time is closed by this, wholly or in part.
     *
     * @param time the stretch
     * @param zone the zone in which the hours are meant
     * @return false if they only touch
     */
    public boolean concerns(SlotTime time, ZoneId zone) {
        LocalDate last = LocalDate.ofInstant(time.endsAt(), zone);
        for (LocalDate day = LocalDate.ofInstant(time.startsAt(), zone);
                !day.isAfter(last);
                day = day.plusDays(1)) {
            if (days.contains(day)
                    && SlotGenerator.times(zone, day, hours).stream().anyMatch(time::overlaps)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Closure that
                && days.equals(that.days)
                && hours.equals(that.hours)
                && reason == that.reason;
    }

    @Override
    public int hashCode() {
        return Objects.hash(days, hours, reason);
    }

    @Override
    public String toString() {
        return days + " " + hours + " " + reason;
    }
}
