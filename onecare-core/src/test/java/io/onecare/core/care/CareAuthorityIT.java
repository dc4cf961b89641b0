package io.onecare.core.care;

import static io.onecare.core.care.DeskFixture.NOW;
import static io.onecare.core.care.DeskFixture.call;
import static io.onecare.core.care.DeskFixture.declined;
import static io.onecare.core.care.DeskFixture.question;
import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.core.Actor;
import io.onecare.core.OneCare;
import io.onecare.core.Role;
import io.onecare.core.database.DatabaseKind;
import io.onecare.core.database.JpaProvider;
import io.onecare.core.person.ContactDetails;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every public method by every role: whoever may not, finds nothing. A method without a row fails.
 */
class CareAuthorityIT {

    /** Who finds something: members what they asked themselves, the desk everything. */
    private static final String RIGHTS =
            """
            method             VISITOR MEMBER OPERATOR FACILITY_STAFF ADMINISTRATOR SYSTEM
            open/PHONE         -       -      yes      -              -             yes
            open/EMAIL         -       -      -        -              -             yes
            open/PORTAL        -       yes    -        -              -             -
            open/BOOKING       -       -      -        -              -             yes
            take               -       -      yes      -              -             -
            takeOver           -       -      yes      -              -             -
            giveBack           -       -      yes      -              -             yes
            beginIdentityCheck -       -      yes      -              -             -
            confirmIdentity    -       -      yes      -              -             -
            beginWork          -       -      yes      -              -             -
            correct            -       -      yes      -              -             -
            ask                -       -      yes      -              -             -
            receiveAnswer      -       -      yes      -              -             yes
            finish             -       -      yes      -              -             -
            refuse             -       -      yes      -              -             -
            withdraw           -       yes    yes      -              -             yes
            senderAddress      -       -      yes      -              -             yes
            addressee          -       -      yes      -              -             yes
            page               -       -      yes      -              -             yes
            numbered           -       -      yes      -              -             yes
            latest             -       -      yes      -              -             yes
            find               -       -      yes      -              -             yes
            history            -       -      yes      -              -             yes
            own                -       yes    -        -              -             -
            """;

    private final Map<String, Call> calls = new TreeMap<>();

    /** Tells whether the actor finds something. */
    private interface Call {
        boolean finds(OneCare oneCare, Actor actor, SeenCareRequest seen);
    }

    private interface Step {
        CareOutcome take(CareRequests requests, Actor actor, SeenCareRequest seen);
    }

    CareAuthorityIT() {
        opening(CareChannel.PHONE, call("key-90000", ContactDetails.none()));
        opening(
                CareChannel.EMAIL,
                new OpenCareRequest.ByMail(
                        new ReceivedMail(MessageId.of("9@a"), List.of(), MailOrigin.PERSON, NOW),
                        ContactDetails.none(),
                        Words.none(),
                        RecognisedFacts.none(),
                        Set.of()));
        opening(CareChannel.PORTAL, question("key-90000"));
        opening(CareChannel.BOOKING, declined("7K3M-9Q2D"));
        step("take", CareRequests::take);
        step("takeOver", (c, actor, seen) -> c.takeOver(actor, seen, "Ferie."));
        step("giveBack", CareRequests::giveBack);
        step("beginIdentityCheck", CareRequests::beginIdentityCheck);
        step(
                "confirmIdentity",
                (c, actor, seen) ->
                        c.confirmIdentity(actor, seen, "M-1", IdentityProof.ROLL_DATA_ASKED));
        step("beginWork", CareRequests::beginWork);
        step(
                "correct",
                (c, actor, seen) -> c.correct(actor, seen, RecognisedFacts.none(), Set.of()));
        step("ask", (c, actor, seen) -> c.ask(actor, seen, Set.of(), Words.of("?")));
        step("receiveAnswer", (c, actor, seen) -> c.receiveAnswer(actor, seen, Words.none()));
        step("finish", (c, actor, seen) -> c.finish(actor, seen, null, Words.none()));
        step("refuse", (c, actor, seen) -> c.refuse(actor, seen, "No.", Words.none()));
        step("withdraw", CareRequests::withdraw);
        calls.put(
                "senderAddress",
                (o, actor, seen) -> o.careRequests().senderAddress(actor, seen.id()).isPresent());
        calls.put(
                "addressee",
                (o, actor, seen) -> o.careRequests().addressee(actor, seen.id()).isPresent());
        calls.put(
                "page",
                (o, actor, seen) ->
                        !o.careQueue()
                                .page(actor, CareQueueCriteria.unfinished(), null, 10)
                                .isEmpty());
        calls.put(
                "numbered",
                (o, actor, seen) ->
                        !o.careQueue().numbered(actor, CareNumber.of(seen.id())).isEmpty());
        calls.put("latest", (o, actor, seen) -> o.careQueue().latest(actor, seen.id()).isPresent());
        calls.put("find", (o, actor, seen) -> o.careQueue().find(actor, seen.id()).isPresent());
        calls.put(
                "history",
                (o, actor, seen) -> !o.careQueue().history(actor, seen.id(), 0, 10).isEmpty());
        calls.put("own", (o, actor, seen) -> !o.careQueue().own(actor, null, 10).isEmpty());
    }

