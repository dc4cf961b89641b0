package io.onecare.portal.care.web;

import io.onecare.core.care.CareEvent;
import io.onecare.core.care.CareHistoryEntry;
import io.onecare.core.care.CareOutcome;
import io.onecare.core.care.CareRefusal;
import io.onecare.core.care.CareRequests;
import io.onecare.core.care.IdentityProof;
import io.onecare.core.care.SeenCareRequest;
import io.onecare.core.care.Words;
import io.onecare.core.network.LocalizedName;
import io.onecare.portal.care.CareDesk;
import io.onecare.portal.care.CareFile;
import io.onecare.portal.faces.Language;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A request to customer care: what was asked, what is known, and what can be done with it. Each
 * form bears the version for which it was made; of two operators the slower one is told who was
 * quicker, and nothing of what they typed is lost.
 */
@Named
@RequestScoped
public class RequestView extends DeskView {

    private static final String PAGE = "/care/request?id=";
    private static final String WHY = "why";
    private static final String WORDS = "words";
    private static final String PERSON = "person";
    private static final String HOW = "how";
    private static final String REFERENCE = "reference";

    /** As the library checks references. */
    private static final Pattern BOOKING = Pattern.compile("[A-Z0-9-]{1,20}");

    @Inject private CareDesk desk;
    @Inject private Wording wording;

    private @Nullable CareFile file;
    private @Nullable MailFindings findings;
    private @Nullable CareRefusal refusal;
    private @Nullable RequestFacts facts;
    private @Nullable RequestStanding standing;
    private @Nullable RequestSender sender;
    private @Nullable RequestLinks links;

    /**
     * Shows a request, or takes a step with it.
     *
     * @throws IOException if the browser has gone
     */
    public void act() throws IOException {
        if (!begin()) {
            return;
        }
        Optional<SeenCareRequest> seen =
                posted().isSent() ? Wording.seen(typed("id"), typed("version")) : Optional.empty();
        if (seen.isPresent() && step(seen.get())) {
            return;
        }
        file = Wording.id(asked("id")).flatMap(id -> desk.open(signIn(), id)).orElse(null);
        if (file == null) {
            posted().notFound();
            return;
        }
        show(file);
        if (seen.isPresent()) {
            explain(seen.get(), file);
        }
    }

    private void show(CareFile shown) {
        findings = new MailFindings(shown, desk, this);
        facts().show(shown);
        standing = new RequestStanding(shown, signIn(), wording, texts(), desk.today());
        sender = new RequestSender(shown, texts(), desk.today());
        links = new RequestLinks(shown, standing, facts(), this::link);
    }

    private RequestFacts facts() {
        if (facts == null) {
            String[] ticked = posted().isSent() ? request().getParameterValues("missing") : null;
            facts =
                    new RequestFacts(
                            desk,
                            texts(),
                            this::typed,
                            ticked == null ? Set.of() : Set.copyOf(Arrays.asList(ticked)));
        }
        return facts;
    }

    /** Gives true if it was done, and the page follows anew. */
    private boolean step(SeenCareRequest seen) throws IOException {
        String action = typed("action");
        Optional<CareOutcome> outcome = perform(action, seen);
        if (outcome.isEmpty()) {
            return false; // something is wrong with the form
        }
        if (outcome.get() instanceof CareOutcome.Refused refused) {
            refusal = refused.reason();
            return false;
        }
        posted().leadTo(PAGE + seen.id() + "&done=" + action);
        return true;
    }

    private Optional<CareOutcome> perform(String action, SeenCareRequest seen) {
        return switch (action) {
            case "take" -> Optional.of(desk.take(signIn(), seen));
            case "takeOver" ->
                    hasReason()
                            ? Optional.of(desk.takeOver(signIn(), seen, typed(WHY)))
                            : Optional.empty();
            case "giveBack" -> Optional.of(desk.giveBack(signIn(), seen));
            case "identity" -> identity(seen);
            case "correct" ->
                    facts().read(signIn(), messages())
                            .map(
                                    read ->
                                            desk.correct(
                                                    signIn(), seen, read, facts().stillMissing()));
            case "ask" -> ask(seen);
            case "answered" -> Optional.of(desk.receiveAnswer(signIn(), seen, words()));
            case "finish" -> finish(seen);
            case "refuse" ->
                    hasReason()
                            ? Optional.of(desk.refuse(signIn(), seen, typed(WHY), words()))
                            : Optional.empty();
            case "withdraw" -> Optional.of(desk.withdraw(signIn(), seen));
            default -> Optional.empty();
        };
    }

