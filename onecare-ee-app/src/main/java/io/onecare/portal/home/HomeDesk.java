package io.onecare.portal.home;

import io.onecare.core.Actor;
import io.onecare.core.OneCare;
import io.onecare.core.booking.Booking;
import io.onecare.core.booking.BookingCriteria;
import io.onecare.core.booking.BookingState;
import io.onecare.core.booking.ProposedBooking;
import io.onecare.core.member.Coverage;
import io.onecare.core.member.Insured;
import io.onecare.portal.booking.OwnBookings;
import io.onecare.portal.booking.OwnBookingsDesk;
import io.onecare.portal.security.SignIn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds what the home page tells, in as many statements for fifty appointments as for one. */
@ApplicationScoped
public class HomeDesk {

    /** So many appointments are listed, and so many proposals. */
    public static final int MOST_LISTED = 10;

    private static final int DAYS_AHEAD = 30;

    private static final ZoneId ROME = ZoneId.of("Europe/Rome");

    @Inject private OneCare oneCare;
    @Inject private OwnBookingsDesk bookings;
    @Inject private Clock clock;

    /**
     * Finds what there is to tell.
     *
     * @param signIn who is logged in
     * @param insured the same person on the roll; null if they are not there any more
     * @return appointments and what waits
     */
    public Home look(SignIn signIn, @Nullable Insured insured) {
        Actor actor = signIn.actor();
        Instant now = clock.instant();
        List<Booking> next =
                oneCare.bookings()
                        .page(
                                actor,
                                BookingCriteria.any()
                                        .in(Set.of(BookingState.REQUESTED, BookingState.CONFIRMED))
                                        .from(now.minus(OwnBookingsDesk.STILL_AHEAD)),
                                null,
                                MOST_LISTED + 1);
        List<ProposedBooking> proposals =
                oneCare.bookings().proposed(actor, MOST_LISTED).stream()
                        .filter(waiting -> waiting.proposal().answerBy().isAfter(now))
                        .toList();
        Set<String> facilities =
                Stream.concat(next.stream(), proposals.stream().map(ProposedBooking::booking))
                        .map(Booking::facilityCode)
                        .collect(Collectors.toCollection(HashSet::new));
        OwnBookings page =
                new OwnBookings(
                        next.subList(0, Math.min(MOST_LISTED, next.size())),
                        next.size() > MOST_LISTED,
                        proposals.stream()
                                .map(waiting -> waiting.booking().id())
                                .collect(Collectors.toSet()),
                        oneCare.facilityDirectory().withCodes(actor, facilities),
                        next.isEmpty() ? Map.of() : bookings.services(actor));
        return new Home(
                page,
                proposals,
                insured == null ? CoverOutlook.LASTING : cover(actor, insured.number(), now));
    }

    /**
     * Tells which day it is.
     *
     * @return today in Europe/Rome
     */
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ROME);
    }

    private CoverOutlook cover(Actor actor, String number, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ROME);
        boolean covered = isCovered(actor, number, today);
        boolean coveredThen = isCovered(actor, number, today.plusDays(DAYS_AHEAD));
        if (covered) {
            return coveredThen ? CoverOutlook.LASTING : CoverOutlook.ENDING;
        }
        return coveredThen ? CoverOutlook.TO_COME : CoverOutlook.ABSENT;
    }

    private boolean isCovered(Actor actor, String number, LocalDate day) {
        return oneCare.members().coverageOn(actor, number, day) instanceof Coverage.Covered;
    }
}
