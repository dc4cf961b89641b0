package io.onecare.portal.facility.web;

import io.onecare.core.Actor;
import io.onecare.core.booking.BookingEvent;
import io.onecare.core.booking.BookingOutcome;
import io.onecare.core.booking.BookingReference;
import io.onecare.core.booking.CancellationReason;
import io.onecare.core.booking.FacilityAnswer;
import io.onecare.portal.facility.ReceptionDesk;
import io.onecare.portal.facility.StaffAppointment;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One appointment, and what the facility can let become of it. */
@Named
@RequestScoped
public class StaffAppointmentView extends StaffView {

    /** What a facility would say. */
    private static final List<CancellationReason> REASONS =
            List.of(
                    CancellationReason.PROVIDER,
                    CancellationReason.EQUIPMENT,
                    CancellationReason.PATIENT,
                    CancellationReason.MISTAKE,
                    CancellationReason.OTHER);

    @Inject private ReceptionDesk desk;

    private @Nullable StaffAppointment found;
    private Set<BookingEvent> possible = Set.of();

    @Override
    protected String problems() {
        return AnswerForm.PROBLEMS;
    }

    /**
     * Does what was sent, and finds the appointment.
     *
     * @throws IOException if the browser has gone
     */
    public void act() throws IOException {
        Optional<Actor> staff = staff();
        if (staff.isEmpty()) {
            return;
        }
        Optional<BookingReference> reference = askedReference();
        found = reference.flatMap(one -> desk.find(staff.get(), one)).orElse(null);
        if (found == null) {
            posted().notFound();
            return;
        }
        if (posted().isSent()) {
            String done = send(staff.get(), reference.get());
            if (!done.isEmpty()) {
                posted().leadTo(
                                "/facility/appointment?reference="
                                        + getReference()
                                        + "&done="
                                        + done);
                return;
            }
            found = desk.find(staff.get(), reference.get()).orElse(found);
        }
        possible = desk.possible(staff.get(), reference.get());
    }

    /** Gives what was done; empty if it could not be. */
    private String send(Actor staff, BookingReference reference) {
        if (typed("answer").equals("cancel")) {
            return cancel(staff, reference);
        }
        AnswerForm form = new AnswerForm(posted(), messages());
        Optional<FacilityAnswer> typed = form.read();
        if (typed.isEmpty()) {
            return "";
        }
        BookingOutcome outcome = desk.answer(staff, reference, typed.get());
        if (outcome instanceof BookingOutcome.Refused refused) {
            form.refused(refused.reason());
            return "";
        }
        return typed.get().getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    private String cancel(Actor staff, BookingReference reference) {
        Optional<CancellationReason> reason =
                REASONS.stream().filter(one -> one.name().equals(typed("why"))).findFirst();
        if (reason.isEmpty()) {
            messages().add("why", "REASON_MISSING");
            return "";
        }
        BookingOutcome outcome = desk.cancel(staff, reference, reason.get());
        if (outcome instanceof BookingOutcome.Refused refused) {
            new AnswerForm(posted(), messages()).refused(refused.reason());
            return "";
        }
        return "cancel";
    }

    /**
     * Gives the appointment.
     *
     * @return as lists show it
     */
    public AppointmentLine getLine() {
        return AppointmentLine.of(appointment(), language(), false);
    }

    /**
     * Gives how people name it.
     *
     * @return the reference
     */
    public String getReference() {
        return appointment().appointment().reference().toString();
    }

    /**
     * Gives the day on which it is.
     *
     * @return in ISO 8601
     */
    public String getDate() {
        return startsAt().toLocalDate().toString();
    }

    /**
     * Gives the price that was agreed.
     *
     * @return in euro
     */
    public BigDecimal getPrice() {
        return appointment().appointment().price().amount();
    }

    /**
     * Tells whether the facility has to answer.
     *
     * @return false if nothing is to be answered, or the patient is to
     */
    public boolean isAnswerable() {
        return possible.contains(BookingEvent.CONFIRM);
    }

    /**
     * Tells whether it can be called off.
     *
     * @return false for a request, which is declined instead, and for what has begun
     */
    public boolean isCancellable() {
        return possible.contains(BookingEvent.CANCEL) && !isAnswerable();
    }

    /**
     * Tells whether it can be noted that the patient came.
     *
     * @return false before it begins
     */
    public boolean isBegun() {
        return possible.contains(BookingEvent.FULFIL);
    }

    /**
     * Tells whether another time can be proposed for what stands.
     *
     * @return false for a request, which is answered, and for what has begun
     */
    public boolean isProposable() {
        return possible.contains(BookingEvent.PROPOSE) && !isAnswerable();
    }

    /**
     * Gives the reasons to decline.
     *
     * @return their names
     */
    public List<String> getReasons() {
        return AnswerForm.reasons();
    }

    /**
     * Gives the reasons to call off.
     *
     * @return their names
     */
    public List<String> getCancelReasons() {
        return REASONS.stream().map(CancellationReason::name).toList();
    }

    /**
     * Gives the day that the form proposes: the one that was typed, else the one asked for.
     *
     * @return as it is typed
     */
    public String getDay() {
        return new AnswerForm(posted(), messages()).isProposal()
                ? typed("day")
                : formats().date(startsAt().toLocalDate());
    }

    private ZonedDateTime startsAt() {
        return appointment().appointment().startsAt().atZone(appointment().appointment().zone());
    }

    private StaffAppointment appointment() {
        if (found == null) {
            throw new IllegalStateException("The page has been answered already.");
        }
        return found;
    }
}
