package io.onecare.core.imports;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A practitioner and where they work. Which services they give is said by their schedules.
 *
 * @param code the code
 * @param title as on the door, up to 40 characters, or null
 * @param givenName 1 to 100 characters
 * @param familyName 1 to 100 characters
 * @param facilityCodes the codes of the facilities where they work; may be empty
 */
public record PractitionerRow(
        @Nullable String code,
        @Nullable String title,
        @Nullable String givenName,
        @Nullable String familyName,
        List<String> facilityCodes)
        implements ImportRow {

    /** Copies the list. */
    public PractitionerRow {
        facilityCodes = List.copyOf(facilityCodes);
    }

    /** The code only. */
    @Override
    public String toString() {
        return "PractitionerRow(" + code + ")";
    }

    @Override
    public RowType type() {
        return RowType.PRACTITIONER;
    }
}
