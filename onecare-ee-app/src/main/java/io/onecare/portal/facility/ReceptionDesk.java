package io.onecare.portal.facility;

import io.onecare.core.Actor;
import io.onecare.core.OneCare;
import io.onecare.core.booking.BookingEvent;
import io.onecare.core.booking.BookingOutcome;
import io.onecare.core.booking.BookingReference;
import io.onecare.core.booking.CancellationReason;
import io.onecare.core.booking.FacilityAnswer;
import io.onecare.core.network.FacilityListing;
import io.onecare.core.search.FacilitySearch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Shows the staff of a facility its appointments, and notes what becomes of them. */
@ApplicationScoped
public class ReceptionDesk {

    private static final ZoneId ROME = ZoneId.of("Europe/Rome");

    @Inject private OneCare oneCare;
    @Inject private FacilitySearch search;

    /**
     * Gives the appointments of a day.
     *
     * @param staff who is logged in
     * @param day the day, as the clocks of Italy show it
     * @return by time
     */
    @Transactional
    public List<StaffAppointment> day(Actor staff, LocalDate day) {
        Names names = Names.of(oneCare, search, staff);
        return oneCare
                .reception()
                .between(
                        staff,
                        day.atStartOfDay(ROME).toInstant(),
                        day.plusDays(1).atStartOfDay(ROME).toInstant())
                .stream()
                .map(names::of)
                .toList();
    }

    /**
     * Gives the requests that wait for an answer.
     *
     * @param staff who is logged in
     * @return those that must be answered first in front
     */
    @Transactional
    public List<StaffAppointment> requests(Actor staff) {
        Names names = Names.of(oneCare, search, staff);
        return oneCare.reception().requests(staff).stream().map(names::of).toList();
    }

    /**
     * Gives the appointments that stand although their time is closed.
     *
     * @param staff who is logged in
     * @return by time
     */
    @Transactional
    public List<StaffAppointment> outsideHours(Actor staff) {
        Names names = Names.of(oneCare, search, staff);
        return oneCare.reception().outsideHours(staff).stream().map(names::of).toList();
    }

    /**
     * Counts the patients whom somebody has to call.
     *
     * @param staff who is logged in
     * @return zero or more
     */
    @Transactional
    public int toCall(Actor staff) {
        return oneCare.reception().toCall(staff).size();
    }

    /**
     * Finds an appointment.
     *
     * @param staff who is logged in
     * @param reference which one
     * @return empty if there is none at this facility
     */
    @Transactional
    public Optional<StaffAppointment> find(Actor staff, BookingReference reference) {
        return oneCare.reception()
                .find(staff, reference)
                .map(found -> Names.of(oneCare, search, staff).of(found));
    }

    /**
     * Tells what the staff could let happen to an appointment now.
     *
     * @param staff who is logged in
     * @param reference which one
     * @return empty if there is none at this facility
     */
    public Set<BookingEvent> possible(Actor staff, BookingReference reference) {
        return oneCare.bookingEditor().possible(staff, reference);
    }

    /**
     * Gives the name of the facility.
     *
     * @param staff who is logged in
     * @return its name; its code if it is not known any more
     */
    public String facilityName(Actor staff) {
        String code = Objects.requireNonNull(staff.facilityCode());
        FacilityListing found =
                oneCare.facilityDirectory().withCodes(staff, Set.of(code)).get(code);
        return found == null ? code : found.name();
    }

    /**
     * Answers a request, as by the link in the mail; another time can be proposed for what stands
     * as well.
     *
     * @param staff who is logged in
     * @param reference which one
     * @param answer the answer
     * @return done or refused
     */
    @Transactional
    public BookingOutcome answer(Actor staff, BookingReference reference, FacilityAnswer answer) {
        if (answer instanceof FacilityAnswer.Decline decline) {
            return oneCare.bookingEditor().decline(staff, reference, decline.reason());
        }
        if (answer instanceof FacilityAnswer.Propose propose) {
            return oneCare.bookingEditor().proposeAt(staff, reference, propose.startsAt());
        }
        return oneCare.bookingEditor().confirm(staff, reference);
    }

    /**
     * Notes that the patient came.
     *
     * @param staff who is logged in
     * @param reference which one
     * @return done or refused
     */
    @Transactional
    public BookingOutcome arrived(Actor staff, BookingReference reference) {
        return oneCare.bookingEditor().fulfil(staff, reference);
    }

    /**
     * Notes that the patient did not come.
     *
     * @param staff who is logged in
     * @param reference which one
     * @return done or refused
     */
    @Transactional
    public BookingOutcome missed(Actor staff, BookingReference reference) {
        return oneCare.bookingEditor().miss(staff, reference);
    }

    /**
     * Calls an appointment off.
     *
     * @param staff who is logged in
     * @param reference which one
     * @param reason why
     * @return done or refused
     */
    @Transactional
    public BookingOutcome cancel(
            Actor staff, BookingReference reference, CancellationReason reason) {
        return oneCare.bookingEditor().cancel(staff, reference, reason);
    }
}
