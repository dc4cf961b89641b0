package io.onecare.portal.it.inside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onecare.core.Actor;
import io.onecare.core.network.FacilityListing;
import io.onecare.core.search.FacilityCriteria;
import io.onecare.core.search.FacilityMatch;
import io.onecare.core.search.FacilityPage;
import io.onecare.core.search.FacilitySearch;
import io.onecare.core.search.PageRequest;
import io.onecare.geo.gazetteer.Gazetteer;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/** Runs inside Open Liberty, with the server configuration that ships. */
@ArquillianTest
public class FacilitiesInsideLibertyIT {

    @Inject FacilitySearch search;
    @Inject Gazetteer gazetteer;

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
