package io.onecare.portal.agenda;

import io.onecare.core.Actor;
import io.onecare.core.OneCare;
import io.onecare.core.network.FacilityListing;
import io.onecare.core.network.LocalizedName;
import io.onecare.core.network.PractitionerListing;
import io.onecare.core.network.ServiceListing;
import io.onecare.core.reception.FacilityWithoutSchedule;
import io.onecare.core.reception.OpenSchedules;
import io.onecare.core.reception.OpeningOutcome;
import io.onecare.core.reception.ScheduleListing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lets administrators see which agendas there are and open others. */
@ApplicationScoped
public class NetworkAgendaDesk {

    /** More agendas than this get their slots from the job, so that nobody waits for a page. */
    private static final int MADE_AT_ONCE = 3;

    @Inject private OneCare oneCare;
    @Inject private AgendaDesk agendas;
    @Inject private AgendaJob job;

    /**
     * Tells how many days ahead the slots of a new agenda are shown and made.
     *
     * @return as the insurer has set it
     */
    public int horizonDays() {
        return agendas.daysAhead();
    }

    /**
     * Gives the agendas of a facility.
     *
     * @param who who asks
     * @param facility the facility's code
     * @return those of practitioners first
     */
    public List<ScheduleListing> at(Actor who, String facility) {
        return oneCare.scheduleDirectory().at(who, facility);
    }

    /**
     * Gives the agendas of a practitioner, wherever.
     *
     * @param who who asks
     * @param practitioner the practitioner's code
     * @return by code
     */
    public List<ScheduleListing> ofPractitioner(Actor who, String practitioner) {
        return oneCare.scheduleDirectory().ofPractitioner(who, practitioner);
    }

    /**
     * Finds an agenda.
     *
     * @param who who asks
     * @param code the agenda's code
     * @return empty if there is none
     */
    public Optional<ScheduleListing> find(Actor who, String code) {
        return oneCare.scheduleDirectory().find(who, code);
    }

    /**
     * Finds facilities.
     *
     * @param who who asks
     * @param codes their codes
     * @return by code; without those that are not there
     */
    public Map<String, FacilityListing> facilities(Actor who, Set<String> codes) {
        return oneCare.facilityDirectory().withCodes(who, codes);
    }

    /**
     * Gives who works at a facility.
     *
     * @param who who asks
     * @param facility the facility's code
     * @return by name
     */
    public List<PractitionerListing> practitioners(Actor who, String facility) {
        return oneCare.facilityDirectory().practitioners(who, facility);
    }

    /**
     * Gives the facilities that are booked online and have nothing to be booked.
     *
     * @param who who asks
     * @param province only those of this province; or null for all
     * @param after the last code of the page before; null for the first page
     * @param limit the most to give
     * @return by code
     */
    public List<FacilityWithoutSchedule> without(
            Actor who, @Nullable String province, @Nullable String after, int limit) {
        return oneCare.scheduleDirectory().withoutSchedule(who, province, after, limit);
    }

    /**
     * Counts them.
     *
     * @param who who asks
     * @return by province
     */
    public Map<String, Long> countWithout(Actor who) {
        return oneCare.scheduleDirectory().countWithoutSchedule(who);
    }

    /**
     * Gives what services are called.
     *
     * @param who who asks
     * @return by code, in the order of the catalogue
     */
    public Map<String, LocalizedName> serviceNames(Actor who) {
        return oneCare.facilityDirectory().catalogue(who).stream()
                .flatMap(category -> category.services().stream())
                .collect(
                        Collectors.toMap(
                                ServiceListing::code,
                                ServiceListing::name,
                                (one, other) -> one,
                                LinkedHashMap::new));
    }

    /**
     * Shows what an opening would make.
     *
     * @param who who asks
     * @param command the wish
     * @return what it would make, or that there is no such thing
     */
    @Transactional
    public OpeningOutcome preview(Actor who, OpenSchedules command) {
        return oneCare.scheduleOpenings().preview(who, command, horizonDays());
    }

    /**
     * Opens agendas as it was shown.
     *
     * @param who who asks
     * @param command the wish
     * @param fingerprint of what was shown
     * @return opened, or what it would make now
     */
    @Transactional
    public OpeningOutcome open(Actor who, OpenSchedules command, String fingerprint) {
        return oneCare.scheduleOpenings().open(who, command, horizonDays(), fingerprint);
    }

    /**
     * Sees to it that opened agendas get their slots: a few now, many soon by the job, which would
     * find them anyway within the hour, on any node.
     *
     * @param codes the agendas
     */
    public void makeSlots(List<String> codes) {
        if (codes.size() <= MADE_AT_ONCE) {
            codes.forEach(agendas::extend);
        } else {
            job.extendSoon();
        }
    }
}
