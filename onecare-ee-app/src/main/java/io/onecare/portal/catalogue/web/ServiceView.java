package io.onecare.portal.catalogue.web;

import io.onecare.core.Role;
import io.onecare.core.network.CatalogueOutcome;
import io.onecare.core.network.CatalogueRefusal;
import io.onecare.core.network.CategorySheet;
import io.onecare.core.network.ChangeHealthService;
import io.onecare.core.network.LocalizedName;
import io.onecare.core.network.Preparation;
import io.onecare.core.network.PreparationVersion;
import io.onecare.core.network.PublishPreparation;
import io.onecare.core.network.ServiceSheet;
import io.onecare.core.network.TextFault;
import io.onecare.portal.catalogue.CatalogueDesk;
import io.onecare.portal.faces.Language;
import io.onecare.portal.security.SignIn;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A service: its names, what patients are told to do before it, and how that came about. */
@Named
@RequestScoped
public class ServiceView extends CatalogueView {

    /** So many versions are shown; nobody reads more. */
    private static final int VERSIONS = 50;

    /** More than a text may have, so that too much is seen as such. */
    private static final int MAX_TYPED = 2 * Preparation.MAX_LENGTH;

    private static final String HEADING = "bookings.preparation.title";
    private static final String NAMES = "names";
    private static final String PUBLISH = "publish";
    private static final String PREVIEW = "preview";

    @Inject private CatalogueDesk desk;

    private @Nullable ServiceSheet service;
    private List<CategorySheet> categories = List.of();
    private List<PreparationVersion> versions = List.of();
    private Map<String, String> names = Map.of();
    private boolean changedMeanwhile;

    /** The page of a service. */
    static String addressOf(String code) {
        return SERVICES + "/detail?code=" + code;
    }

    @Override
    protected String problems() {
        return "catalogue.message.error.";
    }

    @Override
    void act(SignIn signIn) throws IOException {
        ServiceSheet found = desk.findService(signIn, asked("code")).orElse(null);
        if (found == null) {
            posted().notFound();
            return;
        }
        service = found;
        categories = desk.categories(signIn);
        if (posted().isSent()) {
            switch (typed("step")) {
                case NAMES -> rename(signIn, found);
                case PUBLISH -> publish(signIn, found);
                case PREVIEW -> preparation();
                default -> posted().notFound();
            }
        }
        versions = desk.versions(signIn, found.code(), VERSIONS);
        names =
                desk.colleagues(
                        signIn,
                        versions.stream()
                                .filter(version -> version.role() == Role.ADMINISTRATOR)
                                .map(PreparationVersion::publishedBy)
                                .collect(Collectors.toSet()));
    }

    private void rename(SignIn signIn, ServiceSheet found) throws IOException {
        Optional<LocalizedName> name = name();
        Optional<String> category = AddServiceView.category(typed("category"), categories);
        if (category.isEmpty()) {
            messages().add("category", "CATEGORY_MISSING");
        }
        String national = typed("nationalCode");
        if (!AddServiceView.isNational(national)) {
            messages().add("nationalCode", "NATIONAL_CODE_MALFORMED");
        }
        if (messages().isEmpty()) {
            follow(
                    signIn,
                    desk.change(
                            signIn,
                            new ChangeHealthService(
                                    found.code(),
                                    typed("stamp"),
                                    category.orElseThrow(),
                                    name.orElseThrow(),
                                    national.isEmpty() ? null : national)),
                    NAMES);
        }
    }

    private void publish(SignIn signIn, ServiceSheet found) throws IOException {
        Preparation text = preparation();
        String basedOn = typed("basedOn");
        if (messages().isEmpty()) {
            follow(
                    signIn,
                    desk.publish(
                            signIn,
                            new PublishPreparation(
                                    found.code(),
                                    basedOn.matches("[0-9]{1,9}") ? Integer.parseInt(basedOn) : -1,
                                    text)),
                    "preparation");
        }
    }

    /** What was typed; null for nothing, also if something is wrong with it. */
    private @Nullable Preparation preparation() {
        String italian = text("preparationIt");
        String english = text("preparationEn");
        if (italian.isEmpty() && !english.isEmpty()) {
            messages().add("preparationIt", "PREPARATION_ONLY_ENGLISH");
            return null;
        }
        faultOf("preparationIt", italian);
        faultOf("preparationEn", english);
        return italian.isEmpty() || !messages().isEmpty()
                ? null
                : Preparation.of(italian, english.isEmpty() ? null : english);
    }

    private void faultOf(String field, String text) {
        if (!text.isEmpty()) {
            TextFault.in(text.replace('\n', ' '), Preparation.MAX_LENGTH)
                    .ifPresent(
                            fault ->
                                    messages()
                                            .add(
                                                    field,
                                                    "PREPARATION_" + fault,
                                                    Preparation.MAX_LENGTH,
                                                    text.length()));
        }
    }

    private void follow(SignIn signIn, CatalogueOutcome outcome, String done) throws IOException {
        if (outcome instanceof CatalogueOutcome.Refused refused) {
            service = desk.findService(signIn, asked("code")).orElse(service);
            changedMeanwhile = refused.reason() == CatalogueRefusal.CHANGED_MEANWHILE;
            if (changedMeanwhile) {
                messages().add("", "CHANGED_MEANWHILE");
            } else if (refused.reason() == CatalogueRefusal.UNKNOWN_CATEGORY) {
                messages().add("category", "CATEGORY_MISSING");
            } else {
                posted().notFound();
            }
        } else {
            boolean isUnchanged = outcome instanceof CatalogueOutcome.Unchanged;
            posted().leadTo(addressOf(asked("code")) + "&done=" + (isUnchanged ? "same" : done));
        }
    }

