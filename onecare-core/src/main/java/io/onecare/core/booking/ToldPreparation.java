package io.onecare.core.booking;

import io.onecare.core.network.Preparation;
import io.onecare.core.notification.NotificationId;
import io.onecare.core.notification.NotificationKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A text about what to do before the service that a message to the patient told.
 *
 * @param message the message
 * @param kind what the message was about
 * @param version the number of the text's version
 * @param preparation the text
 * @param writtenAt when the message was written with this text last
 * @param sentAt when the message went out; null if it has not. A message that was tried again after
 *     the text had changed may have arrived with either
 */
public record ToldPreparation(
        NotificationId message,
        NotificationKind kind,
        int version,
        Preparation preparation,
        Instant writtenAt,
        @Nullable Instant sentAt) {}
