package io.onecare.geo;

import io.onecare.core.Actor;
import io.onecare.core.network.FacilityListing;
import io.onecare.core.place.GeoPoint;
import io.onecare.core.search.FacilityMatch;
import io.onecare.core.search.FacilitySearch;
import io.onecare.geo.gazetteer.Gazetteer;
import io.onecare.geo.gazetteer.Place;
import io.onecare.geo.spi.GeocodedAddress;
import io.onecare.geo.spi.Geocoder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds where people mean: a comune or locality, a facility by its name or street, and an address
 * if the insurer has a {@link Geocoder}. Thread-safe.
 *
 * <pre>{@code
 * LocationFinder finder = LocationFinder.over(Gazetteer.italy(), search)
 *         .asking(geocoder, executor, Duration.ofMillis(800));
 * finder.suggest(actor, "via roma", whereTheMapIs, 8);  // while somebody types
 * finder.resolve(actor, "Via Roma 3, Milano");          // when they have done
 * }</pre>
 */
public final class LocationFinder {

    /** The longest text that is looked up, in characters. */
    public static final int MAX_LENGTH = 200;

    /** How many facilities may match a label better than the one that has it. */
    private static final int ALIKE = 50;

    private final Gazetteer gazetteer;
    private final FacilitySearch facilities;
    private final @Nullable Remote remote;

    private LocationFinder(
            Gazetteer gazetteer, FacilitySearch facilities, @Nullable Remote remote) {
        this.gazetteer = Objects.requireNonNull(gazetteer, "gazetteer");
        this.facilities = Objects.requireNonNull(facilities, "facilities");
        this.remote = remote;
    }

    /**
     * Finds places and facilities.
     *
     * @param gazetteer knows the places
     * @param facilities knows the facilities
     * @return a finder without addresses
     */
    public static LocationFinder over(Gazetteer gazetteer, FacilitySearch facilities) {
        return new LocationFinder(gazetteer, facilities, null);
    }

    /**
     * Finds addresses as well. What the geocoder does not answer in time is answered without it.
     *
     * @param geocoder the insurer's service
     * @param threads runs the questions; one that is full counts as one that gives no answer
     * @param patience how long to wait for an answer, more than zero
     * @return a finder with addresses
     * @throws IllegalArgumentException if the patience is not more than zero
     */
    public LocationFinder asking(Geocoder geocoder, ExecutorService threads, Duration patience) {
        if (patience.isNegative() || patience.isZero()) {
            throw new IllegalArgumentException(
                    "The patience (%s) must be more than zero.".formatted(patience));
        }
        return new LocationFinder(
                gazetteer, facilities, new Remote(geocoder, threads, patience.toNanos()));
    }

    /**
     * Suggests while somebody types; asks no geocoder. Places come first, then facilities whose
     * name and address hold every word, each at the beginning of a word.
     *
     * @param actor who asks; everybody may
     * @param typed what has been typed so far
     * @param near about where they are, or null if that is not known
     * @param limit the most suggestions, 1 or more
     * @return the suggestions; a third of them, rounded down, is kept for facilities if there are
     *     so many; empty below {@value Gazetteer#MIN_QUESTION_LENGTH} letters and above {@value
     *     #MAX_LENGTH} characters
     * @throws IllegalArgumentException if the limit is below 1
     */
    public List<Location> suggest(Actor actor, String typed, @Nullable GeoPoint near, int limit) {
        Objects.requireNonNull(actor, "actor");
        if (limit < 1) {
            throw new IllegalArgumentException(
                    "The limit (%d) must be 1 or more.".formatted(limit));
        }
        if (!isQuestion(typed)) {
            return List.of();
        }
        List<Location> places =
                gazetteer.suggest(typed, near, limit).stream().map(LocationFinder::of).toList();
        List<Location> ours =
                facilities.mentioning(actor, typed, near, limit).stream()
                        .flatMap(LocationFinder::of)
                        .toList();
        int kept = Math.min(places.size(), limit - Math.min(ours.size(), limit / 3));
        List<Location> suggestions = new ArrayList<>(places.subList(0, kept));
        ours.stream().limit(limit - (long) kept).forEach(suggestions::add);
        return List.copyOf(suggestions);
    }

    /**
     * Finds where somebody means who has finished typing: the place of that very name; else the
     * facility that is suggested by just this text; else the geocoder's address; else the best
     * suggestion for the text, or for its last part between commas that says anything ({@code Via
     * Roma 3, Lecco}).
     *
     * @param actor who asks; everybody may
     * @param text what was typed
     * @return empty if nothing is known of it
     */
    public Optional<Location> resolve(Actor actor, String text) {
        Objects.requireNonNull(actor, "actor");
        if (!isQuestion(text)) {
            return Optional.empty();
        }
        return gazetteer
                .named(text)
                .map(LocationFinder::of)
                .or(() -> labelled(actor, text))
                .or(() -> ask(text))
                .or(() -> suggest(actor, text, null, 1).stream().findFirst())
                .or(() -> placeOfPart(text));
    }

    private Optional<Location> labelled(Actor actor, String text) {
        return facilities.mentioning(actor, text, null, ALIKE).stream()
                .flatMap(LocationFinder::of)
                .filter(facility -> facility.label().equals(text.strip()))
                .findFirst();
    }

    private Optional<Location> placeOfPart(String text) {
        String[] parts = text.split(",");
        for (int i = parts.length - 1; i >= 0; i--) {
            Optional<Place> place = gazetteer.named(parts[i]);
            if (place.isPresent()) {
                return place.map(LocationFinder::of);
            }
        }
        return Optional.empty();
    }

    private Optional<Location> ask(String text) {
        return remote == null
                ? Optional.empty()
                : remote.ask(text)
                        .map(
                                address ->
                                        new Location(
                                                Location.Kind.ADDRESS,
                                                address.label(),
                                                address.label(),
                                                null,
                                                address.position()));
    }

    private static boolean isQuestion(String typed) {
        return typed.length() <= MAX_LENGTH
                && FoldedText.of(typed).length() >= Gazetteer.MIN_QUESTION_LENGTH;
    }

    private static Location of(Place place) {
        return new Location(
                Location.Kind.PLACE, place.name(), place.label(), place.region(), place.position());
    }

    /** Nothing if nobody has put it on the map yet. */
    private static Stream<Location> of(FacilityMatch match) {
        FacilityListing facility = match.facility();
        GeoPoint position = facility.position();
        if (position == null) {
            return Stream.empty();
        }
        String label = facility.name() + ", " + facility.address();
        return Stream.of(
                new Location(
                        Location.Kind.FACILITY,
                        facility.name(),
                        label.length() <= MAX_LENGTH ? label : facility.name(),
                        null,
                        position));
    }

    private record Remote(Geocoder geocoder, ExecutorService threads, long nanos) {

        Optional<GeocodedAddress> ask(String text) {
            Future<List<GeocodedAddress>> answer;
            try {
                answer = threads.submit(() -> geocoder.geocode(text, 1));
            } catch (RejectedExecutionException full) {
                return Optional.empty();
            }
            try {
                List<GeocodedAddress> found = answer.get(nanos, TimeUnit.NANOSECONDS);
                return found == null ? Optional.empty() : found.stream().findFirst();
            } catch (TimeoutException | ExecutionException withoutIt) {
                return Optional.empty();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            } finally {
                answer.cancel(true);
            }
        }
    }
}
