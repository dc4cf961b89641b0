package io.onecare.core.recognition;

import io.onecare.core.network.FacilityListing;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The facilities of a network by the words of their names and places. Immutable. */
final class FacilityWords {

    /** What facilities are; says little about which one is meant. */
    static final Set<String> KINDS =
            Set.of(
                    "poliambulatorio",
                    "poliambulatori",
                    "ambulatorio",
                    "poliamb",
                    "centro",
                    "centri",
                    "medico",
                    "medica",
                    "clinica",
                    "clinico",
                    "casa",
                    "cura",
                    "studio",
                    "dentistico",
                    "odontoiatrico",
                    "laboratorio",
                    "lab",
                    "analisi",
                    "istituto",
                    "diagnostico",
                    "diagnostica",
                    "polispecialistico",
                    "fisioterapico",
                    "fisioterapia",
                    "fisiocentro",
                    "oculistico",
                    "radiologia",
                    "radiologico",
                    "ospedale",
                    "dott",
                    "dottor",
                    "dottssa",
                    "psicologia",
                    "dermatologico",
                    "salute",
                    "salus",
                    "servizi",
                    "sanitari",
                    "struttura",
                    "presidio",
                    "prelievi",
                    "cliniche",
                    "riabilitazione",
                    "specialistico",
                    "gruppo",
                    "srl",
                    "spa");

    private static final Set<String> STREETS =
            Set.of(
                    "via",
                    "viale",
                    "corso",
                    "piazza",
                    "piazzale",
                    "largo",
                    "vicolo",
                    "strada",
                    "lungomare",
                    "lungolago",
                    "ripa",
                    "c.so",
                    "p.za");

    /**
     * A facility as it is looked for.
     *
     * @param listing the facility
     * @param words the words of its name that tell it from others, or all if none does
     * @param kinds the words that say what it is
     * @param comune the words of its comune
     * @param street the words of its street that tell it from others
     */
    record Entry(
            FacilityListing listing,
            Set<String> words,
            Set<String> kinds,
            List<String> comune,
            Set<String> street) {}

    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, List<Integer>> byWord = new HashMap<>();
    private final Map<String, Set<List<String>>> comuni = new HashMap<>();
    private final Map<List<String>, List<Integer>> byComune = new HashMap<>();
    private final Set<String> provinces = new HashSet<>();
    private final Set<String> phones = new HashSet<>();
    private final Vocabulary vocabulary;
    private final Vocabulary places;

    FacilityWords(Collection<FacilityListing> facilities) {
        facilities.forEach(this::add);
        this.vocabulary = new Vocabulary(byWord.keySet());
        this.places =
                new Vocabulary(
                        comuni.values().stream()
                                .flatMap(Set::stream)
                                .map(name -> name.get(0))
                                .toList());
    }

    private void add(FacilityListing facility) {
        List<String> name = words(facility.name());
        Set<String> own = new LinkedHashSet<>();
        Set<String> kinds = new LinkedHashSet<>();
        for (String word : name) {
            (KINDS.contains(word) ? kinds : own).add(word);
        }
        List<String> comune = words(facility.address().comune());
        if (own.isEmpty() || comune.containsAll(own)) {
            own.addAll(name);
        }
        Set<String> street = new LinkedHashSet<>();
        for (Token token : CatalogueWords.tokens(facility.address().street())) {
            if (!token.isNumber()
                    && !STREETS.contains(token.word())
                    && !CatalogueWords.isJoining(token.word())) {
                street.add(token.word());
            }
        }
        int number = entries.size();
        entries.add(new Entry(facility, Set.copyOf(own), Set.copyOf(kinds), comune, street));
        own.forEach(word -> index(word, number));
        String before = null;
        for (String word : name) {
            if (before != null && own.contains(before) && own.contains(word)) {
                index(before + word, number);
            }
            before = word;
        }
        if (!comune.isEmpty()) {
            comuni.computeIfAbsent(comune.get(0), key -> new LinkedHashSet<>()).add(comune);
            byComune.computeIfAbsent(comune, key -> new ArrayList<>()).add(number);
        }
        provinces.add(facility.address().province().toLowerCase(java.util.Locale.ROOT));
        facility.phones().forEach(phone -> phones.add(PhoneNumbers.digits(phone)));
    }

    private void index(String word, int number) {
        byWord.computeIfAbsent(word, key -> new ArrayList<>()).add(number);
    }

    private static List<String> words(String name) {
        return CatalogueWords.tokens(name).stream()
                .map(Token::word)
                .filter(word -> !CatalogueWords.isJoining(word))
                .toList();
    }

    List<String> same(String word) {
        return vocabulary.same(word);
    }

    List<String> similar(String word) {
        return vocabulary.similar(word);
    }

    List<Integer> called(String word) {
        return byWord.getOrDefault(word, List.of());
    }

    List<Integer> in(List<String> comune) {
        return byComune.getOrDefault(comune, List.of());
    }

    /** The comuni that begin with a word, also if it is mistyped. */
    Set<List<String>> comuniFrom(String word, boolean mistyped) {
        Set<List<String>> found = new LinkedHashSet<>();
        for (String first : mistyped ? places.similar(word) : places.same(word)) {
            found.addAll(comuni.getOrDefault(first, Set.of()));
        }
        return found;
    }

    boolean isProvince(String word) {
        return provinces.contains(word);
    }

    boolean isStreet(String word) {
        return STREETS.contains(word);
    }

    boolean isPhone(String digits) {
        return phones.contains(digits);
    }

    Entry entry(int number) {
        return entries.get(number);
    }
}
