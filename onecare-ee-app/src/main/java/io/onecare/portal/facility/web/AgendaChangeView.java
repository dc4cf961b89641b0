package io.onecare.portal.facility.web;

import io.onecare.core.Actor;
import io.onecare.core.booking.BookingReference;
import io.onecare.core.booking.CancellationReason;
import io.onecare.core.reception.ApplyChange;
import io.onecare.core.reception.BookingDecision;
import io.onecare.core.reception.BookingEffect;
import io.onecare.core.reception.ChangeOutcome;
import io.onecare.core.reception.ChangePreview;
import io.onecare.core.reception.ChangeRefusal;
import io.onecare.core.reception.PreviewOutcome;
import io.onecare.core.reception.ScheduleChange;
import io.onecare.core.reception.TouchedBooking;
import io.onecare.core.schedule.SlotTime;
import io.onecare.core.time.ValidityPeriod;
import io.onecare.portal.booking.web.HiddenField;
import io.onecare.portal.facility.AgendaChangeDesk;
import io.onecare.portal.facility.StaffAppointment;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Shows what a change of an agenda does to appointments, asks about each, and makes it. */
@Named
@RequestScoped
public class AgendaChangeView extends StaffView {

    private static final String KEEP = "keep";
    private static final String OFF = "off";
    private static final String PROPOSE = "propose";

    private static final List<CancellationReason> REASONS =
            List.of(
                    CancellationReason.PROVIDER,
                    CancellationReason.EQUIPMENT,
                    CancellationReason.OTHER);

    @Inject private AgendaChangeDesk desk;

    private @Nullable Actor actor;
    private @Nullable ScheduleChange change;
    private @Nullable ChangePreview preview;
    private @Nullable ChangeRefusal refusal;

    /**
     * Makes the change, if the form was sent, and else shows what it would do.
     *
     * @throws IOException if the browser has gone
     */
    public void act() throws IOException {
        Optional<Actor> staff = staff();
        if (staff.isEmpty()) {
            return;
        }
        actor = staff.get();
        Optional<ScheduleChange> asked = ChangeAddress.read(this::asked);
        if (asked.isEmpty()) {
            posted().notFound();
            return;
        }
        change = asked.get();
        if (show(staff.get(), asked.get()) && posted().isSent() && typed("mark").isEmpty()) {
            apply(staff.get(), asked.get());
        }
    }

    /** Gives false if there is nothing to show. */
    private boolean show(Actor staff, ScheduleChange asked) throws IOException {
        PreviewOutcome outcome = desk.preview(staff, asked);
        if (outcome instanceof PreviewOutcome.Shown shown) {
            preview = shown.preview();
            return true;
        }
        refusal = ((PreviewOutcome.Refused) outcome).reason();
        if (refusal == ChangeRefusal.NOT_FOUND) {
            posted().notFound();
        } else {
            messages().add("", refusal.name());
        }
        return false;
    }

    private void apply(Actor staff, ScheduleChange asked) throws IOException {
        ChangePreview shown = preview();
        Map<BookingReference, BookingDecision> decisions = new HashMap<>();
        Optional<CancellationReason> reason =
                REASONS.stream().filter(one -> one.name().equals(typed("why"))).findFirst();
        boolean needsReason = false;
        for (BookingReference reference : shown.toDecide()) {
            String decision = typed(fieldOf(reference));
            if (decision.equals(KEEP)) {
                decisions.put(reference, new BookingDecision.Keep());
            } else if (decision.equals(OFF)) {
                needsReason = true;
                reason.ifPresent(why -> decisions.put(reference, new BookingDecision.CallOff(why)));
            } else if (decision.equals(PROPOSE) && shown.elsewhere(reference).isPresent()) {
                decisions.put(reference, new BookingDecision.Propose());
            } else if (isAsShown(shown)) {
                messages()
                        .add(
                                fieldOf(reference) + "-keep",
                                decision.equals(PROPOSE) ? "NO_OTHER_TIME" : "UNDECIDED",
                                reference);
            }
        }
        if (!isAsShown(shown)) {
            messages().add("", "OUTDATED");
        } else if (needsReason && reason.isEmpty()) {
            messages().add("why", "REASON_MISSING");
        }
        if (!messages().isEmpty()) {
            return;
        }
        ChangeOutcome outcome =
                desk.apply(staff, new ApplyChange(asked, typed("fingerprint"), decisions));
        if (outcome instanceof ChangeOutcome.Outdated outdated) {
            preview = outdated.now();
            messages().add("", "OUTDATED");
        } else if (outcome instanceof ChangeOutcome.Refused refused) {
            messages().add("", refused.reason().name());
        } else if (outcome instanceof ChangeOutcome.Done done) {
            posted().leadTo(after(done, decisions));
        }
    }

    private boolean isAsShown(ChangePreview shown) {
        return shown.fingerprint().equals(typed("fingerprint"));
    }

    /** To where something is left to do: to call, to find another time, or neither. */
    protected String after(
            ChangeOutcome.Done done, Map<BookingReference, BookingDecision> decisions) {
        if (!done.calledOff().isEmpty()) {
            return calledOff(done);
        }
        if (!done.notProposed().isEmpty()) {
            return "/facility/requests?done=notproposed";
        }
        boolean isProposed =
                decisions.values().stream().anyMatch(BookingDecision.Propose.class::isInstance);
        return "/facility/agenda?schedule="
                + getSchedule()
                + "&done="
                + (isProposed ? "proposed" : "changed");
    }

