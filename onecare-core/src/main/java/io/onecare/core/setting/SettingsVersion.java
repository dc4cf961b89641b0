package io.onecare.core.setting;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What holds, or held, for a topic.
 *
 * @param topic which settings
 * @param number 1 for the first version, counted up; 0 if nothing was ever changed
 * @param changedAt when it was made; null for number 0
 * @param changedBy the technical name of who made it; null for number 0
 * @param values what it sets, by name; what is not in it is as the installation has it
 */
public record SettingsVersion(
        String topic,
        int number,
        @Nullable Instant changedAt,
        @Nullable String changedBy,
        Map<String, String> values) {

    /** Copies the values. */
    public SettingsVersion {
        Objects.requireNonNull(topic, "topic");
        values = Map.copyOf(values);
    }

    /**
     * What holds before anybody changes anything.
     *
     * @param topic which settings
     * @return number 0, without values
     */
    public static SettingsVersion unchanged(String topic) {
        return new SettingsVersion(topic, 0, null, null, Map.of());
    }

    /**
     * Finds what it sets.
     *
     * @param name the name of a setting
     * @return empty if it is as the installation has it
     */
    public Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** Without the values: they may be long. */
    @Override
    public String toString() {
        return "SettingsVersion(" + topic + ", " + number + ")";
    }
}
