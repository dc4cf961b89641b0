package io.onecare.geotools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.awt.geom.Point2D;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.geotools.filter.text.cql2.CQLException;
import org.geotools.filter.text.ecql.ECQL;
import org.geotools.referencing.GeodeticCalculator;
import org.junit.jupiter.api.Test;

/** What was taken out of the redistribution is whole in itself, and nothing else came with it. */
class FilteredGeoToolsTest {

    private static final Path CLASSES = Path.of("target", "classes");

    @Test
    void every_entry_of_every_service_file_can_be_loaded() throws IOException {
        List<String> missing = new ArrayList<>();
        int entries = 0;
        for (Path file : list(CLASSES.resolve("META-INF/services"))) {
            for (String line : Files.readAllLines(file)) {
                String name = line.strip();
                if (name.isEmpty() || name.startsWith("#")) {
                    continue;
                }
                entries++;
                try {
                    Class.forName(name);
                } catch (ClassNotFoundException | LinkageError fault) {
                    missing.add(file.getFileName() + ": " + name + " (" + fault + ")");
                }
            }
        }
        assertThat(missing).isEmpty();
        assertThat(entries).isGreaterThan(200);
    }

    @Test
    void nothing_comes_along_that_a_server_has_itself() throws IOException {
        try (Stream<Path> files = Files.walk(CLASSES)) {
            assertThat(files.map(file -> CLASSES.relativize(file).toString().replace('\\', '/')))
                    .noneMatch(
                            name ->
                                    name.startsWith("org/slf4j")
                                            || name.startsWith("jakarta")
                                            || name.startsWith("javax/xml")
                                            || name.startsWith("javax/media")
                                            || name.startsWith("org/ehcache")
                                            || name.startsWith("org/hsqldb")
                                            || name.endsWith("java.sql.Driver"));
        }
    }

    @Test
    void a_geodesic_is_measured_to_the_millimetre() {
        GeodeticCalculator calculator = new GeodeticCalculator();
        // Flinders Peak to Buninyong, GDA94 technical manual (ICSM), chapter 4: 54 972.271 m on GRS
        // 80,
        // whose flattening differs from WGS 84's by less than 0.1 mm over this line
        calculator.setStartingGeographicPoint(
                new Point2D.Double(144.424867888889, -37.951033416667));
        calculator.setDestinationGeographicPoint(
                new Point2D.Double(143.926495527778, -37.652821138889));
        assertThat(calculator.getOrthodromicDistance()).isCloseTo(54_972.271, offset(0.001));
    }

    @Test
    void a_filter_in_cql_is_read() throws CQLException {
        assertThat(ECQL.toFilter("category = 'VISITA' AND price < 50")).isNotNull();
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
