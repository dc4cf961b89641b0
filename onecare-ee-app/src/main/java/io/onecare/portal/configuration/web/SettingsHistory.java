package io.onecare.portal.configuration.web;

import io.onecare.core.setting.SettingsVersion;
import io.onecare.portal.configuration.SettingsDesk;
import io.onecare.portal.faces.Formats;
import io.onecare.portal.faces.Language;
import io.onecare.portal.security.SignIn;
import io.onecare.portal.settings.Logo;
import io.onecare.portal.settings.ScreenTopic;
import io.onecare.portal.settings.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who changed what of a topic, and when. */
final class SettingsHistory {

    /**
     * A change.
     *
     * @param when the moment in words
     * @param who the name of whoever made it
     * @param changes what was before and what is after, a sentence for each setting
     */
    public record Line(String when, String who, List<String> changes) {}

    private static final int MOST = 20;

    private final SettingsDesk desk;
    private final SignIn signIn;
    private final Language language;
    private final SettingWords words;

    SettingsHistory(SettingsDesk desk, SignIn signIn, Language language, SettingWords words) {
        this.desk = desk;
        this.signIn = signIn;
        this.language = language;
        this.words = words;
    }

    /** The latest first; the audit trail has all. */
    List<Line> of(ScreenTopic topic) {
        List<SettingsVersion> versions = desk.history(signIn, topic, Integer.MAX_VALUE, MOST + 1);
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < Math.min(MOST, versions.size()); i++) {
            SettingsVersion after = versions.get(i);
            SettingsVersion before =
                    i + 1 < versions.size()
                            ? versions.get(i + 1)
                            : SettingsVersion.unchanged(topic.name());
            lines.add(
                    new Line(
                            Optional.ofNullable(after.changedAt())
                                    .map(Formats.of(language)::moment)
                                    .orElse(""),
                            who(after),
                            changes(topic, before, after)));
        }
        return lines;
    }

    String who(SettingsVersion version) {
        return Optional.ofNullable(version.changedBy())
                .flatMap(name -> desk.nameOf(signIn, name))
                .orElseGet(() -> words.text("settings.history.unknown"));
    }

    private List<String> changes(ScreenTopic topic, SettingsVersion before, SettingsVersion after) {
        if (topic == ScreenTopic.LOGO) {
            return List.of(
                    words.text(
                            after.find(Logo.NAME).isPresent()
                                    ? "settings.history.logo"
                                    : "settings.history.noLogo"));
        }
        return topic.settings().stream()
                .filter(setting -> !find(before, setting).equals(find(after, setting)))
                .map(
                        setting ->
                                words.say(
                                        "settings.history.change",
                                        words.label(setting),
                                        value(before, setting),
                                        value(after, setting)))
                .toList();
    }

    private String value(SettingsVersion version, Setting setting) {
        Optional<String> value = find(version, setting);
        return value.isPresent()
                ? words.value(setting, value)
                : words.text("settings.history.installed");
    }

    private static Optional<String> find(SettingsVersion version, Setting setting) {
        return version.find(setting.name());
    }
}
