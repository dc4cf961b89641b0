package io.onecare.core.network;

import io.onecare.core.NativeSql;
import jakarta.persistence.EntityManager;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/** Finds facilities by the words of their names, comuni and codes; tens of thousands at most. */
final class FacilityWords {

    /** The accents that occur in Italian names, and the letters that people type without them. */
    private static final String ACCENTED = "àáâäèéêëìíîïòóôöùúûüçñ";

    private static final String PLAIN = "aaaaeeeeiiiioooouuuucn";

    private static final String TEXT = "f.name || ' ' || f.comune || ' ' || f.code";

    private FacilityWords() {}

    static long count(EntityManager em, FacilityQuery query) {
        NativeSql sql = new NativeSql().add("select count(*), 0 from facility f where ");
        return ((Number) where(sql, query).rows(em).get(0)[0]).longValue();
    }

    static List<String> codes(EntityManager em, FacilityQuery query, int skip, int limit) {
        NativeSql sql = new NativeSql().add("select f.code, f.name from facility f where ");
        return where(sql, query)
                .add(" order by lower(f.name), f.code limit ? offset ?", limit, skip)
                .rows(em)
                .stream()
                .map(row -> (String) row[0])
                .toList();
    }

    private static NativeSql where(NativeSql sql, FacilityQuery query) {
        String today = "cast(? as date)";
        String day = query.today().toString();
        switch (query.standing()) {
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
        }
        addWords(sql, TEXT, query.typed());
        return sql;
    }

    /** That a text holds each of some words. */
    static void addWords(NativeSql sql, String text, String typed) {
        for (String word : folded(typed).split("\\s+")) {
            if (!word.isEmpty()) {
                sql.add(" and translate(lower(" + text + "), '" + ACCENTED + "', '" + PLAIN + "')")
                        .add(" like ? escape '!'", "%" + escaped(word) + "%");
            }
        }
    }

    private static String folded(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .strip();
    }

    private static String escaped(String word) {
        return word.replaceAll("([!%_])", "!$1");
    }
}
