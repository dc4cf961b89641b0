package io.onecare.portal.care.web;

import io.onecare.core.account.FoundPerson;
import io.onecare.core.account.LookReason;
import io.onecare.core.account.PersonFile;
import io.onecare.core.account.PersonSearchOutcome;
import io.onecare.core.account.PersonSearchRefusal;
import io.onecare.core.account.PersonViewOutcome;
import io.onecare.core.booking.Booking;
import io.onecare.core.care.CareOpening;
import io.onecare.core.care.OpenCareRequest;
import io.onecare.portal.care.CallDesk;
import io.onecare.portal.care.CareDesk;
import io.onecare.portal.faces.Posted;
import io.onecare.portal.people.PeopleDesk;
import io.onecare.portal.search.SearchDesk;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A call: who is it about, what is wanted, and where. First a person is looked for, then shown with
 * the question for service and place; the answers lead to the portal's own pages for the time.
 */
@Named
@RequestScoped
public class PhoneView extends DeskView {

    private static final Pattern CODE = RequestFacts.CODE;

    @Inject private PeopleDesk people;
    @Inject private SearchDesk search;
    @Inject private CareDesk care;
    @Inject private CallDesk calls;

    private @Nullable LookReason reason;
    private @Nullable PersonFile file;
    private @Nullable PersonCard card;
    private @Nullable CallWish wish;
    private List<FoundPerson> found = List.of();

    @Override
    protected String problems() {
        return "phone.message.error.";
    }

    /**
     * Looks for a person, shows one, searches for facilities, or writes down the call.
     *
     * @throws IOException if the browser has gone
     */
    public void act() throws IOException {
        if (!begin()) {
            return;
        }
        reason = PeopleDesk.reason(asked("request")).orElse(null);
        if (reason == null) {
            posted().notFound();
            return;
        }
        if (posted().isSent() && typed("action").equals("find")) {
            find(reason);
            return;
        }
        if (posted().isSent() && typed("action").equals("note") && note()) {
            return;
        }
        if (!asked("patient").isEmpty()) {
            show(reason, asked("patient"));
        }
    }

    private void find(LookReason why) throws IOException {
        PersonSearch form = new PersonSearch(people, signIn(), this::typed, messages());
        Optional<PersonSearchOutcome> outcome = form.find(why);
        if (outcome.isEmpty()) {
            return;
        }
        if (outcome.get() instanceof PersonSearchOutcome.Refused refused) {
            say(refused.reason(), refused.retryAfter());
            return;
        }
        found = ((PersonSearchOutcome.Found) outcome.get()).people();
        if (found.size() == 1) {
            posted().leadTo(pages().of(found.get(0).number()));
        } else if (found.isEmpty()) {
            messages().add(form.field(), "NOBODY");
        }
    }

    private void say(PersonSearchRefusal refusal, Duration retryAfter) {
        switch (refusal) {
            case TOO_MANY -> messages().add(PersonSearch.TAX_CODE, refusal.name());
            case TOO_OFTEN -> messages().add("", refusal.name(), Posted.minutes(retryAfter));
            default -> messages().add("", refusal.name());
        }
    }

    private CallPages pages() {
        return new CallPages(this::link, asked("request"), texts());
    }

    private void show(LookReason why, String number) throws IOException {
        if (!CODE.matcher(number).matches()) {
            posted().notFound();
            return;
        }
        PersonViewOutcome outcome = people.view(signIn(), number, why);
        if (outcome instanceof PersonViewOutcome.Refused refused) {
            if (refused.reason() == PersonSearchRefusal.TOO_OFTEN) {
                say(refused.reason(), refused.retryAfter());
            } else {
                posted().notFound();
            }
            return;
        }
        file = ((PersonViewOutcome.Open) outcome).file();
        CallWish wanted =
                new CallWish(
                        search, people, signIn(), pages(), number, request().getParameterMap());
        wish = wanted;
        // whoever has just come from a request has a service, but was not asked for a place
        boolean isAsked = wanted.hasPlace() || request().getParameter("place") != null;
        if (isAsked) {
            wanted.search(messages());
        }
        card =
                new PersonCard(
                        file,
                        isAsked ? PersonCard.Appointments.none() : appointments(number, wanted),
                        pages(),
                        search.today());
    }

    private PersonCard.Appointments appointments(String number, CallWish wanted) {
        List<Booking> coming = people.coming(signIn(), number);
        return new PersonCard.Appointments(
                coming, calls.facilities(signIn(), coming), wanted.serviceNames());
    }

    private boolean note() throws IOException {
        String patient = asked("patient");
        Optional<OpenCareRequest.ByPhone> call =
                new CallNote(this::typed)
                        .read(CODE.matcher(patient).matches() ? patient : null, messages());
        if (call.isEmpty()) {
            return false;
        }
        CareOpening opening = care.note(signIn(), call.get());
        if (opening instanceof CareOpening.Opened opened) {
            posted().leadTo("/care/request?id=" + opened.seen().id());
            return true;
        }
        if (opening instanceof CareOpening.KnownAlready known) {
            posted().leadTo("/care/request?id=" + known.id());
            return true;
        }
        messages().add("", "KEY_REUSED");
        return false;
    }

    /**
     * Gives the title of the page.
     *
     * @return that something is wrong, if so
     */
    public String getTitle() {
        return text(getMessages().isEmpty() ? "phone.title" : "phone.title.error");
    }

    /**
     * Gives whom the search has found, if it is not clear who is meant.
     *
     * @return empty if nobody was, or only one
     */
    public List<FoundLine> getFound() {
        return found.size() < 2
                ? List.of()
                : found.stream().map(one -> pages().line(one, true)).toList();
    }

    /**
     * Tells whether a person is shown.
     *
     * @return false if one is still looked for
     */
    public boolean isPersonShown() {
        return file != null;
    }

    /**
     * Gives the number of the person.
     *
     * @return the insurer's; empty unless one is shown
     */
    public String getNumber() {
        return file == null ? "" : file.number();
    }

    /**
     * Gives the person.
     *
     * @return null if one is still looked for
     */
    public @Nullable PersonCard getPerson() {
        return card;
    }

    /**
     * Gives what is wanted, and where it can be had.
     *
     * @return null unless a person is shown
     */
    public @Nullable CallWish getWish() {
        return wish;
    }

    /**
     * Gives the request the call is about.
     *
     * @return its id; empty for a call that is about none
     */
    public String getRequest() {
        return reason == null || reason.careRequest() == null
                ? ""
                : reason.careRequest().toString();
    }

    /**
     * Gives where the note is sent.
     *
     * @return the address of this page, with the person if one is shown
     */
    public String getNoteAddress() {
        return link(
                CallPages.PAGE
                        + (file == null ? "" : "?patient=" + CallPages.encoded(file.number())));
    }

    /**
     * Gives the name of the note, so that sending it twice is harmless.
     *
     * @return as sent, or a new one
     */
    public String getKey() {
        return new CallNote(this::typed).key();
    }
}
