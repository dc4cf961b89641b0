package io.onecare.core.account;

import static io.onecare.core.account.OfficeFixture.ARIELLA;
import static io.onecare.core.account.OfficeFixture.BRUNELLO;
import static io.onecare.core.account.OfficeFixture.CELESTE;
import static io.onecare.core.account.OfficeFixture.HOME;
import static io.onecare.core.account.OfficeFixture.NICOLO;
import static io.onecare.core.account.OfficeFixture.OPERATOR;
import static io.onecare.core.account.OfficeFixture.PASSWORD;
import static io.onecare.core.account.OfficeFixture.SYSTEM;
import static io.onecare.core.account.OfficeFixture.VISITOR;
import static io.onecare.core.account.OfficeFixture.code;
import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.core.AccountId;
import io.onecare.core.Actor;
import io.onecare.core.Role;
import io.onecare.core.account.OfficeFixture.Person;
import io.onecare.core.audit.AuditTrail;
import io.onecare.core.database.DatabaseKind;
import io.onecare.core.database.JpaProvider;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The desk's part of registering, on both providers and both databases. */
class IdentityChecksIT {

    private static final String EVERYWHERE = "io.onecare.core.account.OfficeFixture#everywhere";

    private OfficeFixture office;

    @AfterEach
    void close() {
        office.close();
    }

