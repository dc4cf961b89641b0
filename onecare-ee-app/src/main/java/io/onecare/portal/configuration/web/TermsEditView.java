package io.onecare.portal.configuration.web;

import io.onecare.core.terms.DraftOutcome;
import io.onecare.core.terms.PublishTerms;
import io.onecare.core.terms.SaveDraft;
import io.onecare.core.terms.TermsDraft;
import io.onecare.core.terms.TermsKind;
import io.onecare.core.terms.TermsText;
import io.onecare.core.terms.TermsVersionListing;
import io.onecare.portal.configuration.SettingsDesk;
import io.onecare.portal.configuration.TermsWritingDesk;
import io.onecare.portal.faces.FormView;
import io.onecare.portal.faces.Formats;
import io.onecare.portal.faces.Language;
import io.onecare.portal.security.SignIn;
import io.onecare.portal.security.SignedInPerson;
import io.onecare.portal.terms.TermsDesk;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes a version. What was typed is kept as a draft, right or not. */
@Named
@RequestScoped
public class TermsEditView extends FormView {

    private static final int MAX_FIELD = 40;

    @Inject private SignedInPerson person;
    @Inject private TermsDesk terms;
    @Inject private TermsWritingDesk writing;
    @Inject private SettingsDesk settings;
    @Inject private Clock clock;

    private @Nullable TermsKind kind;
    private @Nullable TermsDraft draft;
    private @Nullable TermsDraft other;
    private @Nullable TermsText inForce;
    private boolean overtaken;
    private boolean kept;

    @Override
    protected String problems() {
        return "settings.terms.error.";
    }

    /**
     * Shows the draft, and keeps, checks or drops it if the form was sent.
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
        inForce = terms.inForce(kind).orElse(null);
        if (!posted().isSent()) {
            return;
        }
        if (typed("action").equals("drop")) {
            follow(signIn, writing.drop(signIn, kind, from()));
        } else if (fits()) {
            follow(signIn, writing.save(signIn, asTyped(kind)));
        }
    }

    private boolean fits() {
        if (!TermsWriting.fits(text("italian"))) {
            messages().add("italian", "TOO_LONG", PublishTerms.MAX_LENGTH);
        }
        if (!TermsWriting.fits(text("english"))) {
            messages().add("english", "TOO_LONG", PublishTerms.MAX_LENGTH);
        }
        return messages().isEmpty();
    }

    private SaveDraft asTyped(TermsKind written) {
        return new SaveDraft(
                written,
                from(),
                cut(typed("newcode")),
                cut(typed("begins")),
                text("italian").replace("\0", ""),
                text("english").replace("\0", ""));
    }

    private static String cut(String typed) {
        return typed.substring(0, Math.min(MAX_FIELD, typed.length())).replace("\0", "");
    }

    private void follow(SignIn signIn, DraftOutcome outcome) throws IOException {
        if (outcome instanceof DraftOutcome.Saved saved) {
            draft = saved.draft();
            kept = true;
            if (!typed("action").equals("check")) {
                posted().leadTo(address("edit") + "&done=saved");
                return;
            }
            check(saved.draft());
            if (messages().isEmpty()) {
                posted().leadTo(address("check"));
            }
        } else if (outcome instanceof DraftOutcome.Dropped) {
            posted().leadTo(TermsWriting.PAGE + "?done=dropped");
        } else if (outcome instanceof DraftOutcome.Overtaken late) {
            overtaken = true;
            draft = late.now();
            other = late.now();
            tell(signIn);
        } else {
            posted().notFound();
        }
    }

    private void tell(SignIn signIn) {
        TermsDraft now = other;
        if (now == null) {
            messages().add("", "GONE");
            return;
        }
        Language language = Language.of(request());
        messages()
                .add(
                        "",
                        "OVERTAKEN",
                        settings.nameOf(signIn, now.savedBy())
                                .orElseGet(
                                        () ->
                                                language.texts()
                                                        .getString("settings.history.unknown")),
                        Formats.of(language).moment(now.savedAt()));
        if (!now.code().equals(typed("newcode"))) {
            messages().add("newcode", "OVERTAKEN_CODE", now.code());
        }
        if (!now.begins().equals(typed("begins"))) {
            messages().add("begins", "OVERTAKEN_BEGINS", now.begins());
        }
        if (!now.italian().equals(text("italian"))) {
            messages().add("italian", "OVERTAKEN_ITALIAN");
        }
        if (!now.english().equals(text("english"))) {
            messages().add("english", "OVERTAKEN_ENGLISH");
        }
    }

    /** What a published version must be; the rest is said by the library when it is published. */
    private void check(TermsDraft typed) {
        if (!TermsWriting.isCode(typed.code())) {
            messages().add("newcode", "CODE");
        } else if (isTaken(typed.code())) {
            messages().add("newcode", "CODE_TAKEN");
        }
        if (!typed.begins().isEmpty()
                && !TermsWriting.isToCome(
                        typed.begins(), LocalDate.ofInstant(clock.instant(), TermsWriting.ROME))) {
            messages().add("begins", "BEGINS");
        }
        if (typed.italian().isBlank()) {
            messages().add("italian", "EMPTY");
        }
    }

