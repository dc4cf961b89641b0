package io.onecare.portal.booking.web;

import io.onecare.core.booking.BookingOutcome;
import io.onecare.core.booking.BookingState;
import io.onecare.core.booking.CancellationReason;
import io.onecare.core.booking.RefusalReason;
import io.onecare.portal.booking.OwnBooking;
import io.onecare.portal.booking.OwnBookingsDesk;
import io.onecare.portal.faces.FormView;
import io.onecare.portal.security.SignedInPerson;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Asks why before an appointment is called off, and does it. */
@Named
@RequestScoped
public class CancelBookingView extends FormView {

    /** What a patient would say; the others are for facilities. */
    private static final List<CancellationReason> REASONS =
            List.of(
                    CancellationReason.PATIENT,
                    CancellationReason.PATIENT_FEELS_BETTER,
                    CancellationReason.MISTAKE,
                    CancellationReason.OTHER);

    @Inject private SignedInPerson person;
    @Inject private OwnBookingView booking;
    @Inject private OwnBookingsDesk desk;

    @Override
    protected String problems() {
        return OwnBookingView.PROBLEMS;
    }

    /**
     * Calls it off, if the form was sent.
     *
     * @throws IOException if the browser has gone
     */
    public void act() throws IOException {
        booking.require();
        Optional<OwnBooking> own = booking.found();
        if (own.isEmpty() || person.signIn().isEmpty() || !posted().isSent()) {
            return;
        }
        Optional<CancellationReason> reason =
                REASONS.stream().filter(one -> one.name().equals(typed("reason"))).findFirst();
        if (reason.isEmpty()) {
            messages().add("reason-PATIENT", "MISSING.reason");
            return;
        }
        BookingOutcome outcome =
                desk.cancel(person.signIn().get(), own.get().booking().reference(), reason.get());
        if (outcome instanceof BookingOutcome.Done || isCalledOff(outcome)) {
            posted().leadTo("/bookings/detail?done=cancelled&reference=" + booking.getReference());
        } else if (outcome instanceof BookingOutcome.Refused refused) {
            messages().add("", booking.problem(refused.reason()));
            booking.refresh();
        }
    }

    /** Sent twice, or called off on another page meanwhile: it is as they want it. */
    private static boolean isCalledOff(BookingOutcome outcome) {
        return outcome instanceof BookingOutcome.Refused refused
                && refused.facts().state() == BookingState.CANCELLED;
    }

    /**
     * Gives the reasons to choose from.
     *
     * @return the most usual one first
     */
    public List<CancellationReason> getReasons() {
        return REASONS;
    }

    /**
     * Tells whether a reason was chosen.
     *
     * @param reason one of the reasons
     * @return false for all at first
     */
    public boolean isChosen(CancellationReason reason) {
        return reason.name().equals(typed("reason"));
    }

    /**
     * Tells whether there is anything to call off, so that the form is of use.
     *
     * @return false if it is over, or too late
     */
    public boolean isPossible() {
        return booking.isCancellable();
    }

    /**
     * Says why there is nothing to call off.
     *
     * @return what to do instead
     */
    public String getWhyNot() {
        RefusalReason reason =
                booking.isTooLate() ? RefusalReason.NOTICE_TOO_SHORT : RefusalReason.WRONG_STATE;
        return booking.say(problems() + reason);
    }
}
