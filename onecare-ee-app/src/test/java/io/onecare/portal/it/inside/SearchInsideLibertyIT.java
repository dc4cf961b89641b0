package io.onecare.portal.it.inside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onecare.core.Actor;
import io.onecare.core.OneCare;
import io.onecare.core.account.SessionId;
import io.onecare.core.member.Insured;
import io.onecare.core.network.BookingMode;
import io.onecare.core.search.Offer;
import io.onecare.portal.agenda.AgendaDesk;
import io.onecare.portal.agenda.AgendaJob;
import io.onecare.portal.search.ResultChoice;
import io.onecare.portal.search.SearchAnswer;
import io.onecare.portal.search.SearchCheck;
import io.onecare.portal.search.SearchDesk;
import io.onecare.portal.search.SearchQuery;
import io.onecare.portal.security.SignIn;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/** What the people of the demo find, and that slots are made for it. */
@ArquillianTest
public class SearchInsideLibertyIT {

    @Inject SearchDesk desk;
    @Inject AgendaJob job;
    @Inject AgendaDesk schedules;
    @Inject OneCare oneCare;

    @Test
    void the_demo_has_green_and_orange_offers_and_free_slots_for_all_its_people() {
        job.extendHorizons(); // as at the start of the portal; what is made already stays

        for (String number : List.of("DEMO-M-1", "DEMO-M-2", "DEMO-M-3", "DEMO-M-4", "DEMO-D-1")) {
            for (String place : List.of("Milano, MI, Italia", "Roma, RM, Italia")) {
                List<Offer> offers = offers(number, place);

                String where = number + " at " + place;
                assertTrue(offers.size() >= 8, where);
                Set<BookingMode> modes =
                        offers.stream()
                                .map(Offer::bookingMode)
                                .collect(
                                        Collectors.toCollection(
                                                () -> EnumSet.noneOf(BookingMode.class)));
                assertEquals(EnumSet.allOf(BookingMode.class), modes, where);
                assertTrue(
                        offers.stream()
                                .filter(offer -> offer.bookingMode() == BookingMode.ONLINE)
                                .allMatch(offer -> offer.firstFree().isPresent()),
                        where);
                assertTrue(
                        offers.stream()
                                        .map(offer -> offer.match().price().orElseThrow())
                                        .distinct()
                                        .count()
                                > 3,
                        where);
            }
        }
    }

    @Test
    void no_schedule_is_behind_once_the_job_has_run() {
        job.extendHorizons();

        assertEquals(List.of(), schedules.behind(null));
    }

    private List<Offer> offers(String number, String place) {
        Insured patient = oneCare.members().find(Actor.system("test"), number).orElseThrow();
        SearchQuery query =
                SearchQuery.of(
                        Map.of(
                                "place", new String[] {place},
                                "service", new String[] {"VIS-ALLERGOLOGICA"},
                                "agreed", new String[] {"no"}));
        SearchCheck check = desk.check(query, patient);
        assertNotNull(check.wish(), () -> check.problems().toString());
        ResultChoice choice = desk.choice(query, new HashSet<>());
        return assertInstanceOf(
                        SearchAnswer.Found.class,
                        desk.answer(signedIn(patient.member().value()), check.wish(), choice, 1))
                .offers()
                .offers();
    }

    private static SignIn signedIn(UUID account) {
        return new SignIn(
                new SessionId(UUID.randomUUID()), Actor.member(account), Instant.MAX, false);
    }
}
