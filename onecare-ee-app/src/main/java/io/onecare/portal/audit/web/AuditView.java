package io.onecare.portal.audit.web;

import io.onecare.core.Role;
import io.onecare.core.access.AccessPosition;
import io.onecare.core.access.AuditCriteria;
import io.onecare.core.access.AuditReason;
import io.onecare.core.access.FoundEntries;
import io.onecare.core.account.StaffAccount;
import io.onecare.portal.audit.AuditDesk;
import io.onecare.portal.faces.FormView;
import io.onecare.portal.faces.Language;
import io.onecare.portal.faces.PageMark;
import io.onecare.portal.security.SignIn;
import io.onecare.portal.security.SignedInPerson;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The audit trail, searched: by a plain form in the address, and for a person by a posted one. */
@Named
@RequestScoped
public class AuditView extends FormView {

    private static final String PAGE = "/administration/audit";
    private static final ZoneId ROME = ZoneId.of("Europe/Rome");

    @Inject private SignedInPerson person;
    @Inject private AuditDesk desk;
    @Inject private Clock clock;

    private @Nullable AuditForm form;
    private FoundEntries page = FoundEntries.none();
    private boolean later;
    private boolean searched;
    private List<StaffAccount> colleagues = List.of();

    /**
     * What can be chosen in a list.
     *
     * @param value what is sent
     * @param label what is read
     * @param chosen whether it is
     */
    public record Choice(String value, String label, boolean chosen) {}

    @Override
    protected String problems() {
        return "audit.message.error.";
    }

    /**
     * Searches, or finds the person who was typed and leads to what is about them.
     *
     * @throws IOException if the browser has gone
     */
    public void act() throws IOException {
        Optional<SignIn> signIn = person.signIn();
        if (signIn.isEmpty()) {
            return;
        }
        colleagues = desk.colleagues(signIn.get());
        if (posted().isSent()) {
            if (typed("step").equals("person")) {
                findPerson(signIn.get());
            }
            return;
        }
        Optional<AuditCriteria> criteria = form().criteria(messages());
        if (criteria.isPresent()) {
            Optional<AccessPosition> after =
                    PageMark.read(request().getParameter("before")).map(PageMark::accessPosition);
            later = after.isPresent();
            page = desk.page(signIn.get(), criteria.get(), after.orElse(null));
            searched = true;
        }
    }

    private void findPerson(SignIn signIn) throws IOException {
        AuditReason reason =
                Arrays.stream(AuditReason.values())
                        .filter(one -> one.name().equals(typed("why")))
                        .findFirst()
                        .orElse(null);
        if (typed("person").isEmpty()) {
            messages().add("person", "PERSON_MISSING");
        }
        if (reason == null) {
            messages().add("why", "REASON_MISSING");
        }
        if (reason == null || !messages().isEmpty()) {
            return;
        }
        Optional<UUID> found = desk.findPerson(signIn, typed("person"), reason);
        if (found.isEmpty()) {
            messages().add("person", "PERSON_UNKNOWN");
        } else {
            posted().leadTo(PAGE + "?" + form().query(found.get(), reason));
        }
    }

    private AuditForm form() {
        if (form == null) {
            form =
                    new AuditForm(
                            request()::getParameter, LocalDate.ofInstant(clock.instant(), ROME));
        }
        return form;
    }

    private Language language() {
        return Language.of(request());
    }

    private AuditWords words() {
        return new AuditWords(language());
    }

    /**
     * Gives the lines of the page.
     *
     * @return newest first
     */
    public List<AuditLine> getLines() {
        AuditWords words = words();
        return page.entries().stream().map(entry -> AuditLine.of(entry, words)).toList();
    }

    /**
     * Tells whether there was a search.
     *
     * @return false if something was wrong with the form, or another one was sent
     */
    public boolean isSearched() {
        return searched;
    }

    /**
     * Tells whether this is not the first page.
     *
     * @return true if newer lines came before
     */
    public boolean isLater() {
        return later;
    }

    /**
     * Gives what is in a field of the address.
     *
     * @param field its name
     * @return empty if it has none
     */
    public String given(String field) {
        return form().text(field);
    }

