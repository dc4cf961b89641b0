package io.onecare.portal.agenda.web;

import io.onecare.core.Actor;
import io.onecare.core.network.BookingMode;
import io.onecare.core.network.FacilityListing;
import io.onecare.core.reception.FacilityWithoutSchedule;
import io.onecare.core.reception.ScheduleListing;
import io.onecare.core.reception.ScheduleOpenings;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The agendas of a facility, those of a practitioner, or the facilities that are to be booked
 * online and have none.
 */
@Named
@RequestScoped
public class NetworkAgendasView extends AdministratorView {

    private static final int PAGE_SIZE = 50;

    private @Nullable FacilityListing facility;
    private List<AgendaRow> agendas = List.of();
    private List<FacilityWithoutSchedule> without = List.of();
    private Map<String, Long> counts = Map.of();
    private boolean more;

    /**
     * Finds what was asked for.
     *
     * @throws IOException if the browser has gone
     */
    public void act() throws IOException {
        Optional<Actor> who = administrator();
        if (who.isEmpty()) {
            posted().notFound();
        } else if (!asked("facility").isEmpty()) {
            readFacility(who.get(), asked("facility"));
        } else if (!getPractitioner().isEmpty()) {
            agendas = rows(who.get(), desk().ofPractitioner(who.get(), getPractitioner()));
        } else {
            readMissing(who.get());
        }
    }

    private void readFacility(Actor who, String code) throws IOException {
        facility = desk().facilities(who, Set.of(code)).get(code);
        if (facility == null) {
            posted().notFound();
        } else {
            agendas = rows(who, desk().at(who, code));
        }
    }

    private List<AgendaRow> rows(Actor who, List<ScheduleListing> listings) {
        AgendaWords words = words(who);
        return listings.stream().map(words::row).toList();
    }

    private void readMissing(Actor who) {
        counts = desk().countWithout(who);
        List<FacilityWithoutSchedule> found =
                desk().without(
                                who,
                                getProvince().isEmpty() ? null : getProvince(),
                                asked("after").isEmpty() ? null : asked("after"),
                                PAGE_SIZE + 1);
        more = found.size() > PAGE_SIZE;
        without = found.subList(0, Math.min(PAGE_SIZE, found.size()));
    }

    /**
     * Gives the facility whose agendas are shown.
     *
     * @return null if the page is not about one
     */
    public @Nullable FacilityListing getFacility() {
        return facility;
    }

    /**
     * Tells whether the facility is booked by phone, so that nobody is shown its slots.
     *
     * @return false too if the page is not about one
     */
    public boolean isByPhone() {
        return facility != null && facility.bookingMode() == BookingMode.BY_PHONE;
    }

    /**
     * Gives the practitioner whose agendas are shown.
     *
     * @return their code; empty if the page is not about one
     */
    public String getPractitioner() {
        return asked("practitioner");
    }

    /**
     * Names that practitioner.
     *
     * @return their name; the code if they have no agenda
     */
    public String getPractitionerName() {
        return agendas.isEmpty() ? getPractitioner() : agendas.get(0).whose();
    }

    /**
     * Gives the agendas.
     *
     * @return those of practitioners first
     */
    public List<AgendaRow> getAgendas() {
        return agendas;
    }

    /**
     * Gives a page of the facilities without an agenda.
     *
     * @return by code
     */
    public List<FacilityWithoutSchedule> getWithout() {
        return without;
    }

    /**
     * Gives the provinces that have some.
     *
     * @return their letters, in order
     */
    public List<String> getProvinces() {
        return new ArrayList<>(counts.keySet());
    }

    /**
     * Says how many a province has.
     *
     * @param province its letters
     * @return such as {@code TO (12)}
     */
    public String provinceLabel(String province) {
        return province + " (" + formats().number(counts.getOrDefault(province, 0L)) + ")";
    }

    /**
     * Gives the province to which the list is narrowed.
     *
     * @return its letters; empty for all
     */
    public String getProvince() {
        String asked = asked("province");
        return asked.matches("[A-Z]{2}") ? asked : "";
    }

    /**
     * Says how many facilities have no agenda.
     *
     * @return a sentence about the province, or all
     */
    public String getCount() {
        return language().say("agendas.without.count", total());
    }

    private long total() {
        return getProvince().isEmpty()
                ? counts.values().stream().mapToLong(Long::longValue).sum()
                : counts.getOrDefault(getProvince(), 0L);
    }

    /**
     * Says how many get the same hours by one opening.
     *
     * @return the label of a button
     */
    public String getOpenAll() {
        return language()
                .say(
                        total() > ScheduleOpenings.MAX_FACILITIES
                                ? "agendas.button.openFirst.label"
                                : "agendas.button.openAll.label",
                        Math.min(total(), ScheduleOpenings.MAX_FACILITIES));
    }

    /**
     * Gives where the next page begins.
     *
     * @return the code that this one ends with; empty if it is the last one
     */
    public String getNextAfter() {
        return more ? without.get(without.size() - 1).code() : "";
    }

    /**
     * Tells whether this is not the first page.
     *
     * @return true if so
     */
    public boolean isContinued() {
        return !asked("after").isEmpty();
    }

    /**
     * Says what was done before the page was shown.
     *
     * @return empty if nothing was
     */
    public String getDone() {
        String count = asked("opened");
        return count.matches("[1-9][0-9]{0,3}")
                ? language().say("agendas.done.opened", Long.parseLong(count))
                : "";
    }
}
