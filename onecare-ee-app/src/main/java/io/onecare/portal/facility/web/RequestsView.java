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

/** What waits for somebody: requests, proposals, and what stands although its time is closed. */
@Named
@RequestScoped
public class RequestsView extends StaffView {

    @Inject private ReceptionDesk desk;

    private List<StaffAppointment> requests = List.of();
    private List<StaffAppointment> outside = List.of();

    /**
     * Finds the requests.
     *
     * @throws IOException if the browser has gone
     */
    public void act() throws IOException {
        Optional<Actor> staff = staff();
        if (staff.isPresent()) {
            requests = desk.requests(staff.get());
            outside = desk.outsideHours(staff.get());
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
     * Gives the requests and appointments for which another time was proposed.
     *
     * @return those that the patient must answer first in front
     */
    public List<AppointmentLine> getProposed() {
        return lines(true);
    }

    /**
     * Gives the appointments that stand although their time is closed.
     *
     * @return by time
     */
    public List<AppointmentLine> getOutside() {
        return outside.stream().map(one -> AppointmentLine.of(one, language(), false)).toList();
    }

    private List<AppointmentLine> lines(boolean isProposed) {
        return requests.stream()
                .filter(one -> one.appointment().isProposed() == isProposed)
                .map(one -> AppointmentLine.of(one, language(), false))
                .toList();
    }
}
