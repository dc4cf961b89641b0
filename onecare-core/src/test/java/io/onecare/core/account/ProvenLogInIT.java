package io.onecare.core.account;

import static io.onecare.core.account.OfficeFixture.ARIELLA;
import static io.onecare.core.account.OfficeFixture.CELESTE;
import static io.onecare.core.account.OfficeFixture.HOME;
import static io.onecare.core.account.OfficeFixture.MINOR;
import static io.onecare.core.account.OfficeFixture.NICOLO;
import static io.onecare.core.account.OfficeFixture.OPERATOR;
import static io.onecare.core.account.OfficeFixture.PASSWORD;
import static io.onecare.core.account.OfficeFixture.STRANGER;
import static io.onecare.core.account.OfficeFixture.SYSTEM;
import static io.onecare.core.account.OfficeFixture.VISITOR;
import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.core.AccountId;
import io.onecare.core.Actor;
import io.onecare.core.database.DatabaseKind;
import io.onecare.core.database.JpaProvider;
import io.onecare.core.person.EmailAddress;
import io.onecare.core.person.TaxCode;
import io.onecare.core.person.TaxCodeWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whom an identity provider gets in, and whom not, on both providers and both databases. */
class ProvenLogInIT {

    private static final String EVERYWHERE = "io.onecare.core.account.OfficeFixture#everywhere";
    private static final LogInOutcome REFUSED = new LogInOutcome.Refused();

    private OfficeFixture office;

    @AfterEach
    void close() {
        office.close();
    }

