package io.onecare.portal.configuration.web;

import io.onecare.core.setting.SettingsOutcome;
import io.onecare.core.setting.SettingsVersion;
import io.onecare.portal.configuration.LogoReading;
import io.onecare.portal.configuration.SettingsDesk;
import io.onecare.portal.faces.FormView;
import io.onecare.portal.faces.Formats;
import io.onecare.portal.faces.Language;
import io.onecare.portal.faces.TypedTime;
import io.onecare.portal.security.SignIn;
import io.onecare.portal.security.SignedInPerson;
import io.onecare.portal.settings.BrandColour;
import io.onecare.portal.settings.PortalSettings;
import io.onecare.portal.settings.ScreenTopic;
import io.onecare.portal.settings.Setting;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The settings of one topic, changed as a whole. A value that is that of the installation is not
 * kept, so that it follows the installation.
 */
@Named
@RequestScoped
public class SettingsGroupView extends FormView {

    private static final String PAGE = "/administration/settings/group?topic=";
    private static final Set<String> DONE = Set.of("saved", "same", "reset", "logo", "nologo");
    private static final List<String> DAYS = List.of("1", "2", "3", "7");
    private static final String NONE = "none";

    @Inject private SignedInPerson person;
    @Inject private SettingsDesk desk;
    @Inject private PortalSettings settings;

    private @Nullable ScreenTopic topic;
    private @Nullable SettingsVersion version;
    private @Nullable SettingsVersion logo;
    private List<SettingsHistory.Line> history = List.of();
    private boolean overtaken;

    @Override
    protected String problems() {
        return "settings.message.error.";
    }

    /** The address of a topic's page that says what was done. */
    static String addressOf(ScreenTopic changed, String done) {
        return PAGE + changed.word() + "&done=" + done;
    }

    /**
     * Shows the settings, and changes them if the form was sent.
     *
     * @throws IOException if the browser has gone
     */
    public void act() throws IOException {
        SignIn signIn = person.signIn().orElse(null);
        String word = request().getParameter("topic");
        topic =
                ScreenTopic.of(word == null ? "" : word)
                        .filter(known -> known != ScreenTopic.LOGO)
                        .orElse(null);
        if (signIn == null || topic == null) {
            topic = null;
            posted().notFound();
            return;
        }
        version = desk.inForce(topic);
        if (posted().isSent()) {
            save(signIn, topic);
        } else {
            Optional.ofNullable(request().getParameter("problem"))
                    .flatMap(SettingsGroupView::logoProblem)
                    .ifPresent(problem -> messages().add("file", problem.name()));
            if ("LOGO_OVERTAKEN".equals(request().getParameter("problem"))) {
                messages().add("file", "LOGO_OVERTAKEN");
            }
        }
        if (topic == ScreenTopic.BRAND) {
            logo = desk.inForce(ScreenTopic.LOGO);
        }
        history = history(signIn, topic);
    }

    private static Optional<LogoReading.Problem> logoProblem(String sent) {
        return Arrays.stream(LogoReading.Problem.values())
                .filter(problem -> problem.name().equals(sent))
                .findFirst();
    }

    private List<SettingsHistory.Line> history(SignIn signIn, ScreenTopic shown) {
        SettingsHistory lines = new SettingsHistory(desk, signIn, language(), words());
        List<SettingsHistory.Line> all = new ArrayList<>(lines.of(shown));
        if (shown == ScreenTopic.BRAND) {
            all.addAll(lines.of(ScreenTopic.LOGO));
        }
        return List.copyOf(all);
    }

    private void save(SignIn signIn, ScreenTopic changed) throws IOException {
        boolean reset = typed("action").equals("reset");
        Map<String, String> values = reset ? Map.of() : read(changed);
        if (!messages().isEmpty()) {
            return;
        }
        int from = from();
        SettingsOutcome outcome = desk.change(signIn, changed, from, values);
        if (outcome instanceof SettingsOutcome.Changed done) {
            desk.follow(changed);
            String said = done.version().number() == from ? "same" : reset ? "reset" : "saved";
            posted().leadTo(addressOf(changed, said));
        } else if (outcome instanceof SettingsOutcome.Overtaken late) {
            overtaken = true;
            version = late.now();
            desk.refresh();
            tell(signIn, late.now(), reset ? Map.of() : values);
        } else {
            posted().notFound();
        }
    }

    /** What was typed stays; what is different now is said at each field. */
    private void tell(SignIn signIn, SettingsVersion now, Map<String, String> values) {
        String when =
                Optional.ofNullable(now.changedAt()).map(Formats.of(language())::moment).orElse("");
        String who = new SettingsHistory(desk, signIn, language(), words()).who(now);
        messages().add("", "OVERTAKEN", who, when);
        for (Setting setting : settingsOf(now)) {
            Optional<String> typed = Optional.ofNullable(values.get(setting.name()));
            if (!now.find(setting.name()).equals(typed)) {
                messages()
                        .add(
                                SettingWords.idOf(setting),
                                "OVERTAKEN_FIELD",
                                words().label(setting),
                                words().value(setting, effective(now, setting)));
            }
        }
    }

    private static List<Setting> settingsOf(SettingsVersion shown) {
        return ScreenTopic.valueOf(shown.topic()).settings();
    }

    private Optional<String> effective(SettingsVersion shown, Setting setting) {
        return shown.find(setting.name()).or(() -> settings.installed(setting));
    }

    private int from() {
        try {
            return Integer.parseUnsignedInt(typed("from"));
        } catch (NumberFormatException notOurs) {
            return Integer.MAX_VALUE; // overtaken, then: nothing is changed unseen
        }
    }

