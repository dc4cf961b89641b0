package io.onecare.core.recognition;

import io.onecare.core.recognition.PlaceMentions.Place;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Finds which facility of a network a mail names. */
final class FacilityMentions {

    private static final int MOST_ALTERNATIVES = 10;

    /** So many of the best matches are compared with each other. */
    private static final int MOST_LEADING = 300;

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

    /** Who lives or works near a place goes by its name, too. */
    private static final Set<String> HOMES =
            Set.of(
                    "abito",
                    "vivo",
                    "lavoro",
                    "vicino",
                    "zona",
                    "quartiere",
                    "stazione",
                    "fermata",
                    "vacanza",
                    "residente",
                    "abita",
                    "rione",
                    "metro",
                    "parcheggio");

    private final FacilityWords network;
    private final CatalogueWords catalogue;
    private final Mail mail;
    private final FacilityMatches matches;

    FacilityMentions(NetworkWords words, Mail mail, LocalDate today) {
        this.network = words.facilities();
        this.catalogue = words.services();
        this.mail = mail;
        this.matches = new FacilityMatches(words.facilities(), mail, today);
    }

    /** What one stretch of the mail names: one facility, or several that it may mean. */
    private record Mention(List<FacilityMatch> matches, Confidence confidence) {}

    int comparisons() {
        return matches.comparisons();
    }

    Optional<Finding<String>> find(Predicate<MailZone> zones) {
        List<Place> places = new PlaceMentions(network, mail).find(zones);
        return choose(matches.find(zones, places), places);
    }

    private Optional<Finding<String>> choose(List<FacilityMatch> matches, List<Place> places) {
        List<Mention> mentions = new ArrayList<>();
        for (List<FacilityMatch> phrase : phrases(matches)) {
            mention(phrase, places, mentions);
        }
        if (mentions.isEmpty()) {
            return Optional.empty();
        }
        Confidence surest =
                mentions.stream().map(Mention::confidence).min(Comparator.naturalOrder()).get();
        List<Mention> best =
                mentions.stream().filter(mention -> mention.confidence() == surest).toList();
        Set<String> codes = new LinkedHashSet<>();
        best.forEach(mention -> mention.matches().forEach(match -> codes.add(code(match))));
        List<Passage> passages = new ArrayList<>();
        best.forEach(mention -> passages.addAll(passages(mention.matches().get(0), places)));
        return Optional.of(
                new Finding<>(
                        codes.iterator().next(),
                        codes.size() == 1 ? surest : Confidence.LOW,
                        passages.stream()
                                .distinct()
                                .sorted(
                                        Comparator.comparing(Passage::part)
                                                .thenComparingInt(Passage::begin))
                                .toList(),
                        codes.stream().skip(1).limit(MOST_ALTERNATIVES).toList()));
    }

    /** The matches, those that share words of the mail together, the best of each in front. */
    private List<List<FacilityMatch>> phrases(List<FacilityMatch> matches) {
        List<FacilityMatch> leading =
                matches.stream()
                        .sorted(
                                Comparator.comparingDouble(FacilityMatch::rank)
                                        .reversed()
                                        .thenComparing(this::code))
                        .limit(MOST_LEADING)
                        .toList();
        List<List<FacilityMatch>> phrases = new ArrayList<>();
        for (FacilityMatch match : leading) {
            if (leading.stream().anyMatch(match::isOutdoneBy)) {
                continue;
            }
            List<FacilityMatch> phrase =
                    phrases.stream()
                            .filter(other -> other.get(0).overlaps(match))
                            .findFirst()
                            .orElse(null);
            if (phrase == null) {
                phrases.add(new ArrayList<>(List.of(match)));
            } else if (phrase.stream().noneMatch(other -> other.number() == match.number())) {
                phrase.add(match);
            }
        }
        return phrases;
    }

    private void mention(List<FacilityMatch> phrase, List<Place> places, List<Mention> mentions) {
        double top = phrase.get(0).rank();
        List<FacilityMatch> equal =
                phrase.stream().filter(match -> match.rank() > top - 0.15).toList();
        List<FacilityMatch> there = narrowedByPlace(equal, places);
        if (there.isEmpty()) {
            mentions.add(new Mention(equal, Confidence.LOW));
        } else if (there.size() > 1) {
            boolean named = confidence(there.get(0), places) == Confidence.HIGH;
            mentions.add(new Mention(there, named ? Confidence.HIGH : Confidence.LOW));
        } else {
            mentions.add(new Mention(there, confidence(there.get(0), places)));
        }
    }

