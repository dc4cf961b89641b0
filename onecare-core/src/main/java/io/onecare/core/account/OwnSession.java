package io.onecare.core.account;

import java.time.Instant;

/**
 * A session as the holder of the account sees it.
 *
 * @param id the session
 * @param device by what to know it again, as given when it began; may be empty
 * @param begunAt when it began
 * @param lastUsedAt when it was last used, to within {@link Sessions#PRECISION}
 */
public record OwnSession(SessionId id, String device, Instant begunAt, Instant lastUsedAt) {}
