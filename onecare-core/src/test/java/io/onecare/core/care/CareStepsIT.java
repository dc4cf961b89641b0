package io.onecare.core.care;

import static io.onecare.core.care.CareRequestState.IDENTITY_CHECK;
import static io.onecare.core.care.CareRequestState.WAITING;
import static io.onecare.core.care.DeskFixture.ADA;
import static io.onecare.core.care.DeskFixture.BRUNO;
import static io.onecare.core.care.DeskFixture.STRANGE;
import static io.onecare.core.care.DeskFixture.SYSTEM;
import static io.onecare.core.care.DeskFixture.opened;
import static io.onecare.core.care.DeskFixture.performed;
import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.core.Actor;
import io.onecare.core.Role;
import io.onecare.core.database.DatabaseKind;
import io.onecare.core.database.JpaProvider;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every step in every state, by every role, on requests that are nobody's, the asking operator's
 * and another's, of senders who are known and who are not. The two tables say what must come out;
 * the code under test has tables of its own.
 */
class CareStepsIT {

    /** What a step leads to; with two states, the first if it is not known who the sender is. */
    private static final String MOVES =
            """
            event                RECEIVED       IDENTITY_CHECK IN_PROGRESS    WAITING                    DONE      REFUSED  WITHDRAWN
            TAKEN                RECEIVED       IDENTITY_CHECK IN_PROGRESS    WAITING                    -         -        -
            GIVEN_BACK           RECEIVED       IDENTITY_CHECK IN_PROGRESS    WAITING                    -         -        -
            TAKEN_OVER           RECEIVED       IDENTITY_CHECK IN_PROGRESS    WAITING                    -         -        -
            IDENTITY_CHECK_BEGUN IDENTITY_CHECK/! -            -              -                          -         -        -
            IDENTITY_CONFIRMED   -              IN_PROGRESS    -              -                          -         -        -
            WORK_BEGUN           !/IN_PROGRESS  -              -              -                          -         -        -
            FACTS_CORRECTED      -              IDENTITY_CHECK IN_PROGRESS    -                          -         -        -
            SENDER_ASKED         -              WAITING        WAITING        -                          -         -        -
            SENDER_ANSWERED      -              -              -              IDENTITY_CHECK/IN_PROGRESS -         -        -
            DONE                 -              -              DONE           -                          -         -        -
            REFUSED              REFUSED        REFUSED        REFUSED        REFUSED                    -         -        -
            WITHDRAWN            WITHDRAWN      WITHDRAWN      WITHDRAWN      WITHDRAWN                  -         -        -
            """;

    /**
     * Whose a request must be for a role: anybody's, nobody's, somebody's, own, another's, asked.
     */
    private static final String STANDINGS =
            """
            event                VISITOR MEMBER OPERATOR FACILITY_STAFF ADMINISTRATOR SYSTEM
            TAKEN                -       -      nobody   -              -             -
            GIVEN_BACK           -       -      own      -              -             somebody
            TAKEN_OVER           -       -      another  -              -             -
            IDENTITY_CHECK_BEGUN -       -      own      -              -             -
            IDENTITY_CONFIRMED   -       -      own      -              -             -
            WORK_BEGUN           -       -      own      -              -             -
            FACTS_CORRECTED      -       -      own      -              -             -
            SENDER_ASKED         -       -      own      -              -             -
            SENDER_ANSWERED      -       -      own      -              -             anybody
            DONE                 -       -      own      -              -             -
            REFUSED              -       -      own      -              -             -
            WITHDRAWN            -       asked  own      -              -             anybody
            """;

    private static final Map<CareEvent, Step> STEPS = new LinkedHashMap<>();

    static {
        STEPS.put(CareEvent.TAKEN, CareRequests::take);
        STEPS.put(CareEvent.GIVEN_BACK, CareRequests::giveBack);
        STEPS.put(CareEvent.TAKEN_OVER, (c, actor, seen) -> c.takeOver(actor, seen, "Ferie."));
        STEPS.put(CareEvent.IDENTITY_CHECK_BEGUN, CareRequests::beginIdentityCheck);
        STEPS.put(
                CareEvent.IDENTITY_CONFIRMED,
                (c, actor, seen) ->
                        c.confirmIdentity(actor, seen, "M-1", IdentityProof.ROLL_DATA_ASKED));
        STEPS.put(CareEvent.WORK_BEGUN, CareRequests::beginWork);
        STEPS.put(
                CareEvent.FACTS_CORRECTED,
                (c, actor, seen) -> c.correct(actor, seen, RecognisedFacts.none(), Set.of()));
        STEPS.put(
                CareEvent.SENDER_ASKED,
                (c, actor, seen) -> c.ask(actor, seen, Set.of(MissingFact.FACILITY), Words.none()));
        STEPS.put(
                CareEvent.SENDER_ANSWERED,
                (c, actor, seen) -> c.receiveAnswer(actor, seen, Words.none()));
        STEPS.put(CareEvent.DONE, (c, actor, seen) -> c.finish(actor, seen, null, Words.none()));
        STEPS.put(
                CareEvent.REFUSED,
                (c, actor, seen) -> c.refuse(actor, seen, "Nessuno.", Words.none()));
        STEPS.put(CareEvent.WITHDRAWN, CareRequests::withdraw);
    }