    private RegistrationId open(JpaProvider provider, DatabaseKind kind) {
        office = OfficeFixture.on(provider, kind);
        RegistrationId id = office.requested(BRUNELLO, "brunello@example.org");
        office.prepare(id);
        return id;
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void what_the_desk_confirms_leads_to_an_account_and_every_look_is_kept(
            JpaProvider provider, DatabaseKind kind) {
        RegistrationId id = open(provider, kind);

        RegisteringPerson seen = view(OPERATOR, id).orElseThrow();
        assertThat(seen.insuredNumber()).isEqualTo("M-2");
        assertThat(seen.name().surname()).isEqualTo("VENTURINI");
        assertThat(seen.taxCode().value()).isEqualTo(BRUNELLO.taxCode());
        assertThat(seen.email().value()).isEqualTo("brunello@example.org");
        assertThat(seen.differences()).containsExactly(RollDifference.NO_EMAIL_ON_ROLL);
        assertThat(confirm(OPERATOR, id)).isEqualTo(IdentityCheckOutcome.RECORDED);
        RegistrationMessage message = office.prepare(id);
        assertThat(office.complete(code(message).ticket(), PASSWORD, HOME))
                .isInstanceOf(CompletionOutcome.Completed.class);

        assertThat(office.messages())
                .contains(
                        "REGISTRATION_CODE 1 brunello@example.org",
                        "REGISTRATION_CODE 2 brunello@example.org");
        assertThat(office.audited("Registration"))
                .containsExactly(
                        "IDENTITY_CONFIRMED",
                        "IDENTITY_VIEWED",
                        "REGISTRATION_IDENTITY_CHECK",
                        "REGISTRATION_REQUESTED");
        assertThat(
                        office.texts(
                                "select actor_name from audit_entry"
                                        + " where action = 'IDENTITY_CONFIRMED'"))
                .containsExactly("desk", "desk"); // about the registration and the person
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void whoever_has_an_account_sees_who_has_looked_at_them_and_what_was_done_to_it(
            JpaProvider provider, DatabaseKind kind) {
        RegistrationId id = open(provider, kind);
        view(OPERATOR, id);
        confirm(OPERATOR, id);
        String code = code(office.prepare(id)).link();
        CompletionOutcome.Completed account =
                (CompletionOutcome.Completed) office.complete(code, PASSWORD, HOME);
        office.logIn(account.userName(), "un cane rosso beve il vino", HOME);
        office.logIn(account.userName(), PASSWORD, HOME);
        AccountId celeste = office.registeredByDesk(CELESTE, "celeste@example.org").account();
        UUID brunello = account.account().value();

        assertThat(trail(Actor.member(brunello), brunello))
                .containsExactlyInAnyOrder(
                        "IDENTITY_VIEWED OPERATOR null",
                        "IDENTITY_CONFIRMED OPERATOR null",
                        "ACCOUNT_CREATED VISITOR null",
                        "LOG_IN_FAILED VISITOR null",
                        "LOGGED_IN MEMBER " + brunello);
        assertThat(trail(SYSTEM, brunello)).contains("IDENTITY_VIEWED OPERATOR desk").hasSize(5);
        assertThat(trail(Actor.member(celeste.value()), celeste.value()))
                .containsExactlyInAnyOrder(
                        "IDENTITY_CONFIRMED OPERATOR null", "ACCOUNT_CREATED VISITOR null");
        for (Actor another :
                List.of(
                        Actor.member(celeste.value()),
                        Actor.member(office.idOf(ARIELLA)),
                        OPERATOR,
                        VISITOR)) {
            assertThat(trail(another, brunello)).isEmpty();
        }
        assertThat(trail(Actor.member(office.idOf(ARIELLA)), celeste.value())).isEmpty();
    }

    /** What was done, in which role, and by whom as far as the actor is told. */
    private List<String> trail(Actor actor, UUID person) {
        return office
                .read(
                        o ->
                                o.auditTrail()
                                        .ofSubject(
                                                actor,
                                                AuditTrail.MEMBER,
                                                person.toString(),
                                                null,
                                                100))
                .stream()
                .map(entry -> entry.action() + " " + entry.role() + " " + entry.actorName())
                .toList();
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void the_desk_sees_where_what_was_typed_differs_from_the_roll(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        // the same letters in the tax code, a century apart
        Person misspelt =
                new Person("M-3", "D'ONDE", "NACOLO", NICOLO.birthDate().minusYears(100), null);
        assertThat(misspelt.taxCode()).isEqualTo(NICOLO.taxCode());
        RegistrationId other = office.requested(misspelt, "altra@example.org");
        office.prepare(other);

        assertThat(view(OPERATOR, other).orElseThrow().differences())
                .containsExactly(
                        RollDifference.SURNAME,
                        RollDifference.GIVEN_NAME,
                        RollDifference.BIRTH_DATE,
                        RollDifference.EMAIL);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void what_the_desk_refuses_is_erased_and_leads_nowhere(
            JpaProvider provider, DatabaseKind kind) {
        RegistrationId id = open(provider, kind);

        assertThat(refuse(OPERATOR, id)).isEqualTo(IdentityCheckOutcome.RECORDED);

        assertThat(office.prepare(id)).isEqualTo(new RegistrationMessage.NothingToSend());
        assertThat(confirm(OPERATOR, id)).isEqualTo(IdentityCheckOutcome.REFUSED_NOT_FOUND);
        assertThat(view(OPERATOR, id)).isEmpty();
        assertThat(
                        office.texts(
                                "select surname from registration_request where surname is not null"))
                .isEmpty();
        assertThat(office.messages()).hasSize(1);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void to_anybody_but_operators_nothing_waits(JpaProvider provider, DatabaseKind kind) {
        RegistrationId id = open(provider, kind);

        for (Actor nobody :
                List.of(
                        VISITOR,
                        SYSTEM,
                        new Actor(Role.ADMINISTRATOR, "admin"),
                        Actor.member(office.idOf(BRUNELLO)),
                        Actor.facilityStaff("OC-1", "front"))) {
            assertThat(page(nobody, null, 10)).isEmpty();
            assertThat(view(nobody, id)).isEmpty();
            assertThat(confirm(nobody, id)).isEqualTo(IdentityCheckOutcome.REFUSED_NOT_FOUND);
            assertThat(refuse(nobody, id)).isEqualTo(IdentityCheckOutcome.REFUSED_NOT_FOUND);
        }
        RegistrationId proven = office.requested(ARIELLA, ARIELLA.email());
        office.prepare(proven);
        for (RegistrationId none : List.of(proven, RegistrationId.random())) {
            assertThat(view(OPERATOR, none)).isEmpty();
            assertThat(confirm(OPERATOR, none)).isEqualTo(IdentityCheckOutcome.REFUSED_NOT_FOUND);
        }
        assertThat(office.stateOf(id)).isEqualTo("IDENTITY_CHECK");
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void the_oldest_waits_first_page_by_page(JpaProvider provider, DatabaseKind kind) {
        List<RegistrationId> waiting = new ArrayList<>(List.of(open(provider, kind)));
        for (Person person : List.of(CELESTE, NICOLO, CELESTE)) {
            office.clock.forward(Duration.ofMinutes(1));
            RegistrationId id = office.requested(person, "d" + waiting.size() + "@example.org");
            office.prepare(id);
            waiting.add(id);
        }

        List<PendingIdentityCheck> first = page(OPERATOR, null, 3);
        List<PendingIdentityCheck> second = page(OPERATOR, first.get(2), 3);

        assertThat(first)
                .extracting(PendingIdentityCheck::registration)
                .isEqualTo(waiting.subList(0, 3));
        assertThat(first)
                .extracting(PendingIdentityCheck::insuredNumber)
                .containsExactly("M-2", "D-1", "M-3");
        assertThat(second)
                .extracting(PendingIdentityCheck::registration)
                .isEqualTo(waiting.subList(3, 4));
        assertThat(office.network.statementsOf(o -> o.identityChecks().page(OPERATOR, null, 100)))
                .isEqualTo(1);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void of_eight_operators_who_decide_at_once_exactly_one_does(
            JpaProvider provider, DatabaseKind kind) throws Exception {
        RegistrationId id = open(provider, kind);
        for (int round = 0; round < 4; round++) { // connections are there from the second one on
            RegistrationId waiting = id;
            List<Callable<IdentityCheckOutcome>> works = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                Actor operator = Actor.operator("desk-" + i);
                works.add(
                        i % 2 == 0
                                ? () -> confirm(operator, waiting)
                                : () -> refuse(operator, waiting));
            }

            assertThat(OfficeFixture.atOnce(works))
                    .filteredOn(IdentityCheckOutcome.RECORDED::equals)
                    .hasSize(1);

            id = office.requested(BRUNELLO, "b" + round + "@example.org");
            office.prepare(id);
        }
    }

    private List<PendingIdentityCheck> page(Actor actor, PendingIdentityCheck after, int limit) {
        return office.<List<PendingIdentityCheck>>read(
                o -> o.identityChecks().page(actor, after, limit));
    }

    private Optional<RegisteringPerson> view(Actor actor, RegistrationId id) {
        return office.<Optional<RegisteringPerson>>write(o -> o.identityChecks().view(actor, id));
    }

    private IdentityCheckOutcome confirm(Actor actor, RegistrationId id) {
        return office.<IdentityCheckOutcome>write(o -> o.identityChecks().confirm(actor, id));
    }

    private IdentityCheckOutcome refuse(Actor actor, RegistrationId id) {
        return office.<IdentityCheckOutcome>write(o -> o.identityChecks().refuse(actor, id));
    }
}
