package io.onecare.portal.settings;

import io.onecare.core.setting.SettingsVersion;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;

/**
 * What administrators have set on screen, as this node has last read it: pages and mails are made
 * of it without asking the database. Rules that a transaction depends on are read in that
 * transaction instead.
 */
@ApplicationScoped
public class OnScreen {

    private volatile Map<ScreenTopic, SettingsVersion> versions = Map.of();

    /**
     * Takes what was read.
     *
     * @param read what is in force, by topic
     */
    public void show(Map<ScreenTopic, SettingsVersion> read) {
        versions = Map.copyOf(read);
    }

    /**
     * Gives what is in force for a topic.
     *
     * @param topic which settings
     * @return number 0 without values if nobody has changed anything
     */
    public SettingsVersion of(ScreenTopic topic) {
        return versions.getOrDefault(topic, SettingsVersion.unchanged(topic.name()));
    }

    /**
     * Finds what was set on screen.
     *
     * @param setting which setting
     * @return empty if it is as the installation has it, or out of the bounds of this version
     */
    Optional<String> find(Setting setting) {
        return setting.topic().map(this::of).flatMap(version -> within(version, setting));
    }

    /** What a version sets; what another version of the portal may have let in does not count. */
    static Optional<String> within(SettingsVersion version, Setting setting) {
        return version.find(setting.name()).filter(setting::accepts);
    }
}
