package io.onecare.portal.configuration.web;

import io.onecare.core.terms.PublishTerms;
import io.onecare.core.terms.TermsDraft;
import io.onecare.core.terms.TermsKind;
import io.onecare.core.terms.TermsOutcome;
import io.onecare.core.terms.TermsText;
import io.onecare.portal.configuration.TermsWritingDesk;
import io.onecare.portal.configuration.TextDifference;
import io.onecare.portal.faces.FormView;
import io.onecare.portal.faces.Formats;
import io.onecare.portal.faces.Language;
import io.onecare.portal.faces.TypedDate;
import io.onecare.portal.security.SignIn;
import io.onecare.portal.security.SignedInPerson;
import io.onecare.portal.terms.TermsBlock;
import io.onecare.portal.terms.TermsDesk;
import io.onecare.portal.terms.web.ShownText;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Shows a draft as people will see it and what follows from it, and publishes it. */
@Named
@RequestScoped
public class TermsCheckView extends FormView {

    /**
     * The changes of a text.
     *
     * @param tongue the language of the text
     * @param changes what is in one of the two only
     */
    public record Difference(String tongue, List<TextDifference.Change> changes) {}

    @Inject private SignedInPerson person;
    @Inject private TermsDesk terms;
    @Inject private TermsWritingDesk writing;

    private @Nullable TermsKind kind;
    private @Nullable TermsDraft draft;
    private @Nullable TermsText inForce;
    private long readers;

    @Override
    protected String problems() {
        return "settings.terms.error.";
    }

    /**
     * Shows the draft, and publishes it if the form was sent.
     *
     * @throws IOException if the browser has gone
     */
    public void act() throws IOException {
        SignIn signIn = person.signIn().orElse(null);
        kind = TermsWriting.kind(request().getParameter("kind")).orElse(null);
        if (signIn == null || kind == null) {
            kind = null;
            posted().notFound();
            return;
        }
        draft = writing.draft(signIn, kind).orElse(null);
        if (draft == null || !TermsWriting.isCode(draft.code()) || draft.italian().isBlank()) {
            posted().leadTo(TermsWriting.PAGE + "/edit?kind=" + TermsWriting.word(kind));
            return;
        }
        inForce = terms.inForce(kind).orElse(null);
        readers = writing.readers(signIn);
        if (posted().isSent()) {
            publish(signIn, draft);
        }
    }

    private void publish(SignIn signIn, TermsDraft shown) throws IOException {
        if (!typed("revision").equals(String.valueOf(shown.revision()))) {
            messages().add("", "DRAFT_CHANGED");
            return;
        }
        if (typed("sure").isEmpty()) {
            messages().add("sure", "SURE");
            return;
        }
        Instant begins = TermsWriting.begins(shown.begins()).orElse(null);
        if (begins == null && !shown.begins().isEmpty()) {
            messages().add("", "BEGINS");
            return;
        }
        Optional<TermsOutcome> outcome =
                writing.publish(
                        signIn,
                        new PublishTerms(
                                shown.kind(),
                                shown.code(),
                                begins,
                                shown.italian(),
                                shown.english().isBlank() ? null : shown.english()),
                        shown.revision());
        if (outcome.isEmpty()) {
            messages().add("", "DRAFT_CHANGED");
        } else if (outcome.get() instanceof TermsOutcome.Refused refused) {
            messages().add("", refused.reason().name());
        } else {
            posted().leadTo(TermsWriting.PAGE + "?done=published");
        }
    }

    /**
     * Gives which text it is.
     *
     * @return the word in the address; empty if there is none, and the browser has been told
     */
    public String getKind() {
        return kind == null || draft == null ? "" : TermsWriting.word(kind);
    }

    /**
     * Gives the revision that is shown.
     *
     * @return its number
     */
    public int getRevision() {
        return draft == null ? 0 : draft.revision();
    }

    /**
     * Gives the texts as people see them.
     *
     * @return the Italian one, and the English one if there is one
     */
    public List<ShownText> getTexts() {
        TermsDraft shown = draft;
        if (shown == null) {
            return List.of();
        }
        List<ShownText> texts = new ArrayList<>();
        texts.add(shown(shown, Language.IT, shown.italian()));
        if (!shown.english().isBlank()) {
            texts.add(shown(shown, Language.EN, shown.english()));
        }
        return texts;
    }

    private static ShownText shown(TermsDraft draft, Language tongue, String text) {
        return new ShownText(draft.code(), "", tongue.tag(), TermsBlock.of(text));
    }

    /**
     * Gives what changes in the text that is in force.
     *
     * @return for each language that changes; empty if there is none in force
     */
    public List<Difference> getDifferences() {
        TermsDraft shown = draft;
        TermsText before = inForce;
        if (shown == null || before == null) {
            return List.of();
        }
        String english = before.english() == null ? "" : before.english();
        return List.of(
                        new Difference(
                                "it", TextDifference.between(before.italian(), shown.italian())),
                        new Difference("en", TextDifference.between(english, shown.english())))
                .stream()
                .filter(difference -> !difference.changes().isEmpty())
                .toList();
    }

    /**
     * Gives the class of a change.
     *
     * @param change the change
     * @return {@code added} or {@code removed}
     */
    public String word(TextDifference.Change change) {
        return change.fate().name().toLowerCase(Locale.ROOT);
    }

    /**
     * Tells whether a version is in force, to be compared with.
     *
     * @return false if this is the first one
     */
    public boolean isWithBefore() {
        return inForce != null;
    }

    /**
     * Says what follows.
     *
     * @return who sees it, when, and what they must do
     */
    public String getConsequence() {
        TermsDraft shown = draft;
        if (shown == null) {
            return "";
        }
        Language language = Language.of(request());
        String when =
                TypedDate.read(shown.begins())
                        .map(
                                day ->
                                        language.say(
                                                "settings.terms.when.day",
                                                Formats.of(language).longDate(day)))
                        .orElseGet(() -> language.texts().getString("settings.terms.when.now"));
        return language.say(
                "settings.terms.consequence." + TermsWriting.word(shown.kind()), when, readers);
    }
}
