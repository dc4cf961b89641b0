package io.onecare.core.notification;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What has yet to leave the outbox, in numbers: to be watched by whoever runs the system.
 *
 * @param due how many messages could be on their way by now; 0 or more. Those that are being tried
 *     again belong to them, reminders whose time has not come do not
 * @param dueSince since when the first of them could have been sent; null if there is none
 * @param dead how many wait for a human ({@link DeadLetters}); 0 or more
 */
public record OutboxBacklog(long due, @Nullable Instant dueSince, long dead) {}
