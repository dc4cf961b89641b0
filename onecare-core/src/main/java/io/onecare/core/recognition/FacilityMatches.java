package io.onecare.core.recognition;

import io.onecare.core.recognition.PlaceMentions.Place;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Looks up the words of a mail among the names of facilities. */
final class FacilityMatches {

    /** A word that more facilities bear names none of them by itself; places must narrow it. */
    private static final int MOST_OF_ONE_WORD = 300;

    /** More comparisons than these no mail is worth. */
    private static final int MOST_COMPARISONS = 6_000;

    /** A name's words stand no further apart than this. */
    private static final int REACH = 5;

    /** Less of a name than this is a coincidence. */
    private static final double LEAST_SHARE = 0.55;

    private final FacilityWords network;
    private final Mail mail;
    private final LocalDate today;
    private final Map<Integer, List<String>> similar = new HashMap<>();
    private int comparisons;

    FacilityMatches(FacilityWords network, Mail mail, LocalDate today) {
        this.network = network;
        this.mail = mail;
        this.today = today;
    }

    int comparisons() {
        return comparisons;
    }

    List<FacilityMatch> find(Predicate<MailZone> zones, List<Place> places) {
        List<FacilityMatch> matches = new ArrayList<>();
        for (int i = 0; i < mail.size() && comparisons < MOST_COMPARISONS; i++) {
            if (zones.test(mail.zone(i))
                    && mail.stance(i) == Stance.PLAIN
                    && !isPartOfPlace(i, places)) {
                matches.addAll(matchesAt(i, places));
            }
        }
        return matches;
    }

    private boolean isPartOfPlace(int i, List<Place> places) {
        for (Place place : places) {
            if (place.first() <= i && i <= place.last() && place.last() > place.first()) {
                return true;
            }
        }
        return false;
    }

    private List<FacilityMatch> matchesAt(int i, List<Place> places) {
        String word = mail.word(i);
        if (CatalogueWords.isJoining(word)
                || FacilityWords.KINDS.contains(word)
                || network.isStreet(mail.word(i - 1))
                || network.isInStreet(mail, i)
                || word.length() < 3) {
            return List.of();
        }
        List<FacilityMatch> found = new ArrayList<>();
        Set<Integer> numbers = new LinkedHashSet<>();
        boolean known = false;
        for (String same : network.same(word)) {
            known = true;
            numbers.addAll(narrowed(same, places));
        }
        if (i + 1 < mail.size() && mail.token(i + 1).isClose()) {
            for (String joined : network.same(word + mail.word(i + 1))) {
                numbers.addAll(narrowed(joined, places));
            }
        }
        if (!known) {
            for (String similar : similar(i)) {
                numbers.addAll(narrowed(similar, places));
            }
        }
        for (int number : numbers) {
            if (comparisons < MOST_COMPARISONS) {
                comparisons++;
                match(number, i).ifPresent(found::add);
            }
        }
        return found;
    }

    private List<Integer> narrowed(String word, List<Place> places) {
        List<Integer> all = network.called(word);
        if (all.size() <= MOST_OF_ONE_WORD) {
            return all;
        }
        List<Integer> there = new ArrayList<>();
        for (Place place : places) {
            if (!place.comune().isEmpty()) {
                for (int number : network.in(place.comune())) {
                    comparisons++;
                    if (network.entry(number).words().contains(word)) {
                        there.add(number);
                    }
                }
            }
            if (comparisons > MOST_COMPARISONS) {
                break;
            }
        }
        return there;
    }

    /** How much of a facility's name stands around a place of the mail. */
    private Optional<FacilityMatch> match(int number, int at) {
        FacilityWords.Entry facility = network.entry(number);
        if (isOver(facility)) {
            return Optional.empty();
        }
        Set<String> found = new LinkedHashSet<>();
        int first = at;
        int last = at;
        int typos = 0;
        for (int i = Math.max(0, at - REACH); i < Math.min(mail.size(), at + REACH + 1); i++) {
            if (!mail.together(i, at)) {
                continue;
            }
            int typed = found(facility, i, found);
            if (typed >= 0) {
                typos += typed;
                first = Math.min(first, i);
                last = Math.max(last, i);
            }
        }
        if (found.isEmpty()) {
            return Optional.empty();
        }
        double share = weight(found, facility) / weight(facility.words(), facility);
        return share < LEAST_SHARE
                ? Optional.empty()
                : Optional.of(new FacilityMatch(number, found, first, last, share, typos));
    }

    /** The words that a mistyped one may be; none for a word that some facility bears. */
    private List<String> similar(int i) {
        return similar.computeIfAbsent(
                i,
                at ->
                        network.same(mail.word(at)).isEmpty()
                                ? network.similar(mail.word(at))
                                : List.of());
    }

    private boolean isOver(FacilityWords.Entry facility) {
        return facility.listing()
                .period()
                .untilExclusive()
                .filter(end -> !end.isAfter(today))
                .isPresent();
    }

    /** Adds the words of a name that stand at a place; slips, or -1 if none does. */
    private int found(FacilityWords.Entry facility, int i, Set<String> found) {
        String word = mail.word(i);
        String squeezed = Folding.squeezed(word);
        String next = i + 1 < mail.size() && mail.token(i + 1).isClose() ? mail.word(i + 1) : "";
        int slips = -1;
        for (String wanted : facility.words()) {
            String written = Folding.squeezed(wanted);
            if (written.equals(squeezed)
                    || !next.isEmpty() && written.equals(Folding.squeezed(word + next))) {
                found.add(wanted);
                slips = Math.max(slips, 0);
            } else if (similar(i).contains(wanted) && found.add(wanted)) {
                slips = Math.max(slips, 0) + 1;
            }
        }
        return isJoinedPair(facility, squeezed, found) ? Math.max(slips, 0) : slips;
    }

    /** "montestella" for "Monte Stella". */
    private static boolean isJoinedPair(
            FacilityWords.Entry facility, String squeezed, Set<String> found) {
        for (String a : facility.words()) {
            if (squeezed.startsWith(a) && squeezed.length() > a.length()) {
                for (String b : facility.words()) {
                    if (Folding.squeezed(a + b).equals(squeezed)) {
                        found.add(a);
                        found.add(b);
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** A word that few bear weighs more; the name of the town says next to nothing. */
    private double weight(Set<String> words, FacilityWords.Entry facility) {
        double sum = 0;
        for (String word : words) {
            sum +=
                    facility.isTownBesideName(word)
                            ? 0.2
                            : 1 / Math.sqrt(Math.max(1, network.called(word).size())) + 0.2;
        }
        return sum;
    }
}
