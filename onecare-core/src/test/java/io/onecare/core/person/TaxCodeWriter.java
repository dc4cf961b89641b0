package io.onecare.core.person;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Writes tax codes as the decree of 23 December 1976 says, from names of the 26 letters. Shares
 * nothing with the code under test: the tables are written here once more, in another form.
 */
public final class TaxCodeWriter {

    /** The letters in the order of their values in odd places: B counts 0, A counts 1, K 2, … */
    private static final String ODD_ORDER = "BAKPLCQDREVOSFTGUHMINJWZYX";

    private static final Map<Integer, String> MONTHS =
            Map.ofEntries(
                    Map.entry(1, "A"),
                    Map.entry(2, "B"),
                    Map.entry(3, "C"),
                    Map.entry(4, "D"),
                    Map.entry(5, "E"),
                    Map.entry(6, "H"),
                    Map.entry(7, "L"),
                    Map.entry(8, "M"),
                    Map.entry(9, "P"),
                    Map.entry(10, "R"),
                    Map.entry(11, "S"),
                    Map.entry(12, "T"));

    private static final int[] DIGIT_PLACES = {7, 8, 10, 11, 13, 14, 15};

    private TaxCodeWriter() {}

    /** Writes the code of somebody. */
    public static String codeOf(
            String surname, String givenName, LocalDate birthDate, boolean female, String place) {
        return withCheckCharacter(
                String.format(
                        Locale.ROOT,
                        "%s%s%02d%s%02d%s",
                        surnameLetters(surname),
                        givenNameLetters(givenName),
                        birthDate.getYear() % 100,
                        MONTHS.get(birthDate.getMonthValue()),
                        birthDate.getDayOfMonth() + (female ? 40 : 0),
                        place));
    }

    static String surnameLetters(String surname) {
        List<Character> consonants = new ArrayList<>();
        List<Character> vowels = new ArrayList<>();
        sort(surname, consonants, vowels);
        return firstThree(consonants, vowels);
    }

    static String givenNameLetters(String givenName) {
        List<Character> consonants = new ArrayList<>();
        List<Character> vowels = new ArrayList<>();
        sort(givenName, consonants, vowels);
        if (consonants.size() > 3) {
            consonants.remove(1);
        }
        return firstThree(consonants, vowels);
    }

    private static void sort(String name, List<Character> consonants, List<Character> vowels) {
        for (char letter : name.toCharArray()) {
            switch (letter) {
                case 'A', 'E', 'I', 'O', 'U' -> vowels.add(letter);
                default -> consonants.add(letter);
            }
        }
    }

    private static String firstThree(List<Character> consonants, List<Character> vowels) {
        List<Character> letters = new ArrayList<>(consonants);
        letters.addAll(vowels);
        while (letters.size() < 3) {
            letters.add('X');
        }
        return "" + letters.get(0) + letters.get(1) + letters.get(2);
    }

    /** Completes fifteen characters of a made-up code. */
    public static String withCheckCharacter(String fifteen) {
        int sum = 0;
        for (int position = 1; position <= 15; position++) {
            char sign = fifteen.charAt(position - 1);
            char letter = Character.isDigit(sign) ? "ABCDEFGHIJ".charAt(sign - '0') : sign;
            sum += position % 2 == 1 ? ODD_ORDER.indexOf(letter) : letter - 'A';
        }
        return fifteen + "ABCDEFGHIJKLMNOPQRSTUVWXYZ".charAt(sum % 26);
    }

    /**
     * The code with letters for the digits whose bits are set, the leftmost digit the lowest bit.
     */
    static String omocodiaVariant(String code, int digits) {
        StringBuilder variant = new StringBuilder(code.substring(0, 15));
        for (int i = 0; i < DIGIT_PLACES.length; i++) {
            if ((digits >> i & 1) == 1) {
                int place = DIGIT_PLACES[i] - 1;
                variant.setCharAt(place, "LMNPQRSTUV".charAt(variant.charAt(place) - '0'));
            }
        }
        return withCheckCharacter(variant.toString());
    }
}
