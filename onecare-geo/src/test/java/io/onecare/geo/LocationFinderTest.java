package io.onecare.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.onecare.core.Actor;
import io.onecare.core.network.FacilityListing;
import io.onecare.core.place.Address;
import io.onecare.core.place.GeoPoint;
import io.onecare.geo.gazetteer.Gazetteer;
import io.onecare.geo.spi.GeocodedAddress;
import io.onecare.geo.spi.Geocoder;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocationFinderTest {

    private static final Actor VISITOR = Actor.visitor();
    private static final Gazetteer ITALY = Gazetteer.italy();
    private static final GeoPoint DOOR = GeoPoint.ofLatLon(45.8566, 9.3977);
    private static final Duration LONG = Duration.ofMinutes(1);

    private static final String LONG_NAME = "Ambulatorio " + "dei Castagni ".repeat(14).strip();

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final LocationFinder finder =
            LocationFinder.over(
                    ITALY,
                    SnapshotFacilitySearch.over(
                            ChangingSource.of(
                                    facility(
                                            "A",
                                            "Centro Salute",
                                            "Viale Città Giardino 1",
                                            "20121",
                                            "Milano",
                                            "MI"),
                                    facility(
                                            "B",
                                            "Studio Milano",
                                            "Via Larga 2",
                                            "20122",
                                            "Milano",
                                            "MI"),
                                    facility(
                                            "C",
                                            "Poliambulatorio Brezza",
                                            "Via dei Tigli 7",
                                            "23900",
                                            "Lecco",
                                            "LC"),
                                    facility(
                                            "D",
                                            "Radiologia Acero",
                                            "Via Po 11",
                                            "10124",
                                            "Torino",
                                            "TO"),
                                    facility(
                                            "E",
                                            "Radiologia Acero",
                                            "Via Po 1",
                                            "10124",
                                            "Torino",
                                            "TO"),
                                    facility(
                                            "F",
                                            LONG_NAME,
                                            "Via del Nome Lungo 1",
                                            "10024",
                                            "Moncalieri",
                                            "TO")),
                            Clock.systemUTC(),
                            Runnable::run));

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void places_come_first_and_facilities_keep_a_third() {
        List<Location> found = finder.suggest(VISITOR, "milan", null, 6);

        assertThat(found).hasSize(6);
        assertThat(found.get(0))
                .isEqualTo(
                        new Location(
                                Location.Kind.PLACE,
                                "Milano",
                                "Milano, MI, Italia",
                                "Lombardia",
                                ITALY.resolve("Milano").orElseThrow().position()));
        assertThat(found.subList(4, 6)).allMatch(l -> l.kind() == Location.Kind.FACILITY);
    }

    @ParameterizedTest
    @CsvSource({
        "brezza, 'Poliambulatorio Brezza, Via dei Tigli 7, 23900 Lecco LC'",
        "TIGLI lec, 'Poliambulatorio Brezza, Via dei Tigli 7, 23900 Lecco LC'",
        "città giardino, 'Centro Salute, Viale Città Giardino 1, 20121 Milano MI'"
    })
    void a_facility_is_found_by_its_name_and_by_its_street(String typed, String label) {
        assertThat(finder.suggest(VISITOR, typed, null, 8))
                .extracting(Location::kind, Location::label)
                .contains(tuple(Location.Kind.FACILITY, label));
    }

    @ParameterizedTest
    @CsvSource({
        "acero via po 11, 45.07",
        "via po 1 torino, 45.07",
        "castagni, 44.99",
        "tigli 23900, 45.8"
    })
    void a_suggestion_leads_back_to_where_it_was_suggested(String typed, String latitude) {
        Location suggested =
                finder.suggest(VISITOR, typed, null, 3).stream()
                        .filter(found -> found.kind() == Location.Kind.FACILITY)
                        .findFirst()
                        .orElseThrow();

        assertThat(String.valueOf(suggested.position().latitude())).startsWith(latitude);
        assertThat(suggested.label()).hasSizeLessThanOrEqualTo(LocationFinder.MAX_LENGTH);
        assertThat(finder.resolve(VISITOR, suggested.label())).contains(suggested);
    }

    @Test
    void a_facility_whose_address_is_the_beginning_of_anothers_is_not_taken_for_it() {
        String label = "Radiologia Acero, Via Po 1, 10124 Torino TO";

        assertThat(finder.resolve(VISITOR, label))
                .get()
                .extracting(Location::label)
                .isEqualTo(label);
    }

    @Test
    void the_nearest_facility_is_suggested_first() {
        GeoPoint lecco = GeoPoint.ofLatLon(45.85, 9.39);

        assertThat(finder.suggest(VISITOR, "via", lecco, 20))
                .filteredOn(found -> found.kind() == Location.Kind.FACILITY)
                .first()
                .extracting(Location::label)
                .asString()
                .startsWith("Poliambulatorio Brezza");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "m", "'", "%", "Atlantide"})
    void what_nobody_knows_suggests_nothing(String typed) {
        assertThat(finder.suggest(VISITOR, typed, null, 8)).isEmpty();
        assertThat(finder.resolve(VISITOR, typed)).isEmpty();
    }

    @Test
    void a_text_without_end_is_not_looked_up() {
        String typed = "milano ".repeat(30_000);

        assertThat(finder.suggest(VISITOR, typed, null, 8)).isEmpty();
        assertThat(finder.resolve(VISITOR, typed)).isEmpty();
    }

    @Test
    void the_geocoder_is_asked_for_what_is_no_place_and_for_nothing_else() {
        Asked geocoder = new Asked();
        LocationFinder asking = finder.asking(geocoder, threads, LONG);

        assertThat(asking.resolve(VISITOR, "Via Parini 3, Lecco"))
                .contains(
                        new Location(
                                Location.Kind.ADDRESS,
                                "Via Parini 3, 23900 Lecco LC",
                                "Via Parini 3, 23900 Lecco LC",
                                null,
                                DOOR));
        assertThat(asking.resolve(VISITOR, "Lecco LC"))
                .get()
                .extracting(Location::kind)
                .isEqualTo(Location.Kind.PLACE);
        assertThat(asking.suggest(VISITOR, "via parini", null, 8)).isEmpty();
        assertThat(geocoder.asked).isEqualTo(1);
    }

    @Test
    void a_geocoder_that_is_slow_broken_full_or_rude_is_done_without() throws Exception {
        CountDownLatch interrupted = new CountDownLatch(1);
        Geocoder slow =
                (text, limit) -> {
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException stopped) {
                        interrupted.countDown();
                    }
                    return List.of();
                };
        Geocoder broken =
                (text, limit) -> {
                    throw new IllegalStateException("no route");
                };
        ThreadPoolExecutor full =
                new ThreadPoolExecutor(1, 1, 1, TimeUnit.DAYS, new SynchronousQueue<>());
        full.execute(
                () -> {
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException stopped) {
                        Thread.currentThread().interrupt();
                    }
                });
        List<LocationFinder> all =
                List.of(
                        finder.asking(slow, threads, Duration.ofMillis(20)),
                        finder.asking(broken, threads, LONG),
                        finder.asking(new Asked(), full, LONG),
                        finder.asking(LocationFinderTest::rude, threads, LONG),
                        finder.asking((text, limit) -> List.of(), threads, LONG));

        assertThat(all)
                .allSatisfy(
                        one ->
                                assertThat(one.resolve(VISITOR, "Via Parini 3, Lecco"))
                                        .get()
                                        .extracting(Location::label)
                                        .isEqualTo("Lecco, LC, Italia"));
        assertThat(interrupted.await(1, TimeUnit.MINUTES)).isTrue();
        full.shutdownNow();
    }

    @SuppressWarnings("NullAway") // what an embedder without null checks may do
    private static @Nullable List<GeocodedAddress> rude(String text, int limit) {
        return null;
    }

    @Test
    void settings_that_cannot_be_meant_are_refused() {
        assertThatThrownBy(() -> finder.asking(new Asked(), threads, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PT0S");
        assertThatThrownBy(() -> finder.suggest(VISITOR, "mi", null, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("(0)");
    }

    private static FacilityListing facility(
            String code, String name, String street, String cap, String comune, String province) {
        return ChangingSource.facility(
                code,
                name,
                Address.of(street, cap, comune, province),
                ITALY.resolve(comune).orElseThrow().position(),
                ChangingSource.ALWAYS);
    }

    private static final class Asked implements Geocoder {

        private int asked;

        @Override
        public List<GeocodedAddress> geocode(String text, int limit) {
            asked++;
            return List.of(new GeocodedAddress("Via Parini 3, 23900 Lecco LC", DOOR));
        }
    }
}
