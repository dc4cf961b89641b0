package io.onecare.portal.security;

import java.util.Optional;

/** Seals what stands in addresses. */
public interface AddressSeal {

    /**
     * Seals a text, each time differently.
     *
     * @param text the text, at most 8,900 bytes of UTF-8
     * @param context whose it is and what for; not a secret itself
     * @return letters, digits, hyphens, underscores and a point
     */
    String seal(String text, String context);

    /**
     * Opens a seal.
     *
     * @param sealed what a browser sent
     * @param context the context it must have been sealed with
     * @return empty if it was changed, or is of another context or key
     */
    Optional<String> open(String sealed, String context);
}
