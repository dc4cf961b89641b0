package io.onecare.portal.it.inside;

import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * People by the dozen, all born on 1 January 1980 in Rome, for tests that need more than one may
 * ask for. Made by computation alone, so that the tests outside and the portal inside know the
 * same. {@link CrowdUnderTest} puts some of them on the roll.
 */
public enum Crowd {
    /** On the roll, with an account. */
    REGISTERED(true),
    /** The same, for tests that log in and change what is theirs; the first few of them. */
    MEMBERS(true),
    /** On the roll, with the address that they type. */
    KNOWN(true),
    /** On the roll, with another address than the one they type. */
    MISMATCHED(true),
    /** Not on the roll. */
    UNKNOWN(false),
    /** Not on the roll, and all with one address, which gets no more messages about it. */
    LIMITED(false),
    /** On the roll, for tests that register somebody. */
    NEWCOMERS(true),
    /** On the roll, with an account, for floods: what is counted of their log-ins stays a while. */
    FLOODING(true),
    /** On the roll, with appointments at the facility of {@link FacilityUnderTest}. */
    GUESTS(true);

    /** How many there are of each. */
    public static final int SIZE = 40;

    /** How many of the members have an account. */
    public static final int MEMBERS_WITH_ACCOUNT = 13;

    private static final String CONSONANTS = "BCDFGLMNPRSTVZ";

    /** Letters by their value in odd places: B counts 0, A counts 1 (decree of 23.12.1976). */
    private static final String ODD_ORDER = "BAKPLCQDREVOSFTGUHMINJWZYX";

    private final boolean onRoll;

    Crowd(boolean onRoll) {
        this.onRoll = onRoll;
    }

    /**
     * Somebody.
     *
     * @param surname as typed and on the roll
     * @param taxCode the right one for name, birth date and place
     * @param email as typed
     * @param userName of the account, if there is one
     */
    public record Person(String surname, String taxCode, String email, String userName) {

        /** The given name of all of them. */
        public static final String GIVEN_NAME = "Mira";

        /** The birth date of all of them, as typed. */
        public static final String BIRTH_DATE = "01/01/1980";
    }

    boolean isOnRoll() {
        return onRoll;
    }

    Stream<Person> people(int count) {
        return IntStream.range(0, count).mapToObj(this::person);
    }

    /** Somebody of them: the same for the same number, from 0, and again from the start. */
    public Person person(int number) {
        int i = number % SIZE;
        char first = CONSONANTS.charAt(ordinal());
        char second = CONSONANTS.charAt(i / CONSONANTS.length());
        char third = CONSONANTS.charAt(i % CONSONANTS.length());
        String surname = first + ("o" + second + "u" + third + "esco").toLowerCase(Locale.ROOT);
        return new Person(
                surname,
                withCheckCharacter("" + first + second + third + "MRI80A41H501"),
                mailbox(i),
                "crowd-%s-%02d".formatted(name().toLowerCase(Locale.ROOT), i));
    }

    private String mailbox(int i) {
        return "%s-%02d@crowd.example"
                .formatted(name().toLowerCase(Locale.ROOT), this == LIMITED ? 0 : i);
    }

    public static String withCheckCharacter(String start) {
        int sum = 0;
        for (int i = 0; i < start.length(); i++) {
            char c = start.charAt(i);
            int even = Character.isDigit(c) ? c - '0' : c - 'A';
            sum += i % 2 == 0 ? ODD_ORDER.indexOf((char) ('A' + even)) : even;
        }
        return start + (char) ('A' + sum % 26);
    }
}
