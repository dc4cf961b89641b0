package io.onecare.portal.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.core.network.AddFacility;
import io.onecare.core.network.AddHealthService;
import io.onecare.core.network.AddServiceCategory;
import io.onecare.core.network.BookingMode;
import io.onecare.core.place.GeoPoint;
import io.onecare.geo.gazetteer.Gazetteer;
import io.onecare.geo.gazetteer.Place;
import io.onecare.geo.geotools.Geodesics;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DemoNetworkTest {

    private static final Gazetteer ITALY = Gazetteer.italy();
    private static final DemoNetwork NETWORK = DemoNetwork.generate(ITALY);
    private static final List<AddFacility> FACILITIES = NETWORK.facilities();

    private static final Map<String, Place> COMUNI =
            ITALY.places().stream()
                    .filter(Place::isComune)
                    .collect(
                            Collectors.toMap(
                                    comune -> comune.name() + " " + comune.province(),
                                    Function.identity()));

    private static final LocalDate ANY_DAY_OF_2026 = LocalDate.of(2026, 7, 1);

    @Test
    void the_network_is_the_same_on_every_machine_and_day() throws Exception {
        String everything =
                Stream.of(NETWORK.categories(), NETWORK.services())
                                .flatMap(List::stream)
                                .map(Object::toString)
                                .collect(Collectors.joining("\n"))
                        + FACILITIES.stream()
                                .map(DemoNetworkTest::line)
                                .collect(Collectors.joining("\n"));

        byte[] digest =
                MessageDigest.getInstance("SHA-256")
                        .digest(everything.getBytes(StandardCharsets.UTF_8));

        // A change of names, services or gazetteer changes it: look at the map, then write the new.
        assertThat(HexFormat.of().formatHex(digest))
                .isEqualTo("834510614572584aa7b4e88ae822e01f0628d64236fb8095c61e2b8d8452e458");
    }

    @Test
    void the_network_begins_and_ends_with_known_facilities() {
        assertThat(summary(FACILITIES.get(0)))
                .isEqualTo(
                        "DEMO-0001, Studio di Fisioterapia Aquilone Celeste, Piazza dei Gelsi Danzanti 50/A, 99001 Ciriè TO, [0128 007589], BY_PHONE");
        assertThat(summary(FACILITIES.get(479)))
                .isEqualTo(
                        "DEMO-0480, Centro Medico Cometa dell'Altra Riva, Via dei Calzini Spaiati 49, 99111 Iglesias SU, [0787 069915], BY_PHONE");
    }

    @Test
    void two_runs_give_the_same_facilities() {
        assertThat(DemoNetwork.generate(ITALY).facilities()).isEqualTo(FACILITIES);
    }

    @Test
    void the_network_has_480_facilities_132_services_and_10_categories() {
        assertThat(FACILITIES).hasSize(480);
        assertThat(NETWORK.services()).hasSize(132);
        assertThat(NETWORK.categories()).hasSize(10);
    }

    @Test
    void codes_are_unique_and_tell_that_the_facility_is_made_up() {
        assertThat(FACILITIES)
                .extracting(AddFacility::code)
                .doesNotHaveDuplicates()
                .allMatch(code -> code.matches("DEMO-\\d{4}"));
        assertThat(NETWORK.services()).extracting(AddHealthService::code).doesNotHaveDuplicates();
        assertThat(NETWORK.categories())
                .extracting(AddServiceCategory::code)
                .doesNotHaveDuplicates();
    }

    @Test
    void every_service_belongs_to_a_category_and_every_category_has_services() {
        Set<String> used =
                NETWORK.services().stream()
                        .map(AddHealthService::categoryCode)
                        .collect(Collectors.toSet());

        assertThat(NETWORK.categories())
                .extracting(AddServiceCategory::code)
                .containsExactlyInAnyOrderElementsOf(used);
    }

    @Test
    void every_service_is_offered_by_at_least_three_facilities_and_no_other_is_offered() {
        Map<String, Long> offers =
                FACILITIES.stream()
                        .flatMap(facility -> facility.serviceCodes().stream())
                        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));

        assertThat(offers.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        NETWORK.services().stream().map(AddHealthService::code).toList());
        assertThat(offers.values()).allMatch(count -> count >= 3);
    }

    @Test
    void italian_names_are_in_capitals_with_real_accents() {
        Pattern apostropheForAccent = Pattern.compile("[AEIOU]'( |$)");
        Pattern allowed = Pattern.compile("[A-ZÀÈÉÌÒÙ0-9 '(),/-]+");

        assertThat(italianNames())
                .allMatch(name -> allowed.matcher(name).matches())
                .noneMatch(name -> apostropheForAccent.matcher(name).find())
                .noneMatch(name -> name.contains("  "))
                .doesNotHaveDuplicates();
    }

    @Test
    void every_name_of_the_catalogue_has_an_english_translation_in_sentence_case() {
        Stream<String> english =
                Stream.concat(
                                NETWORK.categories().stream().map(AddServiceCategory::name),
                                NETWORK.services().stream().map(AddHealthService::name))
                        .map(name -> name.english().orElse(""));

        assertThat(english).allMatch(name -> name.matches("[A-Z0-9].*[a-z].*"));
    }

    @Test
    void every_region_and_every_province_has_a_facility() {
        assertThat(comuni()).extracting(Place::region).contains(regions());
        assertThat(new HashSet<>(comuni().stream().map(Place::province).toList())).hasSize(107);
    }

    @Test
    void large_cities_have_many_facilities_and_most_towns_have_none() {
        assertThat(countIn("Roma")).isBetween(24L, 34L);
        assertThat(countIn("Milano")).isBetween(20L, 30L);
        assertThat(new HashSet<>(comuni())).hasSizeBetween(250, 400);
        assertThat(comuni())
                .filteredOn(comune -> comune.population() < 10_000)
                .hasSizeGreaterThan(50);
    }

    @Test
    void between_40_and_50_percent_can_be_booked_online() {
        assertThat(FACILITIES)
                .filteredOn(facility -> facility.bookingMode() == BookingMode.ONLINE)
                .hasSizeBetween(192, 240);
    }

    @Test
    void phone_numbers_lie_in_area_codes_of_no_district_and_are_not_shared() {
        // Verified against the fixed-line pattern of libphonenumber: none of them is valid.
        Pattern unassigned =
                Pattern.compile(
                        "(0128|0167|0188|0378|0448|0468|0488|0528|0579|0738|0748|0768|0787|0829"
                                + "|0838|0868|0877|0937|0969|0978) 0\\d{5}");

        List<String> phones =
                FACILITIES.stream().flatMap(facility -> facility.phones().stream()).toList();

        assertThat(phones)
                .hasSizeBetween(500, 540)
                .doesNotHaveDuplicates()
                .allMatch(phone -> unassigned.matcher(phone).matches());
    }

    @Test
    void postal_codes_lie_beyond_the_last_zone_of_the_post() {
        assertThat(FACILITIES)
                .extracting(facility -> facility.address().postalCode())
                .allMatch(code -> code.matches("99\\d{3}"));
    }

    @Test
    void notifications_go_to_a_domain_that_cannot_exist() {
        assertThat(FACILITIES)
                .allSatisfy(
                        facility -> {
                            assertThat(facility.notificationEmail()).isNotNull();
                            assertThat(facility.notificationEmail().value())
                                    .matches("agenda\\.demo-\\d{4}@strutture\\.example");
                        });
    }

    @Test
    void three_facilities_have_no_position_and_the_others_lie_within_6_km_of_their_town() {
        assertThat(FACILITIES).filteredOn(facility -> facility.position() == null).hasSize(3);
        assertThat(FACILITIES)
                .filteredOn(facility -> facility.position() != null)
                .allSatisfy(
                        facility -> {
                            GeoPoint position = facility.position();
                            assertThat(position.latitude()).isBetween(35.4, 47.1);
                            assertThat(position.longitude()).isBetween(6.6, 18.6);
                            assertThat(
                                            Geodesics.from(comuneOf(facility).position())
                                                    .metresTo(position))
                                    .isLessThanOrEqualTo(6_000);
                        });
    }

    @Test
    void all_but_four_facilities_belong_to_the_network_in_2026() {
        assertThat(FACILITIES)
                .filteredOn(facility -> !facility.period().contains(ANY_DAY_OF_2026))
                .extracting(facility -> facility.period().toString())
                .containsExactlyInAnyOrder(
                        "[2024-01-01, 2026-01-01)",
                        "[2024-01-01, 2026-01-01)",
                        "[2027-07-01, …)",
                        "[2027-07-01, …)");
    }

    @Test
    void names_are_unique_but_for_two_in_one_town() {
        Map<String, Long> counts =
                FACILITIES.stream()
                        .collect(Collectors.groupingBy(AddFacility::name, Collectors.counting()));

        assertThat(counts.entrySet())
                .filteredOn(entry -> entry.getValue() > 1)
                .containsExactly(Map.entry("Studio Dentistico Sorriso di Carta", 2L));
    }

    @Test
    void every_handmade_name_has_found_its_town() {
        assertThat(FACILITIES)
                .extracting(AddFacility::name)
                .contains(
                        "Poliambulatorio Stella Alpina / Ambulatorium Edelweiss",
                        "Centro Medico Bucaneve di Vetro / Centre Médical Perce-Neige de Verre",
                        "Centro Polispecialistico di Diagnostica e Riabilitazione Mongolfiera"
                                + " Controvento",
                        "Radiologia Pendolo & Meridiana",
                        "Centro Oculistico Laggiù all'Orizzonte",
                        "Poliambulatorio Città dell'Aquilone",
                        "Diagnostica Dov'è l'Eco");
    }

    private static String summary(AddFacility facility) {
        return "%s, %s, %s, %s, %s"
                .formatted(
                        facility.code(),
                        facility.name(),
                        facility.address(),
                        facility.phones(),
                        facility.bookingMode());
    }

    private static String line(AddFacility facility) {
        return "%s, %s, %s, %s"
                .formatted(
                        summary(facility),
                        facility.position(),
                        facility.period(),
                        new TreeSet<>(facility.serviceCodes()));
    }

    private static List<String> italianNames() {
        return Stream.concat(
                        NETWORK.categories().stream().map(AddServiceCategory::name),
                        NETWORK.services().stream().map(AddHealthService::name))
                .map(name -> name.italian())
                .toList();
    }

    private static List<Place> comuni() {
        return FACILITIES.stream().map(DemoNetworkTest::comuneOf).toList();
    }

    private static Place comuneOf(AddFacility facility) {
        return COMUNI.get(facility.address().comune() + " " + facility.address().province());
    }

    private static long countIn(String comune) {
        return comuni().stream().filter(place -> place.name().equals(comune)).count();
    }

    private static String[] regions() {
        return new String[] {
            "Abruzzo",
            "Basilicata",
            "Calabria",
            "Campania",
            "Emilia-Romagna",
            "Friuli-Venezia Giulia",
            "Lazio",
            "Liguria",
            "Lombardia",
            "Marche",
            "Molise",
            "Piemonte",
            "Puglia",
            "Sardegna",
            "Sicilia",
            "Toscana",
            "Trentino-Alto Adige",
            "Umbria",
            "Valle d'Aosta",
            "Veneto"
        };
    }
}
