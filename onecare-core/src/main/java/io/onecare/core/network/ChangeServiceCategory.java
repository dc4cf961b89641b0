package io.onecare.core.network;

import java.util.Objects;

/**
 * The wish to give a category another name or another place.
 *
 * @param code the code of the category
 * @param stamp as it was read
 * @param name the name
 * @param displayOrder its place in lists, smallest first
 */
public record ChangeServiceCategory(
        String code, String stamp, LocalizedName name, int displayOrder) {

    /** Checks that everything was given. */
    public ChangeServiceCategory {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(stamp, "stamp");
        Objects.requireNonNull(name, "name");
    }
}
