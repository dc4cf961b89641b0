package io.onecare.core.network;

import java.util.Objects;

/**
 * The wish to give a price list another name.
 *
 * @param code the code of the price list
 * @param stamp as it was read
 * @param name the name
 */
public record RenamePriceList(String code, String stamp, LocalizedName name) {

    /** Checks that everything was given. */
    public RenamePriceList {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(stamp, "stamp");
        Objects.requireNonNull(name, "name");
    }
}
