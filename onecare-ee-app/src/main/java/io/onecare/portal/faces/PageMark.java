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

/**
 * Where a page of a list ends, in the address of the next one: microseconds and an id.
 *
 * @param at the moment by which the list is ordered, of the last entry of the page
 * @param id the last entry of the page; decides between those of one moment
 */
public record PageMark(Instant at, UUID id) {

    private static final Pattern MARK =
            Pattern.compile(
                    "([0-9]{1,18})_([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})");

    private static final Instant EPOCH = Instant.EPOCH;

    /**
     * Marks where a page of the log ends.
     *
     * @param position where it ends
     * @return the mark
     */
    public static PageMark of(AccessPosition position) {
        return new PageMark(position.occurredAt(), position.id().value());
    }

    /**
     * Gives the place in the log.
     *
     * @return where the page before ended
     */
    public AccessPosition accessPosition() {
        return new AccessPosition(at, AuditEntryId.of(id));
    }

    /**
     * Reads the place.
     *
     * @param mark what the address has, or null
     * @return empty for anything that no page has written
     */
    public static Optional<PageMark> read(@Nullable String mark) {
        Matcher parts = MARK.matcher(mark == null ? "" : mark);
        return parts.matches()
                ? Optional.of(
                        new PageMark(
                                EPOCH.plus(Long.parseLong(parts.group(1)), ChronoUnit.MICROS),
                                UUID.fromString(parts.group(2))))
                : Optional.empty();
    }

    /** As it stands in an address: digits, an underscore, a UUID. */
    @Override
    public String toString() {
        return ChronoUnit.MICROS.between(EPOCH, at) + "_" + id;
    }
}
