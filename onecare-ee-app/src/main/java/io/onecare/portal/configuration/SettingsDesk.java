package io.onecare.portal.configuration;

import io.onecare.core.AccountId;
import io.onecare.core.Actor;
import io.onecare.core.OneCare;
import io.onecare.core.account.StaffAccounts;
import io.onecare.core.setting.ChangeSettings;
import io.onecare.core.setting.SettingsOutcome;
import io.onecare.core.setting.SettingsVersion;
import io.onecare.portal.agenda.AgendaJob;
import io.onecare.portal.security.SignIn;
import io.onecare.portal.settings.OnScreen;
import io.onecare.portal.settings.ScreenTopic;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Reads and changes what administrators set on screen, and tells this node what is in force. */
@ApplicationScoped
public class SettingsDesk {

    private static final Actor ACTOR = Actor.system("settings");

    @Inject private OneCare oneCare;
    @Inject private StaffAccounts staff;
    @Inject private OnScreen onScreen;
    @Inject private AgendaJob agendas;

    /**
     * Gives what is in force, from the database.
     *
     * @param topic which settings
     * @return number 0 if nobody has changed anything
     */
    public SettingsVersion inForce(ScreenTopic topic) {
        return oneCare.storedSettings().inForce(ACTOR, topic.name());
    }

    /**
     * Gives who changed what.
     *
     * @param signIn who asks
     * @param topic which settings
     * @param before only versions below this number
     * @param limit the most to give
     * @return the latest first
     */
    public List<SettingsVersion> history(SignIn signIn, ScreenTopic topic, int before, int limit) {
        return oneCare.storedSettings().history(signIn.actor(), topic.name(), before, limit);
    }

    /**
     * Changes the settings of a topic. What they must be has been checked.
     *
     * @param signIn who asks
     * @param topic which settings
     * @param from the number of the version that was on the page
     * @param values what is set from now on
     * @return changed, overtaken or not found
     */
    @Transactional
    public SettingsOutcome change(
            SignIn signIn, ScreenTopic topic, int from, Map<String, String> values) {
        return oneCare.settingsEditor()
                .change(signIn.actor(), new ChangeSettings(topic.name(), from, values));
    }

    /**
     * Does at once what else would be done within seconds, or within the hour: this node takes what
     * was changed, and slots are made as far ahead as is wanted now.
     *
     * @param topic which settings were changed
     */
    public void follow(ScreenTopic topic) {
        refresh();
        if (topic == ScreenTopic.HORIZON) {
            agendas.extendSoon();
        }
    }

    /**
     * Gives the name of somebody who changed something.
     *
     * @param signIn who asks
     * @param technicalName what is kept of them
     * @return given name and surname; empty if they have no account here
     */
    public Optional<String> nameOf(SignIn signIn, String technicalName) {
        try {
            return staff.find(signIn.actor(), AccountId.of(UUID.fromString(technicalName)))
                    .map(one -> one.name().givenName() + " " + one.name().surname());
        } catch (IllegalArgumentException nameOfAJob) {
            return Optional.empty();
        }
    }

    /**
     * Reads what has changed since this node has read it last, on whichever node it was changed.
     */
    public void refresh() {
        Map<String, Integer> numbers = oneCare.storedSettings().numbers(ACTOR);
        Map<ScreenTopic, SettingsVersion> read = new EnumMap<>(ScreenTopic.class);
        for (ScreenTopic topic : ScreenTopic.values()) {
            int number = numbers.getOrDefault(topic.name(), 0);
            SettingsVersion known = onScreen.of(topic);
            read.put(topic, known.number() == number ? known : inForce(topic));
        }
        onScreen.show(read);
    }
}
