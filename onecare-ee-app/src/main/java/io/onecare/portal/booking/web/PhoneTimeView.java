package io.onecare.portal.booking.web;

import io.onecare.portal.faces.Formats;
import io.onecare.portal.faces.Language;
import io.onecare.portal.people.PeopleDesk;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;

/** Choosing the time for somebody on the phone: the portal's own page, with another way on. */
@Named
@RequestScoped
public class PhoneTimeView extends BookingTimeView {

    @Inject private PeopleDesk people;

    /** Nobody gets another time here: a booking that is to be moved is not found. */
    @Override
    boolean mayShowPatient() {
        return choices().get(Choices.MOVE).isEmpty()
                && people.open(
                                signIn(),
                                choices().code(Choices.PATIENT),
                                choices().get(Choices.REQUEST))
                        .isPresent();
    }

    @Override
    String pages() {
        return PhoneConfirmView.PAGES;
    }

    @Override
    String search() {
        return pages();
    }

    @Override
    String timePage() {
        return pages() + "/time";
    }

    @Override
    String nextPage() {
        return pages() + "/confirm";
    }

    @Override
    String written(LocalDate day) {
        return Formats.of(Language.of(request())).date(day);
    }

    @Override
    public boolean isTypedDay() {
        return true;
    }

    /**
     * Gives the address of the page where facility and service are chosen.
     *
     * @return with the patient
     */
    public String getStart() {
        return link(PhoneConfirmView.start(choices()));
    }
}
