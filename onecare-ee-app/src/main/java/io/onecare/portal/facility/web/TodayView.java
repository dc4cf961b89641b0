package io.onecare.portal.facility.web;

import io.onecare.core.Actor;
import io.onecare.core.booking.BookingOutcome;
import io.onecare.core.booking.BookingReference;
import io.onecare.core.booking.BookingState;
import io.onecare.core.reception.Appointment;
import io.onecare.portal.facility.ReceptionDesk;
import io.onecare.portal.facility.StaffAppointment;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The appointments of a day, and who came. */
@Named
@RequestScoped
public class TodayView extends StaffView {

    @Inject private ReceptionDesk desk;

    private List<StaffAppointment> appointments = List.of();
    private int toCall;

    /**
     * Notes who came, if a form was sent, and finds the appointments.
     *
     * @throws IOException if the browser has gone
     */
    public void act() throws IOException {
        Optional<Actor> staff = staff();
        if (staff.isEmpty()) {
            return;
        }
        Optional<BookingReference> reference = askedReference();
        if (posted().isSent() && reference.isPresent()) {
            String done = note(staff.get(), reference.get());
            if (!done.isEmpty()) {
                posted().leadTo("/facility/today?day=" + getDay() + "&done=" + done);
                return;
            }
        }
        appointments = desk.day(staff.get(), day());
        toCall = desk.toCall(staff.get());
    }

    /** Gives what was done; empty if it could not be. */
    private String note(Actor staff, BookingReference reference) {
        boolean came = typed("what").equals("arrived");
        @Nullable BookingOutcome outcome =
                came
                        ? desk.arrived(staff, reference)
                        : typed("what").equals("missed") ? desk.missed(staff, reference) : null;
        if (outcome instanceof BookingOutcome.Done) {
            return came ? "arrived" : "missed";
        }
        messages().add("", "NOT_NOTED");
        return "";
    }

    private LocalDate day() {
        LocalDate asked = askedDay("day");
        return asked == null ? today() : asked;
    }

    /**
     * Gives the day that is shown.
     *
     * @return in ISO 8601
     */
    public String getDay() {
        return day().toString();
    }

    /**
     * Names the day that is shown.
     *
     * @return such as {@code giovedì 17 ottobre 2026}
     */
    public String getDayName() {
        return formats().day(day());
    }

    /**
     * Writes the day as it is typed.
     *
     * @return such as {@code 17/10/2026}
     */
    public String getTypedDay() {
        return formats().date(day());
    }

    /**
     * Gives the day before.
     *
     * @return in ISO 8601
     */
    public String getBefore() {
        return day().minusDays(1).toString();
    }

    /**
     * Gives the day after.
     *
     * @return in ISO 8601
     */
    public String getAfter() {
        return day().plusDays(1).toString();
    }

    /**
     * Tells whether it is today.
     *
     * @return false for another day
     */
    public boolean isToday() {
        return day().equals(today());
    }

    /**
     * Counts the appointments that take place.
     *
     * @return the number in words
     */
    public String getCount() {
        long count =
                appointments.stream()
                        .map(one -> one.appointment().state())
                        .filter(
                                state ->
                                        state == BookingState.CONFIRMED
                                                || state == BookingState.FULFILLED
                                                || state == BookingState.NO_SHOW)
                        .count();
        return language().say("facility.today.count", count);
    }

    /**
     * Counts the patients whom somebody has to call, of whatever day.
     *
     * @return the number in words; empty if there is none
     */
    public String getToCall() {
        return toCall == 0 ? "" : language().say("facility.today.tocall", toCall);
    }

    /**
     * Gives the appointments.
     *
     * @return by time
     */
    public List<AppointmentLine> getLines() {
        return appointments.stream()
                .map(one -> AppointmentLine.of(one, language(), isOpen(one.appointment())))
                .toList();
    }

    private boolean isOpen(Appointment appointment) {
        return appointment.state() == BookingState.CONFIRMED
                && !clock().instant().isBefore(appointment.startsAt());
    }
}
