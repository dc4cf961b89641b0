package io.onecare.portal.audit.web;

import io.onecare.core.audit.AuditHead;
import io.onecare.core.audit.AuditVerification;
import io.onecare.portal.audit.AuditDesk;
import io.onecare.portal.audit.ChainState;
import io.onecare.portal.faces.FormView;
import io.onecare.portal.faces.Formats;
import io.onecare.portal.faces.Language;
import io.onecare.portal.security.SignIn;
import io.onecare.portal.security.SignedInPerson;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How far the audit trail is sealed, and whether it is whole. */
@Named
@RequestScoped
public class AuditChainView extends FormView {

    private static final Pattern HEAD = Pattern.compile("([0-9]{1,18})[\\s:]+([0-9a-f]{64})");

    @Inject private SignedInPerson person;
    @Inject private AuditDesk desk;

    private @Nullable ChainState state;

    @Override
    protected String problems() {
        return "audit.chain.message.error.";
    }

    /** Verifies the trail if that was asked for; else tells how far it is sealed. */
    public void act() {
        Optional<SignIn> signIn = person.signIn();
        if (signIn.isEmpty()) {
            return;
        }
        if (!posted().isSent() || !typed("step").equals("verify")) {
            state = desk.state(signIn.get());
            return;
        }
        Optional<AuditHead> kept = kept();
        if (kept.isEmpty()) {
            messages().add("kept", "KEPT_MALFORMED");
            state = desk.state(signIn.get());
        } else {
            desk.begin(signIn.get());
            state = desk.verify(signIn.get(), kept.get());
        }
    }

    private Optional<AuditHead> kept() {
        String typed = typed("kept").toLowerCase(Locale.ROOT);
        if (typed.isEmpty()) {
            return Optional.of(AuditHead.empty());
        }
        Matcher parts = HEAD.matcher(typed);
        return parts.matches()
                ? Optional.of(new AuditHead(Long.parseLong(parts.group(1)), parts.group(2)))
                : Optional.empty();
    }

    /**
     * Tells whether somebody has just verified the trail.
     *
     * @return false if the page only says how far it is sealed
     */
    public boolean isVerified() {
        return state != null && state.verification() != null;
    }

    /**
     * Tells whether the trail was found damaged.
     *
     * @return false also if nobody has looked
     */
    public boolean isDamaged() {
        return broken() != null;
    }

    private AuditVerification.@Nullable Broken broken() {
        return state != null && state.verification() instanceof AuditVerification.Broken broken
                ? broken
                : null;
    }

    /**
     * Says how far the trail is sealed or whole.
     *
     * @return a sentence
     */
    public String getSummary() {
        if (state == null || state.sealedAt() == null) {
            return text("audit.chain.nothing");
        }
        AuditVerification.Broken broken = broken();
        if (broken != null) {
            return state.wholeUntil() == null
                    ? text("audit.chain.damaged.all")
                    : language()
                            .say(
                                    "audit.chain.damaged",
                                    moment(state.wholeUntil()),
                                    number(broken.seq() - 1));
        }
        String key = isVerified() ? "audit.chain.whole" : "audit.chain.sealed";
        return language().say(key, moment(state.sealedAt()), number(state.head().seq()));
    }

    /**
     * Says what is wrong, with the entry it begins at.
     *
     * @return a sentence; empty if nothing is
     */
    public String getDamage() {
        AuditVerification.Broken broken = broken();
        return broken == null
                ? ""
                : language().say("audit.chain.damage." + broken.damage(), number(broken.seq()));
    }

    /**
     * Gives the damaged entry.
     *
     * @return its id; empty if there is none
     */
    public String getDamagedEntry() {
        AuditVerification.Broken broken = broken();
        return broken == null || broken.entry() == null ? "" : broken.entry().toString();
    }

    /**
     * Says when it was verified.
     *
     * @return a sentence; empty if it was not
     */
    public String getVerifiedAt() {
        return state == null || state.verifiedAt() == null
                ? ""
                : language().say("audit.chain.now", moment(state.verifiedAt()));
    }

    /**
     * Gives the head of the chain, to be kept elsewhere.
     *
     * @return number and hash; empty while nothing is sealed
     */
    public String getHead() {
        return state == null || state.head().seq() == 0
                ? ""
                : state.head().seq() + " " + state.head().hash();
    }

    private String moment(Instant moment) {
        return Formats.of(language()).moment(moment);
    }

    private String number(long number) {
        return Formats.of(language()).number(number);
    }

    private String text(String key) {
        return language().texts().getString(key);
    }

    private Language language() {
        return Language.of(request());
    }
}
