package io.onecare.portal.care.web;

import io.onecare.core.care.CareNumber;
import io.onecare.core.care.CareOutcome;
import io.onecare.core.care.CareRefusal;
import io.onecare.core.care.CareRequestState;
import io.onecare.core.care.MissingFact;
import io.onecare.core.care.QueuedCareRequest;
import io.onecare.core.care.SeenCareRequest;
import io.onecare.portal.care.CareDesk;
import io.onecare.portal.care.CareFile;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The queue of customer care, by due time. */
@Named
@RequestScoped
public class QueueView extends DeskView {

    private static final String NUMBER = "number";

    @Inject private CareDesk desk;
    @Inject private Wording wording;

    private QueuePage page = QueuePage.of(null, null);
    private List<QueuedCareRequest> found = List.of();
    private boolean searched;

    /**
     * Shows the queue, takes a request of it, or finds one by its number.
     *
     * @throws IOException if the browser has gone
     */
    public void act() throws IOException {
        if (!begin()) {
            return;
        }
        page = QueuePage.of(asked("show"), asked("after"));
        if (posted().isSent() && take() || !posted().isSent() && search()) {
            return;
        }
        if (!searched) {
            found = desk.queue(signIn(), page.criteria(), page.after());
        }
    }

    /** Gives true if exactly one request has the number, and its page follows. */
    private boolean search() throws IOException {
        if (asked(NUMBER).isEmpty()) {
            return false;
        }
        List<QueuedCareRequest> numbered =
                CareNumber.parse(asked(NUMBER))
                        .map(number -> desk.numbered(signIn(), number))
                        .orElse(List.of());
        if (numbered.size() == 1) {
            posted().leadTo("/care/request?id=" + numbered.get(0).seen().id());
            return true;
        }
        if (numbered.isEmpty()) {
            messages().add(NUMBER, "NUMBER_UNKNOWN");
        } else {
            found = numbered;
            searched = true;
        }
        return false;
    }

    /** Gives true if the request is theirs now, and its page follows. */
    private boolean take() throws IOException {
        Optional<SeenCareRequest> seen = Wording.seen(typed("id"), typed("version"));
        if (seen.isEmpty()) {
            messages().add("", CareRefusal.NOT_FOUND.name());
            return false;
        }
        CareOutcome outcome = desk.take(signIn(), seen.get());
        if (outcome instanceof CareOutcome.Performed) {
            posted().leadTo("/care/request?id=" + seen.get().id());
            return true;
        }
        CareRefusal reason = ((CareOutcome.Refused) outcome).reason();
        Optional<CareFile> now = desk.open(signIn(), seen.get().id());
        messages()
                .add(
                        "",
                        reason.name(),
                        now.map(file -> wording.lastHand(signIn(), file, texts())).orElse(""));
        return false;
    }

    /**
     * Gives the title of the page.
     *
     * @return that something is wrong, if so
     */
    public String getTitle() {
        return text(getMessages().isEmpty() ? "care.queue.title" : "care.queue.title.error");
    }

    /**
     * Gives the ways to look at the queue.
     *
     * @return all of them
     */
    public List<QueueTab> getTabs() {
        return QueuePage.TABS.stream()
                .map(
                        one ->
                                new QueueTab(
                                        one,
                                        text("care.queue.show." + one),
                                        one.equals(page.tab()) && !searched))
                .toList();
    }

    /**
     * Gives the way the queue is looked at.
     *
     * @return what it is called in addresses
     */
    public String getTab() {
        return page.tab();
    }

    /**
     * Gives the parameters of the address of this page.
     *
     * @return which requests, and where the page before ended
     */
    public String getQuery() {
        return page.query();
    }

    /**
     * Gives what this page shows, to ask whether it still is so.
     *
     * @return empty after a search, which does not change under the hand
     */
    public String getFingerprint() {
        return searched || !isShown() ? "" : QueuePage.fingerprint(found);
    }

    /**
     * Gives the number that was typed.
     *
     * @return as it was typed; empty if none was
     */
    public String getNumber() {
        return asked(NUMBER);
    }

    /**
     * Gives the lines.
     *
     * @return what is due first in front
     */
    public List<QueueLine> getLines() {
        return found.stream().limit(CareDesk.PAGE).map(this::line).toList();
    }

    /**
     * Tells whether lines came before.
     *
     * @return true if this is not the first page
     */
    public boolean isLater() {
        return page.mark() != null && !searched;
    }

    /**
     * Gives the parameters of the address of the next page.
     *
     * @return empty if there is none
     */
    public String getNext() {
        return found.size() > CareDesk.PAGE && !searched
                ? page.behind(found.get(CareDesk.PAGE - 1)).query()
                : "";
    }

    private QueueLine line(QueuedCareRequest one) {
        String owner = one.owner();
        boolean mine = signIn().actor().name().equals(owner);
        return new QueueLine(
                one.seen().id().toString(),
                one.seen().version(),
                Wording.number(one.seen().id()),
                one.state() == CareRequestState.WAITING
                        ? text("care.due.stopped")
                        : language().say("care.due", when(one.clock().dueAt(), desk.today())),
                one.late(),
                one.state().name(),
                text("care.state." + one.state()),
                text("care.channel." + one.channel()),
                when(one.clock().receivedAt(), desk.today()),
                owner == null
                        ? text("care.owner.nobody")
                        : wording.nameOf(signIn(), owner, texts()),
                owner == null,
                mine,
                Arrays.stream(MissingFact.values())
                        .filter(one.missing()::contains)
                        .map(fact -> text("care.missing." + fact))
                        .collect(Collectors.joining(", ")));
    }
}
