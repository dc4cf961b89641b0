package io.onecare.core.recognition;

import io.onecare.core.recognition.PlaceMentions.Place;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Finds which facility of a network a mail names. */
final class FacilityMentions {

    /** A word that more facilities bear names none of them by itself; places must narrow it. */
    private static final int MOST_OF_ONE_WORD = 300;

    /** More comparisons than these no mail is worth. */
    private static final int MOST_COMPARISONS = 6_000;

    /** So many of the best are compared with each other. */
    private static final int MOST_LEADING = 300;

    private static final int MOST_ALTERNATIVES = 10;

    /** A name's words stand no further apart than this. */
    private static final int REACH = 5;

    /** A place so many words away belongs to the name. */
    private static final int PLACE_REACH = 14;

    private static final Set<String> AT =
            Set.of(
                    "presso",
                    "c",
                    "o",
                    "al",
                    "alla",
                    "allo",
                    "all",
                    "dal",
                    "dalla",
                    "dallo",
                    "dall",
                    "da",
                    "struttura",
                    "centro",
                    "at",
                    "nel",
                    "nella",
                    "il",
                    "la",
                    "l",
                    "di",
                    "del",
                    "della",
                    "dello");

    private static final Set<String> PEOPLE =
            Set.of(
                    "sig",
                    "signor",
                    "signora",
                    "sono",
                    "chiamo",
                    "cognome",
                    "nome",
                    "dott",
                    "ssa",
                    "avv",
                    "prof",
                    "paziente",
                    "ra",
                    "dottor",
                    "dottore",
                    "dottoressa",
                    "dr",
                    "dottssa",
                    "medico",
                    "famiglia");

    private final FacilityWords network;
    private final CatalogueWords catalogue;
    private final Mail mail;
    private final LocalDate today;
    private final Map<Integer, List<String>> similar = new HashMap<>();
    private int comparisons;

    FacilityMentions(NetworkWords words, Mail mail, LocalDate today) {
        this.network = words.facilities();
        this.catalogue = words.services();
        this.mail = mail;
        this.today = today;
    }

    /** What of a facility's name stands at one place of the mail. */
    private record Match(
            int number, Set<String> found, int first, int last, double share, int typos) {}

    int comparisons() {
        return comparisons;
    }

    Optional<Finding<String>> find(Predicate<MailZone> zones) {
        List<Place> places = new PlaceMentions(network, mail).find(zones);
        List<Match> matches = new ArrayList<>();
        for (int i = 0; i < mail.size() && comparisons < MOST_COMPARISONS; i++) {
            if (zones.test(mail.zone(i))
                    && mail.stance(i) == Stance.PLAIN
                    && !isPartOfPlace(i, places)) {
                matches.addAll(matchesAt(i, places));
            }
        }
        return choose(matches, places);
    }

    private boolean isPartOfPlace(int i, List<Place> places) {
        for (Place place : places) {
            if (place.first() <= i && i <= place.last() && place.last() > place.first()) {
                return true;
            }
        }
        return false;
    }

