package io.onecare.core.account;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The wish to change one's own contacts, but for the e-mail address, which must be proven.
 *
 * @param phone the phone number as {@link io.onecare.core.person.ContactDetails} wants it, or null
 *     for none
 * @param language in which language to write
 */
public record EditProfile(@Nullable String phone, NotificationLanguage language) {

    /** Checks that nothing is missing. */
    public EditProfile {
        Objects.requireNonNull(language, "language");
    }

    /** Says nothing of the person. */
    @Override
    public String toString() {
        return "EditProfile(…)";
    }
}