    private interface Step {
        CareOutcome take(CareRequests requests, Actor actor, SeenCareRequest seen);
    }

    /** Whose a request is, as seen by Ada. */
    private enum Owner {
        NOBODY,
        OWN,
        ANOTHER
    }

    /** A request that can be: how it came, how far it is, whose it is. */
    private record Situation(
            CareChannel channel, CareRequestState state, boolean isSenderKnown, Owner owner) {}

    private DeskFixture desk;
    private List<Actor> actors;
    private Connection looking;

    @AfterEach
    void close() throws SQLException {
        looking.close();
        desk.close();
    }

    private void open(JpaProvider provider, DatabaseKind kind) throws SQLException {
        desk = DeskFixture.on(provider, kind);
        looking = desk.network.connect();
        actors =
                List.of(
                        Actor.visitor(),
                        desk.member("M-1"),
                        desk.member("M-2"),
                        ADA,
                        Actor.facilityStaff("OC-1", "op-ada"),
                        new Actor(Role.ADMINISTRATOR, "op-ada"),
                        SYSTEM);
        assertThat(actors).extracting(Actor::role).contains(Role.values());
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.care.DeskFixture#everywhere")
    void every_step_is_taken_or_refused_as_the_tables_say(JpaProvider provider, DatabaseKind kind)
            throws SQLException {
        open(provider, kind);
        Map<String, Map<String, String>> moves = table(MOVES);
        Map<String, Map<String, String>> standings = table(STANDINGS);
        assertThat(STEPS.keySet())
                .isEqualTo(
                        EnumSet.complementOf(EnumSet.of(CareEvent.OPENED, CareEvent.REPLY_ADDED)));
        int performed = 0;
        int refused = 0;

        for (Situation situation : situations()) {
            SeenCareRequest seen = make(situation);
            for (CareEvent event : STEPS.keySet()) {
                String to = moves.get(event.name()).get(situation.state().name());
                for (Actor actor : actors) {
                    String needed = standings.get(event.name()).get(actor.role().name());
                    Object expected = expected(needed, to, actor, situation);
                    String cell = event + " by " + actor + " on " + situation;
                    if (expected instanceof CareRefusal reason) {
                        assertRefused(cell, seen, event, actor, reason);
                        refused++;
                    } else {
                        assertTaken(
                                cell, seen, event, actor, situation, (CareRequestState) expected);
                        performed++;
                        seen = make(situation);
                    }
                }
            }
        }

        assertThat(performed).isEqualTo(112);
        assertThat(refused).isEqualTo(30 * 12 * 7 - 112);
    }

    /** A state to go to, or a reason to refuse. */
    private Object expected(String needed, String to, Actor actor, Situation situation) {
        boolean asked = situation.channel() == CareChannel.PORTAL && actor.equals(actors.get(1));
        if (needed.equals("-") || (needed.equals("asked") && !asked)) {
            return CareRefusal.NOT_FOUND;
        }
        if (to.equals("-")) {
            return CareRefusal.NOT_IN_THIS_STATE;
        }
        CareRefusal owner =
                switch (needed + " " + situation.owner()) {
                    case "nobody OWN", "nobody ANOTHER", "another OWN" -> CareRefusal.ALREADY_TAKEN;
                    case "own NOBODY", "another NOBODY", "somebody NOBODY" -> CareRefusal.NOT_TAKEN;
                    case "own ANOTHER" -> CareRefusal.TAKEN_BY_ANOTHER;
                    default -> null;
                };
        if (owner != null) {
            return owner;
        }
        String[] targets = to.split("/");
        String target = targets[situation.isSenderKnown() ? targets.length - 1 : 0];
        if (target.equals("!")) {
            return situation.isSenderKnown()
                    ? CareRefusal.IDENTITY_ALREADY_CHECKED
                    : CareRefusal.IDENTITY_NOT_CHECKED;
        }
        return CareRequestState.valueOf(target);
    }

    private void assertRefused(
            String cell, SeenCareRequest seen, CareEvent event, Actor actor, CareRefusal reason) {
        String before = everything(seen);

        CareOutcome outcome = desk.step(c -> STEPS.get(event).take(c, actor, seen));

        assertThat((Object) outcome).as(cell).isEqualTo(new CareOutcome.Refused(reason));
        assertThat(everything(seen)).as(cell).isEqualTo(before);
    }

    private void assertTaken(
            String cell,
            SeenCareRequest seen,
            CareEvent event,
            Actor actor,
            Situation situation,
            CareRequestState to) {
        int number = seen.version() + 1;
        long audited = audited(seen, event);
        String owner = desk.find(seen).owner();

        CareOutcome outcome = desk.step(c -> STEPS.get(event).take(c, actor, seen));

        CareRequest after = desk.find(seen);
        assertThat((Object) outcome)
                .as(cell)
                .isEqualTo(
                        new CareOutcome.Performed(
                                new SeenCareRequest(seen.id(), number), to, after.clock()));
        assertThat(after.state()).as(cell).isEqualTo(to);
        assertThat(after.version()).as(cell).isEqualTo(number);
        assertThat(after.owner())
                .as(cell)
                .isEqualTo(
                        switch (event) {
                            case TAKEN, TAKEN_OVER -> "op-ada";
                            case GIVEN_BACK -> null;
                            default -> owner;
                        });
        List<CareHistoryEntry> history = desk.history(seen);
        assertThat(history).as(cell).hasSize(number);
        CareHistoryEntry last = history.get(number - 1);
        assertThat(
                        List.of(
                                last.number(),
                                last.event(),
                                last.from(),
                                last.to(),
                                last.role(),
                                last.by(),
                                last.at()))
                .as(cell)
                .isEqualTo(
                        List.of(
                                number,
                                event,
                                situation.state(),
                                to,
                                actor.role(),
                                actor.name(),
                                DeskFixture.NOW));
        assertThat(audited(seen, event)).as(cell).isEqualTo(audited + 1);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.care.DeskFixture#everywhere")
    void a_mail_is_added_answers_or_opens_another_request_by_state_and_sender(
            JpaProvider provider, DatabaseKind kind) throws SQLException {
        open(provider, kind);
        int mails = 0;
        for (Situation situation : situations()) {
            for (MailOrigin origin : MailOrigin.values()) {
                SeenCareRequest seen = make(situation);
                for (Actor actor : actors) { // the system, who may, is the last
                    String cell = origin + "'s mail by " + actor + " on " + situation;
                    OpenCareRequest.ByMail mail =
                            desk.mail(
                                    mails++ + "@a", STRANGE, origin, desk.outboxId(seen, 1) + "@x");
                    String before = everything(seen);

                    CareOpening opening = desk.open(actor, mail);

                    boolean isPerson = origin == MailOrigin.PERSON;
                    CareRequest after = desk.find(seen);
                    if (actor.role() != Role.SYSTEM) {
                        assertThat((Object) opening)
                                .as(cell)
                                .isEqualTo(new CareOpening.Refused(CareRefusal.NOT_FOUND));
                        assertThat(everything(seen)).as(cell).isEqualTo(before);
                    } else if (isPerson && situation.state().isFinal()) {
                        assertThat(desk.find(opened(opening)).follows())
                                .as(cell)
                                .isEqualTo(seen.id());
                        assertThat(after.version()).as(cell).isEqualTo(seen.version());
                    } else {
                        CareRequestState to =
                                !isPerson || situation.state() != WAITING
                                        ? situation.state()
                                        : situation.isSenderKnown()
                                                ? CareRequestState.IN_PROGRESS
                                                : IDENTITY_CHECK;
                        assertThat((Object) opening)
                                .as(cell)
                                .isEqualTo(
                                        new CareOpening.Continued(
                                                new SeenCareRequest(seen.id(), seen.version() + 1),
                                                to,
                                                after.clock()));
                        assertThat(after.state()).as(cell).isEqualTo(to);
                    }
                }
            }
        }
    }

    // every request that can be

    private static List<Situation> situations() {
        List<Situation> situations = new ArrayList<>();
        for (Owner owner : Owner.values()) {
            for (CareRequestState state : CareRequestState.unfinished()) {
                boolean isKnown = state == CareRequestState.IN_PROGRESS || state == WAITING;
                situations.add(new Situation(CareChannel.PHONE, state, isKnown, owner));
                if (state != IDENTITY_CHECK) {
                    situations.add(new Situation(CareChannel.PORTAL, state, true, owner));
                }
            }
            situations.add(new Situation(CareChannel.PHONE, WAITING, false, owner));
        }
        for (CareChannel channel : List.of(CareChannel.PHONE, CareChannel.PORTAL)) {
            boolean isKnown = channel == CareChannel.PORTAL;
            situations.add(new Situation(channel, CareRequestState.DONE, true, Owner.OWN));
            situations.add(new Situation(channel, CareRequestState.REFUSED, isKnown, Owner.OWN));
            situations.add(new Situation(channel, CareRequestState.WITHDRAWN, isKnown, Owner.OWN));
        }
        assertThat(situations).hasSize(30);
        return situations;
    }

    private SeenCareRequest make(Situation situation) {
        SeenCareRequest own = makeOwn(situation);
        SeenCareRequest seen =
                switch (situation.owner()) {
                    case OWN -> own;
                    case NOBODY -> performed(desk.step(c -> c.giveBack(ADA, own)));
                    case ANOTHER -> performed(desk.step(c -> c.takeOver(BRUNO, own, "Ferie.")));
                };
        CareRequest made = desk.find(seen);
        assertThat(made.state()).isEqualTo(situation.state());
        assertThat(made.identity() != null).isEqualTo(situation.isSenderKnown());
        return seen;
    }

    private SeenCareRequest makeOwn(Situation situation) {
        boolean isCall = situation.channel() == CareChannel.PHONE;
        SeenCareRequest first = isCall ? desk.aCall() : desk.aQuestion();
        return switch (situation.state()) {
            case RECEIVED -> desk.taken(first);
            case IDENTITY_CHECK -> desk.inIdentityCheck(first);
            case IN_PROGRESS -> inProgress(isCall, first);
            case WAITING ->
                    desk.asked(
                            situation.isSenderKnown()
                                    ? inProgress(isCall, first)
                                    : desk.inIdentityCheck(first));
            case DONE -> {
                SeenCareRequest work = inProgress(isCall, first);
                yield performed(desk.step(c -> c.finish(ADA, work, null, Words.none())));
            }
            case REFUSED -> {
                SeenCareRequest own = desk.taken(first);
                yield performed(desk.step(c -> c.refuse(ADA, own, "No.", Words.none())));
            }
            case WITHDRAWN -> {
                SeenCareRequest own = desk.taken(first);
                yield performed(desk.step(c -> c.withdraw(ADA, own)));
            }
        };
    }

    private SeenCareRequest inProgress(boolean isCall, SeenCareRequest first) {
        if (isCall) {
            return desk.identified(first);
        }
        SeenCareRequest own = desk.taken(first);
        return performed(desk.step(c -> c.beginWork(ADA, own)));
    }

    // what stands in the database

    private long audited(SeenCareRequest seen, CareEvent event) {
        return Long.parseLong(
                line(
                        "select count(*) from audit_entry where subject_id = '"
                                + seen.id()
                                + "' and action = 'CARE_REQUEST_"
                                + event
                                + "'"));
    }

    /** The request, and how much there is of everything. */
    private String everything(SeenCareRequest seen) {
        return line(
                "select version || ' ' || state || ' ' || due_at || ' ' || coalesce(paused_at, 0)"
                        + " || ' ' || coalesce(finished_at, 0) || ' ' || coalesce(owner, '-')"
                        + " || ' ' || coalesce(identity_how, '-')"
                        + " || ' ' || coalesce(patient_number, '-')"
                        + " || ' ' || (select count(*) from care_request)"
                        + " || ' ' || (select count(*) from care_request_event)"
                        + " || ' ' || (select count(*) from care_request_missing)"
                        + " || ' ' || (select count(*) from care_mail)"
                        + " || ' ' || (select count(*) from outbox_message)"
                        + " || ' ' || (select count(*) from outbox_message where state = 'PENDING')"
                        + " || ' ' || (select count(*) from audit_entry)"
                        + " from care_request where id = '"
                        + seen.id()
                        + "'");
    }

    private String line(String sql) {
        try (Statement statement = looking.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException fault) {
            throw new IllegalStateException(fault);
        }
    }

    private static Map<String, Map<String, String>> table(String text) {
        List<String> lines = text.lines().toList();
        String[] heads = lines.get(0).split(" +");
        Map<String, Map<String, String>> table = new HashMap<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(" +");
            assertThat(cells).as(line).hasSameSizeAs(heads);
            Map<String, String> row = new HashMap<>();
            for (int i = 1; i < cells.length; i++) {
                row.put(heads[i], cells[i]);
            }
            table.put(cells[0], row);
        }
        return table;
    }
}
