package io.onecare.geo;

import io.onecare.core.money.Money;
import io.onecare.core.network.CategoryListing;
import io.onecare.core.network.FacilityListing;
import io.onecare.core.network.PractitionerListing;
import io.onecare.core.network.ServiceListing;
import io.onecare.core.place.GeoBox;
import io.onecare.core.place.GeoPoint;
import io.onecare.core.search.FacilityCluster;
import io.onecare.core.search.FacilityCriteria;
import io.onecare.core.search.FacilityMatch;
import io.onecare.core.search.FacilityOrder;
import io.onecare.core.search.FacilityPage;
import io.onecare.core.search.PageRequest;
import io.onecare.geo.geotools.FacilityCql;
import io.onecare.geo.geotools.Geodesics;
import io.onecare.geo.index.Found;
import io.onecare.geo.index.OfferIndex;
import io.onecare.geo.index.Wanted;
import java.text.Collator;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The network at one revision, arranged for searching. What it answers never changes; the
 * arrangement for a day is made when the day is first asked about.
 */
final class NetworkSnapshot {

    /** Today's, tomorrow's if it is another one, and those of days that people plan for. */
    private static final int STRETCHES_KEPT = 4;

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
    private final TariffTable tariffs;
    private final Practitioners practitioners;

    private final NavigableSet<LocalDate> changes;

    /** The earliest of those asked about, in their order; replaced as a whole. */
    private volatile List<Stretch> stretches = List.of();

    private NetworkSnapshot(
            long revision,
            List<Entry> entries,
            List<CategoryListing> catalogue,
            TariffTable tariffs,
            Practitioners practitioners) {
        this.revision = revision;
        this.catalogue = List.copyOf(catalogue);
        this.entries = entries;
        this.tariffs = tariffs;
        this.practitioners = practitioners;
        this.changes = changes(entries, tariffs);
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
    }