    /**
     * Gives the service.
     *
     * @return null if there is none, and the browser has been told
     */
    public @Nullable ServiceSheet getService() {
        return service;
    }

    /**
     * Gives the subject of its entries in the audit trail.
     *
     * @return its id
     */
    public String getId() {
        return service == null ? "" : service.id().toString();
    }

    /**
     * Gives what it is called.
     *
     * @return in the reader's language
     */
    public String getName() {
        return service == null ? "" : service.name().in(language().locale());
    }

    /**
     * Gives the categories to choose from.
     *
     * @return in their order
     */
    public List<CategorySheet> getCategories() {
        return categories;
    }

    /**
     * Gives what the form of the names is based on.
     *
     * @return a stamp
     */
    public String getStamp() {
        boolean isSeen = changedMeanwhile || !typed("step").equals(NAMES);
        return service == null ? "" : mark(service.stamp(), "stamp", isSeen);
    }

    /**
     * Gives the number of the version that the form of the instructions is based on.
     *
     * @return 0 if there is none
     */
    public String getBasedOn() {
        boolean isSeen = changedMeanwhile || typed("step").equals(NAMES);
        return mark(String.valueOf(lastNumber()), "basedOn", isSeen);
    }

    private int lastNumber() {
        PreparationVersion last = service == null ? null : service.preparation();
        return last == null ? 0 : last.number();
    }

    @Override
    public String value(String field) {
        boolean isTyped =
                posted().isFilled() && isOfPreparation(field) != typed("step").equals(NAMES);
        return !isTyped ? known(field) : isOfPreparation(field) ? text(field) : typed(field);
    }

    private static boolean isOfPreparation(String field) {
        return field.startsWith("preparation");
    }

    private String text(String field) {
        return posted().paragraphs(field, MAX_TYPED);
    }

    @Override
    String known(String field) {
        ServiceSheet known = service;
        if (known == null) {
            return "";
        }
        Preparation text = inForce();
        return switch (field) {
            case "nameIt" -> known.name().italian();
            case "nameEn" -> known.name().english().orElse("");
            case "category" -> known.categoryCode();
            case "nationalCode" -> orEmpty(known.nationalCode());
            case "preparationIt" -> text == null ? "" : text.italian();
            case "preparationEn" -> text == null ? "" : text.english().orElse("");
            default -> "";
        };
    }

    private @Nullable Preparation inForce() {
        PreparationVersion last = service == null ? null : service.preparation();
        return last == null ? null : last.preparation();
    }

    /**
     * Tells what is not what was typed, after somebody else has changed it.
     *
     * @return empty if nobody has
     */
    public List<DifferenceLine> getDifferences() {
        if (!changedMeanwhile) {
            return List.of();
        }
        return differences(
                typed("step").equals(NAMES)
                        ? List.of("nameIt", "nameEn", "category", "nationalCode")
                        : List.of("preparationIt", "preparationEn"));
    }

    /**
     * Tells whether what was typed is shown as patients will see it.
     *
     * @return false if what they see now is shown
     */
    public boolean isPreview() {
        return posted().isSent()
                && !typed("step").equals(NAMES)
                && !text("preparationIt").isEmpty();
    }

    /**
     * Gives what patients read in Italian.
     *
     * @return its paragraphs; empty if there is nothing to prepare
     */
    public List<String> getItalian() {
        return lines(value("preparationIt"));
    }

    /**
     * Gives what patients who read English are shown.
     *
     * @return its paragraphs, which are the Italian ones if there is no translation
     */
    public List<String> getEnglish() {
        String english = value("preparationEn");
        return lines(english.isEmpty() ? value("preparationIt") : english);
    }

    /**
     * Tells whether readers of English are shown the Italian text.
     *
     * @return true if there is no translation
     */
    public boolean isUntranslated() {
        return value("preparationEn").isEmpty();
    }

    /**
     * Gives what stands above the Italian text where patients read it.
     *
     * @return a heading
     */
    public String getItalianHeading() {
        return Language.IT.say(HEADING);
    }

    /**
     * Gives what stands above the English text where patients read it.
     *
     * @return a heading
     */
    public String getEnglishHeading() {
        return Language.EN.say(HEADING);
    }

    private static List<String> lines(String text) {
        return text.lines().filter(line -> !line.isBlank()).toList();
    }

    /**
     * A version of the text.
     *
     * @param number its number
     * @param since since when it holds or held
     * @param by who published it
     * @param isInForce whether it holds now
     * @param italian its paragraphs; empty if there was nothing to prepare
     * @param english those of the translation; empty if there is none
     */
    public record VersionLine(
            int number,
            String since,
            String by,
            boolean isInForce,
            List<String> italian,
            List<String> english) {}

    /**
     * Gives the versions of the text.
     *
     * @return the latest, which holds now, first
     */
    public List<VersionLine> getVersions() {
        List<VersionLine> lines = new ArrayList<>();
        for (PreparationVersion version : versions) {
            Preparation text = version.preparation();
            lines.add(
                    new VersionLine(
                            version.number(),
                            formats().moment(version.publishedAt()),
                            by(version),
                            version.number() == lastNumber(),
                            text == null ? List.of() : lines(text.italian()),
                            text == null ? List.of() : lines(text.english().orElse(""))));
        }
        return lines;
    }

    private String by(PreparationVersion version) {
        return version.role() == Role.SYSTEM
                ? language().say("service.version.bySystem")
                : names.getOrDefault(version.publishedBy(), version.publishedBy());
    }
}
