package io.onecare.portal.faces;

import io.onecare.core.access.AccessPosition;
import io.onecare.core.audit.AuditEntryId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a page of a list ends, in the address of the next one: microseconds and an id. */
public final class PageMark {

    private static final Pattern MARK =
            Pattern.compile(
                    "([0-9]{1,18})_([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})");

    private static final Instant EPOCH = Instant.EPOCH;

    private PageMark() {}

    /**
     * Writes the place.
     *
     * @param position where a page ends
     * @return digits, an underscore, a UUID
     */
    public static String of(AccessPosition position) {
        return ChronoUnit.MICROS.between(EPOCH, position.occurredAt()) + "_" + position.id();
    }

    /**
     * Reads the place.
     *
     * @param mark what the address has, or null
     * @return empty for anything that no page has written
     */
    public static Optional<AccessPosition> read(@Nullable String mark) {
        Matcher parts = MARK.matcher(mark == null ? "" : mark);
        return parts.matches()
                ? Optional.of(
                        new AccessPosition(
                                EPOCH.plus(Long.parseLong(parts.group(1)), ChronoUnit.MICROS),
                                AuditEntryId.of(UUID.fromString(parts.group(2)))))
                : Optional.empty();
    }
}