    private String code(FacilityMatch match) {
        return network.entry(match.number()).listing().code();
    }

    /**
     * Those of some facilities that stand where the mail says; all of them if it names no place
     * near; none if it names another place right behind the name.
     */
    private List<FacilityMatch> narrowedByPlace(List<FacilityMatch> matches, List<Place> places) {
        List<FacilityMatch> byStreet = matches.stream().filter(this::hasStreet).toList();
        List<FacilityMatch> there =
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
            List<FacilityMatch> both = there.stream().filter(byStreet::contains).toList();
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
    private List<FacilityMatch> closest(List<FacilityMatch> matches, List<Place> places) {
        List<FacilityMatch> exact =
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

    private boolean isOf(FacilityMatch match, Place place) {
        return place.isOf(network.entry(match.number()));
    }

    private boolean isNear(FacilityMatch match, Place place) {
        int distance =
                place.first() > match.last()
                        ? place.first() - match.last()
                        : match.first() - place.last();
        return distance <= PLACE_REACH;
    }

    private boolean isRightBehind(FacilityMatch match, Place place) {
        return place.first() > match.last()
                && place.first() - match.last() <= 3
                && mail.clause(place.first()) == mail.clause(match.last())
                && !isOf(match, place);
    }

    private boolean hasStreet(FacilityMatch match) {
        Set<String> street = network.entry(match.number()).street();
        if (street.isEmpty()) {
            return false;
        }
        int found = 0;
        for (int i = Math.max(0, match.first() - PLACE_REACH);
                i < Math.min(mail.size(), match.last() + PLACE_REACH);
                i++) {
            found += street.contains(mail.word(i)) && network.isInStreet(mail, i) ? 1 : 0;
        }
        return found >= street.size();
    }

    private Confidence confidence(FacilityMatch match, List<Place> places) {
        boolean placed =
                places.stream().anyMatch(place -> isNear(match, place) && isOf(match, place))
                        || hasStreet(match);
        boolean introduced = isIntroduced(match);
        if (isPerson(match.first()) || isHome(match.first())) {
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

    private boolean isHome(int first) {
        for (int i = Math.max(0, first - 5); i < first; i++) {
            if (HOMES.contains(mail.word(i)) && mail.clause(i) == mail.clause(first)) {
                return true;
            }
        }
        return false;
    }

    /** "il dottor …", but not "Studio Dott. …". */
    private boolean isPerson(int first) {
        return PEOPLE.contains(mail.word(first - 1))
                && (!FacilityWords.KINDS.contains(mail.word(first - 2))
                        || mail.is(first - 2, "medico"));
    }

    /** "presso …", "al …", or a word that says what it is. */
    private boolean isIntroduced(FacilityMatch match) {
        String before = mail.word(match.first() - 1);
        if (AT.contains(before) || FacilityWords.KINDS.contains(before)) {
            return true;
        }
        String gap = mail.token(match.first()).gap();
        return gap.contains("@") || isItem(match);
    }

    /** "eco al cuore" asks for no centre called Cuore, unless it says so. */
    private boolean isEveryday(FacilityMatch match) {
        return match.first() == match.last()
                && !mail.token(match.first()).capital()
                && !FacilityWords.KINDS.contains(mail.word(match.first() - 1))
                && !catalogue.stemsOf(mail.word(match.first())).isEmpty();
    }

    /** Stands alone between commas or on its line, as in a list. */
    private boolean isItem(FacilityMatch match) {
        boolean ends = match.last() + 1 >= mail.size() || parts(mail.token(match.last() + 1).gap());
        return ends && parts(mail.token(match.first()).gap());
    }

    private static boolean parts(String gap) {
        return gap.chars().anyMatch(sign -> ",;:\n.|".indexOf(sign) >= 0) || gap.contains(" - ");
    }

    private List<Passage> passages(FacilityMatch match, List<Place> places) {
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
