package io.onecare.core.booking;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * How people name a booking, also on the phone: eight characters such as {@code 7K3M-9Q2D}, none of
 * which sounds or looks like another in Italian or English print (no 0, 1, I, L, O, U). It cannot
 * be guessed from another one, but it is no secret: whoever knows it still has to be allowed to see
 * the booking. Immutable.
 */
public final class BookingReference {

    private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 8;

    private final String value;

    private BookingReference(String value) {
        this.value = value;
    }

    /**
     * Reads a reference as people write it: in any case, with or without hyphen and blanks.
     *
     * @param text what somebody typed
     * @return empty if it cannot be a reference
     */
    public static Optional<BookingReference> parse(String text) {
        StringBuilder read = new StringBuilder();
        for (char c : text.toUpperCase(Locale.ROOT).toCharArray()) {
            if (ALPHABET.indexOf(c) >= 0) {
                read.append(c);
            } else if (c != '-' && c != '‑' && c != '–' && !Character.isSpaceChar(c)) {
                return Optional.empty();
            }
        }
        return read.length() == LENGTH
                ? Optional.of(new BookingReference(read.toString()))
                : Optional.empty();
    }

    /**
     * Reads a reference that the library itself has written.
     *
     * @param text as {@link #toString()} gives it
     * @return the reference
     * @throws IllegalArgumentException if it is none
     */
    public static BookingReference of(String text) {
        return parse(text)
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "The text (%d characters) is no booking reference.%nMaybe parse(…) was meant, for what people type."
                                                .formatted(text.length())));
    }

    static BookingReference random(SecureRandom random) {
        StringBuilder made = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            made.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return new BookingReference(made.toString());
    }

    /**
     * Gives it as it is stored.
     *
     * @return eight characters without a hyphen
     */
    public String stored() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BookingReference that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return Objects.hash(value);
    }

    /** As it is shown: {@code 7K3M-9Q2D}. */
    @Override
    public String toString() {
        return value.substring(0, 4) + "-" + value.substring(4);
    }
}
