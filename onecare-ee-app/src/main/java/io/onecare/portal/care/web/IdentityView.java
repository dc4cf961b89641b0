package io.onecare.portal.care.web;

import io.onecare.core.account.IdentityCheckOutcome;
import io.onecare.core.account.PendingIdentityCheck;
import io.onecare.core.account.RegisteringPerson;
import io.onecare.core.account.RegistrationId;
import io.onecare.portal.care.CareDesk;
import io.onecare.portal.care.IdentityDesk;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The registrations that wait for an identity check, and one of them. */
@Named
@RequestScoped
public class IdentityView extends DeskView {

    private static final String PAGE = "/care/identity";
    private static final String CONFIRM = "confirm";
    private static final String REFUSE = "refuse";

    @Inject private IdentityDesk desk;
    @Inject private CareDesk care;

    private List<PendingIdentityCheck> waiting = List.of();
    private @Nullable RegisteringPerson shown;

    /**
     * Shows what waits or one of them, or decides.
     *
     * @throws IOException if the browser has gone
     */
    public void act() throws IOException {
        if (!begin()) {
            return;
        }
        Optional<RegistrationId> id = id(posted().isSent() ? typed("id") : asked("id"));
        if (posted().isSent() && id.isPresent() && decide(id.get())) {
            return;
        }
        if (!asked("id").isEmpty()) {
            shown = id.flatMap(known -> desk.view(signIn(), known)).orElse(null);
            if (shown == null && !posted().isSent()) {
                posted().notFound();
                return;
            }
        }
        waiting = desk.waiting(signIn());
    }

    private boolean decide(RegistrationId id) throws IOException {
        String action = typed("action");
        if (action.equals(CONFIRM) && !typed("sure").equals("yes")) {
            messages().add("sure", "NOT_SURE");
            return false;
        }
        if (!action.equals(CONFIRM) && !action.equals(REFUSE)) {
            return false;
        }
        IdentityCheckOutcome outcome =
                action.equals(CONFIRM) ? desk.confirm(signIn(), id) : desk.refuse(signIn(), id);
        if (outcome == IdentityCheckOutcome.RECORDED) {
            posted().leadTo(PAGE + "?done=" + action);
            return true;
        }
        messages().add("", "DECIDED_MEANWHILE");
        return false;
    }

    private static Optional<RegistrationId> id(String text) {
        try {
            return Optional.of(new RegistrationId(UUID.fromString(text)));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    @Override
    protected String problems() {
        return "identity.message.error.";
    }

    /**
     * Gives the title of the page.
     *
     * @return that something is wrong, if so
     */
    public String getTitle() {
        return text(getMessages().isEmpty() ? "identity.title" : "identity.title.error");
    }

    /**
     * Says what was decided just now.
     *
     * @return in words; empty if nothing was
     */
    public String getDone() {
        String key = "identity.done." + asked("done");
        return language().texts().containsKey(key) ? text(key) : "";
    }

    /**
     * Gives what waits.
     *
     * @return id and since when, the oldest first
     */
    public List<WaitingCheck> getWaiting() {
        return waiting.stream()
                .map(
                        one ->
                                new WaitingCheck(
                                        one.registration().toString(),
                                        one.insuredNumber(),
                                        when(one.requestedAt(), care.today())))
                .toList();
    }

    /**
     * Gives who wants to register.
     *
     * @return null unless one is shown
     */
    public @Nullable RegisteringPerson getShown() {
        return shown;
    }

    /**
     * Gives the address of the file of the person they say they are.
     *
     * @return empty unless one is shown
     */
    public String getFile() {
        return shown == null ? "" : link("/care/phone?patient=" + shown.insuredNumber());
    }

    /**
     * Gives the name that was typed.
     *
     * @return given name and surname; empty unless one is shown
     */
    public String getName() {
        return shown == null ? "" : shown.name().givenName() + " " + shown.name().surname();
    }

    /**
     * Gives the birth date that was typed.
     *
     * @return in words; empty unless one is shown
     */
    public String getBirthDate() {
        return shown == null ? "" : formats().longDate(shown.birthDate());
    }

    /**
     * Gives the address to which the code will go.
     *
     * @return empty unless one is shown
     */
    public String getEmail() {
        return shown == null ? "" : shown.email().value();
    }

    /**
     * Gives the tax code that was typed.
     *
     * @return empty unless one is shown
     */
    public String getTaxCode() {
        return shown == null ? "" : shown.taxCode().value();
    }

    /**
     * Says where what was typed differs from the roll.
     *
     * @return in words; empty if nowhere
     */
    public List<String> getDifferences() {
        return shown == null
                ? List.of()
                : shown.differences().stream()
                        .map(one -> text("identity.difference." + one))
                        .toList();
    }
}