    private CompletionOutcome.Completed open(JpaProvider provider, DatabaseKind kind) {
        office = OfficeFixture.on(provider, kind);
        return office.registered(ARIELLA);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void whoever_is_vouched_for_acts_as_the_person(JpaProvider provider, DatabaseKind kind) {
        CompletionOutcome.Completed ariella = open(provider, kind);
        UUID member = ariella.account().value();
        LogInOutcome in = new LogInOutcome.LoggedIn(ariella.account(), Actor.member(member), 1);

        assertThat(byTaxCode(ARIELLA.taxCode())).isEqualTo(in);
        assertThat(byTaxCode(" " + ARIELLA.taxCode().toLowerCase(Locale.ROOT))).isEqualTo(in);
        assertThat(byEmail("Ariella@Example.ORG")).isEqualTo(in);
        assertThat(byUserName(ariella.userName().toUpperCase(Locale.ROOT))).isEqualTo(in);
        assertThat(office.audited("Account"))
                .filteredOn(action -> !action.equals("ACCOUNT_CREATED"))
                .containsExactlyInAnyOrder(
                        "PROVEN_BY_PROVIDER",
                        "LOGGED_IN",
                        "PROVEN_BY_PROVIDER",
                        "LOGGED_IN",
                        "PROVEN_BY_PROVIDER",
                        "LOGGED_IN",
                        "PROVEN_BY_PROVIDER",
                        "LOGGED_IN");
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void whose_log_in_it_was_is_in_the_trail(JpaProvider provider, DatabaseKind kind) {
        CompletionOutcome.Completed ariella = open(provider, kind);
        byTaxCode(ARIELLA.taxCode());
        assertThat(whoWasProven()).containsExactly("MEMBER " + ariella.account());

        setUp(Actor.member(ariella.account().value()));
        byTaxCode(ARIELLA.taxCode());

        assertThat(whoWasProven())
                .as("a second step is owed")
                .containsExactly("MEMBER " + ariella.account(), "SYSTEM test");
    }

    private List<String> whoWasProven() {
        return office.texts(
                "select actor_role || ' ' || actor_name from audit_entry"
                        + " where action = 'PROVEN_BY_PROVIDER' order by arrival");
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void nobody_but_the_system_says_who_is_vouched_for(JpaProvider provider, DatabaseKind kind) {
        CompletionOutcome.Completed ariella = open(provider, kind);

        for (Actor actor : List.of(VISITOR, OPERATOR, Actor.member(ariella.account().value()))) {
            assertThat(
                            logIn(
                                    actor,
                                    new ProvenIdentity.ByTaxCode(TaxCode.of(ARIELLA.taxCode())),
                                    HOME))
                    .isEqualTo(REFUSED);
        }
        assertThat(office.audited("Account")).containsExactly("ACCOUNT_CREATED");
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void whoever_has_no_account_is_refused_like_a_stranger_and_gets_none(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);

        assertThat(byTaxCode(STRANGER.taxCode())).isEqualTo(REFUSED);
        assertThat(byTaxCode(NICOLO.taxCode())).as("on the roll").isEqualTo(REFUSED);
        assertThat(byTaxCode(MINOR.taxCode())).as("a minor on the roll").isEqualTo(REFUSED);
        assertThat(byTaxCode(CELESTE.taxCode())).as("whose mother has one").isEqualTo(REFUSED);
        assertThat(byEmail(NICOLO.email())).isEqualTo(REFUSED);
        for (String name : List.of("salvia-000000", "", " ", "'; select 1 --", "salvia\u0000")) {
            assertThat(byUserName(name)).isEqualTo(REFUSED);
        }
        assertThat(office.texts("select count(*) from account")).containsExactly("1");
        assertThat(
                        office.texts(
                                "select subject_id from audit_entry where action = 'LOG_IN_FAILED'"))
                .hasSize(10)
                .containsOnly("unknown");
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void a_code_that_differs_by_omocodia_is_somebody_elses(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        String fifteen = ARIELLA.taxCode().substring(0, 15);
        char digit = fifteen.charAt(14);
        String variant =
                TaxCodeWriter.withCheckCharacter(
                        fifteen.substring(0, 14) + "LMNPQRSTUV".charAt(digit - '0'));
        assertThat(TaxCode.of(variant).isOmocodiaVariantOf(TaxCode.of(ARIELLA.taxCode()))).isTrue();

        assertThat(byTaxCode(variant)).isEqualTo(REFUSED);
        assertThat(byTaxCode(ARIELLA.taxCode())).isInstanceOf(LogInOutcome.LoggedIn.class);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void letters_that_become_others_in_lower_case_are_no_way_into_an_account(
            JpaProvider provider, DatabaseKind kind) {
        CompletionOutcome.Completed ariella = open(provider, kind);
        office.sql("update account set user_name = 'kiwi-1'");

        assertThat(byUserName("\u212Aiwi-1")).as("the sign of kelvin").isEqualTo(REFUSED);
        assertThat(byUserName("\u00A0kiwi-1")).isEqualTo(REFUSED);
        assertThat(byUserName("KIWI-1"))
                .isEqualTo(
                        new LogInOutcome.LoggedIn(
                                ariella.account(), Actor.member(ariella.account().value()), 1));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void an_address_opens_one_account_that_has_proven_it_and_no_other(
            JpaProvider provider, DatabaseKind kind) {
        CompletionOutcome.Completed ariella = open(provider, kind);
        office.sql("update account set pending_email = 'altrove@example.org'");

        assertThat(byEmail("altrove@example.org")).as("not yet proven").isEqualTo(REFUSED);
        assertThat(byEmail(ARIELLA.email())).isInstanceOf(LogInOutcome.LoggedIn.class);

        office.registeredByDesk(CELESTE, ARIELLA.email());
        assertThat(byEmail(ARIELLA.email())).as("a family's address").isEqualTo(REFUSED);
        assertThat(byTaxCode(ARIELLA.taxCode()))
                .isEqualTo(
                        new LogInOutcome.LoggedIn(
                                ariella.account(), Actor.member(ariella.account().value()), 1));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void a_dependant_gets_into_their_own_account_unless_they_turn_out_to_be_a_minor(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        CompletionOutcome.Completed celeste =
                office.registeredByDesk(CELESTE, "celeste@example.org");

        assertThat(byTaxCode(CELESTE.taxCode()))
                .isEqualTo(
                        new LogInOutcome.LoggedIn(
                                celeste.account(), Actor.member(celeste.account().value()), 1));

        office.sql(
                "update dependant set birth_date = date '2015-07-20' where dependant_number = 'D-1'");
        assertThat(byTaxCode(CELESTE.taxCode())).isEqualTo(REFUSED);
        assertThat(byEmail("celeste@example.org")).isEqualTo(REFUSED);
        assertThat(byUserName(celeste.userName())).isEqualTo(REFUSED);
        office.sql(
                "update dependant set birth_date = date '2005-07-20' where dependant_number = 'D-1'");
        assertThat(byUserName(celeste.userName())).isInstanceOf(LogInOutcome.LoggedIn.class);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void a_tax_code_that_only_a_member_says_is_a_dependants_opens_nothing(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        office.registeredByDesk(CELESTE, "celeste@example.org");
        assertThat(byTaxCode(CELESTE.taxCode())).isInstanceOf(LogInOutcome.LoggedIn.class);

        office.sql(
                "update dependant set declared_on = date '2026-01-01', declared_as = 'CHILD',"
                        + " declared_tax_code = tax_code, dependant_number = '~1'"
                        + " where dependant_number = 'D-1'");

        assertThat(byTaxCode(CELESTE.taxCode())).isEqualTo(REFUSED);
        assertThat(byEmail("celeste@example.org")).isInstanceOf(LogInOutcome.LoggedIn.class);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void of_several_accounts_of_one_person_the_members_counts(
            JpaProvider provider, DatabaseKind kind) {
        CompletionOutcome.Completed ariella = open(provider, kind);
        CompletionOutcome.Completed celeste =
                office.registeredByDesk(CELESTE, "celeste@example.org");
        office.sql(
                "update dependant set tax_code = '"
                        + ARIELLA.taxCode()
                        + "' where dependant_number = 'D-1'");

        assertThat(accountOf(byTaxCode(ARIELLA.taxCode()))).isEqualTo(ariella.account());

        office.sql("delete from account where id = '" + ariella.account() + "'");
        assertThat(accountOf(byTaxCode(ARIELLA.taxCode()))).isEqualTo(celeste.account());
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void the_second_factor_is_asked_for_all_the_same(JpaProvider provider, DatabaseKind kind) {
        CompletionOutcome.Completed ariella = open(provider, kind);
        TestAuthenticator app = setUp(Actor.member(ariella.account().value()));

        LogInOutcome asked = byTaxCode(ARIELLA.taxCode());

        String ticket = ((LogInOutcome.SecondFactorRequired) asked).ticket();
        assertThat(office.audited("Account"))
                .contains("PROVEN_BY_PROVIDER")
                .doesNotContain("LOGGED_IN", "SECOND_FACTOR_ASKED");
        office.clock.forward(Duration.ofMinutes(1));
        String code = app.code();
        assertThat(step(ticket, code, office.somewhere()))
                .as("from another address")
                .isEqualTo(new SecondStepOutcome.TicketRefused());
        assertThat(step(ticket, code, HOME)).isInstanceOf(SecondStepOutcome.Done.class);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void whoever_must_have_a_second_factor_gets_no_further_without(
            JpaProvider provider, DatabaseKind kind) {
        office = OfficeFixture.on(provider, kind, b -> b.secondFactor(SecondFactorRule.EVERYBODY));
        CompletionOutcome.Completed ariella = office.registered(ARIELLA);

        assertThat(byTaxCode(ARIELLA.taxCode()))
                .isEqualTo(
                        new LogInOutcome.SecondFactorMissing(
                                ariella.account(), Actor.member(ariella.account().value()), 1));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void strangers_fill_no_audit_trail_and_keep_nobody_out(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        for (int i = 0; i < 30; i++) {
            assertThat(byTaxCode(STRANGER.taxCode())).isEqualTo(REFUSED);
        }

        assertThat(byTaxCode(STRANGER.taxCode()))
                .isEqualTo(new LogInOutcome.TooManyTries(Duration.ofSeconds(30)));
        assertThat(office.audited("Account")).filteredOn("LOG_IN_FAILED"::equals).hasSize(30);
        assertThat(byTaxCode(ARIELLA.taxCode()))
                .as("from the same address")
                .isInstanceOf(LogInOutcome.LoggedIn.class);
        for (int i = 0; i < 10; i++) {
            office.logIn("salvia-000000", "un gatto rosso beve il tè", HOME);
        }
        assertThat(byTaxCode(ARIELLA.taxCode())).isInstanceOf(LogInOutcome.LoggedIn.class);
    }

    private TestAuthenticator setUp(Actor own) {
        SecondFactorOutcome.Begun begun =
                (SecondFactorOutcome.Begun)
                        office.<SecondFactorOutcome>write(
                                o ->
                                        o.secondFactors()
                                                .begin(
                                                        own,
                                                        new SecondFactorProof(PASSWORD, "", HOME)));
        TestAuthenticator app = new TestAuthenticator(begun.secret().base32(), office.clock);
        assertThat(
                        office.<SecondFactorOutcome>write(
                                o -> o.secondFactors().confirm(own, app.code())))
                .isInstanceOf(SecondFactorOutcome.SetUp.class);
        return app;
    }

    private LogInOutcome byTaxCode(String code) {
        return logIn(SYSTEM, new ProvenIdentity.ByTaxCode(TaxCode.of(code)), HOME);
    }

    private LogInOutcome byEmail(String email) {
        return logIn(SYSTEM, new ProvenIdentity.ByEmail(EmailAddress.of(email)), HOME);
    }

    private LogInOutcome byUserName(String userName) {
        return logIn(SYSTEM, new ProvenIdentity.ByUserName(userName), HOME);
    }

    private LogInOutcome logIn(Actor actor, ProvenIdentity identity, String address) {
        return office.write(
                o -> o.accounts().logInProven(actor, new ProvenLogIn(identity, address)));
    }

    private SecondStepOutcome step(String ticket, String code, String address) {
        return office.write(
                o -> o.secondFactors().logIn(VISITOR, new SecondStep(ticket, code, address)));
    }

    private static AccountId accountOf(LogInOutcome outcome) {
        return ((LogInOutcome.LoggedIn) outcome).account();
    }
}