    private boolean hasReason() {
        String why = typed(WHY);
        if (why.isEmpty()) {
            messages().add(field(WHY), "WHY_MISSING");
        } else if (why.length() > CareRequests.MAX_REASON_LENGTH) {
            messages().add(field(WHY), "WHY_TOO_LONG", CareRequests.MAX_REASON_LENGTH);
        }
        return getMessages().isEmpty();
    }

    /** The forms of the page have fields of the same name; their ids end with the action. */
    private String field(String name) {
        return name + "-" + typed("action");
    }

    private Words words() {
        return Words.cut(typed(WORDS));
    }

    private Optional<CareOutcome> identity(SeenCareRequest seen) {
        Optional<IdentityProof> how =
                proofs().filter(proof -> proof.name().equals(typed(HOW))).findFirst();
        if (!RequestFacts.CODE.matcher(typed(PERSON)).matches()) {
            messages().add(PERSON, "PERSON_MISSING");
        }
        if (how.isEmpty()) {
            messages().add(HOW, "HOW_MISSING");
        }
        return getMessages().isEmpty()
                ? Optional.of(
                        desk.confirmIdentity(signIn(), seen, typed(PERSON), how.orElseThrow()))
                : Optional.empty();
    }

    private static Stream<IdentityProof> proofs() {
        return Arrays.stream(IdentityProof.values()).filter(IdentityProof::isForOperators);
    }

    private Optional<CareOutcome> ask(SeenCareRequest seen) {
        if (facts().chosenMissing().isEmpty() && words().isEmpty()) {
            messages().add(field(WORDS), "NOTHING_ASKED");
            return Optional.empty();
        }
        return Optional.of(desk.ask(signIn(), seen, facts().chosenMissing(), words()));
    }

    private Optional<CareOutcome> finish(SeenCareRequest seen) {
        String reference = typed(REFERENCE);
        if (!reference.isEmpty() && !BOOKING.matcher(reference).matches()) {
            messages().add(REFERENCE, "REFERENCE_MALFORMED");
            return Optional.empty();
        }
        return Optional.of(
                desk.finish(signIn(), seen, reference.isEmpty() ? null : reference, words()));
    }

    /** The form goes on with what is shown now: who had seen something else is told. */
    private void explain(SeenCareRequest seen, CareFile shown) {
        boolean isOld = seen.version() != shown.request().version();
        CareRefusal reason = refusal == null && isOld ? CareRefusal.CHANGED_MEANWHILE : refusal;
        if (reason == null) {
            return;
        }
        switch (reason) {
            case CHANGED_MEANWHILE, ALREADY_TAKEN, TAKEN_BY_ANOTHER, NOT_TAKEN, NOT_IN_THIS_STATE ->
                    messages().add("", reason.name(), wording.lastHand(signIn(), shown, texts()));
            case PERSON_NOT_FOUND, IDENTITY_NOT_PROVEN -> messages().add(PERSON, reason.name());
            case CONTACT_NOT_VERIFIED -> messages().add(field(WORDS), reason.name());
            default -> messages().add("", reason.name());
        }
    }

    // --- what the page shows

    /**
     * Gives how far the request is, whose it is, and what can be done with it.
     *
     * @return null unless it is shown
     */
    public @Nullable RequestStanding getStanding() {
        return standing;
    }

    /**
     * Gives who sent the request, and whom an answer would reach.
     *
     * @return null unless it is shown
     */
    public @Nullable RequestSender getSender() {
        return sender;
    }

    /**
     * Gives what is asked for.
     *
     * @return as typed, or as recognised
     */
    public RequestFacts getFacts() {
        return facts();
    }

    /**
     * Gives where one goes on from here.
     *
     * @return null unless the request is shown
     */
    public @Nullable RequestLinks getLinks() {
        return links;
    }

