package io.onecare.core.person;

import java.time.LocalDate;
import java.time.Month;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A codice fiscale: the 16 characters that Italy knows a person by, or the 11 digits of a
 * provisional one where the caller takes them. Immutable.
 *
 * <p>{@code RSS MRA 80A01 H501 U} is surname, given name, year, month and day of birth (a woman's
 * day plus 40), birthplace, check character: decree of the Ministero delle Finanze of 23 December
 * 1976 (Gazzetta Ufficiale 345 of 29 December 1976). Where several people would get the same code,
 * all but its digits stays and some of the seven digits become letters ("omocodia"): such a code is
 * read like any other, whichever digits were replaced.
 *
 * <p>A tax code looks a person up. It proves nothing: whoever knows somebody's name, birthday and
 * birthplace can write it down.
 *
 * <p>Two tax codes are equal if they are written the same. A variant by omocodia was given to
 * somebody else, so it is another code; {@link #isOmocodiaVariantOf} finds the relationship.
 *
 * <p>{@code toString} hides the code; {@link #value()} gives it.
 */
public final class TaxCode {

    private static final int LENGTH = 16;
    private static final int PROVISIONAL_LENGTH = 11;

    /** Where digits stand, and where omocodia may put a letter instead; counted from 0. */
    private static final String DIGIT_PLACES = "000000110110111";

    /** The letter for each digit, 0 first: decree, table of the digits replaced. */
    private static final String OMOCODIA = "LMNPQRSTUV";

    /** The letter of each month, January first: decree, table of the months. */
    private static final String MONTHS = "ABCDEHLMPRST";

    private static final int MONTH_PLACE = 8;

    /** Belfiore codes begin with these; {@code Z} is for places abroad. */
    private static final String BIRTHPLACE_LETTERS = "ABCDEFGHILMZ";

    private static final int BIRTHPLACE_PLACE = 11;

    /** What is added to a woman's day of birth. */
    private static final int WOMEN = 40;

    /**
     * What a letter counts for in the first, third, … place, A first; a digit counts as the letter
     * with its number (0 as A). In the other places the number itself counts. Decree, tables of the
     * sixteenth character.
     */
    private static final int[] ODD_PLACE_VALUES = {
        1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23
    };

    private final String value;

    private TaxCode(String value) {
        this.value = value;
    }

    /**
     * Reads a tax code of 16 characters.
     *
     * @param text what somebody typed or a file holds; case and white space do not matter
     * @return the tax code
     * @throws IllegalArgumentException if {@link #check(CharSequence)} would call it not
     *     acceptable; the message does not repeat the text
     */
    public static TaxCode of(String text) {
        return of(text, Provisional.REFUSED);
    }

    /**
     * Reads a tax code, possibly a provisional one.
     *
     * @param text what somebody typed or a file holds; case and white space do not matter
     * @param provisional whether a code of 11 digits will do
     * @return the tax code
     * @throws IllegalArgumentException if {@link #check(CharSequence, Provisional)} would call it
     *     not acceptable; the message does not repeat the text
     */
    public static TaxCode of(String text, Provisional provisional) {
        String code = normalised(text);
        TaxCodeCheck check = checkNormalised(code, provisional);
        if (!check.isAcceptable()) {
            TaxCodeProblem problem = check.problem().orElseThrow();
            throw new IllegalArgumentException(
                    "The text with (%d) characters is not a tax code: (%s)%s.\n%s"
                            .formatted(
                                    text.length(),
                                    problem,
                                    check.position().isPresent()
                                            ? " at (%d)".formatted(check.position().getAsInt())
                                            : "",
                                    problem.hint()));
        }
        return new TaxCode(code);
    }

    /**
     * Tells what is wrong with a text that should be a tax code of 16 characters.
     *
     * @param text what somebody typed; case and white space do not matter
     * @return the first problem, in the order of {@link TaxCodeProblem}, or none
     */
    public static TaxCodeCheck check(CharSequence text) {
        return check(text, Provisional.REFUSED);
    }

    /**
     * Tells what is wrong with a text that should be a tax code.
     *
     * @param text what somebody typed; case and white space do not matter
     * @param provisional whether a code of 11 digits will do
     * @return the first problem, in the order of {@link TaxCodeProblem}, or none
     */
    public static TaxCodeCheck check(CharSequence text, Provisional provisional) {
        String code = normalised(text);
        TaxCodeCheck check = checkNormalised(code, provisional);
        boolean unknownBirthplace =
                check.isAcceptable()
                        && code.length() == LENGTH
                        && new TaxCode(code).birthplace().isEmpty();
        return unknownBirthplace ? TaxCodeCheck.found(TaxCodeProblem.UNKNOWN_BIRTHPLACE) : check;
    }

    /**
     * In capitals, without white space, and cut one character after the longest code. Only a to z
     * are put in capitals: other letters would become letters that were not typed (ı, ſ).
     */
    private static String normalised(CharSequence text) {
        StringBuilder code = new StringBuilder(LENGTH + 1);
        for (int i = 0; i < text.length() && code.length() <= LENGTH; i++) {
            char sign = text.charAt(i);
            if (!Character.isWhitespace(sign) && !Character.isSpaceChar(sign)) {
                code.append(sign >= 'a' && sign <= 'z' ? (char) (sign - 'a' + 'A') : sign);
            }
        }
        return code.toString();
    }

    private static TaxCodeCheck checkNormalised(String code, Provisional provisional) {
        if (code.length() == PROVISIONAL_LENGTH) {
            if (provisional == Provisional.ACCEPTED) {
                return checkProvisional(code);
            }
            if (code.chars().allMatch(TaxCode::isDigit)) {
                return TaxCodeCheck.found(TaxCodeProblem.PROVISIONAL);
            }
        }
        if (code.length() != LENGTH) {
            return TaxCodeCheck.found(TaxCodeProblem.WRONG_LENGTH);
        }
        for (int place = 0; place < LENGTH; place++) {
            if (!mayStandAt(place, code.charAt(place))) {
                return TaxCodeCheck.wrongCharacter(place + 1);
            }
        }
        if (code.charAt(LENGTH - 1) != checkCharacter(code)) {
            return TaxCodeCheck.found(TaxCodeProblem.WRONG_CHECK_CHARACTER);
        }
        if (!new TaxCode(code).hasPossibleBirthday()) {
            return TaxCodeCheck.found(TaxCodeProblem.IMPOSSIBLE_DATE);
        }
        return TaxCodeCheck.passed();
    }

    private static boolean mayStandAt(int place, char sign) {
        if (isDigitPlace(place)) {
            return isDigit(sign) || OMOCODIA.indexOf(sign) >= 0;
        }
        return switch (place) {
            case MONTH_PLACE -> MONTHS.indexOf(sign) >= 0;
            case BIRTHPLACE_PLACE -> BIRTHPLACE_LETTERS.indexOf(sign) >= 0;
            default -> sign >= 'A' && sign <= 'Z';
        };
    }

    private static boolean isDigitPlace(int place) {
        return place < DIGIT_PLACES.length() && DIGIT_PLACES.charAt(place) == '1';
    }

    private static boolean isDigit(int sign) {
        return sign >= '0' && sign <= '9';
    }

    private static char checkCharacter(String code) {
        int sum = 0;
        for (int place = 0; place < LENGTH - 1; place++) {
            char sign = code.charAt(place);
            int number = isDigit(sign) ? sign - '0' : sign - 'A';
            boolean isOddPlace = place % 2 == 0;
            sum += isOddPlace ? ODD_PLACE_VALUES[number] : number;
        }
        return (char) ('A' + sum % 26);
    }

    /**
     * Decree, articles 9 and 10: seven digits of a counter, three of the office, a control digit.
     * Every second digit counts double, less 9 if that has two digits; the control digit completes
     * the sum to tens. A counter of zero, which fillers like eleven zeros have, is refused.
     */
    private static TaxCodeCheck checkProvisional(String code) {
        int sum = 0;
        for (int place = 0; place < PROVISIONAL_LENGTH; place++) {
            char sign = code.charAt(place);
            if (!isDigit(sign)) {
                return TaxCodeCheck.wrongCharacter(place + 1);
            }
            int digit = sign - '0';
            boolean isOddPlace = place % 2 == 0;
            int twice = digit < 5 ? 2 * digit : 2 * digit - 9;
            sum += isOddPlace ? digit : twice;
        }
        if (code.startsWith("0000000")) {
            return TaxCodeCheck.wrongCharacter(7);
        }
        return sum % 10 == 0
                ? TaxCodeCheck.passed()
                : TaxCodeCheck.found(TaxCodeProblem.WRONG_CHECK_CHARACTER);
    }

    /**
     * Gives the code in clear.
     *
     * @return 16 capital letters and digits, or 11 digits if it is provisional
     */
    public String value() {
        return value;
    }

    /**
     * Tells whether this is a code of 11 digits, without data of birth.
     *
     * @return true if it is
     */
    public boolean isProvisional() {
        return value.length() == PROVISIONAL_LENGTH;
    }

    /**
     * Tells whether letters stand for some of the seven digits.
     *
     * @return true if at least one does; false for a provisional code
     */
    public boolean isOmocodia() {
        return !withoutOmocodia().equals(this);
    }

    /**
     * Gives the code that this one was made from, with its digits and the check character that
     * belongs to them. Somebody else's or nobody's, if this is a code with omocodia.
     *
     * @return this code itself if it has no omocodia or is provisional
     */
    public TaxCode withoutOmocodia() {
        if (isProvisional()) {
            return this;
        }
        StringBuilder code = new StringBuilder(value);
        for (int place = 0; place < LENGTH; place++) {
            if (isDigitPlace(place)) {
                code.setCharAt(place, digitAt(place));
            }
        }
        code.setCharAt(LENGTH - 1, checkCharacter(code.toString()));
        return code.toString().equals(value) ? this : new TaxCode(code.toString());
    }

    /**
     * Tells whether this code and another differ by omocodia only: two people of the same letters,
     * birthday, sex and birthplace, or one of them with a code that was replaced.
     *
     * @param other another code
     * @return true if they are written differently and are the same without omocodia
     */
    public boolean isOmocodiaVariantOf(TaxCode other) {
        return !equals(other) && withoutOmocodia().equals(other.withoutOmocodia());
    }

    /**
     * Gives the sex that the day of birth says.
     *
     * @return empty if the code is provisional
     */
    public Optional<AdministrativeGender> sex() {
        if (isProvisional()) {
            return Optional.empty();
        }
        return Optional.of(
                number(9, 11) > WOMEN ? AdministrativeGender.FEMALE : AdministrativeGender.MALE);
    }

    /**
     * Gives the date of birth, in the latest century that it can be in. The code has two digits of
     * the year, so of somebody over 100 the date comes out a century late: where the date of birth
     * is known, compare it with {@link #disagreementsWith} instead. Of somebody who must be of age,
     * the latest day possible is that of their eighteenth birthday.
     *
     * @param latest the latest day possible, such as today in Italy
     * @return the last day not after {@code latest} that the code can mean; empty if the code is
     *     provisional, or says 29 February '00 and {@code latest} is before that of 2000
     */
    public Optional<LocalDate> birthDate(LocalDate latest) {
        if (isProvisional()) {
            return Optional.empty();
        }
        int year = Math.floorDiv(latest.getYear(), 100) * 100 + number(6, 8);
        if (isDay(year) && !birthDay(year).isAfter(latest)) {
            return Optional.of(birthDay(year));
        }
        return isDay(year - 100) ? Optional.of(birthDay(year - 100)) : Optional.empty();
    }

    /**
     * Gives the code of the birthplace, in digits.
     *
     * @return a Belfiore code such as {@code H501}, {@code Z} and three digits for a place abroad;
     *     empty if the code is provisional
     */
    public Optional<String> birthplaceCode() {
        return isProvisional()
                ? Optional.empty()
                : Optional.of(withoutOmocodia().value.substring(BIRTHPLACE_PLACE, LENGTH - 1));
    }

    /**
     * Finds the birthplace.
     *
     * @return empty if the code is provisional or the list of birthplaces does not have it
     */
    public Optional<Birthplace> birthplace() {
        return birthplaceCode().flatMap(Birthplace::find);
    }

    /**
     * Compares the code with what is known of a person. Accents, apostrophes, hyphens, spaces and
     * case do not matter; letters that the decree does not have are taken in each of their usual
     * spellings (Ö as O or as OE). A name in another script, or without letters, disagrees.
     *
     * <p>Of the year the last two digits are compared, so it works at any age.
     *
     * @param surname the surname, for women the one they were born with
     * @param givenName all given names that are registered
     * @param birthDate the date of birth
     * @param sex the registered sex
     * @return what disagrees, in the order of the enum; empty if nothing does; {@link
     *     TaxCodeDisagreement#NOTHING_TO_COMPARE} alone if the code is provisional
     */
    public Set<TaxCodeDisagreement> disagreementsWith(
            String surname, String givenName, LocalDate birthDate, AdministrativeGender sex) {
        Objects.requireNonNull(sex, "sex");
        if (isProvisional()) {
            return Set.of(TaxCodeDisagreement.NOTHING_TO_COMPARE);
        }
        EnumSet<TaxCodeDisagreement> disagreements = EnumSet.noneOf(TaxCodeDisagreement.class);
        if (!CodedName.ofSurname(surname).has(value.substring(0, 3))) {
            disagreements.add(TaxCodeDisagreement.SURNAME);
        }
        if (!CodedName.ofGivenName(givenName).has(value.substring(3, 6))) {
            disagreements.add(TaxCodeDisagreement.GIVEN_NAME);
        }
        if (Math.floorMod(birthDate.getYear(), 100) != number(6, 8)
                || birthDate.getMonth() != month()
                || birthDate.getDayOfMonth() != dayOfMonth()) {
            disagreements.add(TaxCodeDisagreement.BIRTH_DATE);
        }
        if (!sex().equals(Optional.of(sex))) {
            disagreements.add(TaxCodeDisagreement.SEX);
        }
        return Collections.unmodifiableSet(disagreements);
    }

    /**
     * The year 2000 stands for every century: it has a 29 February, as one year '00 in four has.
     */
    private boolean hasPossibleBirthday() {
        return isDay(2000 + number(6, 8));
    }

    private boolean isDay(int year) {
        return dayOfMonth() >= 1 && dayOfMonth() <= LocalDate.of(year, month(), 1).lengthOfMonth();
    }

    private LocalDate birthDay(int year) {
        return LocalDate.of(year, month(), dayOfMonth());
    }

    private Month month() {
        return Month.of(MONTHS.indexOf(value.charAt(MONTH_PLACE)) + 1);
    }

    private int dayOfMonth() {
        int day = number(9, 11);
        return day > WOMEN ? day - WOMEN : day;
    }

    private int number(int begin, int end) {
        int number = 0;
        for (int place = begin; place < end; place++) {
            number = 10 * number + digitAt(place) - '0';
        }
        return number;
    }

    private char digitAt(int place) {
        char sign = value.charAt(place);
        return isDigit(sign) ? sign : (char) ('0' + OMOCODIA.indexOf(sign));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TaxCode that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    /** Hides the code, so that it cannot reach a log by accident. */
    @Override
    public String toString() {
        return "TaxCode(…)";
    }
}
