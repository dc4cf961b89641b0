package io.onecare.portal.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.portal.it.inside.CrowdedSearch;
import java.io.IOException;
import java.net.URL;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.json.Json;

/** The API's marks for a map of 20,000 facilities. */
@ArquillianTest
@RunAsClient
class CrowdedNetworkIT {

    private static final String ITALY = "35,6,48,19";

    @ArquillianResource private URL base;

    @ParameterizedTest
    @ValueSource(ints = {0, 4, 5, 7, 9, 11, 13, 18})
    void all_marks_together_count_every_facility_once(int zoom) {
        List<Map<String, Object>> marks = marks(ITALY, zoom);

        assertThat(marks.stream().mapToInt(CrowdedNetworkIT::size).sum())
                .isEqualTo(CrowdedSearch.COUNT);
        assertThat(marks).extracting(mark -> mark.get("id")).doesNotHaveDuplicates();
    }

    /** What a window of 1,200 by 900 pixels asks for at most, around the densest place of all. */
    @ParameterizedTest
    @ValueSource(ints = {4, 5, 6, 7, 8, 9, 10, 11, 12, 13})
    void what_a_window_asks_for_is_bounded_at_every_zoom(int zoom) {
        double width = 1.4 * 1_200 / 128 * 360 / Math.pow(2, zoom + 2);
        double height = 1.4 * 900 / 85 * 180 / Math.pow(2, zoom + 2);
        String view =
                String.format(
                        Locale.ROOT,
                        "%f,%f,%f,%f",
                        45.464 - height / 2,
                        9.19 - width / 2,
                        45.464 + height / 2,
                        9.19 + width / 2);

        String answer = get("/clusters?name=Ventimila&view=" + view + "&zoom=" + zoom);

        assertThat(features(answer)).hasSizeBetween(5, 300);
        assertThat(answer).hasSizeLessThan(75_000);
    }

    @Test
    void the_box_of_a_mark_finds_exactly_what_it_counts() {
        int opened = 0;
        for (Map<String, Object> mark : marks("45,8.8,45.8,9.6", 8)) {
            Map<String, Object> properties = properties(mark);
            if (properties.containsKey("box")) {
                List<Map<String, Object>> members =
                        features(get("?name=Ventimila&box=" + properties.get("box")));

                assertThat(members).hasSize(size(mark));
                assertThat(members)
                        .filteredOn(
                                member -> "ONLINE".equals(properties(member).get("bookingMode")))
                        .hasSize(number(properties, "online"));
                opened++;
            }
        }
        assertThat(opened).isGreaterThan(10);
    }

    @Test
    void a_mark_opens_at_the_zoom_it_says_and_not_before() {
        int checked = 0;
        for (Map<String, Object> mark : marks("45.3,9,45.6,9.4", 9)) {
            Map<String, Object> properties = properties(mark);
            if (properties.containsKey("opensAt")) {
                String box = (String) properties.get("box");
                int opensAt = number(properties, "opensAt");
                String within = "&box=" + box;

                assertThat(marks(box + within, opensAt)).hasSizeGreaterThan(1);
                assertThat(marks(box + within, opensAt - 1)).hasSize(1);
                checked++;
            }
        }
        assertThat(checked).isGreaterThan(5);
    }

    @Test
    void facilities_in_one_house_are_one_mark_that_never_opens() {
        assertThat(features(get("/clusters?name=Ventimila+Torre&zoom=18&view=" + ITALY)))
                .singleElement()
                .satisfies(
                        house -> {
                            assertThat(size(house)).isEqualTo(CrowdedSearch.IN_ONE_HOUSE);
                            assertThat(properties(house)).doesNotContainKey("opensAt");
                        });
    }

    @Test
    void a_mark_of_one_facility_is_the_facility_as_the_list_has_it() {
        Map<String, Object> one =
                features(
                                get(
                                        "/clusters?place=Milano&name=Ventimila&zoom=16&view=45.4,9.1,45.5,9.3"))
                        .stream()
                        .filter(mark -> properties(mark).containsKey("code"))
                        .findFirst()
                        .orElseThrow();

        assertThat(features(get("?place=Milano&name=Ventimila+" + number(one)))).contains(one);
        assertThat(properties(one)).containsKey("distanceMetres");
    }

    /**
     * Not a test: writes down how large the answers are and how long they take, for
     * docs/guide/benchmarks.md.
     */
    @Test
    @EnabledIfSystemProperty(named = "it.measure", matches = "true")
    void measure() throws IOException {
        String all = "?name=Ventimila";
        String italy = "/clusters?name=Ventimila&zoom=4&view=" + ITALY;
        String milano = "/clusters?name=Ventimila&zoom=11&view=45.3,9,45.6,9.4";
        for (int i = 0; i < 10; i++) {
            List.of(all, italy, milano).forEach(this::get);
        }
        long[] bytes = new long[3];
        List<List<Long>> times = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        List<String> paths = List.of(all, italy, milano);
        for (int round = 0; round < 21; round++) {
            for (int i = 0; i < 3; i++) {
                long begin = System.nanoTime();
                bytes[i] = get(paths.get(i)).getBytes(StandardCharsets.UTF_8).length;
                times.get(i).add(System.nanoTime() - begin);
            }
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 3; i++) {
            Collections.sort(times.get(i));
            text.append(
                    String.format(
                            Locale.ROOT,
                            "%-60s %9d bytes, median %8.2f ms%n",
                            paths.get(i),
                            bytes[i],
                            times.get(i).get(10) / 1e6));
        }
        Files.writeString(Path.of("target", "crowded-network.txt"), text);
    }

    private static String number(Map<String, Object> one) {
        String name = (String) properties(one).get("name");
        return name.substring(name.lastIndexOf(' ') + 1);
    }

    private List<Map<String, Object>> marks(String view, int zoom) {
        return features(get("/clusters?name=Ventimila&zoom=" + zoom + "&view=" + view));
    }

    private String get(String path) {
        HttpResponse<String> answer = Http.get(base + "api/v1/facilities" + path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    @SuppressWarnings("unchecked") // JSON objects
    private static List<Map<String, Object>> features(String answer) {
        Map<String, Object> collection = new Json().toType(answer, Json.MAP_TYPE);
        return (List<Map<String, Object>>) collection.get("features");
    }

    @SuppressWarnings("unchecked") // JSON objects
    private static Map<String, Object> properties(Map<String, Object> mark) {
        return (Map<String, Object>) mark.get("properties");
    }

    private static int size(Map<String, Object> mark) {
        Map<String, Object> properties = properties(mark);
        return properties.containsKey("code")
                ? 1
                : number(properties, "online") + number(properties, "byPhone");
    }

    private static int number(Map<String, Object> properties, String name) {
        return ((Number) properties.get(name)).intValue();
    }
}