    /**
     * Gives the title of the page.
     *
     * @return with the number, and that something is wrong if so
     */
    public String getTitle() {
        return language()
                .say(
                        getMessages().isEmpty() ? "care.request.title" : "care.request.title.error",
                        getNumber());
    }

    /**
     * Gives how people name the request.
     *
     * @return such as {@code 4F2A-91C0}; empty unless it is shown
     */
    public String getNumber() {
        return file == null ? "" : Wording.number(file.request().id());
    }

    /**
     * Gives the request.
     *
     * @return its id; empty unless it is shown
     */
    public String getId() {
        return file == null ? "" : file.request().id().toString();
    }

    /**
     * Gives the version that is shown, which forms send along.
     *
     * @return 0 unless it is shown
     */
    public int getVersion() {
        return file == null ? 0 : file.request().version();
    }

    /**
     * Says what was done just now.
     *
     * @return in words; empty if nothing was
     */
    public String getDone() {
        String key = "care.done." + asked("done");
        return !posted().isSent() && texts().has(key) ? text(key) : "";
    }

    /**
     * Gives what was typed into one of the forms, so that it is shown again there and nowhere else.
     *
     * @param action which form
     * @param name the name of the field
     * @return empty unless that form was sent
     */
    public String typedFor(String action, String name) {
        return typed("action").equals(action) ? typed(name) : "";
    }

    /**
     * Tells whether there is a field for the desk's own words in a form.
     *
     * @param action which form
     * @return true also if words were typed into it that may not be said, so that they are not lost
     */
    public boolean hasWordsField(String action) {
        return sender != null && sender.isWritable() || !typedFor(action, WORDS).isEmpty();
    }

    /**
     * Gives the person to state as the sender.
     *
     * @return as typed; else as found just now; else whom the sender seems to be
     */
    public String getPerson() {
        if (typed("action").equals("identity")) {
            return typed(PERSON);
        }
        return !asked(PERSON).isEmpty() || sender == null ? asked(PERSON) : sender.presumed();
    }

    /**
     * Gives the ways to find out who the sender is.
     *
     * @return those that operators may state
     */
    public List<MissingChoice> getProofs() {
        return proofs().map(
                        proof ->
                                new MissingChoice(
                                        proof.name(),
                                        text("care.proof." + proof),
                                        proof.name().equals(typed(HOW))))
                .toList();
    }

    /**
     * Gives the mails of the request, marked.
     *
     * @return from first to last; empty if it came otherwise
     */
    public List<MailLine> getMails() {
        return findings == null ? List.of() : findings.lines();
    }

    /**
     * Gives what the mails may mean as well.
     *
     * @param field facility, service or time
     * @return none that stands in the field
     */
    public List<Suggestion> suggestions(String field) {
        return findings == null ? List.of() : findings.suggestions(field);
    }

    /**
     * Gives a name of the catalogue in the reader's language.
     *
     * @param name the name
     * @return the Italian name if there is no translation
     */
    public String nameOf(LocalizedName name) {
        return name.in(language().locale());
    }

    /**
     * Tells in which language the catalogue gives a name.
     *
     * @param name the name
     * @return a language tag
     */
    public String languageOf(LocalizedName name) {
        return name.english().isPresent() ? language().tag() : Language.IT.tag();
    }

    /**
     * Gives what happened.
     *
     * @return the latest in front
     */
    public List<CareLine> getHistory() {
        if (file == null) {
            return List.of();
        }
        List<CareHistoryEntry> all = file.history();
        return Stream.iterate(all.size() - 1, index -> index >= 0, index -> index - 1)
                .map(all::get)
                .map(this::line)
                .toList();
    }

    /** The first words, and mails, stand above the history already. */
    private CareLine line(CareHistoryEntry entry) {
        return new CareLine(
                when(entry.at(), desk.today()),
                text("care.event." + entry.event()),
                wording.who(signIn(), entry.role(), entry.by(), texts()),
                entry.why() == null ? "" : entry.why(),
                entry.event() == CareEvent.OPENED || entry.mail() != null
                        ? ""
                        : entry.words().value());
    }
}