    private void opening(CareChannel channel, OpenCareRequest command) {
        calls.put(
                "open/" + channel,
                (o, actor, seen) ->
                        !o.careRequests()
                                .open(actor, command)
                                .equals(new CareOpening.Refused(CareRefusal.NOT_FOUND)));
    }

    private void step(String method, Step step) {
        calls.put(
                method,
                (o, actor, seen) ->
                        !step.take(o.careRequests(), actor, seen)
                                .equals(new CareOutcome.Refused(CareRefusal.NOT_FOUND)));
    }

    @Test
    void every_public_method_of_the_desk_has_a_row() {
        Set<String> methods =
                Stream.of(CareRequests.class, CareQueue.class)
                        .flatMap(service -> Arrays.stream(service.getDeclaredMethods()))
                        .filter(method -> Modifier.isPublic(method.getModifiers()))
                        .map(Method::getName)
                        .collect(Collectors.toSet());

        assertThat(
                        calls.keySet().stream()
                                .map(row -> row.split("/")[0])
                                .collect(Collectors.toSet()))
                .isEqualTo(methods);
        assertThat(rights().keySet()).isEqualTo(calls.keySet());
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.care.DeskFixture#everywhere")
    void whoever_may_not_finds_nothing(JpaProvider provider, DatabaseKind kind) {
        try (DeskFixture desk = DeskFixture.on(provider, kind)) {
            Map<Role, Actor> actors =
                    Map.of(
                            Role.VISITOR,
                            Actor.visitor(),
                            Role.MEMBER,
                            desk.member("M-1"),
                            Role.OPERATOR,
                            DeskFixture.ADA,
                            Role.FACILITY_STAFF,
                            Actor.facilityStaff("OC-1", "op-ada"),
                            Role.ADMINISTRATOR,
                            new Actor(Role.ADMINISTRATOR, "op-ada"),
                            Role.SYSTEM,
                            DeskFixture.SYSTEM);
            for (Map.Entry<String, Map<Role, Boolean>> row : rights().entrySet()) {
                for (Role role : Role.values()) {
                    SeenCareRequest seen = desk.aQuestion();
                    String cell = row.getKey() + " by " + role;

                    boolean finds =
                            desk.write(
                                    o -> calls.get(row.getKey()).finds(o, actors.get(role), seen));

                    assertThat(finds).as(cell).isEqualTo(row.getValue().get(role));
                }
            }
        }
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.care.DeskFixture#everywhere")
    void a_member_finds_nothing_of_what_others_asked_or_what_came_another_way(
            JpaProvider provider, DatabaseKind kind) {
        try (DeskFixture desk = DeskFixture.on(provider, kind)) {
            SeenCareRequest own = desk.aQuestion();
            SeenCareRequest byPhone = desk.aCall();
            SeenCareRequest booking =
                    DeskFixture.opened(desk.open(DeskFixture.SYSTEM, declined("7K3M-9Q2D")));
            Actor asking = desk.member("M-1");
            Actor other = desk.member("M-2");

            assertThat(desk.own(asking, null, 10))
                    .containsExactly(
                            new OwnCareRequest(
                                    own, CareRequestState.RECEIVED, NOW, DeskFixture.DUE));
            assertThat(desk.own(other, null, 10)).isEmpty();
            for (SeenCareRequest seen : List.of(byPhone, booking)) {
                assertThat((Object) desk.step(c -> c.withdraw(asking, seen)))
                        .isEqualTo(new CareOutcome.Refused(CareRefusal.NOT_FOUND));
            }
            assertThat((Object) desk.step(c -> c.withdraw(other, own)))
                    .isEqualTo(new CareOutcome.Refused(CareRefusal.NOT_FOUND));
        }
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.care.DeskFixture#everywhere")
    void what_does_not_exist_is_not_found(JpaProvider provider, DatabaseKind kind) {
        try (DeskFixture desk = DeskFixture.on(provider, kind)) {
            SeenCareRequest nothing = new SeenCareRequest(DeskFixture.unknown(), 1);
            for (Map.Entry<String, Call> call : calls.entrySet()) {
                if (!call.getKey().startsWith("open/")) {
                    boolean finds =
                            desk.write(o -> call.getValue().finds(o, DeskFixture.ADA, nothing));
                    assertThat(finds).as(call.getKey()).isFalse();
                }
            }
            assertThat(desk.count("select count(*) from audit_entry")).isZero();
        }
    }

    private static Map<String, Map<Role, Boolean>> rights() {
        List<String> lines = RIGHTS.lines().toList();
        String[] heads = lines.get(0).split(" +");
        Map<String, Map<Role, Boolean>> rights = new TreeMap<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(" +");
            assertThat(cells).as(line).hasSameSizeAs(heads);
            Map<Role, Boolean> row = new TreeMap<>();
            for (int i = 1; i < cells.length; i++) {
                row.put(Role.valueOf(heads[i]), cells[i].equals("yes"));
            }
            assertThat(row.keySet()).as(line).containsExactly(Role.values());
            rights.put(cells[0], row);
        }
        return rights;
    }
}
