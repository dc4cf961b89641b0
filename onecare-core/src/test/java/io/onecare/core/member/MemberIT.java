package io.onecare.core.member;

import static io.onecare.core.member.RollFixture.JANUARY;
import static io.onecare.core.member.RollFixture.TODAY;
import static io.onecare.core.member.RollFixture.aChild;
import static io.onecare.core.member.RollFixture.aDependant;
import static io.onecare.core.member.RollFixture.aMember;
import static io.onecare.core.member.RollFixture.policy;
import static io.onecare.core.member.RollFixture.roll;
import static io.onecare.core.member.RollFixture.taxCode;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onecare.core.Actor;
import io.onecare.core.ErrorCode;
import io.onecare.core.OneCareException;
import io.onecare.core.Role;
import io.onecare.core.database.DatabaseKind;
import io.onecare.core.database.JpaProvider;
import io.onecare.core.database.TestNetwork;
import io.onecare.core.network.AddPriceList;
import io.onecare.core.network.LocalizedName;
import io.onecare.core.person.ContactDetails;
import io.onecare.core.person.TaxCode;
import io.onecare.core.person.TaxCodeWriter;
import io.onecare.core.time.ValidityPeriod;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Who is insured and who sees whom, on both providers and both databases. */
class MemberIT {

    private static final Actor SYSTEM = Actor.system("test");
    private static final Actor OPERATOR = Actor.operator("desk");
    private static final LocalDate JULY = LocalDate.of(2026, 7, 1);
    private static final LocalDate EIGHTEEN_TODAY = LocalDate.of(2008, 3, 16);
    private static final ValidityPeriod SINCE_JANUARY = ValidityPeriod.from(JANUARY);
    private static final Coverage COVERED = new Coverage.Covered("P-1", "BASE");

    private final List<TestNetwork> opened = new ArrayList<>();

    static Stream<Arguments> everywhere() {
        return Arrays.stream(JpaProvider.values())
                .flatMap(
                        provider ->
                                Arrays.stream(DatabaseKind.values())
                                        .map(kind -> Arguments.of(provider, kind)));
    }

