package io.onecare.portal.care.web;

import io.onecare.core.network.FacilityListing;
import io.onecare.core.notification.Audience;
import io.onecare.core.notification.DeadLetter;
import io.onecare.core.notification.DeadLetterOutcome;
import io.onecare.core.notification.DeadLetterPosition;
import io.onecare.core.notification.DeadLetters;
import io.onecare.core.notification.DismissedLetter;
import io.onecare.core.notification.NotificationId;
import io.onecare.core.notification.NotificationKind;
import io.onecare.portal.care.CareDesk;
import io.onecare.portal.care.UndeliveredDesk;
import io.onecare.portal.faces.PageMark;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The messages that could not be delivered, and what operators do about them. */
@Named
@RequestScoped
public class UndeliveredView extends DeskView {

    private static final String PAGE = "/care/undelivered";
    private static final String RETRY = "retry";
    private static final String TOLD = "told";
    private static final String REMARK = "remark";

    @Inject private UndeliveredDesk desk;
    @Inject private CareDesk care;
    @Inject private Wording wording;

    private List<DeadLetter> waiting = List.of();
    private List<DismissedLetter> told = List.of();
    private Map<String, FacilityListing> facilities = Map.of();
    private Optional<PageMark> mark = Optional.empty();

    /**
     * Shows what waits, or decides about one.
     *
     * @throws IOException if the browser has gone
     */
    public void act() throws IOException {
        if (!begin()) {
            return;
        }
        if (posted().isSent() && decide()) {
            return;
        }
        mark = PageMark.read(asked("after"));
        waiting = desk.waiting(signIn(), mark.map(UndeliveredView::position).orElse(null));
        facilities = desk.facilities(signIn(), waiting);
        told = desk.dismissed(signIn());
    }

    private static DeadLetterPosition position(PageMark mark) {
        return new DeadLetterPosition(mark.at(), NotificationId.of(mark.id()));
    }

    /** Gives true if it is done, and the page follows anew. */
    private boolean decide() throws IOException {
        Optional<NotificationId> id = id(typed("id"));
        Optional<DeadLetterOutcome> outcome =
                switch (typed("action")) {
                    case RETRY -> id.map(known -> desk.retry(signIn(), known));
                    case TOLD ->
                            id.filter(known -> hasRemark())
                                    .map(known -> desk.dismiss(signIn(), known, typed(REMARK)));
                    default -> Optional.empty();
                };
        if (outcome.isPresent() && outcome.get() == DeadLetterOutcome.DONE) {
            posted().leadTo(PAGE + "?done=" + typed("action"));
            return true;
        }
        outcome.ifPresent(refused -> messages().add("", refused.name()));
        return false;
    }

    private boolean hasRemark() {
        if (typed(REMARK).isEmpty()) {
            messages().add(field(), "REMARK_MISSING");
        } else if (typed(REMARK).length() > DeadLetters.MAX_REMARK_LENGTH) {
            messages().add(field(), "REMARK_TOO_LONG", DeadLetters.MAX_REMARK_LENGTH);
        }
        return getMessages().isEmpty();
    }

    /** Each message has a field of its own. */
    private String field() {
        return REMARK + "-" + typed("id");
    }

    private static Optional<NotificationId> id(String text) {
        try {
            return Optional.of(NotificationId.of(UUID.fromString(text)));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    @Override
    protected String problems() {
        return "undelivered.message.error.";
    }

    /**
     * Gives the title of the page.
     *
     * @return that something is wrong, if so
     */
    public String getTitle() {
        return text(getMessages().isEmpty() ? "undelivered.title" : "undelivered.title.error");
    }

    /**
     * Says what was decided just now.
     *
     * @return in words; empty if nothing was
     */
    public String getDone() {
        String key = "undelivered.done." + asked("done");
        return !posted().isSent() && texts().has(key) ? text(key) : "";
    }

    /**
     * Gives what waits.
     *
     * @return the longest first
     */
    public List<LetterLine> getLines() {
        return waiting.stream().limit(UndeliveredDesk.PAGE).map(this::line).toList();
    }

    private LetterLine line(DeadLetter letter) {
        String id = letter.id().toString();
        boolean isTyped = posted().isSent() && id.equals(typed("id"));
        Optional<FacilityListing> facility =
                letter.audience() == Audience.FACILITY
                        ? Optional.ofNullable(letter.facilityCode()).map(facilities::get)
                        : Optional.empty();
        String person = letter.personNumber() == null ? "" : letter.personNumber();
        return new LetterLine(
                id,
                kind(letter.kind()),
                letter.bookingReference() == null ? "" : letter.bookingReference(),
                facility.map(FacilityListing::name).orElseGet(() -> whom(letter)),
                letter.audience() == Audience.FACILITY || person.isEmpty()
                        ? ""
                        : link("/care/phone?patient=" + person),
                isAboutRequest(letter.kind()) ? letter.subject().toString() : "",
                facility.map(FacilityListing::phones).orElse(List.of()),
                when(letter.diedAt(), care.today()),
                problem(letter.problem()),
                letter.hasAddress(),
                isTyped ? typed(REMARK) : "",
                isTyped ? error(field()) : "");
    }

    private String kind(NotificationKind kind) {
        return text("undelivered.kind." + kind);
    }

    private static boolean isAboutRequest(NotificationKind kind) {
        return switch (kind) {
            case CARE_REQUEST_RECEIVED, CARE_REQUEST_QUESTION, CARE_REQUEST_ANSWERED -> true;
            default -> false;
        };
    }

    private String whom(DeadLetter letter) {
        if (letter.audience() == Audience.FACILITY) {
            return text("undelivered.whom.facility");
        }
        return letter.personNumber() == null
                ? text("undelivered.whom.unknown")
                : texts().say("undelivered.whom.person", letter.personNumber());
    }

    /** Codes of mail servers by their first digit (RFC 5321, 4.2.1), others by their names. */
    private String problem(String code) {
        String key = "undelivered.problem." + (code.matches("SMTP:5..") ? "SMTP_5" : code);
        return texts().has(key)
                ? texts().say(key, code)
                : texts().say("undelivered.problem.other", code);
    }

    /**
     * Tells whether messages came before.
     *
     * @return true if this is not the first page
     */
    public boolean isLater() {
        return mark.isPresent();
    }

    /**
     * Gives the mark of the next page.
     *
     * @return empty if there is none
     */
    public String getNext() {
        if (waiting.size() <= UndeliveredDesk.PAGE) {
            return "";
        }
        DeadLetterPosition last = waiting.get(UndeliveredDesk.PAGE - 1).position();
        return new PageMark(last.diedAt(), last.id().value()).toString();
    }

    /**
     * Gives what was taken care of in another way.
     *
     * @return the latest first
     */
    public List<ToldLine> getTold() {
        return told.stream().map(this::line).toList();
    }

    private ToldLine line(DismissedLetter letter) {
        String about =
                letter.bookingReference() != null
                        ? letter.bookingReference()
                        : letter.personNumber() != null ? letter.personNumber() : "";
        return new ToldLine(
                kind(letter.kind()),
                about,
                when(letter.dismissedAt(), care.today()),
                wording.nameOf(signIn(), letter.dismissedBy(), texts()),
                letter.remark());
    }
}
