package io.onecare.core.person;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.Objects;

/**
 * A person's name as the insurer's roll has it. Immutable. FHIR R4: {@code HumanName} with {@code
 * family} and {@code given}.
 *
 * <p>{@code toString} hides the name.
 */
@Embeddable
public class PersonName {

    private static final int MAX_LENGTH = 100;

    @Column(name = "surname", nullable = false, length = MAX_LENGTH)
    private String surname;

    @Column(name = "given_name", nullable = false, length = MAX_LENGTH)
    private String givenName;

    /** For JPA. */
    protected PersonName() {}

    private PersonName(String surname, String givenName) {
        this.surname = surname;
        this.givenName = givenName;
    }

    /**
     * Makes a name. White space around the parts is dropped.
     *
     * @param surname the surname, 1 to 100 characters, any script, no control characters
     * @param givenName all given names, 1 to 100 characters, any script, no control characters
     * @return the name
     * @throws IllegalArgumentException if a part has not its form; the message does not repeat it
     */
    public static PersonName of(String surname, String givenName) {
        return new PersonName(part("surname", surname), part("given name", givenName));
    }

    private static String part(String what, String text) {
        String stripped = text.strip();
        if (stripped.isEmpty() || stripped.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "The %s has (%d) characters but must have 1 to %d."
                            .formatted(what, stripped.length(), MAX_LENGTH));
        }
        if (stripped.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "The %s holds a control character.%nMaybe a line break or a tab came along from a file."
                            .formatted(what));
        }
        return stripped;
    }

    /**
     * Gives the surname in clear.
     *
     * @return the surname
     */
    public String surname() {
        return surname;
    }

    /**
     * Gives the given names in clear.
     *
     * @return all given names
     */
    public String givenName() {
        return givenName;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PersonName that
                && surname.equals(that.surname)
                && givenName.equals(that.givenName);
    }

    @Override
    public int hashCode() {
        return Objects.hash(surname, givenName);
    }

    /** Hides the name, so that it cannot reach a log by accident. */
    @Override
    public String toString() {
        return "PersonName(…)";
    }
}
