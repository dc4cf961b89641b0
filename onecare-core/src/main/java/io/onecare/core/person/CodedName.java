package io.onecare.core.person;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/**
 * The three letters that a surname or a given name has in a tax code: several where one of its
 * letters is written in several ways with the 26 of the decree, none where it has no letter or one
 * of another script.
 *
 * <p>Decree of 23 December 1976 on the characters of surname and name: parts and signs do not
 * count; consonants first, then vowels, each in their order; X where letters are missing; of a
 * given name with four consonants or more the first, third and fourth.
 */
final class CodedName {

    /**
     * Letters with more than one way of writing them, or with one that is not the letter without
     * its marks. AE, OE, UE and SS: Agenzia delle Entrate, circular 34/E of 20 July 2011. AA, TH,
     * IJ, and D, H, L, N, T without a stroke: ICAO Doc 9303 part 3, section 6. The letter alone was
     * common before the circular; DJ is common where Đ is at home, and A for Ə in Azerbaijan.
     */
    private static final Map<Integer, List<String>> SPELLINGS =
            Map.ofEntries(
                    Map.entry((int) 'Ä', List.of("A", "AE")),
                    Map.entry((int) 'Å', List.of("A", "AA")),
                    Map.entry((int) 'Æ', List.of("AE")),
                    Map.entry((int) 'Ð', List.of("D")),
                    Map.entry((int) 'Đ', List.of("D", "DJ")),
                    Map.entry((int) 'Ə', List.of("E", "A")),
                    Map.entry((int) 'Ħ', List.of("H")),
                    Map.entry((int) 'Ł', List.of("L")),
                    Map.entry((int) 'Ŋ', List.of("N")),
                    Map.entry((int) 'Ö', List.of("O", "OE")),
                    Map.entry((int) 'Ø', List.of("O", "OE")),
                    Map.entry((int) 'Œ', List.of("OE")),
                    Map.entry((int) 'Þ', List.of("TH")),
                    Map.entry((int) 'Ŧ', List.of("T")),
                    Map.entry((int) 'Ü', List.of("U", "UE")),
                    Map.entry((int) 'ß', List.of("SS", "S")),
                    Map.entry((int) 'ẞ', List.of("SS", "S")));

    private static final String VOWELS = "AEIOU";

    /** More vowels than three, or consonants than four, never reach the code. */
    private static final int VOWELS_THAT_COUNT = 3;

    private static final int CONSONANTS_THAT_COUNT = 4;

    private final Set<String> codes;

    private CodedName(Set<String> codes) {
        this.codes = codes;
    }

    static CodedName ofSurname(String surname) {
        return new CodedName(
                lettersThatCount(surname).stream()
                        .map(letters -> code(consonants(letters), vowels(letters)))
                        .collect(Collectors.toSet()));
    }

    static CodedName ofGivenName(String givenName) {
        return new CodedName(
                lettersThatCount(givenName).stream()
                        .map(
                                letters ->
                                        code(
                                                withoutSecondOfFour(consonants(letters)),
                                                vowels(letters)))
                        .collect(Collectors.toSet()));
    }

    boolean has(String threeLetters) {
        return codes.contains(threeLetters);
    }

    private static String withoutSecondOfFour(String consonants) {
        return consonants.length() < CONSONANTS_THAT_COUNT
                ? consonants
                : consonants.charAt(0) + consonants.substring(2);
    }

    private static String code(String consonants, String vowels) {
        return (consonants + vowels + "XX").substring(0, 3);
    }

    private static String consonants(String letters) {
        return only(letters, letter -> !isVowel(letter));
    }

    private static String vowels(String letters) {
        return only(letters, CodedName::isVowel);
    }

    private static String only(String letters, IntPredicate wanted) {
        return letters.chars()
                .filter(wanted)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isVowel(int letter) {
        return VOWELS.indexOf(letter) >= 0;
    }

    /**
     * Every way of writing the name, cut down to the letters that can reach the code. Cutting while
     * reading keeps the ways few, however long the name and however many of its letters have two.
     */
    private static Set<String> lettersThatCount(String name) {
        Set<String> ways = Set.of("");
        int[] signs = Normalizer.normalize(name, Normalizer.Form.NFC).codePoints().toArray();
        for (int sign : signs) {
            List<String> spellings = spellings(sign);
            Set<String> longer = new LinkedHashSet<>();
            for (String way : ways) {
                for (String spelling : spellings) {
                    longer.add(append(way, spelling));
                }
            }
            ways = longer;
        }
        return ways.stream().filter(letters -> !letters.isEmpty()).collect(Collectors.toSet());
    }

    private static String append(String letters, String more) {
        StringBuilder longer = new StringBuilder(letters);
        for (char letter : more.toCharArray()) {
            boolean counts =
                    isVowel(letter)
                            ? vowels(longer.toString()).length() < VOWELS_THAT_COUNT
                            : consonants(longer.toString()).length() < CONSONANTS_THAT_COUNT;
            if (counts) {
                longer.append(letter);
            }
        }
        return longer.toString();
    }

    /** The ways of writing one sign: nothing, if it is no letter; none, if of another script. */
    private static List<String> spellings(int sign) {
        List<String> special = SPELLINGS.get(Character.toUpperCase(sign));
        if (special != null) {
            return special;
        }
        String parts =
                Normalizer.normalize(Character.toString(sign), Normalizer.Form.NFKD)
                        .toUpperCase(Locale.ROOT);
        StringBuilder letters = new StringBuilder();
        for (int part : parts.codePoints().toArray()) {
            if (part >= 'A' && part <= 'Z') {
                letters.append((char) part);
            } else if (Character.isLetter(part)
                    && Character.getType(part) != Character.MODIFIER_LETTER) {
                return List.of();
            }
        }
        return List.of(letters.toString());
    }

    /** Hides the letters, which are part of a name. */
    @Override
    public String toString() {
        return "CodedName(…)";
    }
}
