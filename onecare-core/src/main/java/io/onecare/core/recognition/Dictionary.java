package io.onecare.core.recognition;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The lists of words that ship beside this class. Immutable. */
final class Dictionary {

    static final Dictionary SHIPPED = new Dictionary();

    private final Map<String, List<String>> services = new HashMap<>();
    private final Set<String> givenNames = new HashSet<>();

    private Dictionary() {
        for (String line : lines("service-words.txt")) {
            String[] sides = line.split(": ", 2);
            services.put(sides[0], List.of(sides[1].split(" ")));
        }
        for (String line : lines("given-names.txt")) {
            givenNames.addAll(List.of(line.split(" ")));
        }
    }

    private static List<String> lines(String file) {
        InputStream data = Dictionary.class.getResourceAsStream(file);
        if (data == null) {
            throw new IllegalStateException(
                    "The file (%s) of the recognition is missing from the class path.%nMaybe the archive was repacked without its resources."
                            .formatted(file));
        }
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(data, StandardCharsets.UTF_8))) {
            return new ArrayList<>(
                    reader.lines()
                            .filter(line -> !line.startsWith("#") && !line.isBlank())
                            .toList());
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** What catalogues say for a word of everyday speech; the word itself if nothing is known. */
    List<String> inCatalogue(String word) {
        return services.getOrDefault(word, List.of(word));
    }

    boolean isGivenName(String word) {
        return givenNames.contains(word);
    }
}