    private Map<String, String> read(ScreenTopic changed) {
        Map<String, String> values = new HashMap<>();
        for (Setting setting : changed.settings()) {
            String typed = typedValue(setting);
            if (typed.isEmpty() || settings.installed(setting).filter(typed::equals).isPresent()) {
                continue;
            }
            if (setting.accepts(typed)) {
                values.put(setting.name(), typed);
            } else {
                complain(setting, typed);
            }
        }
        if (changed == ScreenTopic.CONTACT && messages().isEmpty()) {
            requireHours(values);
        }
        return values;
    }

    private void complain(Setting setting, String typed) {
        String field = SettingWords.idOf(setting);
        Optional<BrandColour> colour = BrandColour.find(typed);
        if (colour.isPresent() && setting == Setting.BRAND_COLOUR) {
            messages().add(field, "TOO_LIGHT", colour.get().contrast(), BrandColour.LEAST_CONTRAST);
        } else {
            messages()
                    .add(
                            field,
                            setting.kind(),
                            words().label(setting),
                            setting.least(),
                            setting.most());
        }
    }

    private void requireHours(Map<String, String> values) {
        Optional<LocalTime> opens = time(values, Setting.CONTACT_OPENS);
        Optional<LocalTime> closes = time(values, Setting.CONTACT_CLOSES);
        if (opens.isPresent() && closes.isPresent() && !opens.get().isBefore(closes.get())) {
            messages().add(SettingWords.idOf(Setting.CONTACT_CLOSES), "HOURS");
        }
    }

    private Optional<LocalTime> time(Map<String, String> values, Setting setting) {
        return Optional.ofNullable(values.get(setting.name()))
                .or(() -> settings.installed(setting))
                .flatMap(TypedTime::read);
    }

    /** Days come as one box each. */
    private String typedValue(Setting setting) {
        String id = SettingWords.idOf(setting);
        if (!setting.kind().equals("DAYS")) {
            return typed(id);
        }
        String days =
                DAYS.stream()
                        .filter(day -> !typed(id + "-" + day).isEmpty())
                        .collect(Collectors.joining(","));
        return days.isEmpty() ? NONE : days;
    }

    /**
     * Gives the word of the topic.
     *
     * @return empty if there is none, and the browser has been told
     */
    public String getTopic() {
        return topic == null ? "" : topic.word();
    }

    /**
     * Gives the fields.
     *
     * @return in the order of the page
     */
    public List<SettingField> getFields() {
        SettingsVersion shown = version;
        if (topic == null || shown == null) {
            return List.of();
        }
        return topic.settings().stream().map(setting -> field(setting, shown)).toList();
    }

    private SettingField field(Setting setting, SettingsVersion shown) {
        String id = SettingWords.idOf(setting);
        String value =
                posted().isFilled() ? typedValue(setting) : effective(shown, setting).orElse("");
        boolean isOwn = shown.find(setting.name()).isPresent();
        String source =
                isOwn
                        ? words().say("settings.source.screen", words().installed(setting))
                        : words().text("settings.source.installation");
        return new SettingField(
                id,
                setting.kind(),
                words().label(setting),
                words().hint(setting) + " " + source,
                error(id),
                value,
                setting.least(),
                setting.most(),
                choices(setting, value));
    }

    private List<SettingField.Choice> choices(Setting setting, String value) {
        List<String> chosen = List.of(value.split(","));
        if (setting.kind().equals("DAYS")) {
            return DAYS.stream().map(day -> choice(setting, day, chosen.contains(day))).toList();
        }
        if (setting != Setting.REMINDER_FIRST) {
            return List.of();
        }
        List<SettingField.Choice> all = new ArrayList<>();
        DAYS.forEach(day -> all.add(choice(setting, day, chosen.contains(day))));
        all.add(choice(setting, NONE, chosen.contains(NONE)));
        return all;
    }

    private SettingField.Choice choice(Setting setting, String day, boolean isChosen) {
        return new SettingField.Choice(day, words().value(setting, Optional.of(day)), isChosen);
    }

    /**
     * Gives the version that the form changes.
     *
     * @return its number
     */
    public String getFrom() {
        return posted().isFilled() && !overtaken
                ? typed("from")
                : version == null ? "" : String.valueOf(version.number());
    }

    /**
     * Tells whether something was set here, so that there is a way back.
     *
     * @return false if all is as the installation has it
     */
    public boolean isChanged() {
        return version != null && !version.values().isEmpty();
    }

    /**
     * Tells whether the page has a logo.
     *
     * @return true for the brand
     */
    public boolean isWithLogo() {
        return logo != null;
    }

    /**
     * Tells whether a logo was set here.
     *
     * @return false if it is that of the installation, or there is none
     */
    public boolean isLogoSet() {
        return logo != null && !logo.values().isEmpty();
    }

    /**
     * Gives the version of the logo that a new one replaces.
     *
     * @return its number
     */
    public int getLogoFrom() {
        return logo == null ? 0 : logo.number();
    }

    /**
     * Gives who changed what.
     *
     * @return the latest first
     */
    public List<SettingsHistory.Line> getHistory() {
        return history;
    }

    /**
     * Tells what was just done.
     *
     * @return the rest of a text's key; empty if nothing was
     */
    public String getDone() {
        String done = request().getParameter("done");
        return done != null && !posted().isSent() && DONE.contains(done) ? done : "";
    }

    private Language language() {
        return Language.of(request());
    }

    private SettingWords words() {
        return new SettingWords(language(), settings);
    }
}
