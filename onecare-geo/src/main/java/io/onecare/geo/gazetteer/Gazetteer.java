package io.onecare.geo.gazetteer;

import io.onecare.core.place.GeoPoint;
import io.onecare.geo.FoldedText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Knows the comuni and larger localities of Italy by name. Immutable and thread-safe; build one and
 * keep it.
 *
 * <p>Accents, case, apostrophes and hyphens do not matter in a question; the province may follow
 * the name ({@code Lecco LC}, {@code Milano, MI, Italia}).
 */
public final class Gazetteer {

    /** The shortest question that is answered with suggestions, in letters and digits. */
    public static final int MIN_QUESTION_LENGTH = 2;

    /** People leave them out: "laquila", "reggio nellemilia". */
    private static final Pattern APOSTROPHES = Pattern.compile("['’]");

    /** Written as a single letter by most: "S. Mauro", "S.Agata". */
    private static final Pattern SAINT = Pattern.compile("\\b(san|santo|santa|sant)\\b");

    private static final String COMUNI = "italy.tsv";
    private static final String LOCALITIES = "italy-localities.tsv";

    /**
     * Comuni before localities, bigger places first; the name settles the rest so that the order is
     * always the same.
     */
    private static final Comparator<Entry> BY_POPULATION =
            Comparator.comparing((Entry entry) -> !entry.place.isComune())
                    .thenComparingInt(entry -> -entry.place.population())
                    .thenComparing(entry -> entry.place.name())
                    .thenComparing(entry -> entry.place.istatCode());

    /** The farthest that {@link #comuneAt} looks, in metres. */
    public static final int REACH_METRES = 25_000;

    /** A place at this distance counts half as much as the same place here. */
    private static final double HALVING_METRES = 10_000;

    /** Keeps those apart by distance whose inhabitants nobody has counted. */
    private static final int UNKNOWN_POPULATION = 100;

    private static final double METRES_PER_DEGREE = 111_200;

    private final List<Entry> entries;
    private final Map<String, Place> comuni;