    private boolean isTaken(String code) {
        return kind != null
                && terms.versions(kind).stream()
                        .map(TermsVersionListing::code)
                        .anyMatch(code::equals);
    }

    private int from() {
        return typed("from").matches("[0-9]{1,9}") ? Integer.parseInt(typed("from")) : 0;
    }

    private String address(String page) {
        return TermsWriting.PAGE + "/" + page + "?kind=" + getKind();
    }

    private String text(String field) {
        return posted().paragraphs(field, PublishTerms.MAX_LENGTH + 1);
    }

    /**
     * Gives which text is written.
     *
     * @return the word in the address; empty if there is none, and the browser has been told
     */
    public String getKind() {
        return kind == null ? "" : TermsWriting.word(kind);
    }

    /**
     * Gives the revision of the draft that the form changes. What was sent and is not kept goes on
     * with the one it was made on, unless that of somebody else is shown beside it: else that would
     * be overwritten unseen.
     *
     * @return 0 if there is none
     */
    public String getFrom() {
        if (posted().isFilled() && !overtaken && !kept) {
            return typed("from");
        }
        return draft == null ? "0" : String.valueOf(draft.revision());
    }

    /**
     * Gives what the version is to be called.
     *
     * @return as typed, as in the draft, or a proposal
     */
    public String getCode() {
        if (posted().isFilled()) {
            return typed("newcode");
        }
        return draft == null ? nextCode() : draft.code();
    }

    private String nextCode() {
        int year = LocalDate.ofInstant(clock.instant(), TermsWriting.ROME).getYear();
        for (int number = 1; number < 100; number++) {
            String code = "%d-%02d".formatted(year, number);
            if (!isTaken(code)) {
                return code;
            }
        }
        return "";
    }

    /**
     * Gives the day on which it is to begin.
     *
     * @return as typed or as in the draft; empty for at once
     */
    public String getBegins() {
        return posted().isFilled() ? typed("begins") : draft == null ? "" : draft.begins();
    }

    /**
     * Gives the Italian text.
     *
     * @return as typed, as in the draft, or that in force
     */
    public String getItalian() {
        if (posted().isFilled()) {
            return text("italian");
        }
        return draft != null
                ? draft.italian()
                : Optional.ofNullable(inForce).map(TermsText::italian).orElse("");
    }

    /**
     * Gives the English text.
     *
     * @return as typed, as in the draft, or that in force
     */
    public String getEnglish() {
        if (posted().isFilled()) {
            return text("english");
        }
        return draft != null
                ? draft.english()
                : Optional.ofNullable(inForce).map(TermsText::english).orElse("");
    }

    /**
     * Gives the draft that somebody else has saved meanwhile.
     *
     * @return null if nobody has
     */
    public @Nullable TermsDraft getOther() {
        return other;
    }

    /**
     * Tells whether there is a draft to drop.
     *
     * @return true if so
     */
    public boolean isDraft() {
        return draft != null;
    }

    /**
     * Tells whether the draft was just saved.
     *
     * @return true if so
     */
    public boolean isSaved() {
        return !posted().isSent() && "saved".equals(request().getParameter("done"));
    }
}
