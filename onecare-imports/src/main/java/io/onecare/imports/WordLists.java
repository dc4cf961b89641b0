package io.onecare.imports;

import io.onecare.core.imports.ImportColumn;
import io.onecare.core.imports.RowType;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/** The words that are usual, out of the two lists that ship. */
final class WordLists {

    private static final Properties HEADERS = load("header-words.properties");
    private static final Properties FIXED = load("fixed-words.properties");

    private WordLists() {}

    private static Properties load(String name) {
        Properties words = new Properties();
        try (InputStream in = Objects.requireNonNull(WordLists.class.getResourceAsStream(name));
                Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            words.load(reader);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        return words;
    }

    /** What a column is called, folded, the likeliest first. */
    static List<String> headers(RowType type, ImportColumn column) {
        return folded(HEADERS, Names.of(type) + "." + Names.of(column));
    }

    static List<String> headers(String key) {
        return folded(HEADERS, key);
    }

    /** What folded words of a column with fixed words mean. */
    static Map<String, String> meanings(ImportColumn column) {
        Map<String, String> meanings = new HashMap<>();
        for (String constant : Mapping.FIXED_WORDS.getOrDefault(column, java.util.Set.of())) {
            meanings.put(Words.fold(constant), constant);
            String key =
                    Names.of(column)
                            + "."
                            + constant.toLowerCase(java.util.Locale.ROOT).replace('_', '-');
            folded(FIXED, key).forEach(word -> meanings.put(word, constant));
        }
        return meanings;
    }

    private static List<String> folded(Properties words, String key) {
        String list = words.getProperty(key, "");
        return Arrays.stream(list.split(",", -1))
                .filter(word -> !word.isBlank())
                .map(Words::fold)
                .toList();
    }
}
