package io.onecare.portal.it.inside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onecare.core.AccountId;
import io.onecare.core.Actor;
import io.onecare.core.OneCare;
import io.onecare.core.schedule.BookingWindow;
import io.onecare.core.schedule.SlotCriteria;
import io.onecare.core.schedule.SlotId;
import io.onecare.core.setting.ChangeSettings;
import io.onecare.core.setting.SettingsOutcome;
import io.onecare.portal.agenda.AgendaDesk;
import io.onecare.portal.it.counted.CountedDriver;
import io.onecare.portal.settings.PortalSettings;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/** What another node has changed: here it is written past the pages, which would tell this one. */
@ArquillianTest
public class SettingsInsideLibertyIT {

    private static final Actor OTHER_NODE = Actor.system("other node");
    private static final long PATIENCE_NANOS = 20_000_000_000L;

    @Inject OneCare oneCare;
    @Inject PortalSettings settings;
    @Inject AgendaDesk agendas;
    @Inject UserTransaction transaction;

    @Test
    void a_rule_counts_at_once_and_a_name_within_seconds() throws Exception {
        String name = settings.getName();
        try {
            change("BRAND", Map.of("BRAND_NAME", "Altro nodo"));
            change("HORIZON", Map.of("HORIZON_DAYS", "33"));

            assertEquals(33, agendas.daysAhead());
            await("Altro nodo");
        } finally {
            change("HORIZON", Map.of());
            change("BRAND", Map.of());
        }
        assertEquals(90, agendas.daysAhead());
        await(name);
        assertTrue(agendas.daysAhead() < BookingWindow.widest().days());
    }

    @Test
    void a_transaction_reads_all_its_rules_once_and_the_next_one_reads_them_anew()
            throws Exception {
        List<String> sent = new ArrayList<>();
        CountedDriver.listeners()
                .put(
                        Thread.currentThread(),
                        text -> {
                            if (text.contains("setting_version")) {
                                sent.add(text);
                            }
                        });
        try {
            for (int transactions = 1; transactions <= 2; transactions++) {
                Committed.in(transaction, this::askForThreeRules);
                assertEquals(transactions, sent.size(), sent::toString);
            }
            askForOpenSlots();
            askForOpenSlots();
            assertEquals(4, sent.size(), "without a transaction each time");
        } finally {
            CountedDriver.listeners().remove(Thread.currentThread());
        }
    }

    /** Of nothing that there is, but by the rules. */
    private boolean askForThreeRules() {
        askForOpenSlots();
        oneCare.slotHolds()
                .extend(OTHER_NODE, AccountId.of(UUID.randomUUID()), SlotId.of(UUID.randomUUID()));
        askForOpenSlots();
        return true;
    }

    private void askForOpenSlots() {
        oneCare.slotFinder().page(OTHER_NODE, SlotCriteria.at("NO-1", "NO-2"), null, 1);
    }

    private void await(String name) {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!settings.getName().equals(name) && System.nanoTime() < end) {
            LockSupport.parkNanos(100_000_000L);
        }
        assertEquals(name, settings.getName());
    }

    private void change(String topic, Map<String, String> values) throws Exception {
        SettingsOutcome outcome =
                Committed.in(
                        transaction,
                        () ->
                                oneCare.settingsEditor()
                                        .change(
                                                OTHER_NODE,
                                                new ChangeSettings(
                                                        topic,
                                                        oneCare.storedSettings()
                                                                .inForce(OTHER_NODE, topic)
                                                                .number(),
                                                        values)));
        assertInstanceOf(SettingsOutcome.Changed.class, outcome);
    }
}
