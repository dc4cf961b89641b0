package io.onecare.core.schedule;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import java.time.LocalDate;
import java.util.Objects;

/** That a schedule is open at certain hours of one day, whatever the week or a closure says. */
@Embeddable
public class ExtraOpening {

    @Column(name = "opening_day", nullable = false)
    private LocalDate day;

    @Embedded private DayHours hours;

    /** For JPA. */
    protected ExtraOpening() {}

    private ExtraOpening(LocalDate day, DayHours hours) {
        this.day = Objects.requireNonNull(day, "day");
        this.hours = Objects.requireNonNull(hours, "hours");
    }

    /**
     * Makes an extra opening.
     *
     * @param day the day
     * @param hours the hours, local
     * @return the extra opening
     */
    public static ExtraOpening of(LocalDate day, DayHours hours) {
        return new ExtraOpening(day, hours);
    }

    /**
     * Gives the day.
     *
     * @return the day, local
     */
    public LocalDate day() {
        return day;
    }

    /**
     * Gives the hours.
     *
     * @return the hours of that day, local
     */
    public DayHours hours() {
        return hours;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ExtraOpening that
                && day.equals(that.day)
                && hours.equals(that.hours);
    }

    @Override
    public int hashCode() {
        return Objects.hash(day, hours);
    }

    @Override
    public String toString() {
        return day + " " + hours;
    }
}
