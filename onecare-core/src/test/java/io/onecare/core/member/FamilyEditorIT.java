package io.onecare.core.member;

import static io.onecare.core.member.RollFixture.JANUARY;
import static io.onecare.core.member.RollFixture.TODAY;
import static io.onecare.core.member.RollFixture.aMember;
import static io.onecare.core.member.RollFixture.policy;
import static io.onecare.core.member.RollFixture.roll;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.onecare.core.Actor;
import io.onecare.core.ErrorCode;
import io.onecare.core.OneCare;
import io.onecare.core.OneCareException;
import io.onecare.core.audit.AuditEntry;
import io.onecare.core.audit.AuditTrail;
import io.onecare.core.database.DatabaseKind;
import io.onecare.core.database.JpaProvider;
import io.onecare.core.database.TestClock;
import io.onecare.core.database.TestNetwork;
import io.onecare.core.network.AddPriceList;
import io.onecare.core.network.LocalizedName;
import io.onecare.core.person.PersonName;
import io.onecare.core.person.TaxCode;
import io.onecare.core.person.TaxCodeWriter;
import io.onecare.core.time.ValidityPeriod;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whom members declare, and what the roll makes of it, on both providers and both databases. */
class FamilyEditorIT {

    private static final String EVERYWHERE = "io.onecare.core.member.MemberIT#everywhere";
    private static final Actor SYSTEM = Actor.system("test");
    private static final ValidityPeriod SINCE_JANUARY = ValidityPeriod.from(JANUARY);
    private static final Coverage COVERED = new Coverage.Covered("P-1", "BASE");
    private static final FamilyOutcome MUST_AGREE = new FamilyOutcome.MustAgree();
    private static final FamilyOutcome ENDED = new FamilyOutcome.Ended();
    private static final FamilyOutcome NOT_FOUND = refused(FamilyRefusal.NOT_FOUND);

    private static final Someone SERENO =
            new Someone("NUVOLETTI", "SERENO", LocalDate.of(2016, 5, 12), Relationship.CHILD);
    private static final Someone BREZZA =
            new Someone("NUVOLETTI", "BREZZA", LocalDate.of(2019, 2, 28), Relationship.CHILD);
    private static final Someone CELESTE =
            new Someone(
                    "TEMPORALI",
                    "CELESTE",
                    LocalDate.of(1981, 7, 20),
                    Relationship.SPOUSE_OR_PARTNER);
    private static final Someone GELINDO =
            new Someone(
                    "TEMPORALI",
                    "GELINDO",
                    LocalDate.of(1979, 9, 9),
                    Relationship.SPOUSE_OR_PARTNER);

    private final TestClock clock = TestClock.at("2026-03-16T11:00:00Z");
    private TestNetwork network;
    private Actor member;

    /** Somebody made up, whose tax code agrees with the rest. */
    private record Someone(
            String surname, String givenName, LocalDate birthDate, Relationship relationship) {

        String taxCode() {
            return TaxCodeWriter.codeOf(surname, givenName, birthDate, false, "H501");
        }

        DeclareDependant declared() {
            return new DeclareDependant(surname, givenName, taxCode(), birthDate, relationship);
        }

        RollDependant stated(String number) {
            return new RollDependant(
                    number,
                    relationship,
                    PersonName.of(surname, givenName),
                    birthDate,
                    TaxCode.of(taxCode()),
                    SINCE_JANUARY);
        }

        Someone as(Relationship other) {
            return new Someone(surname, givenName, birthDate, other);
        }
    }

    @AfterEach
    void close() {
        network.close();
    }

    private void open(JpaProvider provider, DatabaseKind kind) {
        open(provider, kind, FamilyPolicy.standard());
    }

