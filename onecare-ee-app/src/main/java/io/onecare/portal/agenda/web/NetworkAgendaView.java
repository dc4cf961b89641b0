package io.onecare.portal.agenda.web;

import io.onecare.core.Actor;
import io.onecare.core.network.FacilityListing;
import io.onecare.core.network.LocalizedName;
import io.onecare.core.reception.ScheduleChange;
import io.onecare.core.reception.ScheduleListing;
import io.onecare.core.schedule.Closure;
import io.onecare.core.schedule.ClosureReason;
import io.onecare.core.schedule.DayHours;
import io.onecare.core.time.ValidityPeriod;
import io.onecare.portal.agenda.NetworkAgendaDesk;
import io.onecare.portal.facility.Agenda;
import io.onecare.portal.facility.web.AgendaView;
import io.onecare.portal.security.SignedInPerson;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * An agenda as an administrator changes it: as its facility does, and besides its services and its
 * end. What is typed here leads to the page that shows what it does.
 */
@Named
@RequestScoped
public class NetworkAgendaView extends AgendaView {

    static final String PAGE = AdministratorView.PAGE + "/detail";

    @Inject private SignedInPerson person;
    @Inject private NetworkAgendaDesk desk;

    private @Nullable ScheduleListing listing;
    private List<ServiceField> services = List.of();

    @Override
    protected Optional<Actor> staff() throws IOException {
        Optional<Actor> who = AdministratorView.administrator(person);
        listing = who.flatMap(actor -> desk.find(actor, asked("schedule"))).orElse(null);
        if (who.isEmpty() || listing == null) {
            posted().notFound();
            return Optional.empty();
        }
        services = services(who.get(), listing);
        return who;
    }

    private List<ServiceField> services(Actor who, ScheduleListing shown) {
        FacilityListing facility =
                desk.facilities(who, Set.of(shown.facilityCode())).get(shown.facilityCode());
        Set<String> codes = new TreeSet<>(shown.minutes().keySet());
        if (facility != null) {
            codes.addAll(facility.serviceCodes());
        }
        boolean isTyped = posted().isFilled() && typed("what").equals("services");
        Map<String, LocalizedName> names = desk.serviceNames(who);
        return ServiceField.of(codes, names, language()).stream()
                .map(
                        one -> {
                            Duration minutes = shown.minutes().get(one.code());
                            return isTyped
                                    ? one.chosen(!typed(one.id()).isEmpty(), typed(one.minutesId()))
                                    : one.chosen(
                                            minutes != null,
                                            minutes == null ? "" : "" + minutes.toMinutes());
                        })
                .toList();
    }

    @Override
    public String getFacility() {
        return listing == null ? "" : listing.facilityName();
    }

    @Override
    protected String changePage() {
        return NetworkAgendaChangeView.PAGE;
    }

    @Override
    protected Optional<ScheduleChange> wanted(String what, Agenda shown) {
        return switch (what) {
            case "services" -> servicesOf(shown);
            case "end" -> end(shown);
            default -> super.wanted(what, shown);
        };
    }

    private Optional<ScheduleChange> servicesOf(Agenda shown) {
        Map<String, Duration> minutes = new TreeMap<>();
        Duration slot = shown.chosen().slotLength();
        for (ServiceField one : services) {
            if (one.isChosen()) {
                Optional<Duration> read = one.read(slot);
                if (read.isEmpty()) {
                    messages().add(one.minutesId(), "MINUTES", slot.toMinutes());
                } else {
                    minutes.put(one.code(), read.get());
                }
            }
        }
        if (getMessages().isEmpty() && minutes.isEmpty()) {
            messages().add("services", "SERVICES_MISSING");
        }
        return getMessages().isEmpty()
                ? Optional.of(new ScheduleChange.Services(shown.chosen().code(), minutes))
                : Optional.empty();
    }

    private Optional<ScheduleChange> end(Agenda shown) {
        LocalDate from = typedDay("endFrom");
        if (from != null && from.isBefore(today())) {
            messages().add("endFrom", "DAY_OVER");
        }
        Optional<ClosureReason> reason =
                Arrays.stream(ClosureReason.values())
                        .filter(one -> one.name().equals(typed("endReason")))
                        .findFirst();
        if (reason.isEmpty()) {
            messages().add("endReason", "REASON_MISSING");
        }
        return from != null && getMessages().isEmpty()
                ? Optional.of(
                        new ScheduleChange.Close(
                                Set.of(shown.chosen().code()),
                                Closure.of(
                                        ValidityPeriod.from(from),
                                        DayHours.allDay(),
                                        reason.get())))
                : Optional.empty();
    }

    /**
     * Gives the services that can be booked in the agenda, or could be.
     *
     * @return by name
     */
    public List<ServiceField> getServiceFields() {
        return services;
    }

    /**
     * Gives what the agenda looks like in a list.
     *
     * @return null if the page has been answered
     */
    public @Nullable AgendaRow getRow() {
        ScheduleListing shown = listing;
        return shown == null ? null : new AgendaWords(language(), Map.of(), today()).row(shown);
    }

    /**
     * Gives the length of every slot.
     *
     * @return whole minutes
     */
    public long getSlotMinutes() {
        return listing == null ? 0 : listing.schedule().slotLength().toMinutes();
    }

    /**
     * Gives under which id the audit trail knows the agenda.
     *
     * @return empty if the page has been answered
     */
    public String getId() {
        return listing == null ? "" : listing.id().value().toString();
    }
}
