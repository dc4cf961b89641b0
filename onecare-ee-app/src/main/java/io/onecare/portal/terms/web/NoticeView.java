package io.onecare.portal.terms.web;

import io.onecare.core.terms.TermsKind;
import io.onecare.portal.faces.FormView;
import io.onecare.portal.faces.Language;
import io.onecare.portal.faces.NextPage;
import io.onecare.portal.security.SignIn;
import io.onecare.portal.security.SignedInPerson;
import io.onecare.portal.terms.TermsDesk;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The privacy notice on the way from the log-in to where somebody wanted to go, once for each
 * version. It asks for no consent: going on says that it was there to be read.
 */
@Named
@RequestScoped
public class NoticeView extends FormView {

    @Inject private SignedInPerson person;
    @Inject private TermsDesk desk;

    private @Nullable ShownText text;
    private boolean changed;
    private boolean first;

    @Override
    protected String problems() {
        return "notice.message.error.";
    }

    /**
     * Shows the notice, or goes on if there is nothing to show.
     *
     * @throws IOException if the browser has gone
     */
    public void act() throws IOException {
        Optional<SignIn> signIn = person.signIn();
        if (signIn.isEmpty()) {
            return;
        }
        if (posted().isSent()) {
            changed = !desk.noticeShown(signIn.get(), typed("version"));
        }
        if (desk.unseenNotice(signIn.get()).isEmpty()) {
            posted().leadTo(getNext());
            return;
        }
        first = !desk.hasSeenANotice(signIn.get());
        text =
                desk.inForce(TermsKind.PRIVACY_NOTICE)
                        .map(notice -> ShownText.of(notice, Language.of(request())))
                        .orElse(null);
    }

    /**
     * Gives the notice.
     *
     * @return null if somebody is being led on
     */
    public @Nullable ShownText getText() {
        return text;
    }

    /**
     * Tells whether another version came into force while this one was being read.
     *
     * @return true if so; the page then shows the other one
     */
    public boolean isChanged() {
        return changed;
    }

    /**
     * Tells whether the account was never shown a notice before.
     *
     * @return false if this one is an update
     */
    public boolean isFirst() {
        return first;
    }

    /**
     * Gives the page to go on with.
     *
     * @return an address of the portal, without the context path
     */
    public String getNext() {
        return NextPage.of(request());
    }
}