    private void open(JpaProvider provider, DatabaseKind kind, FamilyPolicy policy) {
        network = TestNetwork.on(provider, kind, clock, builder -> builder.familyPolicy(policy));
        network.inTransaction(
                o ->
                        o.networkEditor()
                                .add(
                                        SYSTEM,
                                        new AddPriceList(
                                                "BASE", LocalizedName.of("Listino", null))));
        imported(ofMember());
        member = actor("M-1");
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void a_declared_minor_is_of_the_family_and_insured_as_the_member_from_today_on(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);

        DependantId sereno = added(declare(SERENO));

        OwnDependant seen = onlyDependant();
        assertThat(seen.id()).isEqualTo(sereno);
        assertThat(seen.person().name()).isEqualTo(PersonName.of("NUVOLETTI", "SERENO"));
        assertThat(seen.person().relationship()).isEqualTo(Relationship.CHILD);
        assertThat(seen.taxCode()).isEqualTo(TaxCode.of(SERENO.taxCode()));
        assertThat(seen.stated()).isFalse();
        assertThat(seen.correctable()).isTrue();
        String number = seen.person().number();
        assertThat(number).isEqualTo("~" + sereno);
        assertThat(coverage(number, TODAY)).isEqualTo(COVERED);
        assertThat(coverage(number, TODAY.minusDays(1)))
                .isEqualTo(new Coverage.NotCovered(Coverage.Reason.NOT_YET_COVERED));
        assertThat(network.<Boolean>withoutTransaction(o -> o.members().maySee(member, number)))
                .isTrue();
        assertThat(audited(sereno)).containsExactly("DEPENDANT_DECLARED");
        assertThatThrownBy(() -> aMember(number).alone())
                .as("no roll can have the number")
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void the_same_declaration_again_is_the_same_dependant(JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        DependantId sereno = added(declare(SERENO));

        assertThat(added(declare(SERENO))).isEqualTo(sereno);
        assertThat(declare(SERENO.as(Relationship.PARENT)))
                .isEqualTo(refused(FamilyRefusal.ALREADY_IN_FAMILY));

        assertThat(family().dependants()).hasSize(1);
        assertThat(audited(sereno)).containsExactly("DEPENDANT_DECLARED");
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void of_many_declarations_at_once_each_counts_once_and_none_too_many(
            JpaProvider provider, DatabaseKind kind) throws Exception {
        open(
                provider,
                kind,
                new FamilyPolicy(Declarations.COUNT, Map.of(Relationship.CHILD, 2), 2));
        List<Someone> three =
                List.of(
                        SERENO,
                        BREZZA,
                        new Someone(
                                "NUVOLETTI",
                                "ZEFIRO",
                                LocalDate.of(2020, 1, 1),
                                Relationship.CHILD));
        List<Callable<FamilyOutcome>> all = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            Someone one = three.get(i % 3);
            all.add(() -> declare(one));
        }

        List<FamilyOutcome> outcomes = atOnce(all);

        assertThat(family().dependants()).hasSize(2);
        assertThat(outcomes.stream().filter(FamilyOutcome.Added.class::isInstance).distinct())
                .hasSize(2);
        assertThat(outcomes.stream().filter(FamilyOutcome.Refused.class::isInstance))
                .hasSize(8)
                .allMatch(refused(FamilyRefusal.TOO_MANY_OF_RELATIONSHIP)::equals);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void what_is_wrong_with_a_declaration_has_a_name(JpaProvider provider, DatabaseKind kind) {
        open(
                provider,
                kind,
                new FamilyPolicy(
                        Declarations.COUNT,
                        Map.of(Relationship.CHILD, 2, Relationship.SPOUSE_OR_PARTNER, 1),
                        2));
        String code = SERENO.taxCode();

        assertThat(
                        declare(
                                new DeclareDependant(
                                        " ", "", "?", TODAY.plusDays(1), Relationship.CHILD)))
                .isEqualTo(
                        refused(
                                FamilyRefusal.SURNAME_MALFORMED,
                                FamilyRefusal.GIVEN_NAME_MALFORMED,
                                FamilyRefusal.TAX_CODE_MALFORMED,
                                FamilyRefusal.BIRTH_DATE_IN_THE_FUTURE));
        assertThat(
                        declare(
                                new DeclareDependant(
                                        "Ventura",
                                        "Olmo",
                                        code.toLowerCase(Locale.ROOT),
                                        TODAY,
                                        Relationship.CHILD)))
                .isEqualTo(
                        refused(
                                FamilyRefusal.SURNAME_DISAGREES,
                                FamilyRefusal.GIVEN_NAME_DISAGREES,
                                FamilyRefusal.BIRTH_DATE_DISAGREES));
        assertThat(declare(SERENO.as(Relationship.SIBLING)))
                .isEqualTo(refused(FamilyRefusal.RELATIONSHIP_NOT_ALLOWED));
        assertThat(
                        declare(
                                new Someone(
                                        "TITOLARE",
                                        "UNO",
                                        LocalDate.of(1980, 1, 1),
                                        Relationship.CHILD)))
                .isEqualTo(refused(FamilyRefusal.ONESELF));
        assertThat(declare(CELESTE)).isEqualTo(MUST_AGREE);
        assertThat(declare(GELINDO)).isEqualTo(refused(FamilyRefusal.TOO_MANY_OF_RELATIONSHIP));
        added(declare(SERENO));
        assertThat(declare(BREZZA)).isEqualTo(refused(FamilyRefusal.TOO_MANY_DEPENDANTS));
        assertThat(family().declarable())
                .containsExactly(Relationship.SPOUSE_OR_PARTNER, Relationship.CHILD);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void whoever_declares_somebody_of_age_is_told_the_same_whoever_it_is(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        Someone stranger =
                new Someone("VENTURI", "OLMO", LocalDate.of(1950, 4, 4), Relationship.PARENT);
        Someone memberElsewhere =
                new Someone("PIOGGIA", "ZEFIRINO", LocalDate.of(1969, 6, 1), Relationship.PARENT);
        imported(
                ofMember(CELESTE.stated("D-1")),
                aMember("M-2").withTaxCode(TaxCode.of(memberElsewhere.taxCode())).alone(),
                aMember("M-3").with(GELINDO.as(Relationship.PARENT).stated("D-3")));

        for (Someone one :
                List.of(stranger, memberElsewhere, CELESTE, GELINDO.as(Relationship.PARENT))) {
            assertThat(declare(one)).isEqualTo(MUST_AGREE);
            assertThat(declare(one)).as("again").isEqualTo(MUST_AGREE);
        }

        assertThat(family().dependants()).isEmpty();
        assertThat(family().awaited())
                .extracting(AwaitedDependant::relationship, AwaitedDependant::declaredOn)
                .containsExactlyInAnyOrder(
                        tuple(Relationship.PARENT, TODAY),
                        tuple(Relationship.PARENT, TODAY),
                        tuple(Relationship.SPOUSE_OR_PARTNER, TODAY),
                        tuple(Relationship.PARENT, TODAY));
        assertThat(network.<Family>withoutTransaction(o -> o.members().findOwnFamily(member).get()))
                .extracting(Family::dependants)
                .isEqualTo(List.of());
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void somebody_of_age_agrees_by_their_own_account_and_takes_it_back(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        declare(CELESTE);
        DependantId id = family().awaited().get(0).id();
        Actor celeste = Actor.member(id.value());
        String number = "~" + id;

        assertThat(own(celeste))
                .containsExactly(new Agreement(number, PersonName.of("Titolare", "M-1"), null));
        assertThat(own(member)).isEmpty();
        assertThat(agree(member, number)).isEqualTo(AgreementOutcome.REFUSED_NOT_FOUND);
        assertThat(family().dependants()).isEmpty();

        assertThat(agree(celeste, number)).isEqualTo(AgreementOutcome.RECORDED);
        assertThat(agree(celeste, number)).isEqualTo(AgreementOutcome.RECORDED);
        assertThat(own(celeste)).extracting(Agreement::since).containsExactly(TODAY);
        assertThat(onlyDependant().id()).isEqualTo(id);
        assertThat(family().awaited()).isEmpty();

        assertThat(withdraw(member, number)).isEqualTo(AgreementOutcome.REFUSED_NOT_FOUND);
        assertThat(withdraw(celeste, number)).isEqualTo(AgreementOutcome.RECORDED);
        assertThat(family().dependants()).isEmpty();
        assertThat(audited(id))
                .containsExactlyInAnyOrder(
                        "DEPENDANT_DECLARED", "AGREEMENT_GIVEN", "AGREEMENT_WITHDRAWN");
        assertThat(declare(celeste, SERENO.declared())).isEqualTo(NOT_FOUND);
        assertThat(
                        network.<OwnFamily>withoutTransaction(
                                        o -> o.familyEditor().find(celeste).orElseThrow())
                                .taxCode())
                .isEqualTo(TaxCode.of(CELESTE.taxCode()));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void whoever_is_a_member_elsewhere_agrees_by_that_account(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        imported(aMember("M-2").withTaxCode(TaxCode.of(CELESTE.taxCode())).alone());
        declare(CELESTE);
        String number = "~" + family().awaited().get(0).id();
        Actor celeste = actor("M-2");

        assertThat(own(celeste)).extracting(Agreement::dependantNumber).containsExactly(number);
        assertThat(agree(celeste, number)).isEqualTo(AgreementOutcome.RECORDED);

        assertThat(onlyDependant().person().number()).isEqualTo(number);
        assertThat(agree(celeste, "D-9")).isEqualTo(AgreementOutcome.REFUSED_NOT_FOUND);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void a_minor_agrees_to_nothing(JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        DependantId sereno = added(declare(SERENO));
        Actor minor = Actor.member(sereno.value());

        assertThat(own(minor)).isEmpty();
        assertThat(agree(minor, "~" + sereno)).isEqualTo(AgreementOutcome.REFUSED_NOT_FOUND);
        assertThat(
                        network.<Boolean>withoutTransaction(
                                o -> o.familyEditor().find(minor).isPresent()))
                .isFalse();
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void the_member_corrects_whom_they_declared_and_nobody_else(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        imported(ofMember(BREZZA.stated("D-1")), aMember("M-2").alone());
        DependantId sereno = added(declare(SERENO));
        DependantId brezza =
                family().dependants().stream()
                        .filter(OwnDependant::stated)
                        .findFirst()
                        .orElseThrow()
                        .id();
        Someone right =
                new Someone("NUVOLETTI", "SERENO", LocalDate.of(2016, 5, 13), Relationship.CHILD);

        assertThat(correct(member, sereno, right)).isEqualTo(new FamilyOutcome.Changed(sereno));
        assertThat(correct(member, sereno, right)).isEqualTo(new FamilyOutcome.Changed(sereno));
        assertThat(correct(member, sereno, BREZZA))
                .isEqualTo(refused(FamilyRefusal.ALREADY_IN_FAMILY));
        assertThat(correct(member, brezza, right))
                .isEqualTo(refused(FamilyRefusal.STATED_BY_INSURER));
        for (Actor other : List.of(actor("M-2"), SYSTEM, Actor.operator("desk"), Actor.visitor())) {
            assertThat(correct(other, sereno, SERENO)).isEqualTo(NOT_FOUND);
            assertThat(remove(other, sereno)).isEqualTo(NOT_FOUND);
        }

        OwnDependant seen =
                family().dependants().stream().filter(d -> !d.stated()).findFirst().orElseThrow();
        assertThat(seen.person().birthDate()).isEqualTo(right.birthDate());
        assertThat(seen.taxCode()).isEqualTo(TaxCode.of(right.taxCode()));
        assertThat(audited(sereno))
                .containsExactlyInAnyOrder("DEPENDANT_DECLARED", "DEPENDANT_CORRECTED");
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void corrected_data_that_is_of_somebody_hidden_tells_nothing(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        declare(CELESTE);
        Someone asChild = CELESTE.as(Relationship.PARENT);
        DependantId typo = added(declare(SERENO));

        assertThat(correct(member, typo, asChild)).isEqualTo(MUST_AGREE);

        assertThat(family().dependants()).isEmpty();
        assertThat(family().awaited()).hasSize(1);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void a_birth_date_is_never_after_the_first_day_insured(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        DependantId sereno = added(declare(SERENO));
        clock.set(Instant.parse("2026-03-20T11:00:00Z"));
        Someone newborn =
                new Someone("NUVOLETTI", "SERENO", LocalDate.of(2026, 3, 19), Relationship.CHILD);

        assertThat(correct(member, sereno, newborn)).isEqualTo(new FamilyOutcome.Changed(sereno));

        assertThat(onlyDependant().period())
                .isEqualTo(ValidityPeriod.from(LocalDate.of(2026, 3, 19)));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void whom_nothing_names_is_forgotten_when_taken_back(JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        imported(ofMember(BREZZA.stated("D-1")));
        DependantId sereno = added(declare(SERENO));
        declare(CELESTE);
        DependantId celeste = family().awaited().get(0).id();
        DependantId brezza =
                family().dependants().stream()
                        .filter(OwnDependant::stated)
                        .findFirst()
                        .orElseThrow()
                        .id();

        assertThat(remove(member, brezza)).isEqualTo(refused(FamilyRefusal.STATED_BY_INSURER));
        assertThat(remove(member, celeste)).isEqualTo(ENDED);
        assertThat(remove(member, sereno)).isEqualTo(ENDED);

        assertThat(family().awaited()).isEmpty();
        assertThat(onlyDependant().stated()).isTrue();
        assertThat(remove(member, sereno)).isEqualTo(NOT_FOUND);
        assertThat(coverage("~" + sereno, TODAY))
                .isEqualTo(new Coverage.NotCovered(Coverage.Reason.NOT_FOUND));
        assertThat(audited(sereno))
                .containsExactlyInAnyOrder("DEPENDANT_DECLARED", "DEPENDANT_REMOVED");
        added(declare(SERENO));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void taking_back_a_declaration_of_somebody_on_the_roll_leaves_the_roll(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        imported(ofMember(CELESTE.stated("D-1")));
        declare(CELESTE);
        DependantId celeste = family().awaited().get(0).id();

        assertThat(remove(member, celeste)).isEqualTo(ENDED);

        assertThat(family().awaited()).isEmpty();
        assertThat(remove(member, celeste)).isEqualTo(NOT_FOUND);
        assertThat(coverage("D-1", TODAY)).isEqualTo(COVERED);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void the_roll_neither_loses_nor_ends_whom_it_does_not_name(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        added(declare(SERENO));
        String number = onlyDependant().person().number();
        clock.set(Instant.parse("2026-04-16T11:00:00Z"));

        for (boolean whole : new boolean[] {false, true}) {
            Roll roll = roll(List.of(), ofMember());
            RollOutcome outcome =
                    network.inTransaction(
                            o ->
                                    whole
                                            ? o.rollImport().replace(SYSTEM, roll)
                                            : o.rollImport().upsert(SYSTEM, roll));
            assertThat(outcome).isEqualTo(new RollOutcome.Imported(0, 1, 0));
        }

        assertThat(coverage(number, LocalDate.of(2026, 12, 1))).isEqualTo(COVERED);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void whom_the_roll_states_later_is_adopted_and_the_insurers_from_then_on(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        DependantId sereno = added(declare(SERENO));
        declare(CELESTE);
        DependantId celeste = family().awaited().get(0).id();
        agree(Actor.member(celeste.value()), "~" + celeste);

        imported(ofMember(SERENO.stated("D-1"), CELESTE.stated("D-2")));

        assertThat(family().dependants())
                .extracting(OwnDependant::id, d -> d.person().number(), OwnDependant::stated)
                .containsExactly(tuple(celeste, "D-2", true), tuple(sereno, "D-1", true));
        assertThat(coverage("D-1", JANUARY)).isEqualTo(COVERED);
        assertThat(coverage("~" + sereno, TODAY))
                .isEqualTo(new Coverage.NotCovered(Coverage.Reason.NOT_FOUND));
        assertThat(remove(member, sereno)).isEqualTo(refused(FamilyRefusal.STATED_BY_INSURER));
        assertThat(declare(SERENO)).isEqualTo(refused(FamilyRefusal.ALREADY_IN_FAMILY));
        assertThat(audited(sereno))
                .containsExactlyInAnyOrder("DEPENDANT_DECLARED", "DEPENDANT_ADOPTED");
        clock.set(Instant.parse("2026-04-16T11:00:00Z"));
        imported(new Roll(LocalDate.of(2026, 4, 16), List.of(), List.of(ofMember())));
        assertThat(coverage("D-1", LocalDate.of(2026, 4, 16)))
                .as("from now on the roll ends it")
                .isEqualTo(new Coverage.NotCovered(Coverage.Reason.COVER_ENDED));
        assertThat(declare(SERENO)).isEqualTo(refused(FamilyRefusal.STATED_BY_INSURER));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void a_roll_that_corrects_its_own_row_to_somebody_declared_insures_them_once(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        imported(ofMember(BREZZA.stated("D-1")));
        DependantId sereno = added(declare(SERENO));

        imported(ofMember(SERENO.stated("D-1")));

        assertThat(coverage("D-1", LocalDate.of(2026, 12, 1))).isEqualTo(COVERED);
        assertThat(coverage("~" + sereno, TODAY.plusDays(1)))
                .isEqualTo(new Coverage.NotCovered(Coverage.Reason.COVER_ENDED));
        assertThat(audited(sereno))
                .containsExactlyInAnyOrder("DEPENDANT_DECLARED", "DEPENDANT_STATED_ELSEWHERE");
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void whoever_declares_during_an_import_waits_and_finds_whom_it_states(
            JpaProvider provider, DatabaseKind kind) throws Exception {
        open(provider, kind);

        FamilyOutcome declared =
                meanwhile(
                        o -> o.rollImport().upsert(SYSTEM, statingSereno()), () -> declare(SERENO));

        assertThat(declared).isEqualTo(refused(FamilyRefusal.ALREADY_IN_FAMILY));
        assertThat(onlyDependant().person().number()).isEqualTo("D-1");
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void an_import_during_a_declaration_waits_and_adopts_whom_it_states(
            JpaProvider provider, DatabaseKind kind) throws Exception {
        open(provider, kind);

        RollOutcome imported =
                meanwhile(
                        o -> o.familyEditor().declare(member, SERENO.declared()),
                        () ->
                                network.inTransaction(
                                        o -> o.rollImport().upsert(SYSTEM, statingSereno())));

        assertThat(imported).isInstanceOf(RollOutcome.Imported.class);
        assertThat(onlyDependant().person().number()).isEqualTo("D-1");
    }

    private static Roll statingSereno() {
        return roll(List.of(), ofMember(SERENO.stated("D-1")));
    }

    /** Does something when a change is made and not committed yet. */
    private <T> T meanwhile(Function<OneCare, ?> change, Supplier<T> other) throws Exception {
        CountDownLatch changed = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        CompletableFuture<Void> changing =
                CompletableFuture.runAsync(
                        () ->
                                network.inTransaction(
                                        o -> {
                                            Object outcome = change.apply(o);
                                            network.entityManager().flush();
                                            changed.countDown();
                                            // held open: whoever does not wait goes on meanwhile
                                            await(done, 300);
                                            return outcome;
                                        }));
        assertThat(changed.await(20, TimeUnit.SECONDS)).isTrue();
        T outcome = other.get();
        done.countDown();
        changing.get(20, TimeUnit.SECONDS);
        return outcome;
    }

    private static void await(CountDownLatch latch, long milliseconds) {
        try {
            latch.await(milliseconds, TimeUnit.MILLISECONDS);
        } catch (InterruptedException fault) {
            throw new IllegalStateException(fault);
        }
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void where_only_the_roll_makes_dependants_a_declaration_is_compared_and_changes_nothing(
            JpaProvider provider, DatabaseKind kind) {
        FamilyPolicy standard = FamilyPolicy.standard();
        open(provider, kind, new FamilyPolicy(Declarations.ONLY_IF_ON_ROLL, standard.most(), 20));
        imported(
                ofMember(SERENO.stated("D-1"), CELESTE.stated("D-2")),
                aMember("M-2").with(BREZZA.stated("D-3")));

        assertThat(declare(SERENO)).isEqualTo(refused(FamilyRefusal.ALREADY_IN_FAMILY));
        assertThat(declare(BREZZA)).isEqualTo(refused(FamilyRefusal.NOT_ON_ROLL));
        assertThat(declare(CELESTE)).as("on the roll").isEqualTo(MUST_AGREE);
        assertThat(declare(GELINDO)).as("not on it").isEqualTo(MUST_AGREE);

        assertThat(family().dependants()).hasSize(1);
        assertThat(family().awaited()).isEmpty();
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void a_closed_policy_lets_nobody_be_declared(JpaProvider provider, DatabaseKind kind) {
        open(provider, kind, FamilyPolicy.closed());

        assertThat(family().declarable()).isEmpty();
        assertThat(declare(SERENO)).isEqualTo(refused(FamilyRefusal.RELATIONSHIP_NOT_ALLOWED));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void a_family_is_read_in_four_statements_and_changed_only_in_a_transaction(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        DependantId sereno = added(declare(SERENO));
        added(declare(BREZZA));

        assertThat(network.statementsOf(o -> o.familyEditor().find(member))).isLessThanOrEqualTo(4);
        for (Runnable change :
                List.<Runnable>of(
                        () ->
                                network.withoutTransaction(
                                        o -> o.familyEditor().declare(member, SERENO.declared())),
                        () ->
                                network.withoutTransaction(
                                        o -> o.familyEditor().remove(member, sereno)),
                        () ->
                                network.withoutTransaction(
                                        o ->
                                                o.familyEditor()
                                                        .correct(
                                                                member,
                                                                sereno,
                                                                SERENO.declared())))) {
            assertThatThrownBy(change::run)
                    .isInstanceOfSatisfying(
                            OneCareException.class,
                            fault ->
                                    assertThat(fault.code())
                                            .isEqualTo(ErrorCode.TRANSACTION_REQUIRED));
        }
    }

    // the family

    /** The member, whose tax code is that of one TITOLARE UNO born on 1 January 1980. */
    private static RollEntry ofMember(RollDependant... dependants) {
        return aMember("M-1")
                .withTaxCode(
                        TaxCode.of(
                                TaxCodeWriter.codeOf(
                                        "TITOLARE",
                                        "UNO",
                                        LocalDate.of(1980, 1, 1),
                                        false,
                                        "H501")))
                .coveredBy("P-1", SINCE_JANUARY)
                .with(dependants);
    }

    private void imported(RollEntry... entries) {
        imported(roll(List.of(policy("P-1", SINCE_JANUARY)), entries));
    }

    private void imported(Roll roll) {
        assertThat(network.<RollOutcome>inTransaction(o -> o.rollImport().upsert(SYSTEM, roll)))
                .isInstanceOf(RollOutcome.Imported.class);
    }

    private Actor actor(String number) {
        Insured person =
                network.withoutTransaction(o -> o.members().find(SYSTEM, number).orElseThrow());
        return Actor.member(person.member().value());
    }

    private OwnFamily family() {
        return network.withoutTransaction(o -> o.familyEditor().find(member).orElseThrow());
    }

    private OwnDependant onlyDependant() {
        List<OwnDependant> dependants = family().dependants();
        assertThat(dependants).hasSize(1);
        return dependants.get(0);
    }

    private FamilyOutcome declare(Someone one) {
        return declare(member, one.declared());
    }

    private FamilyOutcome declare(DeclareDependant command) {
        return declare(member, command);
    }

    private FamilyOutcome declare(Actor actor, DeclareDependant command) {
        return network.inTransaction(o -> o.familyEditor().declare(actor, command));
    }

    private FamilyOutcome correct(Actor actor, DependantId dependant, Someone as) {
        return network.inTransaction(
                o -> o.familyEditor().correct(actor, dependant, as.declared()));
    }

    private FamilyOutcome remove(Actor actor, DependantId dependant) {
        return network.inTransaction(o -> o.familyEditor().remove(actor, dependant));
    }

    private List<Agreement> own(Actor actor) {
        return network.withoutTransaction(o -> o.agreements().own(actor));
    }

    private AgreementOutcome agree(Actor actor, String number) {
        return network.inTransaction(o -> o.agreements().agree(actor, number));
    }

    private AgreementOutcome withdraw(Actor actor, String number) {
        return network.inTransaction(o -> o.agreements().withdraw(actor, number));
    }

    private Coverage coverage(String number, LocalDate day) {
        return network.withoutTransaction(o -> o.members().coverageOn(SYSTEM, number, day));
    }

    private List<String> audited(DependantId dependant) {
        List<AuditEntry> entries =
                network.withoutTransaction(
                        o ->
                                o.auditTrail()
                                        .ofSubject(
                                                SYSTEM,
                                                AuditTrail.PERSON,
                                                dependant.toString(),
                                                null,
                                                50));
        return entries.stream().map(AuditEntry::action).toList();
    }

    private static DependantId added(FamilyOutcome outcome) {
        assertThat(outcome).isInstanceOf(FamilyOutcome.Added.class);
        return ((FamilyOutcome.Added) outcome).dependant();
    }

    private static FamilyOutcome refused(FamilyRefusal... reasons) {
        return new FamilyOutcome.Refused(List.of(reasons));
    }

    private static <T> List<T> atOnce(List<Callable<T>> all) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(all.size());
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> future : threads.invokeAll(all)) {
                results.add(future.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