    private Gazetteer(List<Entry> entries) {
        this.entries = entries;
        this.comuni =
                entries.stream()
                        .map(entry -> entry.place)
                        .filter(Place::isComune)
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        Place::istatCode, Function.identity()));
    }

    /**
     * Loads the comuni and larger localities of Italy that ship with this library. Takes some tens
     * of milliseconds.
     *
     * @return a gazetteer of about 9,900 places
     */
    public static Gazetteer italy() {
        Map<String, Place> comuni = new LinkedHashMap<>();
        read(COMUNI, 10, column -> comuni.put(column[0], comune(column)));
        List<Place> places = new ArrayList<>(comuni.values());
        read(LOCALITIES, 5, column -> places.add(locality(column, comuni)));
        return of(places);
    }

    /**
     * Makes a gazetteer of given places.
     *
     * @param places the places it knows
     * @return the gazetteer
     */
    public static Gazetteer of(List<Place> places) {
        return new Gazetteer(places.stream().map(Entry::new).sorted(BY_POPULATION).toList());
    }

    /** Hands every line but comments and the header, split into its columns, to the consumer. */
    private static void read(String file, int columns, Consumer<String[]> consumer) {
        InputStream data = Gazetteer.class.getResourceAsStream(file);
        if (data == null) {
            throw new IllegalStateException(
                    "The list of places (%s) is missing from the class path.%nMaybe the archive was repacked without its resources."
                            .formatted(file));
        }
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(data, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("#") || line.startsWith("istat\t")) {
                    continue;
                }
                String[] column = line.split("\t", -1);
                if (column.length != columns) {
                    throw new IllegalStateException(
                            "The line (%s) of (%s) has (%d) columns but must have %d."
                                    .formatted(line, file, column.length, columns));
                }
                consumer.accept(column);
            }
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static Place comune(String[] column) {
        return new Place(
                column[0],
                column[1],
                column[2],
                column[2],
                column[3].isEmpty() ? List.of() : List.of(column[3].split(";")),
                column[4],
                column[5],
                column[6],
                GeoPoint.ofLatLon(Double.parseDouble(column[7]), Double.parseDouble(column[8])),
                Integer.parseInt(column[9]));
    }

    private static Place locality(String[] column, Map<String, Place> comuni) {
        Place comune = comuni.get(column[0]);
        if (comune == null) {
            throw new IllegalStateException(
                    "The locality (%s) lies in a comune (%s) that the list of comuni does not have."
                            .formatted(column[1], column[0]));
        }
        return new Place(
                comune.istatCode(),
                comune.belfioreCode(),
                column[1],
                comune.name(),
                List.of(),
                comune.province(),
                comune.provinceName(),
                comune.region(),
                GeoPoint.ofLatLon(Double.parseDouble(column[2]), Double.parseDouble(column[3])),
                Integer.parseInt(column[4]));
    }

    /**
     * Gives all places.
     *
     * @return comuni, then localities, most inhabitants first in each
     */
    public List<Place> places() {
        return entries.stream().map(entry -> entry.place).toList();
    }

    /**
     * Suggests places while somebody types.
     *
     * @param typed what has been typed so far
     * @param limit the most suggestions wanted, at least 1
     * @return places whose name is what was typed, then those whose name begins with it, then those
     *     with a word of the name that begins with it; in each group comuni before localities and
     *     bigger places first; empty below {@value #MIN_QUESTION_LENGTH} letters
     */
    public List<Place> suggest(String typed, int limit) {
        return suggest(typed, null, limit);
    }

    /**
     * Suggests places while somebody types, knowing about where they are. A place counts as its
     * inhabitants divided by one plus its distance in tens of kilometres: near Torino, <i>san</i>
     * finds San Mauro Torinese before the bigger San Severo, and <i>mil</i> still finds Milano.
     *
     * @param typed what has been typed so far
     * @param near about where they are, or null if that is not known
     * @param limit the most suggestions wanted, at least 1
     * @return as {@link #suggest(String, int)}, in each group comuni before localities and those
     *     first that count most
     * @throws IllegalArgumentException if the limit is below 1
     */
    public List<Place> suggest(String typed, @Nullable GeoPoint near, int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException(
                    "The limit (%d) must be 1 or more.".formatted(limit));
        }
        Question question = Question.of(typed);
        if (question.name.length() < MIN_QUESTION_LENGTH) {
            return List.of();
        }
        Map<Match, List<Place>> groups = new EnumMap<>(Match.class);
        for (Entry entry : entries) {
            groups.computeIfAbsent(entry.matchOf(question), match -> new ArrayList<>())
                    .add(entry.place);
        }
        groups.remove(Match.NONE);
        return groups.values().stream()
                .flatMap(group -> near == null ? group.stream() : closeAndBigFirst(group, near))
                .limit(limit)
                .toList();
    }

    private static Stream<Place> closeAndBigFirst(List<Place> group, GeoPoint near) {
        return group.stream()
                .sorted(
                        Comparator.comparing((Place place) -> !place.isComune())
                                .thenComparingDouble(place -> -weight(place, near)));
    }

    private static double weight(Place place, GeoPoint near) {
        return (place.population() + UNKNOWN_POPULATION)
                / (1 + roughMetres(near, place.position()) / HALVING_METRES);
    }

    /**
     * Tells in which comune a point lies, as far as a list of centres can tell: that of the town or
     * locality with the nearest centre. Near a border that may be the neighbour, also of Italy's
     * neighbours.
     *
     * @param point any point
     * @return the comune; empty farther than {@value #REACH_METRES} metres from every centre, as at
     *     sea and abroad
     */
    public Optional<Place> comuneAt(GeoPoint point) {
        Entry nearest = null;
        double least = REACH_METRES;
        for (Entry entry : entries) {
            double metres = roughMetres(point, entry.place.position());
            if (metres < least) {
                least = metres;
                nearest = entry;
            }
        }
        return nearest == null
                ? Optional.empty()
                : Optional.ofNullable(comuni.get(nearest.place.istatCode()));
    }

    /** On a plane; within Italy some tenths of a percent off, and never shown to anybody. */
    static double roughMetres(GeoPoint from, GeoPoint to) {
        double middle = Math.toRadians((from.latitude() + to.latitude()) / 2);
        return METRES_PER_DEGREE
                * Math.hypot(
                        to.latitude() - from.latitude(),
                        (to.longitude() - from.longitude()) * Math.cos(middle));
    }

    /**
     * Finds the place that somebody means who has finished typing.
     *
     * @param text a name, with or without province, such as {@code Milano, MI, Italia}
     * @return the best suggestion, empty if there is none
     */
    public Optional<Place> resolve(String text) {
        return suggest(text, 1).stream().findFirst();
    }

    /**
     * Finds the place of a name, with or without province.
     *
     * @param text a whole name, such as {@code Lecco} or {@code Samone (TO)}
     * @return the biggest of that name, comuni before localities; empty if none has that name
     */
    public Optional<Place> named(String text) {
        Question question = Question.of(text);
        return question.name.isEmpty()
                ? Optional.empty()
                : entries.stream()
                        .filter(entry -> entry.matchOf(question) == Match.SAME)
                        .map(entry -> entry.place)
                        .findFirst();
    }

    private enum Match {
        SAME,
        BEGINNING,
        WITHIN,
        NONE
    }

    /** What was typed: a name and, perhaps, the province after it. */
    private static final class Question {

        private final String whole;
        private final String name;
        private final String province;

        private Question(String whole, String name, String province) {
            this.whole = whole;
            this.name = name;
            this.province = province;
        }

        static Question of(String typed) {
            String folded = FoldedText.of(typed);
            String name =
                    folded.endsWith(" italia")
                            ? folded.substring(0, folded.length() - " italia".length())
                            : folded;
            int space = name.lastIndexOf(' ');
            boolean province = space > 0 && name.length() - space == 3;
            return province
                    ? new Question(name, name.substring(0, space), name.substring(space + 1))
                    : new Question(name, name, "");
        }
    }

    /** A place with its names as they are compared. */
    private static final class Entry {

        private final Place place;
        private final String province;
        private final List<String> names;

        Entry(Place place) {
            this.place = place;
            this.province = FoldedText.of(place.province());
            Set<String> folded = new LinkedHashSet<>();
            folded.add(FoldedText.of(place.name()));
            place.otherNames().forEach(name -> folded.add(FoldedText.of(name)));
            folded.add(FoldedText.of(APOSTROPHES.matcher(place.name()).replaceAll("")));
            if (!place.isComune()) {
                folded.add(FoldedText.of(place.name() + " " + place.comune()));
            }
            List.copyOf(folded).forEach(name -> folded.add(SAINT.matcher(name).replaceAll("s")));
            List.copyOf(folded).forEach(name -> folded.add(name.replaceAll("\\bst\\b", "sankt")));
            this.names = List.copyOf(folded);
        }

        Match matchOf(Question question) {
            Match asWhole = best(question.whole);
            return !question.province.isEmpty()
                            && question.province.equals(province)
                            && asWhole == Match.NONE
                    ? best(question.name)
                    : asWhole;
        }

        private Match best(String text) {
            Match best = Match.NONE;
            for (String name : names) {
                Match match =
                        name.equals(text)
                                ? Match.SAME
                                : name.startsWith(text)
                                        ? Match.BEGINNING
                                        : name.contains(" " + text) ? Match.WITHIN : Match.NONE;
                if (match.compareTo(best) < 0) {
                    best = match;
                }
            }
            return best;
        }
    }
}
