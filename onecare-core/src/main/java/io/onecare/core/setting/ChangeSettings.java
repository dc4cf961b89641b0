package io.onecare.core.setting;

import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The wish to change the settings of a topic.
 *
 * @param topic which settings, 1 to 40 capitals, digits and underscores, such as {@code BOOKING}
 * @param from the number of the version that was changed, 0 if there was none
 * @param values all that is set from now on, by name; what is left out goes back to what the
 *     installation has. Names as topics, up to 60; values 1 to {@value #MAX_LENGTH} characters
 */
public record ChangeSettings(String topic, int from, Map<String, String> values) {

    /** The longest value, in characters: a picture of 290 KB in Base64. */
    public static final int MAX_LENGTH = 400_000;

    private static final Pattern WORD = Pattern.compile("[A-Z][A-Z0-9_]*");

    /**
     * Checks the form of what was given.
     *
     * @throws IllegalArgumentException if topic, number, a name or a value has not its form
     */
    public ChangeSettings {
        Objects.requireNonNull(topic, "topic");
        values = Map.copyOf(values);
        if (topic.length() > 40 || !WORD.matcher(topic).matches() || from < 0) {
            throw new IllegalArgumentException(
                    "The topic (%s) must be 1 to 40 capitals, digits and underscores, and the version (%d) 0 or more."
                            .formatted(topic, from));
        }
        values.forEach(ChangeSettings::check);
    }

    private static void check(String name, String value) {
        if (name.length() > 60 || !WORD.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "The name (%s) of a setting must be 1 to 60 capitals, digits and underscores."
                            .formatted(name));
        }
        if (value.isEmpty() || value.length() > MAX_LENGTH || value.indexOf('\0') >= 0) {
            throw new IllegalArgumentException(
                    "The setting (%s) has (%d) characters but must have 1 to %d, none of them zero.\nMaybe it is to be left out, so that what the installation has holds."
                            .formatted(name, value.length(), MAX_LENGTH));
        }
    }

    /** Without the values: they may be long. */
    @Override
    public String toString() {
        return "ChangeSettings(" + topic + ", " + from + ")";
    }
}