    /**
     * Gives the first day.
     *
     * @return as the field has it
     */
    public String getFrom() {
        return form().from();
    }

    /**
     * Gives the last day.
     *
     * @return as the field has it
     */
    public String getUntil() {
        return form().until();
    }

    /**
     * Tells whether one person is looked for.
     *
     * @return true if the address has the id of one
     */
    public boolean isAboutPerson() {
        return form().isAboutPerson();
    }

    /**
     * Says why one person is looked for.
     *
     * @return in words; empty if none is, or no reason was given
     */
    public String getReason() {
        return getReasons().stream()
                .filter(reason -> reason.value().equals(given(AuditForm.REASON)))
                .map(Choice::label)
                .findFirst()
                .orElse("");
    }

    /**
     * Gives the roles to choose from.
     *
     * @return any, and each
     */
    public List<Choice> getRoles() {
        AuditWords words = words();
        return choices(AuditForm.ROLE, List.of(Role.values()), Role::name, words::role);
    }

    /**
     * Gives the colleagues to choose from.
     *
     * @return anybody, and each
     */
    public List<Choice> getColleagues() {
        return choices(
                AuditForm.COLLEAGUE,
                colleagues,
                one -> one.id().toString(),
                one ->
                        language()
                                .say(
                                        "audit.colleague",
                                        one.name().surname(),
                                        one.name().givenName(),
                                        words().role(one.role())));
    }

    /**
     * Gives the actions to choose from.
     *
     * @return any, and each that has a text
     */
    public List<Choice> getActions() {
        return choices(AuditForm.ACTION, words().actions(), Map.Entry::getKey, Map.Entry::getValue);
    }

    /**
     * Gives what the subject can be; a person is looked for by the other form.
     *
     * @return anything, and each kind
     */
    public List<Choice> getKinds() {
        return choices(
                AuditForm.ABOUT,
                Arrays.stream(AuditForm.About.values())
                        .filter(about -> about != AuditForm.About.PERSON)
                        .toList(),
                AuditForm.About::name,
                about -> language().texts().getString("audit.kind." + about));
    }

    /**
     * Gives the reasons to look for a person.
     *
     * @return each, the one that was typed chosen
     */
    public List<Choice> getReasons() {
        return Arrays.stream(AuditReason.values())
                .map(
                        reason ->
                                new Choice(
                                        reason.name(),
                                        language().texts().getString("audit.reason." + reason),
                                        reason.name().equals(typed("why"))))
                .toList();
    }

    private <T> List<Choice> choices(
            String field, List<T> all, Function<T, String> value, Function<T, String> label) {
        List<Choice> choices = new ArrayList<>();
        choices.add(
                new Choice(
                        "",
                        language().texts().getString("audit.any." + field),
                        given(field).isEmpty()));
        for (T one : all) {
            String sent = value.apply(one);
            choices.add(new Choice(sent, label.apply(one), sent.equals(given(field))));
        }
        return choices;
    }

    /**
     * Gives the address of the first page of this list.
     *
     * @return relative to the page
     */
    public String getNewest() {
        return "?" + form().query();
    }

    /**
     * Gives the address of the next page.
     *
     * @return relative to the page; empty if there is none
     */
    public String getOlder() {
        if (!page.hasMore()) {
            return "";
        }
        AccessPosition last = page.entries().get(page.entries().size() - 1).position();
        String query = form().query();
        return "?" + query + (query.isEmpty() ? "" : "&") + "before=" + PageMark.of(last);
    }

    /**
     * Gives the address of the file with what was found.
     *
     * @return with the context path
     */
    public String getFile() {
        return request().getContextPath() + PAGE + "/file?" + form().query();
    }

    /**
     * Gives the address of the same search without the person.
     *
     * @return relative to the page
     */
    public String getEverybody() {
        return "?" + form().queryWithoutSubject();
    }

    /**
     * Gives where the forms that are posted go.
     *
     * @return the address of the page with what is looked for
     */
    public String getHere() {
        return request().getContextPath() + PAGE + "?" + form().query();
    }
}
