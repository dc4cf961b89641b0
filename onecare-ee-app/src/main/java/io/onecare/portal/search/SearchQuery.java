package io.onecare.portal.search;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What was chosen in the search form and about its results, as it was typed. The address carries
 * all of it, so that reloading, going back and a link that is kept show the same. Immutable.
 */
public final class SearchQuery {

    /** Longer than anything that is right, and short enough to be shown again. */
    private static final int MAX_LENGTH = 300;

    private final Map<SearchParameter, String> values;

    private SearchQuery(Map<SearchParameter, String> values) {
        this.values = values;
    }

    /**
     * Reads the parameters of a request; blank ones count as not given.
     *
     * @param parameters the parameters by name, as a servlet gives them
     * @return the query
     */
    public static SearchQuery of(Map<String, String[]> parameters) {
        EnumMap<SearchParameter, String> values = new EnumMap<>(SearchParameter.class);
        for (SearchParameter parameter : SearchParameter.values()) {
            String[] given = parameters.getOrDefault(parameter.parameter(), new String[0]);
            Arrays.stream(given)
                    .map(String::strip)
                    .filter(value -> !value.isEmpty())
                    .findFirst()
                    .ifPresent(value -> values.put(parameter, cut(value)));
        }
        return new SearchQuery(values);
    }

    private static String cut(String value) {
        return value.substring(0, Math.min(MAX_LENGTH, value.length()));
    }

    /**
     * Gives a value.
     *
     * @param parameter which one
     * @return empty if it was not given
     */
    public String value(SearchParameter parameter) {
        return values.getOrDefault(parameter, "");
    }

    /**
     * Tells whether a value was given.
     *
     * @param parameter which one
     * @return false for a blank one
     */
    public boolean has(SearchParameter parameter) {
        return values.containsKey(parameter);
    }

    /**
     * Tells whether nothing was chosen yet.
     *
     * @return true without any value
     */
    public boolean isEmpty() {
        return values.isEmpty();
    }

    /**
     * Sets a value.
     *
     * @param parameter which one
     * @param value null or empty for none
     * @return the query with it
     */
    public SearchQuery with(SearchParameter parameter, @Nullable String value) {
        EnumMap<SearchParameter, String> changed = new EnumMap<>(SearchParameter.class);
        changed.putAll(values);
        if (value == null || value.isEmpty()) {
            changed.remove(parameter);
        } else {
            changed.put(parameter, value);
        }
        return new SearchQuery(changed);
    }

    /**
     * Takes values away.
     *
     * @param parameters which ones
     * @return the query without them
     */
    public SearchQuery without(SearchParameter... parameters) {
        SearchQuery left = this;
        for (SearchParameter parameter : parameters) {
            left = left.with(parameter, null);
        }
        return left;
    }

    /**
     * Writes the query as an address carries it.
     *
     * @return such as {@code place=Milano&agreed=yes}; empty if nothing was chosen
     */
    public String write() {
        return values.entrySet().stream()
                .map(
                        entry ->
                                entry.getKey().parameter()
                                        + "="
                                        + URLEncoder.encode(
                                                entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
