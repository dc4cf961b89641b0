package io.onecare.portal.facility;

import io.onecare.core.Actor;
import io.onecare.core.OneCare;
import io.onecare.core.Role;
import io.onecare.core.network.LocalizedName;
import io.onecare.core.reception.AgendaSlot;
import io.onecare.core.reception.ApplyChange;
import io.onecare.core.reception.CallOutcome;
import io.onecare.core.reception.CalledOff;
import io.onecare.core.reception.ChangeOutcome;
import io.onecare.core.reception.FacilitySchedule;
import io.onecare.core.reception.NoteCall;
import io.onecare.core.reception.PreviewOutcome;
import io.onecare.core.reception.ScheduleChange;
import io.onecare.core.reception.ScheduleListing;
import io.onecare.core.search.FacilitySearch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Shows the agendas of a facility, and changes them with what that does to appointments. */
@ApplicationScoped
public class AgendaChangeDesk {

    private static final ZoneId ROME = ZoneId.of("Europe/Rome");

    @Inject private OneCare oneCare;
    @Inject private FacilitySearch search;

    /**
     * Finds a schedule with its opening hours.
     *
     * @param staff who is logged in; an administrator finds those of all facilities
     * @param code which one; empty for the first, of staff
     * @return empty if there is none, or none by this code at this facility
     */
    @Transactional
    public Optional<Agenda> find(Actor staff, String code) {
        if (staff.role() == Role.ADMINISTRATOR) {
            return oneCare.scheduleDirectory().find(staff, code).map(one -> agenda(staff, one));
        }
        List<FacilitySchedule> all = oneCare.reception().schedules(staff);
        return all.stream()
                .filter(one -> code.isEmpty() || one.code().equals(code))
                .findFirst()
                .flatMap(
                        chosen ->
                                oneCare.reception()
                                        .findHours(staff, chosen.code())
                                        .map(hours -> new Agenda(all, chosen, hours)));
    }

    private Agenda agenda(Actor administrator, ScheduleListing chosen) {
        return new Agenda(
                oneCare.scheduleDirectory().at(administrator, chosen.facilityCode()).stream()
                        .map(ScheduleListing::schedule)
                        .toList(),
                chosen.schedule(),
                chosen.hours());
    }

    /**
     * Gives the slots of some days.
     *
     * @param staff who is logged in
     * @param schedule the schedule's code
     * @param from the first day
     * @param untilExclusive the day after the last one
     * @return by time
     */
    public List<AgendaSlot> slots(
            Actor staff, String schedule, LocalDate from, LocalDate untilExclusive) {
        return oneCare.reception()
                .slots(
                        staff,
                        schedule,
                        from.atStartOfDay(ROME).toInstant(),
                        untilExclusive.atStartOfDay(ROME).toInstant());
    }

    /**
     * Shows what a change would do.
     *
     * @param staff who is logged in
     * @param change the change
     * @return what it would do, or why it cannot be done
     */
    @Transactional
    public PreviewOutcome preview(Actor staff, ScheduleChange change) {
        return oneCare.scheduleChanges().preview(staff, change);
    }

    /**
     * Makes a change as it was shown.
     *
     * @param staff who is logged in
     * @param command the change, and what becomes of each appointment
     * @return done, refused, or what it would do now
     */
    @Transactional
    public ChangeOutcome apply(Actor staff, ApplyChange command) {
        return oneCare.scheduleChanges().apply(staff, command);
    }

    /**
     * Gives the appointments of some days that the facility called off.
     *
     * @param staff who is logged in
     * @param from the first day
     * @param untilExclusive the day after the last one
     * @return by time
     */
    @Transactional
    public List<CalledOff> calledOff(Actor staff, LocalDate from, LocalDate untilExclusive) {
        return oneCare.reception()
                .calledOff(
                        staff,
                        from.atStartOfDay(ROME).toInstant(),
                        untilExclusive.atStartOfDay(ROME).toInstant());
    }

    /**
     * Gives the appointments that the facility called off whose patients somebody has to call.
     *
     * @param staff who is logged in
     * @return by time
     */
    @Transactional
    public List<CalledOff> toCall(Actor staff) {
        return oneCare.reception().toCall(staff);
    }

    /**
     * Notes that somebody called a patient.
     *
     * @param staff who called
     * @param command about which appointment, and what came of it
     * @return done, or why not
     */
    @Transactional
    public CallOutcome noteCall(Actor staff, NoteCall command) {
        return oneCare.reception().noteCall(staff, command);
    }

    /**
     * Gives the name of a service.
     *
     * @param staff who is logged in
     * @param code the service's code
     * @return its name; the code if it is not known any more
     */
    public LocalizedName serviceName(Actor staff, String code) {
        return search.catalogue(staff).stream()
                .flatMap(category -> category.services().stream())
                .filter(service -> service.code().equals(code))
                .map(service -> service.name())
                .findFirst()
                .orElseGet(() -> LocalizedName.of(code, null));
    }
}
