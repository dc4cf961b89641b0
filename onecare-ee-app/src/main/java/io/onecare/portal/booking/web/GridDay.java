package io.onecare.portal.booking.web;

import java.util.List;

/**
 * A column of the agenda.
 *
 * @param weekday in short, such as {@code gio}
 * @param day such as {@code 17 ottobre}
 * @param name in full, such as {@code giovedì 17 ottobre}
 * @param times its free times; may be empty
 */
public record GridDay(String weekday, String day, String name, List<GridTime> times) {

    /** Copies the times. */
    public GridDay {
        times = List.copyOf(times);
    }
}
