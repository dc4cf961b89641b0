package io.onecare.core.care;

import io.onecare.core.care.spi.WorkingCalendar;
import io.onecare.core.care.spi.WorkingCalendarContract;
import java.time.DayOfWeek;

/** From Monday to Friday: the plainest calendar there is keeps the contract. */
class WeekdaysTest extends WorkingCalendarContract {

    static final WorkingCalendar WEEKDAYS =
            day -> day.getDayOfWeek().getValue() <= DayOfWeek.FRIDAY.getValue();

    @Override
    protected WorkingCalendar calendar() {
        return WEEKDAYS;
    }
}
