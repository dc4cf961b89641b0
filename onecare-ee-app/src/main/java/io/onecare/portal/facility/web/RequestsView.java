package io.onecare.portal.facility.web;

import io.onecare.core.Actor;
import io.onecare.portal.facility.ReceptionDesk;
import io.onecare.portal.facility.StaffAppointment;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The requests that wait for an answer. */
@Named
@RequestScoped
public class RequestsView extends StaffView {

    @Inject private ReceptionDesk desk;

    private List<StaffAppointment> requests = List.of();

    /**
     * Finds the requests.
     *
     * @throws IOException if the browser has gone
     */
    public void act() throws IOException {
        Optional<Actor> staff = staff();
        if (staff.isPresent()) {
            requests = desk.requests(staff.get());
        }
    }

    /**
     * Gives the requests that the facility has to answer.
     *
     * @return those that must be answered first in front
     */
    public List<AppointmentLine> getOwn() {
        return lines(false);
    }

    /**
     * Gives the requests for which another time was proposed.
     *
     * @return those that the patient must answer first in front
     */
    public List<AppointmentLine> getProposed() {
        return lines(true);
    }

    private List<AppointmentLine> lines(boolean isProposed) {
        return requests.stream()
                .filter(one -> one.appointment().isProposed() == isProposed)
                .map(one -> AppointmentLine.of(one, language(), false))
                .toList();
    }
}
