package io.onecare.geo;

import io.onecare.core.network.CategoryListing;
import io.onecare.core.network.FacilityListing;
import io.onecare.core.network.ServiceListing;
import io.onecare.core.place.GeoBox;
import io.onecare.core.place.GeoPoint;
import io.onecare.core.search.FacilityCriteria;
import io.onecare.core.search.FacilityMatch;
import io.onecare.geo.geotools.FacilityCql;
import io.onecare.geo.geotools.Geodesics;
import io.onecare.geo.geotools.PositionIndex;
import java.text.Collator;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The network at one revision, arranged for searching. Immutable. */
final class NetworkSnapshot {

    private static final Comparator<FacilityMatch> NEAREST_FIRST =
            Comparator.comparingDouble(
                            (FacilityMatch match) ->
                                    match.distanceMetres().orElse(Double.POSITIVE_INFINITY))
                    .thenComparing(match -> match.facility().code());

    private final long revision;
    private final List<CategoryListing> catalogue;

    /** By name, then code: the order of answers without distance. */
    private final List<Entry> entries;

    private final Map<String, Entry> byCode;
    private final Map<String, Set<String>> servicesOfCategory;
    private final PositionIndex<Entry> positions;

    private NetworkSnapshot(long revision, List<Entry> entries, List<CategoryListing> catalogue) {
        this.revision = revision;
        this.catalogue = List.copyOf(catalogue);
        this.entries = entries;
        this.byCode =
                entries.stream()
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        entry -> entry.facility.code(), Function.identity()));
        this.servicesOfCategory =
                catalogue.stream()
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        CategoryListing::code,
                                        category ->
                                                category.services().stream()
                                                        .map(ServiceListing::code)
                                                        .collect(Collectors.toUnmodifiableSet())));
        Map<Entry, GeoPoint> placed = new HashMap<>();
        for (Entry entry : entries) {
            GeoPoint position = entry.facility.position();
            if (position != null) {
                placed.put(entry, position);
            }
        }
        this.positions = PositionIndex.of(placed);
    }

    static NetworkSnapshot of(
            long revision, List<FacilityListing> facilities, List<CategoryListing> catalogue) {
        Collator italian = Collator.getInstance(Locale.ITALIAN);
        List<FacilityListing> ordered =
                facilities.stream()
                        .sorted(
                                Comparator.comparing(FacilityListing::name, italian)
                                        .thenComparing(FacilityListing::code))
                        .toList();
        List<Entry> entries = new ArrayList<>(ordered.size());
        for (FacilityListing facility : ordered) {
            String name = FoldedText.of(facility.name());
            String address =
                    FoldedText.of(facility.address().street() + " " + facility.address().comune());
            entries.add(new Entry(entries.size(), facility, name, name + " " + address));
        }
        return new NetworkSnapshot(revision, List.copyOf(entries), catalogue);
    }

    long revision() {
        return revision;
    }

    List<CategoryListing> catalogue() {
        return catalogue;
    }

    Optional<FacilityListing> facility(String code) {
        return Optional.ofNullable(byCode.get(code)).map(Entry::facility);
    }

    List<FacilityMatch> find(FacilityCriteria criteria, LocalDate day) {
        return matches(
                candidates(criteria.within())
                        .filter(new Filter(criteria, servicesOfCategory)::accepts),
                criteria.near(),
                day);
    }

    List<FacilityMatch> find(FacilityCql question, @Nullable GeoPoint near, LocalDate day) {
        return matches(
                entries.stream()
                        .filter(
                                entry ->
                                        question.accepts(
                                                entry.facility, categoriesOf(entry.facility))),
                near,
                day);
    }

    private Set<String> categoriesOf(FacilityListing facility) {
        return servicesOfCategory.entrySet().stream()
                .filter(
                        category ->
                                !Collections.disjoint(category.getValue(), facility.serviceCodes()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    List<FacilityMatch> mentioning(
            String typed, @Nullable GeoPoint near, int limit, LocalDate day) {
        List<String> words = FoldedText.wordsOf(typed);
        if (words.isEmpty()) {
            return List.of();
        }
        List<FacilityMatch> found =
                matches(
                        entries.stream()
                                .filter(
                                        entry ->
                                                FoldedText.everyWordBegins(
                                                        words, entry.foldedNameAndAddress)),
                        near,
                        day);
        return found.subList(0, Math.min(limit, found.size()));
    }

    private static List<FacilityMatch> matches(
            Stream<Entry> entries, @Nullable GeoPoint near, LocalDate day) {
        Stream<FacilityListing> found =
                entries.map(Entry::facility).filter(facility -> facility.period().contains(day));
        if (near == null) {
            return found.map(facility -> new FacilityMatch(facility, OptionalDouble.empty()))
                    .toList();
        }
        Geodesics geodesics = Geodesics.from(near);
        return found.map(facility -> new FacilityMatch(facility, distance(geodesics, facility)))
                .sorted(NEAREST_FIRST)
                .toList();
    }

    private Stream<Entry> candidates(@Nullable GeoBox box) {
        return box == null
                ? entries.stream()
                : positions.within(box).stream().sorted(Comparator.comparingInt(Entry::order));
    }

    private static OptionalDouble distance(Geodesics geodesics, FacilityListing facility) {
        GeoPoint position = facility.position();
        return position == null
                ? OptionalDouble.empty()
                : OptionalDouble.of(geodesics.metresTo(position));
    }

    private record Entry(
            int order, FacilityListing facility, String foldedName, String foldedNameAndAddress) {

        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return order;
        }
    }

    /** The criteria that need no geometry, prepared once per question. */
    private static final class Filter {

        private final FacilityCriteria criteria;
        private final Set<String> servicesOfCategory;
        private final List<String> words;

        Filter(FacilityCriteria criteria, Map<String, Set<String>> servicesOfCategory) {
            this.criteria = criteria;
            String category = criteria.categoryCode();
            this.servicesOfCategory =
                    category == null
                            ? Set.of()
                            : servicesOfCategory.getOrDefault(category, Set.of());
            String name = criteria.name();
            this.words = name == null ? List.of() : FoldedText.wordsOf(name);
        }

        boolean accepts(Entry entry) {
            FacilityListing facility = entry.facility;
            return (criteria.bookingMode() == null
                            || facility.bookingMode() == criteria.bookingMode())
                    && (criteria.serviceCode() == null
                            || facility.serviceCodes().contains(criteria.serviceCode()))
                    && (criteria.categoryCode() == null || offersOneOf(facility))
                    && FoldedText.everyWordBegins(words, entry.foldedName);
        }

        private boolean offersOneOf(FacilityListing facility) {
            return facility.serviceCodes().stream().anyMatch(servicesOfCategory::contains);
        }
    }
}
