package io.onecare.portal.monitoring;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What all nodes together have before them, as one look at the database found it.
 *
 * @param messagesDue messages that could be on their way by now
 * @param messagesDueSince since when the first of them could; null if there is none
 * @param messagesDead messages that wait for a human
 * @param sessions sessions that could be used
 * @param at when it was looked
 */
record Backlog(
        long messagesDue,
        @Nullable Instant messagesDueSince,
        long messagesDead,
        long sessions,
        Instant at) {}
