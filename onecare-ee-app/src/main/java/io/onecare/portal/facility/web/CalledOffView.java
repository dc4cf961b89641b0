package io.onecare.portal.facility.web;

import io.onecare.core.Actor;
import io.onecare.core.booking.BookingReference;
import io.onecare.core.person.PersonName;
import io.onecare.core.reception.CallOutcome;
import io.onecare.core.reception.CallResult;
import io.onecare.core.reception.CalledOff;
import io.onecare.core.reception.NoteCall;
import io.onecare.core.reception.PatientCall;
import io.onecare.portal.facility.AgendaChangeDesk;
import io.onecare.portal.facility.StaffAppointment;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Who was told that an appointment is off, and who has to be called. */
@Named
@RequestScoped
public class CalledOffView extends StaffView {

    private static final int LONGEST = 92;
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,4}");

    @Inject private AgendaChangeDesk desk;

    private @Nullable Actor actor;
    private List<CalledOff> toCall = List.of();
    private List<CalledOff> found = List.of();

    /**
     * Notes a call, if a form was sent, and finds the appointments.
     *
     * @throws IOException if the browser has gone
     */
    public void act() throws IOException {
        Optional<Actor> staff = staff();
        if (staff.isEmpty()) {
            return;
        }
        if (posted().isSent()) {
            String done = note(staff.get());
            if (!done.isEmpty()) {
                posted().leadTo(
                                "/facility/calledoff?from="
                                        + getFrom()
                                        + "&to="
                                        + getTo()
                                        + "&done="
                                        + done);
                return;
            }
        }
        actor = staff.get();
        toCall = desk.toCall(staff.get());
        found = desk.calledOff(staff.get(), from(), to().plusDays(1));
    }

    /** Gives what was done; empty if it could not be. */
    private String note(Actor staff) {
        Optional<BookingReference> reference = askedReference();
        Optional<CallResult> result =
                Arrays.stream(CallResult.values())
                        .filter(one -> one.name().equals(typed("result")))
                        .findFirst();
        if (reference.isEmpty() || result.isEmpty() || !NUMBER.matcher(typed("calls")).matches()) {
            messages().add("", "NOBODY_TO_CALL");
            return "";
        }
        CallOutcome outcome =
                desk.noteCall(
                        staff,
                        new NoteCall(
                                reference.get(), Integer.parseInt(typed("calls")), result.get()));
        if (outcome instanceof CallOutcome.Done) {
            return result.get() == CallResult.REACHED ? "called" : "noanswer";
        }
        messages()
                .add(
                        "",
                        outcome instanceof CallOutcome.Outdated
                                ? "CALL_OUTDATED"
                                : "NOBODY_TO_CALL");
        return "";
    }

    /**
     * Gives the first day that is shown.
     *
     * @return in ISO 8601
     */
    public String getFrom() {
        return from().toString();
    }

    /**
     * Gives the last day that is shown.
     *
     * @return in ISO 8601
     */
    public String getTo() {
        return to().toString();
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
     * Gives those whom somebody has to call, of whatever day.
     *
     * @return by time
     */
    public List<CalledOffLine> getUnreached() {
        return toCall.stream().map(this::line).toList();
    }

    /**
     * Gives the others of the days that are shown.
     *
     * @return by time
     */
    public List<CalledOffLine> getReached() {
        return found.stream().filter(one -> !one.isToCall()).map(this::line).toList();
    }

    private CalledOffLine line(CalledOff one) {
        Actor staff = actor;
        if (staff == null) {
            throw new IllegalStateException("The page has been answered already.");
        }
        PatientCall last = one.lastCall();
        String call = last == null ? "" : written(last);
        return new CalledOffLine(
                AppointmentLine.of(
                        new StaffAppointment(
                                one.appointment(),
                                desk.serviceName(staff, one.appointment().serviceCode()),
                                ""),
                        language(),
                        false),
                last != null && last.result() == CallResult.REACHED
                        ? call
                        : text("facility.telling." + one.telling()),
                one.phone() == null ? "" : one.phone(),
                last == null ? 0 : last.number(),
                call);
    }

    private String written(PatientCall call) {
        PersonName by = call.by();
        return language()
                .say(
                        "facility.call." + call.result(),
                        by == null
                                ? text("facility.call.somebody")
                                : by.givenName() + " " + by.surname(),
                        language().when(call.calledAt(), ROME));
    }
}