    private List<Match> matchesAt(int i, List<Place> places) {
        String word = mail.word(i);
        if (CatalogueWords.isJoining(word)
                || FacilityWords.KINDS.contains(word)
                || network.isStreet(mail.word(i - 1))
                || isInStreet(i)
                || word.length() < 3) {
            return List.of();
        }
        List<Match> found = new ArrayList<>();
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

    private boolean isInStreet(int i) {
        for (int before = i - 1; before >= Math.max(0, i - 4); before--) {
            String word = mail.word(before);
            if (network.isStreet(word) && mail.clause(before) == mail.clause(i)) {
                return true;
            }
            if (!CatalogueWords.isJoining(word) && before < i - 1) {
                return false;
            }
        }
        return false;
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
    private Optional<Match> match(int number, int at) {
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
        double share = weight(found) / weight(facility.words());
        return Optional.of(new Match(number, found, first, last, share, typos));
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

    private double weight(Set<String> words) {
        double sum = 0;
        for (String word : words) {
            sum += 1 / Math.sqrt(Math.max(1, network.called(word).size())) + 0.2;
        }
        return sum;
    }

    private Optional<Finding<String>> choose(List<Match> matches, List<Place> places) {
        if (matches.isEmpty()) {
            return Optional.empty();
        }
        Map<Integer, Match> best = new LinkedHashMap<>();
        for (Match match : matches) {
            best.merge(match.number(), match, (a, b) -> rank(a) >= rank(b) ? a : b);
        }
        List<Match> leading =
                best.values().stream()
                        .sorted(
                                Comparator.comparingDouble(FacilityMentions::rank)
                                        .reversed()
                                        .thenComparing(this::code))
                        .limit(MOST_LEADING)
                        .toList();
        List<Match> ranked = leading.stream().filter(match -> !isOutdone(match, leading)).toList();
        double top = rank(ranked.get(0));
        List<Match> equal = ranked.stream().filter(match -> rank(match) > top - 0.15).toList();
        List<Match> there = narrowedByPlace(equal, places);
        boolean elsewhere = there.isEmpty();
        List<Match> kept = elsewhere ? equal : there;
        Match first = kept.get(0);
        Confidence confidence;
        if (kept.size() > 1) {
            confidence = Confidence.LOW;
        } else if (elsewhere) {
            confidence = Confidence.LOW;
        } else {
            confidence = confidence(first, places);
        }
        return Optional.of(
                new Finding<>(
                        code(first),
                        confidence,
                        passages(first, places),
                        kept.stream().skip(1).limit(MOST_ALTERNATIVES).map(this::code).toList()));
    }

    private String code(Match match) {
        return network.entry(match.number()).listing().code();
    }

    private static double rank(Match match) {
        return match.share() - 0.05 * match.typos();
    }

    /** Whether another facility explains the same words and more. */
    private static boolean isOutdone(Match match, Iterable<Match> others) {
        for (Match other : others) {
            if (other.number() != match.number()
                    && other.first() <= match.first()
                    && other.last() >= match.last()
                    && other.found().containsAll(match.found())
                    && (other.found().size() > match.found().size()
                            || other.typos() < match.typos())
                    && other.share() >= match.share()) {
                return true;
            }
        }
        return false;
    }

    /**
     * Those of some facilities that stand where the mail says; all of them if it names no place
     * near; none if it names another place right behind the name.
     */
    private List<Match> narrowedByPlace(List<Match> matches, List<Place> places) {
        List<Match> byStreet = matches.stream().filter(this::hasStreet).toList();
        List<Match> there =
                matches.stream()
                        .filter(
                                match ->
                                        places.stream()
                                                .anyMatch(
                                                        place ->
                                                                isNear(match, place)
                                                                        && isOf(match, place)))
                        .toList();
        if (there.size() > 1) {
            List<Match> both = there.stream().filter(byStreet::contains).toList();
            return both.isEmpty() ? closest(there, places) : both;
        }
        if (!there.isEmpty()) {
            return there;
        }
        if (!byStreet.isEmpty()) {
            return byStreet;
        }
        boolean saysOther =
                matches.stream()
                        .anyMatch(
                                match ->
                                        places.stream()
                                                .anyMatch(place -> isRightBehind(match, place)));
        return saysOther ? List.of() : matches;
    }

    /** Two places are named: that of the comune counts more than that of the province. */
    private List<Match> closest(List<Match> matches, List<Place> places) {
        List<Match> exact =
                matches.stream()
                        .filter(
                                match ->
                                        places.stream()
                                                .anyMatch(
                                                        place ->
                                                                !place.comune().isEmpty()
                                                                        && isNear(match, place)
                                                                        && isOf(match, place)))
                        .toList();
        return exact.isEmpty() ? matches : exact;
    }

    private boolean isOf(Match match, Place place) {
        return place.isOf(network.entry(match.number()));
    }

    private boolean isNear(Match match, Place place) {
        int distance =
                place.first() > match.last()
                        ? place.first() - match.last()
                        : match.first() - place.last();
        return distance <= PLACE_REACH;
    }

    private boolean isRightBehind(Match match, Place place) {
        return place.first() > match.last()
                && place.first() - match.last() <= 3
                && mail.clause(place.first()) == mail.clause(match.last())
                && !isOf(match, place);
    }

    private boolean hasStreet(Match match) {
        Set<String> street = network.entry(match.number()).street();
        if (street.isEmpty()) {
            return false;
        }
        int found = 0;
        for (int i = Math.max(0, match.first() - PLACE_REACH);
                i < Math.min(mail.size(), match.last() + PLACE_REACH);
                i++) {
            found += street.contains(mail.word(i)) && isInStreet(i) ? 1 : 0;
        }
        return found >= street.size();
    }

    private Confidence confidence(Match match, List<Place> places) {
        boolean placed =
                places.stream().anyMatch(place -> isNear(match, place) && isOf(match, place))
                        || hasStreet(match);
        boolean introduced = isIntroduced(match);
        if (isPerson(match.first())) {
            return Confidence.LOW;
        }
        boolean whole = match.share() > 0.99;
        boolean almost = match.share() > 0.6 && placed;
        boolean typed = match.typos() == 0 || match.typos() == 1 && placed;
        boolean everyday = !placed && isEveryday(match);
        return (whole || almost) && typed && (placed || introduced) && !everyday
                ? Confidence.HIGH
                : Confidence.MEDIUM;
    }

    /** "il dottor …", but not "Studio Dott. …". */
    private boolean isPerson(int first) {
        return PEOPLE.contains(mail.word(first - 1))
                && !FacilityWords.KINDS.contains(mail.word(first - 2));
    }

    /** "presso …", "al …", or a word that says what it is. */
    private boolean isIntroduced(Match match) {
        String before = mail.word(match.first() - 1);
        if (AT.contains(before) || FacilityWords.KINDS.contains(before)) {
            return true;
        }
        String gap = mail.token(match.first()).gap();
        return gap.contains("@") || isItem(match);
    }

    /** "eco al cuore" asks for no centre called Cuore, unless it says so. */
    private boolean isEveryday(Match match) {
        return match.first() == match.last()
                && !mail.token(match.first()).capital()
                && !FacilityWords.KINDS.contains(mail.word(match.first() - 1))
                && !catalogue.stemsOf(mail.word(match.first())).isEmpty();
    }

    /** Stands alone between commas or on its line, as in a list. */
    private boolean isItem(Match match) {
        boolean ends = match.last() + 1 >= mail.size() || parts(mail.token(match.last() + 1).gap());
        return ends && parts(mail.token(match.first()).gap());
    }

    private static boolean parts(String gap) {
        return gap.chars().anyMatch(sign -> ",;:\n.|".indexOf(sign) >= 0) || gap.contains(" - ");
    }

    private List<Passage> passages(Match match, List<Place> places) {
        List<Passage> passages = new ArrayList<>();
        int first = match.first();
        while (FacilityWords.KINDS.contains(mail.word(first - 1))
                && mail.token(first).isClose()
                && mail.together(first - 1, first)) {
            first--;
        }
        passages.add(mail.passage(first, match.last()));
        for (Place place : places) {
            if (isNear(match, place) && isOf(match, place)) {
                passages.add(mail.passage(place.first(), place.last()));
            }
        }
        return passages.stream()
                .distinct()
                .sorted(Comparator.comparing(Passage::part).thenComparingInt(Passage::begin))
                .toList();
    }
}
