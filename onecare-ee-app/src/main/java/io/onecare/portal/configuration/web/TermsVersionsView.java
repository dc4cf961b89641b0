package io.onecare.portal.configuration.web;

import io.onecare.core.terms.TermsDraft;
import io.onecare.core.terms.TermsKind;
import io.onecare.core.terms.TermsVersionListing;
import io.onecare.portal.configuration.SettingsDesk;
import io.onecare.portal.configuration.TermsWritingDesk;
import io.onecare.portal.faces.Formats;
import io.onecare.portal.faces.Language;
import io.onecare.portal.security.SignIn;
import io.onecare.portal.security.SignedInPerson;
import io.onecare.portal.terms.TermsDesk;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The texts that people accept or are shown, with all their versions. */
@Named
@RequestScoped
public class TermsVersionsView {

    private static final Set<String> DONE = Set.of("published", "dropped");

    /**
     * A text.
     *
     * @param word the word in the addresses of its pages
     * @param draft who saved a draft and when; empty if there is none
     * @param versions the latest first
     */
    public record Text(String word, String draft, List<Version> versions) {}

    /**
     * A version.
     *
     * @param code what it is called
     * @param since from when on it is in force
     * @param standing {@code coming}, {@code current} or {@code past}
     * @param address where everybody reads it
     */
    public record Version(String code, String since, String standing, String address) {}

    @Inject private HttpServletRequest request;
    @Inject private SignedInPerson person;
    @Inject private TermsDesk terms;
    @Inject private TermsWritingDesk writing;
    @Inject private SettingsDesk settings;
    @Inject private Clock clock;

    /**
     * Gives the texts.
     *
     * @return general conditions and privacy notice
     */
    public List<Text> getTexts() {
        return person.signIn()
                .map(
                        signIn ->
                                Arrays.stream(TermsKind.values())
                                        .map(kind -> text(signIn, kind))
                                        .toList())
                .orElse(List.of());
    }

    private Text text(SignIn signIn, TermsKind kind) {
        return new Text(
                TermsWriting.word(kind),
                writing.draft(signIn, kind).map(draft -> saved(signIn, draft)).orElse(""),
                terms.versions(kind).stream().map(this::version).toList());
    }

    private String saved(SignIn signIn, TermsDraft draft) {
        Language language = Language.of(request);
        return language.say(
                "settings.terms.draft",
                settings.nameOf(signIn, draft.savedBy())
                        .orElseGet(() -> language.texts().getString("settings.history.unknown")),
                Formats.of(language).moment(draft.savedAt()));
    }

    private Version version(TermsVersionListing version) {
        String standing =
                version.validFrom().isAfter(clock.instant())
                        ? "coming"
                        : terms.isInForce(version) ? "current" : "past";
        return new Version(
                version.code(),
                Formats.of(Language.of(request)).moment(version.validFrom()),
                standing,
                (version.kind() == TermsKind.GENERAL_CONDITIONS
                                ? "/registration/conditions"
                                : "/registration/privacy")
                        + "?version="
                        + URLEncoder.encode(version.code(), StandardCharsets.UTF_8));
    }

    /**
     * Tells what was just done.
     *
     * @return the rest of a text's key; empty if nothing was
     */
    public String getDone() {
        return Optional.ofNullable(request.getParameter("done")).filter(DONE::contains).orElse("");
    }
}
