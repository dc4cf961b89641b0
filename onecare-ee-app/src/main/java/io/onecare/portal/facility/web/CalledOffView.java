package io.onecare.portal.facility.web;

import io.onecare.core.Actor;
import io.onecare.core.reception.CalledOff;
import io.onecare.core.reception.Telling;
import io.onecare.portal.facility.AgendaChangeDesk;
import io.onecare.portal.facility.StaffAppointment;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who was told that an appointment is off, and who has to be called. */
@Named
@RequestScoped
public class CalledOffView extends StaffView {

    private static final int LONGEST = 92;

    @Inject private AgendaChangeDesk desk;

    private @Nullable Actor actor;
    private List<CalledOff> found = List.of();

    /**
     * Finds the appointments.
     *
     * @throws IOException if the browser has gone
     */
    public void act() throws IOException {
        Optional<Actor> staff = staff();
        if (staff.isPresent()) {
            actor = staff.get();
            found = desk.calledOff(staff.get(), from(), to().plusDays(1));
        }
    }

    private LocalDate from() {
        LocalDate asked = askedDay("from");
        return asked == null ? today() : asked;
    }

    private LocalDate to() {
        LocalDate asked = askedDay("to");
        LocalDate last = from().plusDays(LONGEST);
        return asked == null || asked.isAfter(last)
                ? last
                : asked.isBefore(from()) ? from() : asked;
    }

    /**
     * Names the days that are shown.
     *
     * @return the first and the last
     */
    public String getSpan() {
        return from().equals(to())
                ? formats().day(from())
                : language()
                        .say(
                                "facility.days.between",
                                formats().longDate(from()),
                                formats().longDate(to()));
    }

    /**
     * Gives those whom somebody has to call.
     *
     * @return by time
     */
    public List<CalledOffLine> getUnreached() {
        return lines(true);
    }

    /**
     * Gives the others.
     *
     * @return by time
     */
    public List<CalledOffLine> getReached() {
        return lines(false);
    }

    private List<CalledOffLine> lines(boolean isUnreached) {
        Actor staff = actor;
        return staff == null
                ? List.of()
                : found.stream()
                        .filter(one -> (one.telling() == Telling.UNREACHED) == isUnreached)
                        .map(
                                one ->
                                        new CalledOffLine(
                                                AppointmentLine.of(
                                                        new StaffAppointment(
                                                                one.appointment(),
                                                                desk.serviceName(
                                                                        staff,
                                                                        one.appointment()
                                                                                .serviceCode()),
                                                                ""),
                                                        language(),
                                                        false),
                                                text("facility.telling." + one.telling()),
                                                one.phone() == null ? "" : one.phone()))
                        .toList();
    }
}
