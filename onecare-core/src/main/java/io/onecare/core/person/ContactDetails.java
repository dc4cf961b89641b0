package io.onecare.core.person;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a person is reached: by e-mail, by phone, by both or by neither. Immutable. FHIR R4: {@code
 * ContactPoint}.
 *
 * <p>{@code toString} hides both.
 */
@Embeddable
public class ContactDetails {

    /** ITU-T E.164 allows 15 digits; the rest is what people write between them. */
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9]([ ./-]?[0-9]){4,14}");

    @Column(name = "email", length = 254)
    private @Nullable String email;

    @Column(name = "phone", length = 30)
    private @Nullable String phone;

    /** For JPA. */
    protected ContactDetails() {}

    private ContactDetails(@Nullable String email, @Nullable String phone) {
        this.email = email;
        this.phone = phone;
    }

    /**
     * Makes contact details.
     *
     * @param email the e-mail address, or null if none is known
     * @param phone the phone number as it is to be dialled, 5 to 15 digits with an optional plus in
     *     front and single spaces, points, slashes or hyphens between them; or null if none is
     *     known
     * @return the contact details
     * @throws IllegalArgumentException if the phone number has another form; the message does not
     *     repeat it
     */
    public static ContactDetails of(@Nullable EmailAddress email, @Nullable String phone) {
        String stripped = phone == null ? null : phone.strip();
        if (stripped != null && !PHONE.matcher(stripped).matches()) {
            throw new IllegalArgumentException(
                    "The phone number with (%d) characters must be 5 to 15 digits, an optional plus in front.%nMaybe it holds two numbers or a word."
                            .formatted(stripped.length()));
        }
        return new ContactDetails(email == null ? null : email.value(), stripped);
    }

    /**
     * Nothing is known about how to reach the person.
     *
     * @return contact details without e-mail and phone
     */
    public static ContactDetails none() {
        return new ContactDetails(null, null);
    }

    /**
     * Gives the e-mail address.
     *
     * @return empty if none is known
     */
    public Optional<EmailAddress> email() {
        return Optional.ofNullable(email).map(EmailAddress::of);
    }

    /**
     * Gives the phone number in clear, as it was written.
     *
     * @return empty if none is known
     */
    public Optional<String> phone() {
        return Optional.ofNullable(phone);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ContactDetails that
                && Objects.equals(email, that.email)
                && Objects.equals(phone, that.phone);
    }

    @Override
    public int hashCode() {
        return Objects.hash(email, phone);
    }

    /** Hides the contact, so that it cannot reach a log by accident. */
    @Override
    public String toString() {
        return "ContactDetails(…)";
    }
}
