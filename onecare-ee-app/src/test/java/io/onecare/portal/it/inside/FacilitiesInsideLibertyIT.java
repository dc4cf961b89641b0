package io.onecare.portal.it.inside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onecare.core.Actor;
import io.onecare.core.OneCare;
import io.onecare.core.Role;
import io.onecare.core.account.SessionId;
import io.onecare.core.network.FacilityDetails;
import io.onecare.core.network.FacilityListing;
import io.onecare.core.network.FacilitySheet;
import io.onecare.core.search.FacilityCriteria;
import io.onecare.core.search.FacilityMatch;
import io.onecare.core.search.FacilityPage;
import io.onecare.core.search.FacilitySearch;
import io.onecare.core.search.PageRequest;
import io.onecare.geo.FacilitySource;
import io.onecare.geo.SnapshotFacilitySearch;
import io.onecare.geo.gazetteer.Gazetteer;
import io.onecare.portal.network.FacilityDesk;
import io.onecare.portal.network.Saved;
import io.onecare.portal.security.SignIn;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/** Runs inside Open Liberty, with the server configuration that ships. */
@ArquillianTest
public class FacilitiesInsideLibertyIT {

    @Inject FacilitySearch search;
    @Inject Gazetteer gazetteer;
    @Inject OneCare oneCare;
    @Inject FacilityDesk desk;

    @Test
    void the_network_comes_from_the_database_through_the_library() {
        assertNotNull(System.getProperty("wlp.server.name"), "this test runs inside Liberty");

        FacilityPage page =
                search.find(Actor.visitor(), FacilityCriteria.any(), new PageRequest(1, 20));

        assertTrue(page.total() >= 400, "facilities: " + page.total());
        assertEquals(20, page.matches().size());
        assertTrue(search.catalogue(Actor.visitor()).size() >= 8, "categories");
    }

    @Test
    void the_nearest_to_milano_is_in_milano() {
        FacilityPage page =
                search.find(
                        Actor.visitor(),
                        FacilityCriteria.any()
                                .near(gazetteer.resolve("Milano").orElseThrow().position()),
                        new PageRequest(1, 1));

        FacilityMatch nearest = page.matches().get(0);
        assertEquals("Milano", nearest.facility().address().comune());
        assertTrue(nearest.distanceMetres().orElseThrow() < 5_000);
    }

    @Test
    void a_change_of_the_network_is_seen_by_the_search() {
        FacilityListing facility =
                search.facility(Actor.visitor(), HostileFacility.CODE).orElseThrow();

        assertEquals(HostileFacility.NAME, facility.name());
    }

    @Test
    void what_is_saved_on_screen_is_found_here_and_by_another_node() throws Exception {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
        SnapshotFacilitySearch other =
                SnapshotFacilitySearch.over(
                        FacilitySource.of(oneCare),
                        new Clock() {
                            @Override
                            public Instant instant() {
                                return now.get();
                            }

                            @Override
                            public ZoneId getZone() {
                                return ZoneOffset.UTC;
                            }

                            @Override
                            public Clock withZone(ZoneId zone) {
                                return this;
                            }
                        },
                        Runnable::run);
        SignIn somebody = somebody();
        FacilitySheet known = desk.find(somebody, HostileFacility.CODE).orElseThrow();
        assertEquals(known.details().phones(), phones(other));

        Saved<FacilitySheet> saved = save(somebody, known, List.of("0999 001", "0999 002"));
        desk.show(somebody);

        assertEquals(new Saved.Done<FacilitySheet>(known.code(), List.of("phones")), saved);
        now.updateAndGet(before -> before.plus(SnapshotFacilitySearch.CHECK_INTERVAL));
        assertEquals(List.of("0999 001", "0999 002"), phones(other));
        for (int i = 0; i < 100 && !phones(search).contains("0999 001"); i++) {
            Thread.sleep(100); // it reads beside the one that answers
        }
        assertEquals(List.of("0999 001", "0999 002"), phones(search));
        FacilitySheet changed = desk.find(somebody, known.code()).orElseThrow();
        save(somebody, changed, known.details().phones());
        desk.show(somebody);
    }

    private Saved<FacilitySheet> save(SignIn somebody, FacilitySheet known, List<String> phones) {
        FacilityDetails details = known.details();
        return desk.change(
                somebody,
                known.code(),
                known.version(),
                new FacilityDetails(
                        details.name(),
                        details.address(),
                        details.position(),
                        details.positionSource(),
                        phones,
                        details.notificationEmail(),
                        details.bookingMode(),
                        details.confirmation(),
                        details.period()),
                Set.of());
    }

    private static SignIn somebody() {
        return new SignIn(
                new SessionId(UUID.randomUUID()),
                new Actor(Role.ADMINISTRATOR, UUID.randomUUID().toString()),
                Instant.MAX,
                false);
    }

    private static List<String> phones(FacilitySearch asked) {
        return asked.facility(Actor.visitor(), HostileFacility.CODE).orElseThrow().phones();
    }

    @Test
    void a_facility_that_is_not_in_force_today_is_not_found() {
        long notInForce =
                search
                        .find(Actor.visitor(), FacilityCriteria.any(), new PageRequest(1, 200))
                        .matches()
                        .stream()
                        .filter(
                                match ->
                                        match.facility()
                                                .period()
                                                .untilExclusive()
                                                .filter(until -> until.getYear() < 2026)
                                                .isPresent())
                        .count();

        assertEquals(0, notInForce);
    }

    @Test
    void a_log_line_of_the_application_reaches_the_server_log() throws Exception {
        // GeoTools' redistribution carried an slf4j that swallowed logs; the filtered one must not
        String mark = "log-probe-" + UUID.randomUUID();

        System.getLogger("io.onecare.probe").log(Level.WARNING, mark);

        Path log = Path.of(System.getenv("X_LOG_DIR"), "messages.log");
        assertTrue(Files.readString(log).contains(mark), "in " + log);
        assertFalse(
                FacilitySearch.class.getResource("/org/slf4j/impl/StaticLoggerBinder.class")
                        != null,
                "no slf4j 1.7 binding on the class path");
    }
}
