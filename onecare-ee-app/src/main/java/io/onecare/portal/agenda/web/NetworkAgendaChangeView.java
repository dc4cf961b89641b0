package io.onecare.portal.agenda.web;

import io.onecare.core.Actor;
import io.onecare.core.booking.BookingReference;
import io.onecare.core.reception.BookingDecision;
import io.onecare.core.reception.ChangeOutcome;
import io.onecare.core.reception.ScheduleListing;
import io.onecare.portal.agenda.NetworkAgendaDesk;
import io.onecare.portal.facility.web.AgendaChangeView;
import io.onecare.portal.security.SignedInPerson;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * What a change of an agenda does to appointments, as an administrator sees and decides it: without
 * knowing whose they are.
 */
@Named
@RequestScoped
public class NetworkAgendaChangeView extends AgendaChangeView {

    static final String PAGE = AdministratorView.PAGE + "/change";

    @Inject private SignedInPerson person;
    @Inject private NetworkAgendaDesk desk;

    @Override
    protected Optional<Actor> staff() throws IOException {
        Optional<Actor> who = AdministratorView.administrator(person);
        if (who.isEmpty()) {
            posted().notFound();
        }
        return who;
    }

    @Override
    public String getFacility() {
        return AdministratorView.administrator(person)
                .flatMap(who -> desk.find(who, getSchedule()))
                .map(ScheduleListing::facilityName)
                .orElse("");
    }

    @Override
    public boolean isOfFacility() {
        return false;
    }

    @Override
    public String getBack() {
        return NetworkAgendaView.PAGE + "?schedule=" + getSchedule();
    }

    /** To the agenda; whoever has to be called is on the list of the facility. */
    @Override
    protected String after(
            ChangeOutcome.Done done, Map<BookingReference, BookingDecision> decisions) {
        boolean isToCall = done.calledOff().stream().anyMatch(one -> one.isToCall());
        boolean isProposed =
                decisions.values().stream().anyMatch(BookingDecision.Propose.class::isInstance);
        return getBack()
                + "&done="
                + (isToCall
                        ? "tocall"
                        : done.notProposed().isEmpty()
                                ? isProposed ? "proposed" : "changed"
                                : "notproposedhere");
    }
}
