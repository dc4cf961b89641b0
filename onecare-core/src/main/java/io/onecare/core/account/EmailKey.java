package io.onecare.core.account;

import io.onecare.core.person.EmailAddress;
import java.util.Locale;

/** How addresses are compared: people do not mind capitals, and rolls are often all capitals. */
final class EmailKey {

    private EmailKey() {}

    static String of(EmailAddress address) {
        return address.value().toLowerCase(Locale.ROOT);
    }
}
