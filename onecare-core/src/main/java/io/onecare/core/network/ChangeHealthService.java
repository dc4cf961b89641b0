package io.onecare.core.network;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The wish to give a service another name, category or national code. Its own code stays: links,
 * files and people on the phone carry it.
 *
 * @param code the code of the service
 * @param stamp as it was read
 * @param categoryCode the code of the category
 * @param name the name
 * @param nationalCode the code of the national catalogue of outpatient care, up to {@value
 *     #MAX_NATIONAL_CODE} characters, or null if it has none
 */
public record ChangeHealthService(
        String code,
        String stamp,
        String categoryCode,
        LocalizedName name,
        @Nullable String nationalCode) {

    /** The most characters of a national code. */
    public static final int MAX_NATIONAL_CODE = 20;

    /**
     * Checks the form of what was given.
     *
     * @throws IllegalArgumentException if the national code has not its form
     */
    public ChangeHealthService {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(stamp, "stamp");
        Objects.requireNonNull(categoryCode, "categoryCode");
        Objects.requireNonNull(name, "name");
        nationalCode =
                nationalCode == null
                        ? null
                        : Text.required("national code", nationalCode, MAX_NATIONAL_CODE);
    }
}
