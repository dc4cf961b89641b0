package io.onecare.core.person;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The list of birthplaces. The shipped one is read when this class is first used, by one thread
 * while the others wait, as the language promises for class initialisation.
 */
final class BelfioreList {

    private static final int COLUMNS = 5;

    static final BelfioreList SHIPPED = read("belfiore.tsv");

    private final Map<String, Birthplace> places;

    private BelfioreList(Map<String, Birthplace> places) {
        this.places = places;
    }

    Optional<Birthplace> find(String code) {
        return Optional.ofNullable(places.get(code));
    }

    private static BelfioreList read(String file) {
        InputStream data = BelfioreList.class.getResourceAsStream(file);
        if (data == null) {
            throw new IllegalStateException(
                    "The list of birthplaces (%s) is missing from the class path.%nMaybe the archive was repacked without its resources."
                            .formatted(file));
        }
        Map<String, Birthplace> places = new HashMap<>();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(data, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith("#") && !line.startsWith("code\t")) {
                    Birthplace place = place(line, file);
                    places.put(place.code(), place);
                }
            }
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        return new BelfioreList(places);
    }

    private static Birthplace place(String line, String file) {
        String[] column = line.split("\t", -1);
        if (column.length != COLUMNS) {
            throw new IllegalStateException(
                    "The line (%s) of (%s) has (%d) columns but must have (%d)."
                            .formatted(line, file, column.length, COLUMNS));
        }
        return new Birthplace(column[0], column[1], column[2], day(column[3]), day(column[4]));
    }

    private static @Nullable LocalDate day(String text) {
        return text.isEmpty() ? null : LocalDate.parse(text);
    }

    @Override
    public String toString() {
        return "BelfioreList(…)";
    }
}