    private static String calledOff(ChangeOutcome.Done done) {
        LocalDate first =
                LocalDate.ofInstant(done.calledOff().get(0).appointment().startsAt(), ROME);
        LocalDate last =
                LocalDate.ofInstant(
                        done.calledOff().get(done.calledOff().size() - 1).appointment().startsAt(),
                        ROME);
        return "/facility/calledoff?from=" + first + "&to=" + last + "&done=changed";
    }

    private static String fieldOf(BookingReference reference) {
        return "decision-" + reference.stored();
    }

    /**
     * Tells whether whoever looks works at the facility and knows its patients.
     *
     * @return false for administrators
     */
    public boolean isOfFacility() {
        return true;
    }

    /**
     * Gives the page of the agenda.
     *
     * @return its address without the context path
     */
    public String getBack() {
        return "/facility/agenda?schedule=" + getSchedule();
    }

    /**
     * Gives an agenda that changes.
     *
     * @return its code
     */
    public String getSchedule() {
        return change == null ? "" : change.schedules().first();
    }

    /**
     * Says what is to change.
     *
     * @return in one line
     */
    public String getWhat() {
        ScheduleChange shown = change;
        if (shown == null) {
            return "";
        }
        Optional<ValidityPeriod> days = shown.days();
        String kind = asked("what");
        return language()
                .say(
                        "facility.change.what." + kind,
                        String.join(", ", shown.schedules()),
                        days.map(this::written).orElse(""),
                        hours());
    }

    private String written(ValidityPeriod period) {
        LocalDate last = period.untilExclusive().map(until -> until.minusDays(1)).orElse(null);
        if (last == null) {
            return language().say("facility.days.from", formats().longDate(period.from()));
        }
        return last.equals(period.from())
                ? formats().day(last)
                : language()
                        .say(
                                "facility.days.between",
                                formats().longDate(period.from()),
                                formats().longDate(last));
    }

    private String hours() {
        String start = asked("start");
        String end = asked("end");
        return start.isEmpty() || (start.equals("00:00") && end.equals("00:00"))
                ? text("facility.hours.all")
                : start + "–" + (end.equals("00:00") ? "24:00" : end);
    }

    /**
     * Tells whether there is anything to send.
     *
     * @return false if the change cannot be made
     */
    public boolean isPossible() {
        return preview != null && refusal == null;
    }

    /**
     * Gives what the form sends along.
     *
     * @return the change
     */
    public List<HiddenField> getFields() {
        return change == null
                ? List.of()
                : ChangeAddress.fields(change).entrySet().stream()
                        .map(field -> new HiddenField(field.getKey(), field.getValue()))
                        .toList();
    }

    /**
     * Gives the fingerprint of what is shown.
     *
     * @return empty if nothing is
     */
    public String getFingerprint() {
        return preview == null ? "" : preview.fingerprint();
    }

    /**
     * Gives the appointments of which somebody must decide.
     *
     * @return by time
     */
    public List<TouchedLine> getToDecide() {
        return lines(true);
    }

    /**
     * Tells whether another time is free for some of them.
     *
     * @return false if there is nothing to propose
     */
    public boolean isProposable() {
        return getToDecide().stream().anyMatch(one -> !one.elsewhere().isEmpty());
    }

    /**
     * Gives the appointments that stay as they are.
     *
     * @return by time
     */
    public List<TouchedLine> getKept() {
        return lines(false);
    }

    private List<TouchedLine> lines(boolean isToDecide) {
        return preview == null
                ? List.of()
                : preview.bookings().stream()
                        .filter(one -> (one.effect() != BookingEffect.KEPT) == isToDecide)
                        .map(this::line)
                        .toList();
    }

    private TouchedLine line(TouchedBooking booking) {
        Actor staff = actor;
        if (staff == null) {
            throw new IllegalStateException("The page has been answered already.");
        }
        String field = fieldOf(booking.appointment().reference());
        String mark = typed("mark");
        SlotTime elsewhere = booking.elsewhere();
        return new TouchedLine(
                AppointmentLine.of(
                        new StaffAppointment(
                                booking.appointment(),
                                desk.serviceName(staff, booking.appointment().serviceCode()),
                                ""),
                        language(),
                        false),
                text("facility.effect." + effectOf(booking)),
                elsewhere == null
                        ? ""
                        : formats()
                                .time(
                                        elsewhere
                                                .startsAt()
                                                .atZone(booking.appointment().zone())
                                                .toLocalTime()),
                booking.effect() != BookingEffect.KEPT,
                mark.isEmpty() || (mark.equals(PROPOSE) && elsewhere == null) ? typed(field) : mark,
                error(field + "-keep"));
    }

    private String effectOf(TouchedBooking booking) {
        return change instanceof ScheduleChange.Services
                        && booking.effect() == BookingEffect.ORPHANED
                ? "WITHOUT_SERVICE"
                : booking.effect().name();
    }

    /**
     * Gives the name of the field for a booking.
     *
     * @param reference how people name it
     * @return the name
     */
    public String field(String reference) {
        return fieldOf(BookingReference.of(reference));
    }

    /**
     * Gives the reasons to call off.
     *
     * @return their names
     */
    public List<String> getReasons() {
        return REASONS.stream().map(CancellationReason::name).toList();
    }

    private ChangePreview preview() {
        if (preview == null) {
            throw new IllegalStateException("The page has been answered already.");
        }
        return preview;
    }
}
