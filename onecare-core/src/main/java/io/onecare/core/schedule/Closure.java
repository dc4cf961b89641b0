package io.onecare.core.schedule;

import io.onecare.core.time.ValidityPeriod;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import java.util.Objects;

/** That a schedule is closed at certain hours of every day of a period, whatever the week says. */
@Embeddable
public class Closure {

    @Embedded private ValidityPeriod days;

    @Embedded private DayHours hours;

    /** For JPA. */
    protected Closure() {}

    private Closure(ValidityPeriod days, DayHours hours) {
        this.days = Objects.requireNonNull(days, "days");
        this.hours = Objects.requireNonNull(hours, "hours");
    }

    /**
     * Makes a closure.
     *
     * @param days the days
     * @param hours the hours of each of these days, local; {@link DayHours#allDay()} for holidays
     * @return the closure
     */
    public static Closure of(ValidityPeriod days, DayHours hours) {
        return new Closure(days, hours);
    }

    ValidityPeriod days() {
        return days;
    }

    DayHours hours() {
        return hours;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Closure that && days.equals(that.days) && hours.equals(that.hours);
    }

    @Override
    public int hashCode() {
        return Objects.hash(days, hours);
    }

    @Override
    public String toString() {
        return days + " " + hours;
    }
}
