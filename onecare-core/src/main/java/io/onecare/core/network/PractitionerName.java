package io.onecare.core.network;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The name under which somebody practises. Public on the pages of the network, yet hidden in {@code
 * toString}, so that no log names a person. Immutable.
 */
@Embeddable
public class PractitionerName {

    @Column(name = "title", length = 40)
    private @Nullable String title;

    @Column(name = "given_name", nullable = false, length = 100)
    private String givenName;

    @Column(name = "family_name", nullable = false, length = 100)
    private String familyName;

    /** For JPA. */
    protected PractitionerName() {}

    private PractitionerName(@Nullable String title, String givenName, String familyName) {
        this.title = title;
        this.givenName = givenName;
        this.familyName = familyName;
    }

    /**
     * Makes a name.
     *
     * @param title as on the door, such as {@code Dott.ssa}, 1 to 40 characters, or null
     * @param givenName 1 to 100 characters
     * @param familyName 1 to 100 characters
     * @return the name
     * @throws IllegalArgumentException if a part is blank or too long; the message does not repeat
     *     it
     */
    public static PractitionerName of(@Nullable String title, String givenName, String familyName) {
        return new PractitionerName(
                title == null ? null : Text.required("title", title, 40),
                Text.required("given name", givenName, 100),
                Text.required("family name", familyName, 100));
    }

    /**
     * Gives the title.
     *
     * @return empty if there is none
     */
    public Optional<String> title() {
        return Optional.ofNullable(title);
    }

    /**
     * Gives the given name.
     *
     * @return 1 to 100 characters
     */
    public String givenName() {
        return givenName;
    }

    /**
     * Gives the family name.
     *
     * @return 1 to 100 characters
     */
    public String familyName() {
        return familyName;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PractitionerName that
                && Objects.equals(title, that.title)
                && givenName.equals(that.givenName)
                && familyName.equals(that.familyName);
    }

    @Override
    public int hashCode() {
        return Objects.hash(title, givenName, familyName);
    }

    /** Hides the name, so that it cannot reach a log by accident. */
    @Override
    public String toString() {
        return "PractitionerName(…)";
    }
}
