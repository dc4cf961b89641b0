package io.onecare.geo.geotools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onecare.core.ErrorCode;
import io.onecare.core.OneCareException;
import io.onecare.core.network.BookingMode;
import io.onecare.core.network.FacilityListing;
import io.onecare.core.place.Address;
import io.onecare.core.place.GeoPoint;
import io.onecare.core.time.ValidityPeriod;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Stream;
import org.geotools.api.filter.expression.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FacilityCqlTest {

    private static final GeoPoint MILANO = GeoPoint.ofLatLon(45.464211, 9.19);

    private static final FacilityListing A =
            facility("A", "Centro Alba", MILANO, BookingMode.ONLINE, "VIS-CARDIO", "ECO-ADDOME");
    private static final FacilityListing B =
            facility(
                    "B",
                    "Studio 100% Luna",
                    GeoPoint.ofLatLon(45.46, 9.317),
                    BookingMode.BY_PHONE,
                    "VIS-CARDIO");
    private static final FacilityListing C =
            facility("C", "Città d'Arte", GeoPoint.ofLatLon(41.9, 12.5), BookingMode.ONLINE, "RX");
    private static final FacilityListing NOWHERE =
            facility("N", "alba due", null, BookingMode.ONLINE, "ECO-ADDOME");

    private static final Map<String, String> CATEGORIES =
            Map.of("VIS-CARDIO", "VISITA", "ECO-ADDOME", "ECOGRAFIA", "RX", "RADIOLOGIA");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "code = 'A'|A",
                "code <> 'A'|B C N",
                "code IN ('A', 'C')|A C",
                "code NOT IN ('A', 'C')|B N",
                "bookingMode = 'ONLINE' AND NOT code = 'A'|C N",
                "name LIKE 'Centro%'|A",
                "name LIKE '%alba%'|N",
                "name ILIKE '%ALBA%'|A N",
                "name ILIKE 'città %'|C",
                "name LIKE '_entro Alba'|A",
                "name = 'Città d''Arte'|C",
                "name LIKE '%.%'|",
                "service = 'VIS-CARDIO'|A B",
                "NOT service = 'VIS-CARDIO'|C N",
                "service LIKE 'VIS%'|A B",
                "category = 'VISITA'|A B",
                "category = 'VISITA' AND category = 'ECOGRAFIA'|A",
                "category IN ('RADIOLOGIA', 'ECOGRAFIA')|A C N",
                "category = 'VISITA' AND bookingMode = 'ONLINE' OR code = 'C'|A C",
                "(code = 'A' OR code = 'B') AND bookingMode = 'BY_PHONE'|B",
                "province = 'MI' AND comune = 'Milano' AND postalCode = '20121'|A B C N",
                "BBOX(position, 9, 45, 10, 46)|A B",
                "NOT BBOX(position, 9, 45, 10, 46)|C N",
                "position IS NULL|N",
                "position IS NOT NULL|A B C",
                "service <> 'VIS-CARDIO'|C N"
            })
    void a_question_means_what_it_says(String cql, @Nullable String codes) {
        assertThat(accepted(cql))
                .containsExactlyElementsOf(codes == null ? List.of() : List.of(codes.split(" ")));
    }

    /**
     * B is 9,943.749 m from A (T. Vincenty's inverse formula on WGS 84, computed apart from this
     * code): 6.17876 statute miles, 5.36920 nautical miles, 32,623.85 feet.
     */
    @ParameterizedTest
    @CsvSource({
        "9943.7, meters, A",
        "9943.8, meters, A B",
        "9.9437, kilometers, A",
        "9.9438, kilometers, A B",
        "6.1787, statute miles, A",
        "6.1788, statute miles, A B",
        "5.3691, nautical miles, A",
        "5.3692, nautical miles, A B",
        "32623.8, feet, A",
        "32623.9, feet, A B"
    })
    void units_mean_what_they_say(String distance, String unit, String codes) {
        String place = "(position, POINT(9.19 45.464211), " + distance + ", " + unit + ")";

        assertThat(accepted("DWITHIN" + place)).containsExactly(codes.split(" "));
        assertThat(accepted("BEYOND" + place))
                .containsExactlyElementsOf(
                        Stream.of("A", "B", "C").filter(c -> !codes.contains(c)).toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "category = |no CQL",
                "DROP TABLE facility|no CQL",
                "price < 50|price < 50",
                "price = 50|(price)",
                "Name = 'x'|(Name)",
                "code = 5|(5)",
                "'A' = code|must come first",
                "code = name|single quotes",
                "INCLUDE|Filter.INCLUDE",
                "code > 'A'|not supported",
                "code BETWEEN 'A' AND 'B'|not supported",
                "name IS NULL|not supported",
                "strToLowerCase(name) = 'alba'|no attribute",
                "code = strToUpperCase('a')|single quotes",
                "DWITHIN(position, POINT(9.19 45.46), 10, parsecs)|no CQL",
                "DWITHIN(position, POINT(9.19 45.46), -1, meters)|no CQL",
                "DWITHIN(position, POINT(9.19 95.46), 1, meters)|POINT(longitude latitude)",
                "DWITHIN(position, POINT(45.46 9.19), 1, meters)|Maybe POINT(9.19 45.46)",
                "DWITHIN(position, POINT(190 45), 1, meters)|POINT(longitude latitude)",
                "DWITHIN(position, LINESTRING(9 45, 10 46), 1, meters)|POINT(longitude latitude)",
                "DWITHIN(home, POINT(9.19 45.46), 1, meters)|(home)",
                "BBOX(name, 9, 45, 10, 46)|(name)",
                "BBOX(position, 9, 95, 10, 96)|west, south, east, north",
                "BBOX(position, 9, 45, 10, 46, 'EPSG:32632')|no CQL",
                "INTERSECTS(position, POINT(9.19 45.46))|not supported",
                "CONTAINS(position, POINT(9.19 45.46))|not supported",
                "code BEFORE 2006-11-30T01:30:00Z|not supported",
                "code = 'A'; code = 'B'|no CQL"
            })
    void what_is_not_supported_is_refused_by_name(String cql, String said) {
        assertThatThrownBy(() -> FacilityCql.parse(cql))
                .isInstanceOfSatisfying(
                        OneCareException.class,
                        fault -> {
                            assertThat(fault.code()).isEqualTo(ErrorCode.QUERY_NOT_UNDERSTOOD);
                            assertThat(fault.getMessage()).contains(said);
                        });
    }

    @Test
    void a_text_that_wants_to_break_the_parser_is_refused() {
        for (String cql :
                List.of(
                        "(".repeat(2_000) + "code = 'A'" + ")".repeat(1_900),
                        "code = '" + "x".repeat(1_000_000) + "'",
                        "NOT (".repeat(400) + "code = 'A'" + ")".repeat(400),
                        "\u0000",
                        "code = 'A' OR ".repeat(280) + "code",
                        "")) {
            assertThatThrownBy(() -> FacilityCql.parse(cql))
                    .isInstanceOfSatisfying(
                            OneCareException.class,
                            fault ->
                                    assertThat(fault.code())
                                            .isEqualTo(ErrorCode.QUERY_NOT_UNDERSTOOD));
        }
        assertThat(accepted("code = 'B' OR ".repeat(280) + "code = 'A'")).containsExactly("A", "B");
        assertThat(accepted("NOT (".repeat(50) + "code = 'A'" + ")".repeat(50)))
                .containsExactly("A");
    }

    /** One that cannot be made is logged with its stack when the first question is read. */
    @Test
    void every_filter_function_of_geotools_can_be_made() {
        assertThat(ServiceLoader.load(Function.class).stream())
                .hasSizeGreaterThan(150)
                .allSatisfy(function -> assertThat(function.get()).isNotNull());
    }

    @Test
    void no_reference_database_is_unpacked_for_a_question() throws Exception {
        assertThatThrownBy(() -> FacilityCql.parse("BBOX(position, 9, 45, 10, 46, 'EPSG:4326')"))
                .isInstanceOf(OneCareException.class);

        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .noneMatch(name -> name.startsWith("Geotools") || name.contains("EPSG"));
        }
    }

    private static List<String> accepted(String cql) {
        FacilityCql question = FacilityCql.parse(cql);
        return Stream.of(A, B, C, NOWHERE)
                .filter(
                        facility ->
                                question.accepts(
                                        facility,
                                        Set.copyOf(
                                                facility.serviceCodes().stream()
                                                        .map(CATEGORIES::get)
                                                        .toList())))
                .map(FacilityListing::code)
                .toList();
    }

    private static FacilityListing facility(
            String code,
            String name,
            @Nullable GeoPoint position,
            BookingMode mode,
            String... services) {
        return new FacilityListing(
                code,
                name,
                Address.of("Via Nuvola 1", "20121", "Milano", "MI"),
                position,
                List.of(),
                mode,
                Set.of(services),
                ValidityPeriod.from(LocalDate.of(2020, 1, 1)));
    }
}
