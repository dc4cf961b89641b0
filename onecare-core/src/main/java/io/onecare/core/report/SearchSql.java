package io.onecare.core.report;

import io.onecare.core.NativeSql;
import io.onecare.core.network.LocalizedName;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts searches that found nothing, in three statements. */
final class SearchSql {

    /** What is looked for, by its codes. */
    private record Thing(String code, @Nullable String province) {}

    private SearchSql() {}

    static SearchReport report(EntityManager em, ReportPeriod period) {
        Steps steps = new Steps(period);
        Steps.Course<SearchCounts> course = steps.course(SearchCounts.none());
        NativeSql sql = new NativeSql().add("select p.n, s.reason, sum(s.searches) from ");
        steps.addDays(sql);
        sql.add(
                        " join empty_search s on s.searched_on >= p.lo and s.searched_on < p.hi group by p.n, s.reason")
                .rows(em)
                .forEach(row -> course.add(row[0], counts(row[1], row[2])));
        return new SearchReport(
                period,
                course.all(),
                lines(em, period, "s.service_code", "s.province", "health_service"),
                lines(em, period, "s.price_list_code", "'--'", "price_list"),
                course.lines());
    }

    /** Columns and table are those of this class. */
    private static List<SearchReport.Line> lines(
            EntityManager em, ReportPeriod period, String code, String province, String table) {
        Map<Thing, SearchCounts> counts = new LinkedHashMap<>();
        Map<String, LocalizedName> names = new LinkedHashMap<>();
        new NativeSql()
                .add("select t.code, t.province, t.reason, t.searches, n.name_it, n.name_en from (")
                .add("select " + code + " as code, " + province + " as province, s.reason,")
                .add(" sum(s.searches) as searches from empty_search s")
                .add(" where s.searched_on >= cast(? as date)", period.from().toString())
                .add(" and s.searched_on < cast(? as date)", period.untilExclusive().toString())
                .add(" group by " + code + (province.startsWith("'") ? "" : ", " + province))
                .add(", s.reason) t left join " + table + " n on n.code = t.code")
                .rows(em)
                .forEach(
                        row -> {
                            String found = (String) row[0];
                            String where = (String) row[1];
                            Thing thing =
                                    new Thing(
                                            found,
                                            where.equals(EmptySearches.NO_PROVINCE) ? null : where);
                            counts.merge(thing, counts(row[2], row[3]), SearchCounts::plus);
                            if (row[4] != null) {
                                names.put(
                                        found, LocalizedName.of((String) row[4], (String) row[5]));
                            }
                        });
        return lines(counts, names);
    }

    private static List<SearchReport.Line> lines(
            Map<Thing, SearchCounts> counts, Map<String, LocalizedName> names) {
        List<SearchReport.Line> named = new ArrayList<>();
        int unnamed = 0;
        SearchCounts together = SearchCounts.none();
        for (Map.Entry<Thing, SearchCounts> entry : counts.entrySet()) {
            Thing thing = entry.getKey();
            SearchCounts some = entry.getValue();
            if (some.total() >= Reports.SMALLEST_NAMED) {
                named.add(
                        new SearchReport.Line(
                                thing.code(), names.get(thing.code()), thing.province(), 1, some));
            } else {
                unnamed++;
                together = together.plus(some);
            }
        }
        named.sort(
                Comparator.<SearchReport.Line>comparingLong(line -> -line.counts().total())
                        .thenComparing(line -> String.valueOf(line.code()))
                        .thenComparing(line -> String.valueOf(line.province())));
        if (unnamed > 0) {
            named.add(new SearchReport.Line(null, null, null, unnamed, together));
        }
        return named;
    }

    private static SearchCounts counts(Object reason, Object searches) {
        return SearchCounts.of(
                EmptySearchReason.valueOf((String) reason), ((Number) searches).longValue());
    }
}
