package io.onecare.core.account;

/** Where a request came from, as far as limits need to know it. */
final class NetworkAddress {

    private static final int MAX_LENGTH = 100;

    private NetworkAddress() {}

    static void require(String text) {
        if (text.isBlank() || text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "The network address has (%d) characters but must have 1 to %d.%nMaybe the header of a proxy was given as it came."
                            .formatted(text.length(), MAX_LENGTH));
        }
    }
}
