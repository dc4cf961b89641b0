package io.onecare.portal.it.inside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onecare.core.Actor;
import io.onecare.core.OneCare;
import io.onecare.core.schedule.BookingWindow;
import io.onecare.core.setting.ChangeSettings;
import io.onecare.core.setting.SettingsOutcome;
import io.onecare.portal.agenda.AgendaDesk;
import io.onecare.portal.settings.PortalSettings;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.util.Map;
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
