package io.onecare.portal.care.web;

import io.onecare.core.care.CareRequest;
import io.onecare.core.care.IdentityCheck;
import io.onecare.core.care.RecognisedFacts;
import io.onecare.core.network.BookingMode;
import io.onecare.core.network.FacilityListing;
import io.onecare.core.network.ServiceListing;
import io.onecare.portal.care.CareFile;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Where one goes on from a request to book for it, filled with what is known. */
public final class RequestLinks {

    private final CareFile file;
    private final CareRequest request;
    private final RequestStanding standing;
    private final RequestFacts facts;
    private final UnaryOperator<String> link;

    RequestLinks(
            CareFile file,
            RequestStanding standing,
            RequestFacts facts,
            UnaryOperator<String> link) {
        this.file = file;
        this.request = file.request();
        this.standing = standing;
        this.facts = facts;
        this.link = link;
    }

    /**
     * Gives the address where the time is chosen, if all else is known.
     *
     * @return with the time that was agreed, if there is one; empty if something is missing
     */
    public String getTime() {
        RecognisedFacts known = request.facts();
        FacilityListing facility = file.facility();
        ServiceListing service = file.service();
        if (known.patientNumber() == null || facility == null || service == null) {
            return "";
        }
        boolean isOnline = facility.bookingMode() == BookingMode.ONLINE;
        return link.apply(
                "/care/phone/time?facility="
                        + facility.code()
                        + "&service="
                        + service.code()
                        + "&patient="
                        + known.patientNumber()
                        + "&agreed="
                        + (isOnline ? "no" : "yes")
                        + "&request="
                        + request.id()
                        + facts.wishedAt()
                                .map(
                                        at ->
                                                isOnline
                                                        ? "&from=" + at.toLocalDate()
                                                        : "&when=" + at.toLocalDateTime())
                                .orElse(""));
    }

    /**
     * Gives the address of the form for bookings.
     *
     * @return the address, with the person unless it is yet to be found out who they are
     */
    public String getPhone() {
        String person =
                Optional.ofNullable(request.facts().patientNumber())
                        .or(
                                () ->
                                        Optional.ofNullable(request.identity())
                                                .map(IdentityCheck::personNumber))
                        .orElse("");
        return link.apply(
                "/care/phone?request="
                        + request.id()
                        + (standing.isToIdentify() ? "" : parameter("patient", person))
                        + parameter("service", request.facts().serviceCode()));
    }

    private static String parameter(String name, @Nullable String code) {
        return code != null && RequestFacts.CODE.matcher(code).matches()
                ? "&" + name + "=" + code
                : "";
    }
}
