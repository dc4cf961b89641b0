package io.onecare.portal.configuration.web;

import io.onecare.portal.faces.Language;
import io.onecare.portal.settings.PortalSettings;
import io.onecare.portal.settings.ScreenTopic;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;

/** What is in force, topic by topic, in words. */
@Named
@RequestScoped
public class SettingsView {

    /**
     * A topic with what is in force.
     *
     * @param word the word in the address of its page
     * @param facts its settings
     */
    public record Card(String word, List<Fact> facts) {}

    /**
     * A setting.
     *
     * @param label what it is
     * @param value what is in force
     */
    public record Fact(String label, String value) {}

    @Inject private HttpServletRequest request;
    @Inject private PortalSettings settings;

    /**
     * Gives the topics.
     *
     * @return in the order of the page
     */
    public List<Card> getCards() {
        SettingWords words = new SettingWords(Language.of(request), settings);
        return Arrays.stream(ScreenTopic.values())
                .filter(topic -> topic != ScreenTopic.LOGO)
                .map(
                        topic ->
                                new Card(
                                        topic.word(),
                                        topic.settings().stream()
                                                .map(
                                                        setting ->
                                                                new Fact(
                                                                        words.label(setting),
                                                                        words.inForce(setting)))
                                                .toList()))
                .toList();
    }
}
