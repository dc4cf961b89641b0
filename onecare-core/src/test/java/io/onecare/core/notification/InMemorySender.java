package io.onecare.core.notification;

import io.onecare.core.notification.spi.NotificationSender;
import io.onecare.core.notification.spi.SendResult;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Sends into a list. Mailboxes that begin with "nobody" do not exist. */
public final class InMemorySender implements NotificationSender {

    private final List<ClaimedNotification> sent = new CopyOnWriteArrayList<>();
    private final Set<UUID> obsolete = ConcurrentHashMap.newKeySet();
    private volatile boolean reachable = true;

    @Override
    public SendResult send(ClaimedNotification message) {
        if (obsolete.contains(message.subject())) {
            return new SendResult.Superseded();
        }
        if (!reachable) {
            return new SendResult.TemporaryFailure("SMTP:421");
        }
        if (message.recipient().value().startsWith("nobody")) {
            return new SendResult.PermanentFailure("SMTP:550");
        }
        sent.add(message);
        return new SendResult.Sent();
    }

    /** What was sent, oldest first. */
    public List<ClaimedNotification> sent() {
        return List.copyOf(sent);
    }

    public void reachable(boolean now) {
        reachable = now;
    }

    /** What is to be told about a subject makes no sense any more. */
    public void obsolete(UUID subject) {
        obsolete.add(subject);
    }
}
