package io.onecare.portal.wiring;

import io.onecare.core.Actor;
import io.onecare.core.setting.SettingsVersion;
import io.onecare.core.setting.StoredSettings;
import io.onecare.portal.settings.ScreenTopic;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The insurer's rules as a transaction applies them: all of them are read in one statement when it
 * applies the first one, and stay as they are until it ends (decision 0070). The next transaction
 * reads anew, so that a change counts on all nodes as soon as it is committed.
 */
final class RulesOfTransaction {

    private static final Actor RULES = Actor.system("rules");
    private static final Set<String> TOPICS =
            Set.of(
                    ScreenTopic.BOOKING.name(),
                    ScreenTopic.HORIZON.name(),
                    ScreenTopic.HOLDS.name());

    private final TransactionSynchronizationRegistry transactions;
    private final StoredSettings stored;

    RulesOfTransaction(TransactionSynchronizationRegistry transactions, StoredSettings stored) {
        this.transactions = transactions;
        this.stored = stored;
    }

    /** What is in force of one of the topics. */
    SettingsVersion of(ScreenTopic topic) {
        return transactions.getTransactionKey() == null
                ? stored.inForce(RULES, topic.name())
                : Objects.requireNonNull(ofTransaction().rules().get(topic.name()));
    }

    private Read ofTransaction() {
        if (transactions.getResource(Read.class) instanceof Read before) {
            return before;
        }
        Read now = new Read(stored.inForce(RULES, TOPICS));
        transactions.putResource(Read.class, now);
        return now;
    }

    private record Read(Map<String, SettingsVersion> rules) {}
}