    @AfterEach
    void close() {
        opened.forEach(TestNetwork::close);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("everywhere")
    void a_member_is_covered_from_the_first_day_to_the_day_before_the_end(
            JpaProvider provider, DatabaseKind kind) {
        TestNetwork network = prices(provider, kind);
        imported(
                network,
                roll(
                        List.of(policy("P-1", SINCE_JANUARY)),
                        aMember("M-1")
                                .coveredBy("P-1", ValidityPeriod.between(JANUARY, JULY))
                                .alone()));

        assertThat(coverage(network, "M-1", JANUARY.minusDays(1)))
                .isEqualTo(not(Coverage.Reason.NOT_YET_COVERED));
        assertThat(coverage(network, "M-1", JANUARY)).isEqualTo(COVERED);
        assertThat(coverage(network, "M-1", JULY.minusDays(1))).isEqualTo(COVERED);
        assertThat(coverage(network, "M-1", JULY)).isEqualTo(not(Coverage.Reason.COVER_ENDED));
        assertThat(coverage(network, "M-9", JANUARY)).isEqualTo(not(Coverage.Reason.NOT_FOUND));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("everywhere")
    void a_tax_code_leads_to_one_number_or_to_none(JpaProvider provider, DatabaseKind kind) {
        TestNetwork network = prices(provider, kind);
        RollDependant son = aChild("D-1", LocalDate.of(2020, 5, 5));
        RollDependant sonOfTheOther =
                new RollDependant(
                        "D-2",
                        son.relationship(),
                        son.name(),
                        son.birthDate(),
                        son.taxCode(),
                        son.period());
        imported(
                network,
                roll(
                        List.of(policy("P-1", SINCE_JANUARY)),
                        aMember("M-1")
                                .coveredBy("P-1", SINCE_JANUARY)
                                .with(son, aChild("D-3", LocalDate.of(2021, 5, 5))),
                        aMember("M-2").coveredBy("P-1", SINCE_JANUARY).with(sonOfTheOther)));

        assertThat(number(network, SYSTEM, "M-1")).contains("M-1");
        assertThat(number(network, SYSTEM, "D-3")).contains("D-3");
        assertThat(number(network, SYSTEM, "D-1")).isEmpty();
        assertThat(number(network, SYSTEM, "M-9")).isEmpty();
        assertThat(number(network, OPERATOR, "M-1")).isEmpty();
    }

    private static Optional<String> number(TestNetwork network, Actor actor, String whose) {
        return network.withoutTransaction(o -> o.members().findNumber(actor, taxCode(whose)));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("everywhere")
    void a_policy_that_ended_yesterday_covers_nobody_today(
            JpaProvider provider, DatabaseKind kind) {
        TestNetwork network = prices(provider, kind);
        imported(
                network,
                roll(
                        List.of(policy("P-1", ValidityPeriod.between(JANUARY, TODAY))),
                        aMember("M-1")
                                .coveredBy("P-1", SINCE_JANUARY)
                                .with(aChild("D-1", LocalDate.of(2020, 5, 5)))));

        assertThat(coverage(network, "M-1", TODAY.minusDays(1))).isEqualTo(COVERED);
        assertThat(coverage(network, "M-1", TODAY)).isEqualTo(not(Coverage.Reason.COVER_ENDED));
        assertThat(coverage(network, "D-1", TODAY)).isEqualTo(not(Coverage.Reason.COVER_ENDED));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("everywhere")
    void a_member_who_changes_policy_changes_price_list_on_the_day(
            JpaProvider provider, DatabaseKind kind) {
        TestNetwork network = prices(provider, kind);
        LocalDate september = LocalDate.of(2026, 9, 1);
        imported(
                network,
                roll(
                        List.of(
                                policy("P-1", SINCE_JANUARY),
                                new RollPolicy("P-2", "Azienda Prova", "PLUS", SINCE_JANUARY)),
                        aMember("M-1")
                                .coveredBy("P-1", ValidityPeriod.between(JANUARY, JULY))
                                .coveredBy("P-2", ValidityPeriod.from(september))
                                .alone()));

        assertThat(coverage(network, "M-1", JULY.minusDays(1))).isEqualTo(COVERED);
        assertThat(coverage(network, "M-1", JULY)).isEqualTo(not(Coverage.Reason.BETWEEN_COVERS));
        assertThat(coverage(network, "M-1", september))
                .isEqualTo(new Coverage.Covered("P-2", "PLUS"));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("everywhere")
    void a_dependant_is_covered_on_days_on_which_the_member_is_and_they_are_theirs(
            JpaProvider provider, DatabaseKind kind) {
        TestNetwork network = prices(provider, kind);
        LocalDate born = TODAY.minusDays(3);
        imported(
                network,
                roll(
                        List.of(policy("P-1", SINCE_JANUARY)),
                        aMember("M-1")
                                .coveredBy("P-1", ValidityPeriod.between(JANUARY, JULY))
                                .with(aChild("D-1", born)),
                        aMember("M-2").with(aChild("D-2", born))));

        assertThat(coverage(network, "D-1", born.minusDays(1)))
                .isEqualTo(not(Coverage.Reason.NOT_YET_COVERED));
        assertThat(coverage(network, "D-1", born)).isEqualTo(COVERED);
        assertThat(coverage(network, "D-1", JULY)).isEqualTo(not(Coverage.Reason.COVER_ENDED));
        assertThat(coverage(network, "D-2", born)).isEqualTo(not(Coverage.Reason.NEVER_COVERED));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("everywhere")
    void a_member_sees_themself_minors_and_those_who_agreed(
            JpaProvider provider, DatabaseKind kind) {
        TestNetwork network = prices(provider, kind);
        imported(
                network,
                roll(
                        List.of(policy("P-1", SINCE_JANUARY)),
                        aMember("M-1")
                                .coveredBy("P-1", SINCE_JANUARY)
                                .with(
                                        aChild("D-TODAY", EIGHTEEN_TODAY),
                                        aChild("D-TOMORROW", EIGHTEEN_TODAY.plusDays(1)),
                                        aChild("D-LEAP", LocalDate.of(2008, 2, 29)),
                                        aDependant(
                                                "D-SPOUSE",
                                                Relationship.SPOUSE_OR_PARTNER,
                                                LocalDate.of(1981, 1, 1)))));
        Actor member = actor(network, "M-1");

        assertThat(visible(network, member, TODAY)).containsExactly("D-TOMORROW");
        assertThat(visible(network, member, TODAY.plusDays(1))).isEmpty();

        assertThat(agree(network, OPERATOR, "D-SPOUSE")).isEqualTo(AgreementOutcome.RECORDED);
        assertThat(agree(network, OPERATOR, "D-TODAY")).isEqualTo(AgreementOutcome.RECORDED);
        assertThat(agree(network, OPERATOR, "D-TOMORROW"))
                .isEqualTo(AgreementOutcome.REFUSED_STILL_A_MINOR);
        assertThat(agree(network, member, "D-LEAP")).isEqualTo(AgreementOutcome.REFUSED_NOT_FOUND);
        assertThat(agree(network, OPERATOR, "D-9")).isEqualTo(AgreementOutcome.REFUSED_NOT_FOUND);
        assertThat(visible(network, member, TODAY))
                .containsExactly("D-SPOUSE", "D-TODAY", "D-TOMORROW");

        assertThat(withdraw(network, member, "D-SPOUSE"))
                .isEqualTo(AgreementOutcome.REFUSED_NOT_FOUND);
        assertThat(withdraw(network, OPERATOR, "D-SPOUSE")).isEqualTo(AgreementOutcome.RECORDED);
        assertThat(visible(network, member, TODAY)).containsExactly("D-TODAY", "D-TOMORROW");
        assertThatThrownBy(() -> visible(network, member, TODAY.minusDays(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("(2026-03-15)");
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("everywhere")
    void a_dependant_comes_of_age_at_midnight_in_rome(JpaProvider provider, DatabaseKind kind) {
        Clock beforeMidnight = Clock.fixed(Instant.parse("2026-03-15T22:59:59Z"), ZoneOffset.UTC);
        Clock midnight = Clock.fixed(Instant.parse("2026-03-15T23:00:00Z"), ZoneOffset.UTC);

        for (Clock clock : List.of(beforeMidnight, midnight)) {
            TestNetwork network = prices(provider, kind, clock);
            imported(
                    network,
                    roll(
                            List.of(policy("P-1", SINCE_JANUARY)),
                            aMember("M-1")
                                    .coveredBy("P-1", SINCE_JANUARY)
                                    .with(aChild("D-1", EIGHTEEN_TODAY))));
            Actor member = actor(network, "M-1");

            assertThat(maySee(network, member, "D-1")).isEqualTo(clock == beforeMidnight);
        }
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("everywhere")
    void a_dependant_of_age_sees_themself_alone_and_a_minor_nothing(
            JpaProvider provider, DatabaseKind kind) throws SQLException {
        TestNetwork network = prices(provider, kind);
        imported(
                network,
                roll(
                        List.of(policy("P-1", SINCE_JANUARY)),
                        aMember("M-1")
                                .coveredBy("P-1", SINCE_JANUARY)
                                .with(
                                        aChild("D-TODAY", EIGHTEEN_TODAY),
                                        aChild("D-TOMORROW", EIGHTEEN_TODAY.plusDays(1)),
                                        aChild("D-SMALL", LocalDate.of(2020, 5, 5)))));
        Actor ofAge = dependant(network, "D-TODAY");
        Insured themself =
                network.<Insured>withoutTransaction(
                        o -> o.members().find(SYSTEM, "D-TODAY").orElseThrow());

        assertThat(family(network, ofAge)).contains(new Family(themself, List.of()));
        assertThat(visible(network, ofAge, JULY)).isEmpty();
        assertThat(maySee(network, ofAge, "D-TODAY")).isTrue();
        assertThat(coverage(network, ofAge, "D-TODAY", TODAY)).isEqualTo(COVERED);
        for (String other : List.of("M-1", "D-TOMORROW", "D-SMALL")) {
            assertThat(maySee(network, ofAge, other)).isFalse();
            assertThat(coverage(network, ofAge, other, TODAY))
                    .isEqualTo(not(Coverage.Reason.NOT_FOUND));
        }
        for (String minor : List.of("D-TOMORROW", "D-SMALL")) {
            Actor actor = dependant(network, minor);
            assertThat(family(network, actor)).isEmpty();
            assertThat(maySee(network, actor, minor)).isFalse();
            // not even by asking about the day when they will be of age
            assertThat(
                            network.<Optional<Family>>withoutTransaction(
                                    o -> o.members().findOwnFamilyOn(actor, JULY)))
                    .isEmpty();
        }
        assertThat(network.statementsOf(o -> o.members().findOwnFamily(ofAge))).isEqualTo(2);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("everywhere")
    void somebody_elses_family_is_not_found(JpaProvider provider, DatabaseKind kind) {
        TestNetwork network = prices(provider, kind);
        imported(
                network,
                roll(
                        List.of(policy("P-1", SINCE_JANUARY)),
                        aMember("M-1")
                                .coveredBy("P-1", SINCE_JANUARY)
                                .with(aChild("D-1", LocalDate.of(2020, 5, 5))),
                        aMember("M-2")
                                .coveredBy("P-1", SINCE_JANUARY)
                                .with(aChild("D-2", LocalDate.of(2020, 5, 5)))));
        Actor member = actor(network, "M-1");

        assertThat(maySee(network, member, "M-1")).isTrue();
        assertThat(maySee(network, member, "D-1")).isTrue();
        assertThat(coverage(network, member, "D-1", TODAY)).isEqualTo(COVERED);
        for (String foreign : List.of("M-2", "D-2", "D-9")) {
            assertThat(maySee(network, member, foreign)).isFalse();
            assertThat(coverage(network, member, foreign, TODAY))
                    .isEqualTo(not(Coverage.Reason.NOT_FOUND));
        }
        for (Actor nobody :
                List.of(
                        Actor.visitor(),
                        new Actor(Role.ADMINISTRATOR, "admin"),
                        Actor.member(UUID.randomUUID()))) {
            assertThat(maySee(network, nobody, "M-1")).isFalse();
            assertThat(coverage(network, nobody, "M-1", TODAY))
                    .isEqualTo(not(Coverage.Reason.NOT_FOUND));
            assertThat(families(network, nobody, null, 10)).isEmpty();
        }
        assertThat(families(network, member, null, 10)).isEmpty();
        assertThat(maySee(network, OPERATOR, "D-2")).isTrue();
        assertThat(maySee(network, OPERATOR, "D-9")).isFalse();
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("everywhere")
    void lists_of_people_need_two_statements_whatever_their_length(
            JpaProvider provider, DatabaseKind kind) {
        TestNetwork network = prices(provider, kind);
        imported(
                network,
                roll(
                        List.of(policy("P-1", SINCE_JANUARY)),
                        IntStream.rangeClosed(1, 30)
                                .mapToObj(
                                        i ->
                                                aMember("M-%02d".formatted(i))
                                                        .coveredBy("P-1", SINCE_JANUARY)
                                                        .with(
                                                                aChild("A-" + i, JANUARY),
                                                                aChild(
                                                                        "B-" + i,
                                                                        JANUARY.minusDays(1))))
                                .toArray(RollEntry[]::new)));
        Actor member = actor(network, "M-07");

        assertThat(families(network, OPERATOR, null, 20))
                .hasSize(20)
                .allSatisfy(family -> assertThat(family.dependants()).hasSize(2));
        assertThat(families(network, OPERATOR, "M-20", 20))
                .extracting(family -> family.member().number())
                .startsWith("M-21")
                .endsWith("M-30")
                .hasSize(10);
        assertThat(families(network, OPERATOR, "M-30", 20)).isEmpty();
        assertThat(families(network, OPERATOR, "M-06", 1).get(0).dependants())
                .extracting(Insured::number)
                .containsExactly("B-7", "A-7");
        assertThat(network.statementsOf(o -> o.members().page(OPERATOR, null, 20))).isEqualTo(2);
        assertThat(network.statementsOf(o -> o.members().findOwnFamily(member))).isEqualTo(2);
        assertThat(network.statementsOf(o -> o.members().coverageOn(OPERATOR, "A-7", TODAY)))
                .isEqualTo(5);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("everywhere")
    void a_roll_that_comes_twice_changes_nothing_the_second_time(
            JpaProvider provider, DatabaseKind kind) {
        TestNetwork network = prices(provider, kind);
        Roll roll =
                roll(
                        List.of(policy("P-1", SINCE_JANUARY)),
                        aMember("M-1")
                                .coveredBy("P-1", SINCE_JANUARY)
                                .with(aChild("D-1", LocalDate.of(2020, 5, 5))),
                        aMember("M-2").reachedBy(ContactDetails.none()).alone());

        assertThat(upsert(network, roll)).isEqualTo(new RollOutcome.Imported(2, 0, 0));
        List<Family> before = families(network, OPERATOR, null, 10);
        assertThat(upsert(network, roll)).isEqualTo(new RollOutcome.Imported(0, 2, 0));

        assertThat(families(network, OPERATOR, null, 10)).isEqualTo(before).hasSize(2);
        assertThat(coverage(network, "M-1", TODAY)).isEqualTo(COVERED);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("everywhere")
    void what_an_entry_no_longer_names_ends_on_the_day_of_the_roll_and_the_past_stays(
            JpaProvider provider, DatabaseKind kind) {
        TestNetwork network = prices(provider, kind);
        LocalDate may = LocalDate.of(2020, 5, 5);
        imported(
                network,
                roll(
                        List.of(policy("P-1", SINCE_JANUARY), policy("P-2", SINCE_JANUARY)),
                        aMember("M-1")
                                .coveredBy("P-1", SINCE_JANUARY)
                                .with(
                                        aChild("D-STAYS", may),
                                        aChild("D-LEAVES", may),
                                        new RollDependant(
                                                "D-LATER",
                                                Relationship.CHILD,
                                                aChild("D-LATER", may).name(),
                                                may,
                                                taxCode("D-LATER"),
                                                ValidityPeriod.from(JULY)))));

        imported(
                network,
                roll(
                        List.of(),
                        aMember("M-1")
                                .coveredBy("P-2", ValidityPeriod.from(TODAY))
                                .with(aChild("D-STAYS", may))));

        assertThat(coverage(network, "M-1", TODAY.minusDays(1))).isEqualTo(COVERED);
        assertThat(coverage(network, "M-1", TODAY)).isEqualTo(new Coverage.Covered("P-2", "BASE"));
        assertThat(coverage(network, "D-STAYS", TODAY))
                .isEqualTo(new Coverage.Covered("P-2", "BASE"));
        assertThat(coverage(network, "D-LEAVES", TODAY.minusDays(1))).isEqualTo(COVERED);
        assertThat(coverage(network, "D-LEAVES", TODAY))
                .isEqualTo(not(Coverage.Reason.COVER_ENDED));
        assertThat(coverage(network, "D-LATER", JULY)).isEqualTo(not(Coverage.Reason.NOT_FOUND));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("everywhere")
    void a_corrected_cover_takes_the_place_of_the_wrong_one(
            JpaProvider provider, DatabaseKind kind) {
        TestNetwork network = prices(provider, kind);
        RollPolicy policy = policy("P-1", SINCE_JANUARY);
        LocalDate february = LocalDate.of(2026, 2, 1);
        imported(
                network,
                roll(List.of(policy), aMember("M-1").coveredBy("P-1", SINCE_JANUARY).alone()));

        imported(
                network,
                roll(
                        List.of(),
                        aMember("M-1")
                                .coveredBy("P-1", ValidityPeriod.between(JANUARY, JULY))
                                .alone()));
        assertThat(coverage(network, "M-1", JULY)).isEqualTo(not(Coverage.Reason.COVER_ENDED));

        imported(
                network,
                roll(
                        List.of(),
                        aMember("M-1").coveredBy("P-1", ValidityPeriod.from(february)).alone()));
        assertThat(coverage(network, "M-1", february.minusDays(1))).isEqualTo(COVERED);
        assertThat(coverage(network, "M-1", JULY)).isEqualTo(COVERED);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("everywhere")
    void a_policy_that_begins_later_than_was_said_leaves_no_cover_without_a_day(
            JpaProvider provider, DatabaseKind kind) {
        TestNetwork network = prices(provider, kind);
        imported(
                network,
                roll(
                        List.of(policy("P-1", SINCE_JANUARY)),
                        aMember("M-1").coveredBy("P-1", SINCE_JANUARY).alone(),
                        aMember("M-2").coveredBy("P-1", SINCE_JANUARY).alone()));

        RollOutcome outcome =
                replace(
                        network,
                        SYSTEM,
                        roll(
                                List.of(policy("P-1", ValidityPeriod.from(JULY))),
                                aMember("M-1")
                                        .coveredBy("P-1", ValidityPeriod.from(JULY))
                                        .alone()));

        assertThat(outcome).isEqualTo(new RollOutcome.Imported(0, 1, 1));
        assertThat(coverage(network, "M-1", TODAY)).isEqualTo(not(Coverage.Reason.NOT_YET_COVERED));
        assertThat(coverage(network, "M-1", JULY)).isEqualTo(COVERED);
        assertThat(coverage(network, "M-2", JULY)).isEqualTo(not(Coverage.Reason.NEVER_COVERED));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("everywhere")
    void whoever_a_whole_roll_does_not_name_leaves_and_a_part_of_one_ends_nobody(
            JpaProvider provider, DatabaseKind kind) {
        TestNetwork network = prices(provider, kind);
        RollPolicy policy = policy("P-1", SINCE_JANUARY);
        RollEntry first = aMember("M-1").coveredBy("P-1", SINCE_JANUARY).alone();
        imported(
                network,
                roll(
                        List.of(policy),
                        first,
                        aMember("M-2")
                                .coveredBy("P-1", ValidityPeriod.between(JANUARY, JULY))
                                .coveredBy("P-1", ValidityPeriod.from(JULY))
                                .alone()));

        imported(network, roll(List.of(), first));
        assertThat(coverage(network, "M-2", TODAY)).isEqualTo(COVERED);

        assertThat(
                        replace(
                                network,
                                SYSTEM,
                                roll(
                                        List.of(),
                                        first,
                                        aMember("M-3").coveredBy("P-1", SINCE_JANUARY).alone())))
                .isEqualTo(new RollOutcome.Imported(1, 1, 1));
        assertThat(coverage(network, "M-1", TODAY)).isEqualTo(COVERED);
        assertThat(coverage(network, "M-2", TODAY.minusDays(1))).isEqualTo(COVERED);
        assertThat(coverage(network, "M-2", TODAY)).isEqualTo(not(Coverage.Reason.COVER_ENDED));
        assertThat(coverage(network, "M-2", JULY)).isEqualTo(not(Coverage.Reason.COVER_ENDED));
        assertThat(maySee(network, OPERATOR, "M-2")).isTrue();
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("everywhere")
    void a_roll_with_one_bad_entry_is_refused_as_a_whole_and_each_fault_has_its_name(
            JpaProvider provider, DatabaseKind kind) {
        TestNetwork network = prices(provider, kind);
        RollPolicy policy = policy("P-1", ValidityPeriod.between(JANUARY, JULY));
        LocalDate may = LocalDate.of(2020, 5, 5);
        imported(
                network,
                roll(
                        List.of(policy),
                        aMember("M-1").coveredBy("P-1", SINCE_JANUARY).with(aChild("D-1", may))));
        List<Family> before = families(network, OPERATOR, null, 50);
        RollEntry good = aMember("M-GOOD").coveredBy("P-1", SINCE_JANUARY).alone();

        record Fault(RollRefusal reason, String number, Roll roll) {}
        List<Fault> faults =
                List.of(
                        new Fault(
                                RollRefusal.UNKNOWN_PRICE_LIST,
                                "P-2",
                                roll(
                                        List.of(new RollPolicy("P-2", null, "GOLD", SINCE_JANUARY)),
                                        good)),
                        new Fault(
                                RollRefusal.UNKNOWN_POLICY,
                                "M-2",
                                roll(
                                        List.of(),
                                        good,
                                        aMember("M-2").coveredBy("P-9", SINCE_JANUARY).alone())),
                        new Fault(
                                RollRefusal.NUMBER_TAKEN,
                                "P-2",
                                roll(
                                        List.of(
                                                policy("P-2", SINCE_JANUARY),
                                                policy("P-2", SINCE_JANUARY)),
                                        good)),
                        new Fault(
                                RollRefusal.NUMBER_TAKEN,
                                "D-1",
                                roll(List.of(), good, aMember("D-1").alone())),
                        new Fault(
                                RollRefusal.NUMBER_TAKEN,
                                "M-2",
                                roll(List.of(), good, aMember("M-2").with(aChild("M-1", may)))),
                        new Fault(
                                RollRefusal.DEPENDANT_OF_ANOTHER_MEMBER,
                                "M-2",
                                roll(List.of(), good, aMember("M-2").with(aChild("D-1", may)))),
                        new Fault(
                                RollRefusal.TAX_CODE_TAKEN,
                                "M-2",
                                roll(
                                        List.of(),
                                        good,
                                        aMember("M-2").withTaxCode(taxCode("M-1")).alone())),
                        new Fault(
                                RollRefusal.BORN_IN_THE_FUTURE,
                                "M-2",
                                roll(
                                        List.of(),
                                        good,
                                        aMember("M-2").with(aChild("D-2", TODAY.plusDays(1))))),
                        new Fault(
                                RollRefusal.INSURED_BEFORE_BIRTH,
                                "M-2",
                                roll(
                                        List.of(),
                                        good,
                                        aMember("M-2")
                                                .with(
                                                        new RollDependant(
                                                                "D-2",
                                                                Relationship.CHILD,
                                                                good.name(),
                                                                TODAY,
                                                                taxCode("D-2"),
                                                                ValidityPeriod.from(
                                                                        TODAY.minusDays(1)))))),
                        new Fault(
                                RollRefusal.COVERS_OVERLAP,
                                "M-2",
                                roll(
                                        List.of(),
                                        good,
                                        aMember("M-2")
                                                .coveredBy(
                                                        "P-1",
                                                        ValidityPeriod.between(
                                                                JANUARY, TODAY.plusDays(1)))
                                                .coveredBy("P-1", ValidityPeriod.from(TODAY))
                                                .alone())),
                        new Fault(
                                RollRefusal.COVER_OUTSIDE_POLICY,
                                "M-2",
                                roll(
                                        List.of(),
                                        good,
                                        aMember("M-2")
                                                .coveredBy("P-1", ValidityPeriod.from(JULY))
                                                .alone())),
                        new Fault(
                                RollRefusal.COVER_OUTSIDE_POLICY,
                                "P-1",
                                roll(
                                        List.of(
                                                policy(
                                                        "P-1",
                                                        ValidityPeriod.between(
                                                                JANUARY.minusYears(1), JANUARY))))),
                        new Fault(
                                RollRefusal.TOO_MANY_PARTNERS,
                                "M-2",
                                roll(
                                        List.of(),
                                        good,
                                        aMember("M-2")
                                                .with(
                                                        aDependant(
                                                                "D-2",
                                                                Relationship.SPOUSE_OR_PARTNER,
                                                                JANUARY.minusYears(30)),
                                                        aDependant(
                                                                "D-3",
                                                                Relationship.SPOUSE_OR_PARTNER,
                                                                JANUARY.minusYears(31))))),
                        new Fault(
                                RollRefusal.TOO_MANY_DEPENDANTS,
                                "M-2",
                                roll(
                                        List.of(),
                                        good,
                                        aMember("M-2")
                                                .with(
                                                        IntStream.range(0, 21)
                                                                .mapToObj(
                                                                        i -> aChild("C-" + i, may))
                                                                .toArray(RollDependant[]::new)))));

        for (Fault fault : faults) {
            assertThat(upsert(network, fault.roll()))
                    .isEqualTo(
                            new RollOutcome.Refused(
                                    List.of(new RollProblem(fault.number(), fault.reason()))));
        }
        assertThat(replace(network, OPERATOR, roll(List.of(), good)))
                .isEqualTo(
                        new RollOutcome.Refused(
                                List.of(new RollProblem("desk", RollRefusal.NOT_FOUND))));
        assertThat(faults)
                .as("every refusal but NOT_FOUND is caused once at least")
                .extracting(Fault::reason)
                .containsAll(
                        Arrays.stream(RollRefusal.values())
                                .filter(reason -> reason != RollRefusal.NOT_FOUND)
                                .toList());
        assertThat(families(network, OPERATOR, null, 50)).isEqualTo(before);
        assertThat(coverage(network, "M-1", JULY.minusDays(1))).isEqualTo(COVERED);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("everywhere")
    void the_largest_family_and_a_birth_today_are_accepted(
            JpaProvider provider, DatabaseKind kind) {
        TestNetwork network = prices(provider, kind);

        RollOutcome outcome =
                upsert(
                        network,
                        roll(
                                List.of(policy("P-1", SINCE_JANUARY)),
                                aMember("M-1")
                                        .coveredBy("P-1", SINCE_JANUARY)
                                        .with(
                                                IntStream.range(0, 20)
                                                        .mapToObj(i -> aChild("C-" + i, TODAY))
                                                        .toArray(RollDependant[]::new))));

        assertThat(outcome).isEqualTo(new RollOutcome.Imported(1, 0, 0));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("everywhere")
    void a_thousand_entries_are_read_in_chunks_and_not_one_by_one(
            JpaProvider provider, DatabaseKind kind) {
        TestNetwork network = prices(provider, kind);
        Roll roll =
                roll(
                        List.of(policy("P-1", SINCE_JANUARY)),
                        IntStream.range(0, 1001)
                                .mapToObj(
                                        i ->
                                                aMember("M-" + i)
                                                        .withTaxCode(numbered(i))
                                                        .coveredBy("P-1", SINCE_JANUARY)
                                                        .alone())
                                .toArray(RollEntry[]::new));

        assertThat(upsert(network, roll)).isEqualTo(new RollOutcome.Imported(1001, 0, 0));
        // the second time nothing changes: what is left are the reads, the lock and the count
        assertThat(network.statementsInTransaction(o -> o.rollImport().upsert(SYSTEM, roll)))
                .isLessThanOrEqualTo(20);
        assertThat(coverage(network, "M-1000", TODAY)).isEqualTo(COVERED);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("everywhere")
    void two_rolls_at_once_follow_each_other(JpaProvider provider, DatabaseKind kind)
            throws Exception {
        TestNetwork network = prices(provider, kind);
        imported(network, roll(List.of(policy("P-1", SINCE_JANUARY)), aMember("M-1").alone()));
        CountDownLatch firstHasImported = new CountDownLatch(1);
        CountDownLatch secondHasImported = new CountDownLatch(1);
        Roll all = roll(List.of(), aMember("M-1").coveredBy("P-1", SINCE_JANUARY).alone());
        Roll later =
                roll(
                        List.of(),
                        aMember("M-1").coveredBy("P-1", ValidityPeriod.from(TODAY)).alone());

        CompletableFuture<RollOutcome> first =
                CompletableFuture.supplyAsync(
                        () ->
                                network.inTransaction(
                                        o -> {
                                            RollOutcome outcome =
                                                    o.rollImport().upsert(SYSTEM, all);
                                            firstHasImported.countDown();
                                            // held open: whoever does not wait writes meanwhile
                                            await(secondHasImported, 300);
                                            return outcome;
                                        }));
        assertThat(firstHasImported.await(20, TimeUnit.SECONDS)).isTrue();
        network.inTransaction(
                o -> {
                    RollOutcome outcome = o.rollImport().upsert(SYSTEM, later);
                    secondHasImported.countDown();
                    return outcome;
                });

        assertThat(first.get(20, TimeUnit.SECONDS)).isEqualTo(new RollOutcome.Imported(0, 1, 0));
        assertThat(coverage(network, "M-1", TODAY)).isEqualTo(COVERED);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("everywhere")
    void without_a_transaction_a_roll_and_an_agreement_fail_at_once(
            JpaProvider provider, DatabaseKind kind) {
        TestNetwork network = prices(provider, kind);

        assertThatThrownBy(
                        () ->
                                network.withoutTransaction(
                                        o -> o.rollImport().upsert(SYSTEM, roll(List.of()))))
                .isInstanceOfSatisfying(
                        OneCareException.class,
                        fault ->
                                assertThat(fault.code()).isEqualTo(ErrorCode.TRANSACTION_REQUIRED));
        assertThatThrownBy(
                        () ->
                                network.withoutTransaction(
                                        o -> o.agreements().agree(OPERATOR, "D-1")))
                .isInstanceOfSatisfying(
                        OneCareException.class,
                        fault ->
                                assertThat(fault.code()).isEqualTo(ErrorCode.TRANSACTION_REQUIRED));
    }

    private TestNetwork prices(JpaProvider provider, DatabaseKind kind) {
        return prices(provider, kind, TestNetwork.NOON);
    }

    private TestNetwork prices(JpaProvider provider, DatabaseKind kind, Clock clock) {
        TestNetwork network = TestNetwork.on(provider, kind, clock);
        opened.add(network);
        network.inTransaction(
                o -> {
                    LocalizedName name = LocalizedName.of("Listino", null);
                    o.networkEditor().add(SYSTEM, new AddPriceList("BASE", name));
                    return o.networkEditor().add(SYSTEM, new AddPriceList("PLUS", name));
                });
        return network;
    }

    private static RollOutcome upsert(TestNetwork network, Roll roll) {
        return network.inTransaction(o -> o.rollImport().upsert(SYSTEM, roll));
    }

    private static RollOutcome replace(TestNetwork network, Actor actor, Roll roll) {
        return network.inTransaction(o -> o.rollImport().replace(actor, roll));
    }

    private static void imported(TestNetwork network, Roll roll) {
        assertThat(upsert(network, roll)).isInstanceOf(RollOutcome.Imported.class);
    }

    private static Coverage coverage(TestNetwork network, String number, LocalDate day) {
        return coverage(network, OPERATOR, number, day);
    }

    private static Coverage coverage(
            TestNetwork network, Actor actor, String number, LocalDate day) {
        return network.withoutTransaction(o -> o.members().coverageOn(actor, number, day));
    }

    private static Coverage not(Coverage.Reason reason) {
        return new Coverage.NotCovered(reason);
    }

    private static Actor actor(TestNetwork network, String number) {
        Insured member =
                network.withoutTransaction(o -> o.members().find(SYSTEM, number).orElseThrow());
        return Actor.member(member.member().value());
    }

    private static Actor dependant(TestNetwork network, String number) throws SQLException {
        try (Connection connection = network.connect();
                PreparedStatement query =
                        connection.prepareStatement(
                                "select id from dependant where dependant_number = ?")) {
            query.setString(1, number);
            try (ResultSet rows = query.executeQuery()) {
                rows.next();
                return Actor.member(rows.getObject(1, UUID.class));
            }
        }
    }

    private static Optional<Family> family(TestNetwork network, Actor actor) {
        return network.<Optional<Family>>withoutTransaction(o -> o.members().findOwnFamily(actor));
    }

    private static List<String> visible(TestNetwork network, Actor member, LocalDate day) {
        Family family =
                network.withoutTransaction(
                        o -> o.members().findOwnFamilyOn(member, day).orElseThrow());
        return family.dependants().stream().map(Insured::number).toList();
    }

    private static boolean maySee(TestNetwork network, Actor actor, String number) {
        return network.withoutTransaction(o -> o.members().maySee(actor, number));
    }

    private static List<Family> families(
            TestNetwork network, Actor actor, String after, int limit) {
        return network.withoutTransaction(o -> o.members().page(actor, after, limit));
    }

    private static AgreementOutcome agree(TestNetwork network, Actor actor, String number) {
        return network.inTransaction(o -> o.agreements().agree(actor, number));
    }

    private static AgreementOutcome withdraw(TestNetwork network, Actor actor, String number) {
        return network.inTransaction(o -> o.agreements().withdraw(actor, number));
    }

    private static void await(CountDownLatch latch, long milliseconds) {
        try {
            latch.await(milliseconds, TimeUnit.MILLISECONDS);
        } catch (InterruptedException fault) {
            throw new IllegalStateException(fault);
        }
    }

    /** A code of its own for each number, in the year and the birthplace. */
    private static TaxCode numbered(int number) {
        return TaxCode.of(
                TaxCodeWriter.withCheckCharacter(
                        "QQQQQQ%02dA01H%03d".formatted(number / 1000, number % 1000)));
    }
}
