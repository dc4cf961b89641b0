package io.onecare.portal.administration.web;

import io.onecare.core.account.StaffAccount;
import io.onecare.core.account.StaffOutcome;
import io.onecare.core.account.StaffProblem;
import io.onecare.portal.administration.StaffAccountsDesk;
import io.onecare.portal.faces.FormView;
import io.onecare.portal.faces.Language;
import io.onecare.portal.security.SignIn;
import io.onecare.portal.security.SignedInPerson;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One account of somebody who works with the portal, and what can be done to it. */
@Named
@RequestScoped
public class StaffAccountView extends FormView {

    private static final String PAGE = "/administration/accounts/detail?id=";
    private static final String SECOND_FACTOR = "secondfactor";

    /** What was done, as the address of the page says. */
    private static final Set<String> DONE =
            Set.of("proposed", "invited", "active", "suspended", SECOND_FACTOR);

    @Inject private SignedInPerson person;
    @Inject private StaffAccountsDesk desk;

    private @Nullable StaffAccount account;

    @Override
    protected String problems() {
        return "account.message.error.";
    }

    /** The page that says what has become of an account. */
    static String addressOf(StaffAccount changed) {
        return PAGE + changed.id() + "&done=" + word(changed.state());
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /**
     * Finds the account, and does what was asked for.
     *
     * @throws IOException if the browser has gone
     */
    public void act() throws IOException {
        SignIn signIn = person.signIn().orElse(null);
        UUID id = AccountParameter.of(request(), "id").orElse(null);
        account = signIn == null || id == null ? null : desk.find(signIn, id).orElse(null);
        if (signIn == null || id == null || account == null) {
            posted().notFound();
        } else if (posted().isSent()) {
            take(signIn, id, typed("action"));
            account = desk.find(signIn, id).orElse(null);
        }
    }

    private void take(SignIn signIn, UUID id, String wanted) throws IOException {
        if (wanted.equals(SECOND_FACTOR)) {
            if (desk.removeSecondFactor(signIn, id)) {
                posted().leadTo(PAGE + id + "&done=" + SECOND_FACTOR);
            } else {
                messages().add("", StaffProblem.IN_ANOTHER_STATE.name());
            }
            return;
        }
        StaffOutcome outcome =
                Arrays.stream(StaffAccountsDesk.Step.values())
                        .filter(step -> word(step).equals(wanted))
                        .findFirst()
                        .map(step -> desk.take(signIn, id, step))
                        .orElseGet(StaffOutcome.NotFound::new);
        if (outcome instanceof StaffOutcome.Changed changed) {
            posted().leadTo(addressOf(changed.account()));
        } else if (outcome instanceof StaffOutcome.Refused refused) {
            refused.problems().forEach(problem -> messages().add("", problem.name()));
        } else {
            posted().notFound();
        }
    }

    /**
     * Gives the account.
     *
     * @return null if there is none, and the browser has been told
     */
    public @Nullable StaffAccount getAccount() {
        return account;
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

    /**
     * Writes the name.
     *
     * @return given name and surname
     */
    public String getName() {
        return account == null ? "" : nameOf(account);
    }

    private static String nameOf(StaffAccount one) {
        return one.name().givenName() + " " + one.name().surname();
    }

    /**
     * Says where facility staff work.
     *
     * @return name and code; empty for others
     */
    public String getFacility() {
        String code = account == null ? null : account.facilityCode();
        return code == null
                ? ""
                : person.signIn()
                        .map(signIn -> desk.namesOf(signIn, Set.of(code)).get(code))
                        .map(name -> name + " (" + code + ")")
                        .orElse(code);
    }

    /**
     * Says who has invited or proposed them.
     *
     * @return a name, or that it was nobody who has an account here
     */
    public String getProposer() {
        return person.signIn()
                .flatMap(signIn -> proposer().flatMap(id -> desk.find(signIn, id)))
                .map(StaffAccountView::nameOf)
                .orElseGet(() -> Language.of(request()).say("account.proposer.unknown"));
    }

    private Optional<UUID> proposer() {
        try {
            return Optional.ofNullable(account).map(StaffAccount::proposedBy).map(UUID::fromString);
        } catch (IllegalArgumentException nameOfAnEmbedder) {
            return Optional.empty();
        }
    }

    /**
     * Tells whether the account is the reader's own.
     *
     * @return true if so
     */
    public boolean isOwn() {
        StaffAccount seen = account;
        return seen != null
                && person.signIn().filter(in -> in.accountId().equals(seen.id())).isPresent();
    }

    /**
     * Tells whether the reader has proposed them, and so cannot agree.
     *
     * @return true if so
     */
    public boolean isProposedByReader() {
        StaffAccount seen = account;
        return seen != null
                && person.signIn()
                        .filter(in -> in.actor().name().equals(seen.proposedBy()))
                        .isPresent();
    }
}
