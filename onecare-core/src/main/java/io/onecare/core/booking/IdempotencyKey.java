package io.onecare.core.booking;

import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The name of one wish, made by whoever asks before asking the first time. The same wish under the
 * same key is fulfilled once, however often it is sent; it belongs to the account that asks.
 *
 * @param value 8 to 100 letters, digits, hyphens, underscores, points and colons; a UUID is a good
 *     one
 */
public record IdempotencyKey(String value) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._:-]{8,100}");

    /**
     * Checks the form.
     *
     * @throws IllegalArgumentException if it has another form
     */
    public IdempotencyKey {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "The idempotency key with (%d) characters must be 8 to 100 letters, digits and -_.: characters.%nMaybe take a UUID."
                            .formatted(value.length()));
        }
    }

    /**
     * Makes a new key.
     *
     * @return a random one
     */
    public static IdempotencyKey random() {
        return new IdempotencyKey(UUID.randomUUID().toString());
    }
}
