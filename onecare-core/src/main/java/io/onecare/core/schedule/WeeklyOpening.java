package io.onecare.core.schedule;

import io.onecare.core.time.ValidityPeriod;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Objects;

/** That a schedule is open at certain hours of a weekday, as long as the rule is valid. */
@Embeddable
public class WeeklyOpening {

    @Enumerated(EnumType.STRING)
    @Column(name = "day_of_week", nullable = false, length = 10)
    private DayOfWeek dayOfWeek;

    @Embedded private DayHours hours;

    @Embedded private ValidityPeriod period;

    /** For JPA. */
    protected WeeklyOpening() {}

    private WeeklyOpening(DayOfWeek dayOfWeek, DayHours hours, ValidityPeriod period) {
        this.dayOfWeek = Objects.requireNonNull(dayOfWeek, "dayOfWeek");
        this.hours = Objects.requireNonNull(hours, "hours");
        this.period = Objects.requireNonNull(period, "period");
    }

    /**
     * Makes a rule.
     *
     * @param dayOfWeek the weekday
     * @param hours the hours, local
     * @param period the days on which the rule is valid
     * @return the rule
     */
    public static WeeklyOpening of(DayOfWeek dayOfWeek, DayHours hours, ValidityPeriod period) {
        return new WeeklyOpening(dayOfWeek, hours, period);
    }

    /**
     * Gives the weekday.
     *
     * @return the weekday
     */
    public DayOfWeek dayOfWeek() {
        return dayOfWeek;
    }

    /**
     * Gives the days on which the rule is valid.
     *
     * @return the days
     */
    public ValidityPeriod period() {
        return period;
    }

    boolean appliesOn(LocalDate day) {
        return day.getDayOfWeek() == dayOfWeek && period.contains(day);
    }

    /**
     * Gives the hours.
     *
     * @return the hours, local
     */
    public DayHours hours() {
        return hours;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WeeklyOpening that
                && dayOfWeek == that.dayOfWeek
                && hours.equals(that.hours)
                && period.equals(that.period);
    }

    @Override
    public int hashCode() {
        return Objects.hash(dayOfWeek, hours, period);
    }

    @Override
    public String toString() {
        return dayOfWeek + " " + hours + " " + period;
    }
}
