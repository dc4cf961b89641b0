package io.onecare.portal.care.web;

import io.onecare.core.care.CareOutcome;
import io.onecare.core.care.CareQueueCriteria;
import io.onecare.core.care.CareQueueCriteria.Ownership;
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
import java.util.Set;
import java.util.stream.Collectors;

/** The queue of customer care, by due time. */
@Named
@RequestScoped
public class QueueView extends DeskView {

    private static final String ALL = "all";
    private static final List<String> TABS = List.of(ALL, "mine", "free", "waiting", "late");

    @Inject private CareDesk desk;
    @Inject private Wording wording;

    private String tab = ALL;
    private List<QueuedCareRequest> found = List.of();

    /**
     * Shows the queue, or takes a request of it.
     *
     * @throws IOException if the browser has gone
     */
    public void act() throws IOException {
        if (!begin()) {
            return;
        }
        tab = TABS.contains(asked("show")) ? asked("show") : ALL;
        if (posted().isSent() && take()) {
            return;
        }
        found = desk.queue(signIn(), criteria());
    }

    private CareQueueCriteria criteria() {
        CareQueueCriteria all = CareQueueCriteria.unfinished();
        return switch (tab) {
            case "mine" -> all.whose(Ownership.MINE);
            case "free" -> all.whose(Ownership.FREE);
            case "waiting" -> all.in(Set.of(CareRequestState.WAITING));
            case "late" -> all.late();
            default -> all;
        };
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
                        now.map(file -> wording.lastHand(signIn(), file, this)).orElse(""));
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
        return TABS.stream()
                .map(one -> new QueueTab(one, text("care.queue.show." + one), one.equals(tab)))
                .toList();
    }

    /**
     * Gives the way the queue is looked at.
     *
     * @return what it is called in addresses
     */
    public String getTab() {
        return tab;
    }

    /**
     * Gives the lines.
     *
     * @return what is due first in front
     */
    public List<QueueLine> getLines() {
        return found.stream().limit(CareDesk.MOST_SHOWN).map(this::line).toList();
    }

    /**
     * Tells whether there are more than are shown.
     *
     * @return true if so
     */
    public boolean isMore() {
        return found.size() > CareDesk.MOST_SHOWN;
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
                owner == null ? text("care.owner.nobody") : wording.nameOf(signIn(), owner, this),
                owner == null,
                mine,
                Arrays.stream(MissingFact.values())
                        .filter(one.missing()::contains)
                        .map(fact -> text("care.missing." + fact))
                        .collect(Collectors.joining(", ")));
    }
}
