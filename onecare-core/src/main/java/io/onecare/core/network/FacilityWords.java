package io.onecare.core.network;

import io.onecare.core.NativeSql;
import jakarta.persistence.EntityManager;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Finds facilities by the words of their names, comuni and codes. All of them are read, tens of
 * thousands at most, and looked through here: taking the accents off in SQL takes either database
 * ten times as long.
 */
final class FacilityWords {

    private static final Pattern ACCENTS = Pattern.compile("\\p{M}");

    private FacilityWords() {}

    /** The codes of all that are found, by name. */
    static List<String> codes(EntityManager em, FacilityQuery query) {
        NativeSql sql =
                new NativeSql().add("select f.code, f.name, f.comune from facility f where ");
        Predicate<String> wanted = holding(query.typed());
        return where(sql, query).rows(em).stream()
                .filter(row -> wanted.test(row[1] + " " + row[2] + " " + row[0]))
                .map(row -> new Found(folded((String) row[1]), (String) row[0]))
                .sorted(Comparator.comparing(Found::name).thenComparing(Found::code))
                .map(Found::code)
                .toList();
    }

    /** By what it is sorted. */
    private record Found(String name, String code) {}

    private static NativeSql where(NativeSql sql, FacilityQuery query) {
        String today = "cast(? as date)";
        String day = query.today().toString();
        return switch (query.standing()) {
            case ANY -> sql.add("1 = 1");
            case IN_NETWORK ->
                    sql.add("f.valid_from <= " + today, day)
                            .add(" and (f.valid_until is null or f.valid_until > " + today, day)
                            .add(")");
            case LEFT -> sql.add("f.valid_until <= " + today, day);
            case TO_COME -> sql.add("f.valid_from > " + today, day);
            case UNPLACED ->
                    sql.add("coalesce(f.position_source, 'COMUNE') <> 'GIVEN'")
                            .add(" and (f.valid_until is null or f.valid_until > " + today, day)
                            .add(")");
        };
    }

    /** That a text holds each of some words, in any case and without regard to accents. */
    static Predicate<String> holding(String typed) {
        List<String> words =
                Arrays.stream(folded(typed).split("\\s+")).filter(word -> !word.isEmpty()).toList();
        return words.isEmpty()
                ? text -> true
                : text -> {
                    String folded = folded(text);
                    return words.stream().allMatch(folded::contains);
                };
    }

    static String folded(String text) {
        String lower = text.strip().toLowerCase(Locale.ROOT);
        return Normalizer.isNormalized(lower, Normalizer.Form.NFD)
                ? lower
                : ACCENTS.matcher(Normalizer.normalize(lower, Normalizer.Form.NFD)).replaceAll("");
    }
}
