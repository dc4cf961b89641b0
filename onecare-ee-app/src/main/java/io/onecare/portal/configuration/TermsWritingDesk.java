package io.onecare.portal.configuration;

import io.onecare.core.OneCare;
import io.onecare.core.terms.DraftOutcome;
import io.onecare.core.terms.PublishTerms;
import io.onecare.core.terms.SaveDraft;
import io.onecare.core.terms.TermsDraft;
import io.onecare.core.terms.TermsKind;
import io.onecare.core.terms.TermsOutcome;
import io.onecare.portal.security.SignIn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;

/** Lets administrators write and publish the texts that people accept or are shown. */
@ApplicationScoped
public class TermsWritingDesk {

    @Inject private OneCare oneCare;

    /**
     * Gives the draft of a text.
     *
     * @param signIn who asks
     * @param kind which text
     * @return empty if nobody is writing one
     */
    public Optional<TermsDraft> draft(SignIn signIn, TermsKind kind) {
        return oneCare.termsDrafts().find(signIn.actor(), kind);
    }

    /**
     * Keeps a draft.
     *
     * @param signIn who asks
     * @param draft the text as it is
     * @return saved, overtaken or not found
     */
    @Transactional
    public DraftOutcome save(SignIn signIn, SaveDraft draft) {
        return oneCare.termsDrafts().save(signIn.actor(), draft);
    }

    /**
     * Drops a draft.
     *
     * @param signIn who asks
     * @param kind which text
     * @param revision the revision that was on the page
     * @return dropped, overtaken or not found
     */
    @Transactional
    public DraftOutcome drop(SignIn signIn, TermsKind kind, int revision) {
        return oneCare.termsDrafts().drop(signIn.actor(), kind, revision);
    }

    /**
     * Publishes a version and drops its draft, both or neither.
     *
     * @param signIn who asks
     * @param terms the version, as the draft has it
     * @param revision the revision of the draft that was on the page
     * @return published or refused; empty if the draft has changed since, and nothing was published
     */
    @Transactional
    public Optional<TermsOutcome> publish(SignIn signIn, PublishTerms terms, int revision) {
        if (draft(signIn, terms.kind()).filter(d -> d.revision() == revision).isEmpty()) {
            return Optional.empty();
        }
        TermsOutcome outcome = oneCare.termsEditor().publish(signIn.actor(), terms);
        if (outcome instanceof TermsOutcome.Published
                && !(drop(signIn, terms.kind(), revision) instanceof DraftOutcome.Dropped)) {
            throw new IllegalStateException(
                    "The draft (%s) was changed while it was published.".formatted(terms.kind()));
        }
        return Optional.of(outcome);
    }

    /**
     * Counts whom a new privacy notice is shown to.
     *
     * @param signIn who asks
     * @return the accounts of members and dependants
     */
    public long readers(SignIn signIn) {
        return oneCare.termsEditor().readers(signIn.actor());
    }
}
