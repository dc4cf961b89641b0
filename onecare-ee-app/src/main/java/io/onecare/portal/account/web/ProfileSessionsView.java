package io.onecare.portal.account.web;

import io.onecare.core.account.OwnSession;
import io.onecare.portal.faces.Formats;
import io.onecare.portal.faces.Language;
import io.onecare.portal.faces.Posted;
import io.onecare.portal.security.SessionDesk;
import io.onecare.portal.security.SignIn;
import io.onecare.portal.security.SignedInPerson;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where somebody is logged in, and how to end it. */
@Named
@RequestScoped
public class ProfileSessionsView {

    private static final String OTHERS = "others";
    private static final Set<String> ENDED = Set.of("one", OTHERS);

    @Inject private HttpServletRequest request;
    @Inject private SignedInPerson person;
    @Inject private SessionDesk desk;

    private @Nullable List<OwnSession> sessions;

    /**
     * Ends what was asked for, if the form was sent.
     *
     * @throws IOException if the browser has gone
     */
    public void act() throws IOException {
        Posted posted = Posted.in(request);
        if (!posted.isSent() || person.signIn().isEmpty()) {
            return;
        }
        SignIn signIn = person.signIn().get();
        String wanted = posted.text("session");
        if (wanted.equals(OTHERS)) {
            desk.endOthers(signIn);
        } else {
            desk.sessions(signIn).stream()
                    .filter(session -> session.id().toString().equals(wanted))
                    .findFirst()
                    .ifPresent(session -> desk.end(signIn, session.id()));
        }
        posted.leadTo("/profile/sessions?ended=" + (wanted.equals(OTHERS) ? OTHERS : "one"));
    }

    /**
     * Gives the sessions that are open.
     *
     * @return the one that was used last first
     */
    public List<OwnSession> getSessions() {
        if (sessions == null) {
            sessions = person.signIn().map(desk::sessions).orElse(List.of());
        }
        return sessions;
    }

    /**
     * Tells whether a session is the one at hand.
     *
     * @param session a session
     * @return true if the reader uses it
     */
    public boolean isThis(OwnSession session) {
        return person.signIn().map(signIn -> signIn.session().equals(session.id())).orElse(false);
    }

    /**
     * Says of a session where it is.
     *
     * @param session a session
     * @return browser and system
     */
    public String deviceOf(OwnSession session) {
        return session.device().isEmpty()
                ? Language.of(request).say("sessions.device.unknown")
                : session.device();
    }

    /**
     * Says which session a button ends, for those who hear the button alone.
     *
     * @param session a session
     * @return its device and when it was used
     */
    public String hintOf(OwnSession session) {
        Language language = Language.of(request);
        return language.say(
                "sessions.button.end.hint",
                deviceOf(session),
                Formats.of(language).moment(session.lastUsedAt()));
    }

    /**
     * Tells what was just ended.
     *
     * @return the rest of a text's key; empty if nothing was
     */
    public String getEnded() {
        String ended = request.getParameter("ended");
        return ended != null && ENDED.contains(ended) ? ended : "";
    }
}
