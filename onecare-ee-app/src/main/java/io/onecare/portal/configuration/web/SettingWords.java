package io.onecare.portal.configuration.web;

import io.onecare.portal.faces.Language;
import io.onecare.portal.settings.PortalSettings;
import io.onecare.portal.settings.Setting;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Says settings and their values in the reader's words. */
final class SettingWords {

    private static final String NONE = "none";

    private final Language language;
    private final PortalSettings settings;

    SettingWords(Language language, PortalSettings settings) {
        this.language = language;
        this.settings = settings;
    }

    /** The id of the field on its page. */
    static String idOf(Setting setting) {
        return setting.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String label(Setting setting) {
        return text("settings.label." + setting.name());
    }

    String hint(Setting setting) {
        return text("settings.hint." + setting.name());
    }

    /** What a value means. */
    String value(Setting setting, Optional<String> value) {
        if (value.isEmpty()) {
            return text("settings.empty." + setting.name());
        }
        return switch (setting.kind()) {
            case "NUMBER" ->
                    language.say("settings.value." + setting.name(), Integer.parseInt(value.get()));
            case "DAYS" -> days(value.get());
            default -> setting == Setting.REMINDER_FIRST ? days(value.get()) : value.get();
        };
    }

    private String days(String value) {
        if (value.equals(NONE)) {
            return text("settings.value.NO_REMINDER");
        }
        List<String> days = Arrays.stream(value.split(",")).map(String::strip).toList();
        int last = days.size() - 1;
        String listed =
                last == 0
                        ? days.get(0)
                        : language.say(
                                "settings.value.and",
                                String.join(", ", days.subList(0, last)),
                                days.get(last));
        return language.say("settings.value.DAYS_BEFORE", listed, listed.equals("1") ? 1 : 2);
    }

    /** What is in force, as this node knows it. */
    String inForce(Setting setting) {
        return value(setting, settings.inForce(setting));
    }

    String installed(Setting setting) {
        return value(setting, settings.installed(setting));
    }

    String text(String key) {
        return language.texts().getString(key);
    }

    String say(String key, Object... facts) {
        return language.say(key, facts);
    }
}
