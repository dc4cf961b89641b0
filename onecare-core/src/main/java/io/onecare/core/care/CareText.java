package io.onecare.core.care;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks short texts at the border. No message repeats a text: it may be about a person. */
final class CareText {

    private static final Pattern REFERENCE = Pattern.compile("[A-Z0-9-]{1,20}");

    /** What idempotency keys look like: UUIDs do, and so do a form's random token. */
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9._-]{8,64}");

    private static final Pattern CODE = Pattern.compile("[^\\p{Cntrl}]{1,40}");

    private CareText() {}

    static void requireReference(String reference) {
        require(
                REFERENCE.matcher(reference).matches(),
                "booking reference",
                reference,
                "1 to 20 capital letters, digits and hyphens");
    }

    static void requireKey(String key) {
        require(
                KEY.matcher(key).matches(),
                "idempotency key",
                key,
                "8 to 64 letters, digits, points, hyphens and underscores");
    }

    static void requireCode(String what, @Nullable String code) {
        if (code != null) {
            require(
                    !code.isBlank() && CODE.matcher(code).matches(),
                    what,
                    code,
                    "1 to 40 characters without control characters");
        }
    }

    static void requireReason(String why) {
        require(
                !why.isBlank() && why.length() <= CareRequests.MAX_REASON_LENGTH,
                "reason",
                why,
                "1 to " + CareRequests.MAX_REASON_LENGTH + " characters");
    }

    private static void require(boolean holds, String what, String value, String must) {
        if (!holds) {
            throw new IllegalArgumentException(
                    "The %s with (%d) characters must have %s."
                            .formatted(what, value.length(), must));
        }
    }
}