    /**
     * Reads a network, and arranges it for a day.
     *
     * @throws IllegalStateException if two facilities have the same code
     */
    static NetworkSnapshot read(long revision, FacilitySource source, LocalDate today) {
        FacilitySource.Content content = source.read();
        Collator italian = Collator.getInstance(Locale.ITALIAN);
        List<FacilityListing> ordered =
                content.facilities().stream()
                        .sorted(
                                Comparator.comparing(FacilityListing::name, italian)
                                        .thenComparing(FacilityListing::code))
                        .toList();
        List<Entry> entries = new ArrayList<>(ordered.size());
        Map<String, Integer> numbers = new HashMap<>();
        for (FacilityListing facility : ordered) {
            String name = FoldedText.of(facility.name());
            String address = FoldedText.of(facility.address().toString());
            numbers.put(facility.code(), entries.size());
            entries.add(new Entry(entries.size(), facility, name, name + " " + address));
        }
        TariffTable.Collector tariffs = new TariffTable.Collector(numbers);
        source.readTariffs(today, each -> tariffs.add(each.facilityCode(), each.tariff()));
        NetworkSnapshot snapshot =
                new NetworkSnapshot(
                        revision,
                        List.copyOf(entries),
                        content.catalogue(),
                        tariffs.table(),
                        Practitioners.of(ordered, content.practitioners()));
        snapshot.prepare(today);
        return snapshot;
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

    FacilityPage find(FacilityCriteria criteria, LocalDate today, PageRequest page) {
        Question question = new Question(criteria, today);
        GeoPoint near = criteria.near();
        if (near == null || criteria.order() != FacilityOrder.USUAL) {
            return page(question.sorted(), page);
        }
        Double radius = criteria.radiusMetres();
        int total = radius == null ? question.count() : OfferIndex.MAX_LIMIT;
        long end = Math.min(total, (long) page.number() * page.size());
        if (end > OfferIndex.MAX_LIMIT) {
            return page(question.sorted(), page);
        }
        List<FacilityMatch> nearest = question.nearest(near, radius == null ? (int) end : total);
        if (radius != null) {
            return page(nearest.size() == total ? question.sorted() : nearest, page);
        }
        if (nearest.size() < end) {
            nearest = new ArrayList<>(nearest);
            question.unplaced().limit(end - nearest.size()).forEach(nearest::add);
        }
        int from = (int) Math.min(end, (page.number() - 1L) * page.size());
        return new FacilityPage(nearest.subList(from, nearest.size()), total, page);
    }

    List<FacilityMatch> all(FacilityCriteria criteria, LocalDate today) {
        return new Question(criteria, today).sorted();
    }

    /** All that have a position. */
    List<FacilityMatch> locate(FacilityCriteria criteria, LocalDate today) {
        return all(criteria, today).stream()
                .filter(match -> match.facility().position() != null)
                .toList();
    }

    List<FacilityCluster> clusters(
            FacilityCriteria criteria, LocalDate today, GeoBox view, int zoom) {
        return new Question(criteria, today).clusters(view, zoom);
    }

    FacilityPage find(
            FacilityCql question, @Nullable GeoPoint near, LocalDate day, PageRequest page) {
        return page(
                matches(
                        entries.stream()
                                .filter(
                                        entry ->
                                                question.accepts(
                                                        entry.facility,
                                                        categoriesOf(entry.facility))),
                        near,
                        day),
                page);
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

    private static FacilityPage page(List<FacilityMatch> matches, PageRequest page) {
        return new FacilityPage(page.of(matches), matches.size(), page);
    }

    private static List<FacilityMatch> matches(
            Stream<Entry> entries, @Nullable GeoPoint near, LocalDate day) {
        Measure measure = new Measure(near);
        Stream<FacilityMatch> found =
                entries.map(Entry::facility)
                        .filter(facility -> facility.period().contains(day))
                        .map(facility -> measure.match(facility, Optional.empty(), List.of()));
        return (near == null ? found : found.sorted(NEAREST_FIRST)).toList();
    }

    List<PractitionerListing> practitioners(String typed, int limit, LocalDate day) {
        return practitioners.named(FoldedText.wordsOf(typed), day, limit);
    }

    /** Arranges the network for today and tomorrow, so that nobody waits for that at midnight. */
    void prepare(LocalDate today) {
        LocalDate first = beginOf(today);
        stretches = stretches.stream().filter(known -> !known.begin.isBefore(first)).toList();
        on(today);
        on(today.plusDays(1));
    }

    /** The network on a day; arranged by whoever asks first, perhaps by two at once. */
    private Stretch on(LocalDate date) {
        LocalDate begin = beginOf(date);
        List<Stretch> known = stretches;
        for (Stretch stretch : known) {
            if (stretch.begin.equals(begin)) {
                return stretch;
            }
        }
        Stretch made = new Stretch(begin, date, entries, tariffs);
        stretches =
                Stream.concat(known.stream(), Stream.of(made))
                        .sorted(Comparator.comparing(stretch -> stretch.begin))
                        .limit(STRETCHES_KEPT)
                        .toList();
        return made;
    }

    /** The last day on or before a date on which a facility or a price began or ended. */
    private LocalDate beginOf(LocalDate date) {
        return Objects.requireNonNullElse(changes.floor(date), LocalDate.MIN);
    }

    private static NavigableSet<LocalDate> changes(List<Entry> entries, TariffTable tariffs) {
        NavigableSet<LocalDate> changes = new TreeSet<>();
        Stream.concat(
                        entries.stream().map(entry -> entry.facility.period()),
                        tariffs.periods().stream())
                .forEach(
                        period -> {
                            changes.add(period.from());
                            period.untilExclusive().ifPresent(changes::add);
                        });
        return changes;
    }

    /** Days between which nothing begins or ends: who is in force, and the prices. */
    private static final class Stretch {

        private final LocalDate begin;
        private final Entry[] inForce;
        private final OfferIndex index;

        Stretch(LocalDate begin, LocalDate date, List<Entry> entries, TariffTable tariffs) {
            this.begin = begin;
            this.inForce =
                    entries.stream()
                            .filter(entry -> entry.facility.period().contains(date))
                            .sorted(Comparator.comparing((Entry entry) -> entry.facility.code()))
                            .toArray(Entry[]::new);
            var builder = OfferIndex.builder();
            for (Entry entry : inForce) {
                FacilityListing facility = entry.facility;
                builder.facility(facility.code(), facility.position(), facility.bookingMode());
                facility.serviceCodes().forEach(builder::offer);
                tariffs.addPrices(entry.order, date, builder);
            }
            this.index = builder.build();
        }
    }

    /** What somebody looks for, prepared once. */
    private final class Question {

        private final FacilityCriteria criteria;
        private final Stretch stretch;
        private final Wanted wanted;
        private final Measure measure;

        /** Of the practitioner's name. */
        private final List<String> name;

        Question(FacilityCriteria criteria, LocalDate today) {
            LocalDate asked = criteria.day();
            this.criteria = criteria;
            this.stretch = on(asked == null ? today : asked);
            this.measure = new Measure(criteria.near());
            this.name = FoldedText.wordsOf(Objects.requireNonNullElse(criteria.practitioner(), ""));
            this.wanted =
                    Wanted.any()
                            .offering(criteria.serviceCode())
                            .under(criteria.priceListCode())
                            .in(criteria.within())
                            .where(otherwise());
        }

        /** The criteria that the index does not know; null if there are none. */
        private @Nullable IntPredicate otherwise() {
            if (criteria.bookingMode() == null
                    && criteria.categoryCode() == null
                    && criteria.name() == null
                    && criteria.practitioner() == null) {
                return null;
            }
            Filter filter = new Filter(criteria, servicesOfCategory, practitioners);
            return number -> filter.accepts(stretch.inForce[number]);
        }

        int count() {
            return stretch.index.count(wanted);
        }

        List<FacilityMatch> nearest(GeoPoint near, int limit) {
            Double radius = criteria.radiusMetres();
            return limit == 0
                    ? List.of()
                    : stretch
                            .index
                            .nearest(
                                    near,
                                    wanted,
                                    radius == null ? Double.POSITIVE_INFINITY : radius,
                                    null,
                                    limit)
                            .stream()
                            .map(this::match)
                            .toList();
        }

        private FacilityMatch match(Found found) {
            FacilityListing facility = stretch.inForce[found.facility()].facility;
            return new FacilityMatch(
                    facility,
                    OptionalDouble.of(found.metres()),
                    price(found.facility()),
                    practitioners.at(facility.code(), name));
        }

        private Optional<Money> price(int number) {
            String service = criteria.serviceCode();
            String list = criteria.priceListCode();
            if (service == null || list == null) {
                return Optional.empty();
            }
            return Optional.of(
                    Money.ofCents(stretch.index.cents(number, service, list).orElseThrow()));
        }

        /** Those without position, by code. */
        Stream<FacilityMatch> unplaced() {
            return Arrays.stream(stretch.index.all(wanted))
                    .filter(number -> stretch.inForce[number].facility.position() == null)
                    .mapToObj(this::match);
        }

        private FacilityMatch match(int number) {
            FacilityListing facility = stretch.inForce[number].facility;
            return measure.match(facility, price(number), practitioners.at(facility.code(), name));
        }

        List<FacilityCluster> clusters(GeoBox view, int zoom) {
            Double radius = criteria.radiusMetres();
            Wanted around = radius == null ? wanted : wanted.where(within(radius));
            return stretch.index.clusters(view, zoom, around).stream()
                    .map(
                            cluster ->
                                    new FacilityCluster(
                                            cluster.cell(),
                                            cluster.centre(),
                                            cluster.box(),
                                            cluster.online(),
                                            cluster.byPhone(),
                                            cluster.opensAt(),
                                            cluster.size() == 1
                                                    ? Optional.of(match(cluster.first()))
                                                    : Optional.empty()))
                    .toList();
        }

        /** What holds otherwise, and a radius, which the index knows for the nearest only. */
        private IntPredicate within(double radius) {
            IntPredicate reached =
                    number -> measure.reaches(stretch.inForce[number].facility, radius);
            IntPredicate otherwise = wanted.also();
            return otherwise == null ? reached : otherwise.and(reached);
        }

        /** All of them, each measured. */
        List<FacilityMatch> sorted() {
            Double radius = criteria.radiusMetres();
            List<Integer> numbers =
                    new ArrayList<>(Arrays.stream(stretch.index.all(wanted)).boxed().toList());
            if (criteria.near() == null) {
                numbers.sort(Comparator.comparingInt(number -> stretch.inForce[number].order));
            }
            if (radius != null) {
                numbers.removeIf(within(radius).negate()::test);
            }
            Stream<FacilityMatch> all = numbers.stream().map(this::match);
            if (criteria.near() != null) {
                all = all.sorted(NEAREST_FIRST);
            }
            if (criteria.order() == FacilityOrder.PRICE) {
                // keeps the order of equal prices
                all = all.sorted(Comparator.comparing(match -> match.price().orElseThrow()));
            }
            return all.toList();
        }
    }

    /** Distances from a point, if there is one. For one question. */
    private static final class Measure {

        private final @Nullable Geodesics geodesics;

        Measure(@Nullable GeoPoint from) {
            this.geodesics = from == null ? null : Geodesics.from(from);
        }

        boolean reaches(FacilityListing facility, double metres) {
            GeoPoint position = facility.position();
            return geodesics != null && position != null && geodesics.metresTo(position) <= metres;
        }

        FacilityMatch match(
                FacilityListing facility,
                Optional<Money> price,
                List<PractitionerListing> practitioners) {
            GeoPoint position = facility.position();
            return new FacilityMatch(
                    facility,
                    geodesics == null || position == null
                            ? OptionalDouble.empty()
                            : OptionalDouble.of(geodesics.metresTo(position)),
                    price,
                    practitioners);
        }
    }

    private record Entry(
            int order, FacilityListing facility, String foldedName, String foldedNameAndAddress) {}

    /** The criteria that need no geometry, prepared once per question. */
    private static final class Filter {

        private final FacilityCriteria criteria;
        private final Set<String> servicesOfCategory;
        private final List<String> words;
        private final Practitioners practitioners;
        private final List<String> wordsOfPractitioner;

        Filter(
                FacilityCriteria criteria,
                Map<String, Set<String>> servicesOfCategory,
                Practitioners practitioners) {
            this.criteria = criteria;
            this.practitioners = practitioners;
            this.wordsOfPractitioner =
                    FoldedText.wordsOf(Objects.requireNonNullElse(criteria.practitioner(), ""));
            String category = criteria.categoryCode();
            this.servicesOfCategory =
                    category == null
                            ? Set.of()
                            : servicesOfCategory.getOrDefault(category, Set.of());
            this.words = FoldedText.wordsOf(Objects.requireNonNullElse(criteria.name(), ""));
        }

        boolean accepts(Entry entry) {
            FacilityListing facility = entry.facility;
            return (criteria.bookingMode() == null
                            || facility.bookingMode() == criteria.bookingMode())
                    && (criteria.categoryCode() == null || offersOneOf(facility))
                    && FoldedText.everyWordBegins(words, entry.foldedName)
                    && (wordsOfPractitioner.isEmpty()
                            || practitioners.anyAt(facility.code(), wordsOfPractitioner));
        }

        private boolean offersOneOf(FacilityListing facility) {
            return facility.serviceCodes().stream().anyMatch(servicesOfCategory::contains);
        }
    }
}
