package io.onecare.core.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Sums up by facility, and names only those whose numbers are large enough.
 *
 * @param <C> what is counted
 */
final class FacilityTally<C extends Counts<C>> {

    private record Facility(String code, String name) {}

    private final Map<Facility, C> counts = new LinkedHashMap<>();

    void add(Object code, Object name, C some) {
        counts.merge(
                new Facility((String) code, (String) name), some, (one, other) -> one.plus(other));
    }

    /** Most first, those of the same number by name; what is too small comes last, together. */
    List<FacilityLine<C>> lines() {
        List<FacilityLine<C>> named = new ArrayList<>();
        int unnamed = 0;
        C together = null;
        for (Map.Entry<Facility, C> entry : counts.entrySet()) {
            C some = entry.getValue();
            if (some.total() >= Reports.SMALLEST_NAMED) {
                named.add(
                        new FacilityLine<>(entry.getKey().code(), entry.getKey().name(), 1, some));
            } else {
                unnamed++;
                together = together == null ? some : together.plus(some);
            }
        }
        named.sort(
                Comparator.<FacilityLine<C>>comparingLong(line -> -line.counts().total())
                        .thenComparing(line -> String.valueOf(line.name()))
                        .thenComparing(line -> String.valueOf(line.code())));
        if (together != null) {
            named.add(new FacilityLine<>(null, null, unnamed, together));
        }
        return named;
    }
}
