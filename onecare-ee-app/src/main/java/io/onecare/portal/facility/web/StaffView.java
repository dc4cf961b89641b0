package io.onecare.portal.facility.web;

import io.onecare.core.Actor;
import io.onecare.core.booking.BookingReference;
import io.onecare.portal.faces.FormView;
import io.onecare.portal.faces.Formats;
import io.onecare.portal.faces.Language;
import io.onecare.portal.faces.TypedDate;
import io.onecare.portal.facility.FacilityStaff;
import io.onecare.portal.facility.ReceptionDesk;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A page of a facility's staff: to everybody else there is none. */
public abstract class StaffView extends FormView {

    /** In which the days of the network are meant. */
    protected static final ZoneId ROME = ZoneId.of("Europe/Rome");

    private static final int MAX_LENGTH = 4_000;

    @Inject private FacilityStaff facilityStaff;
    @Inject private ReceptionDesk receptionDesk;
    @Inject private Clock clock;

    @Override
    protected String problems() {
        return "facility.message.error.";
    }

    /**
     * Gives who asks, or answers as if there were no such page.
     *
     * @return empty if the page has been answered
     * @throws IOException if the browser has gone
     */
    protected Optional<Actor> staff() throws IOException {
        Optional<Actor> actor = facilityStaff.actor();
        if (actor.isEmpty()) {
            posted().notFound();
        }
        return actor;
    }

    /**
     * Gives the name of the facility.
     *
     * @return empty if nobody of a facility is logged in
     */
    public String getFacility() {
        return facilityStaff.actor().map(receptionDesk::facilityName).orElse("");
    }

    /**
     * Says what was done before the page was shown again.
     *
     * @return empty if it is shown for the first time
     */
    public String getDone() {
        String done = asked("done");
        return done.matches("[a-z]{1,20}")
                        && language().texts().containsKey("facility.done." + done)
                ? text("facility.done." + done)
                : "";
    }

    /** A parameter of the page; a form sends it along, also one that is shown again. */
    protected String asked(String name) {
        String value = request().getParameter(name);
        return value == null
                ? posted().text(name)
                : value.substring(0, Math.min(MAX_LENGTH, value.length())).strip();
    }

    protected @Nullable LocalDate askedDay(String name) {
        return TypedDate.read(asked(name)).orElse(null);
    }

    protected Optional<BookingReference> askedReference() {
        try {
            return Optional.of(BookingReference.of(asked("reference")));
        } catch (IllegalArgumentException noReference) {
            return Optional.empty();
        }
    }

    protected LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ROME);
    }

    protected Clock clock() {
        return clock;
    }

    protected Language language() {
        return Language.of(request());
    }

    protected Formats formats() {
        return Formats.of(language());
    }

    protected String text(String key) {
        return language().texts().getString(key);
    }
}
