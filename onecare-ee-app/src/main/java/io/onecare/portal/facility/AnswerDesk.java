package io.onecare.portal.facility;

import io.onecare.core.Actor;
import io.onecare.core.OneCare;
import io.onecare.core.booking.AnswerByLink;
import io.onecare.core.booking.Booking;
import io.onecare.core.booking.FacilityLinkOutcome;
import io.onecare.core.booking.FacilityLinkState;
import io.onecare.core.network.LocalizedName;
import io.onecare.core.network.PractitionerName;
import io.onecare.core.network.ServiceListing;
import io.onecare.core.search.FacilitySearch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/**
 * Takes the answers of facilities by the links in their mails. Asks as a visitor: the link decides.
 */
@ApplicationScoped
public class AnswerDesk {

    private static final Actor VISITOR = Actor.visitor();
    private static final Actor ACTOR = Actor.system("facility-link");

    @Inject private OneCare oneCare;
    @Inject private FacilitySearch search;

    /**
     * Finds what there is to answer, and changes nothing about it.
     *
     * @param token the token in the link
     * @param networkAddress where the request came from
     * @return the request, or why there is nothing to answer
     */
    @Transactional
    public Answer look(String token, String networkAddress) {
        FacilityLinkState state = oneCare.facilityLinks().look(VISITOR, token, networkAddress);
        return state instanceof FacilityLinkState.Open open
                ? new Answer(
                        state,
                        patientOf(open.booking()),
                        serviceOf(open.booking()),
                        practitionerOf(open.booking()))
                : new Answer(state);
    }

    /**
     * Takes an answer.
     *
     * @param command token and answer
     * @return done, refused, or why there is nothing to answer
     */
    @Transactional
    public FacilityLinkOutcome answer(AnswerByLink command) {
        return oneCare.facilityLinks().answer(VISITOR, command);
    }

    private String patientOf(Booking booking) {
        return oneCare.members()
                .find(ACTOR, booking.patientNumber())
                .map(who -> who.name().givenName() + " " + who.name().surname())
                .orElse("");
    }

    private LocalizedName serviceOf(Booking booking) {
        return search.catalogue(ACTOR).stream()
                .flatMap(category -> category.services().stream())
                .filter(service -> service.code().equals(booking.serviceCode()))
                .map(ServiceListing::name)
                .findFirst()
                .orElseGet(() -> LocalizedName.of(booking.serviceCode(), null));
    }

    private String practitionerOf(Booking booking) {
        return oneCare.facilityDirectory().practitioners(ACTOR, booking.facilityCode()).stream()
                .filter(one -> one.code().equals(booking.practitionerCode()))
                .findFirst()
                .map(one -> fullName(one.name()))
                .orElse("");
    }

    private static String fullName(PractitionerName name) {
        return name.title().map(title -> title + " ").orElse("")
                + name.givenName()
                + " "
                + name.familyName();
    }
}
