package io.onecare.portal.facility.web;

import java.util.List;

/**
 * A day of an agenda's calendar.
 *
 * @param name the day in full
 * @param weekday the weekday in short
 * @param day the day of the month
 * @param iso the day in ISO 8601
 * @param cells its stretches, by time
 */
public record WeekDay(String name, String weekday, String day, String iso, List<WeekCell> cells) {

    /** Copies the stretches. */
    public WeekDay {
        cells = List.copyOf(cells);
    }
}
