package io.onecare.core.member;

import static io.onecare.core.member.RollFixture.TODAY;
import static io.onecare.core.member.RollFixture.aChild;
import static io.onecare.core.member.RollFixture.aDependant;
import static io.onecare.core.member.RollFixture.aMember;
import static io.onecare.core.member.RollFixture.roll;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onecare.core.Actor;
import io.onecare.core.OneCare;
import io.onecare.core.database.DatabaseKind;
import io.onecare.core.database.JpaProvider;
import io.onecare.core.database.TestNetwork;
import io.onecare.core.member.spi.EligibilityChecker;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an insurer gives the builder is what holds, from the builder to the answer. */
class OwnRulesIT {

    private static final Actor SYSTEM = Actor.system("test");
    private static final Actor OPERATOR = Actor.operator("desk");
    private static final Coverage OWN_ANSWER = new Coverage.Covered("OWN-1", "PLUS");
    private static final Coverage NOT_FOUND = new Coverage.NotCovered(Coverage.Reason.NOT_FOUND);

    private TestNetwork network;

    @AfterEach
    void close() {
        network.close();
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.member.MemberIT#everywhere")
    void the_insurers_own_checker_answers_about_those_whom_the_actor_may_see(
            JpaProvider provider, DatabaseKind kind) {
        List<String> asked = new ArrayList<>();
        EligibilityChecker checker =
                (number, day) -> {
                    asked.add(number + " on " + day);
                    return OWN_ANSWER;
                };
        open(provider, kind, builder -> builder.eligibility(checker));
        imported(aMember("M-1").alone(), aMember("M-2").alone());
        Actor member = actor("M-1");

        assertThat(coverage(member, "M-1", TODAY)).isEqualTo(OWN_ANSWER);
        assertThat(coverage(member, "M-2", TODAY)).isEqualTo(NOT_FOUND);
        assertThat(coverage(Actor.visitor(), "M-1", TODAY)).isEqualTo(NOT_FOUND);
        assertThat(coverage(OPERATOR, "M-9", TODAY)).isEqualTo(NOT_FOUND);
        assertThat(coverage(OPERATOR, "M-2", TODAY.plusDays(1))).isEqualTo(OWN_ANSWER);

        assertThat(asked).containsExactly("M-1 on 2026-03-16", "M-2 on 2026-03-17");
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.member.MemberIT#everywhere")
    void a_checker_that_cannot_answer_takes_nobodys_cover(JpaProvider provider, DatabaseKind kind) {
        IllegalStateException lineIsDown = new IllegalStateException("the line is down");
        open(
                provider,
                kind,
                builder ->
                        builder.eligibility(
                                (number, day) -> {
                                    throw lineIsDown;
                                }));
        imported(aMember("M-1").alone());

        assertThatThrownBy(() -> coverage(OPERATOR, "M-1", TODAY)).isSameAs(lineIsDown);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.member.MemberIT#everywhere")
    void tighter_limits_refuse_a_family_that_the_standard_lets_pass(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind, builder -> builder.familyLimits(new FamilyLimits(0, 2)));

        assertThat(upsert(aMember("M-1").with(partner("D-1"))))
                .isEqualTo(refused("M-1", RollRefusal.TOO_MANY_PARTNERS));
        assertThat(upsert(aMember("M-1").with(children(3))))
                .isEqualTo(refused("M-1", RollRefusal.TOO_MANY_DEPENDANTS));
        assertThat(upsert(aMember("M-1").with(children(2))))
                .isEqualTo(new RollOutcome.Imported(1, 0, 0));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.member.MemberIT#everywhere")
    void wider_limits_let_a_family_pass_that_the_standard_refuses(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind, builder -> builder.familyLimits(new FamilyLimits(2, 21)));

        assertThat(
                        upsert(
                                aMember("M-1").with(partner("D-1"), partner("D-2")),
                                aMember("M-2").with(children(21))))
                .isEqualTo(new RollOutcome.Imported(2, 0, 0));
        assertThat(upsert(aMember("M-2").with(children(22))))
                .isEqualTo(refused("M-2", RollRefusal.TOO_MANY_DEPENDANTS));
    }

    private void open(
            JpaProvider provider, DatabaseKind kind, UnaryOperator<OneCare.Builder> settings) {
        network = TestNetwork.on(provider, kind, TestNetwork.NOON, settings);
    }

    private RollOutcome upsert(RollEntry... entries) {
        return network.inTransaction(o -> o.rollImport().upsert(SYSTEM, roll(List.of(), entries)));
    }

    private void imported(RollEntry... entries) {
        assertThat(upsert(entries)).isInstanceOf(RollOutcome.Imported.class);
    }

    private Actor actor(String number) {
        Insured member =
                network.withoutTransaction(o -> o.members().find(SYSTEM, number).orElseThrow());
        return Actor.member(member.member().value());
    }

    private Coverage coverage(Actor actor, String number, LocalDate day) {
        return network.withoutTransaction(o -> o.members().coverageOn(actor, number, day));
    }

    private static RollDependant partner(String number) {
        return aDependant(number, Relationship.SPOUSE_OR_PARTNER, LocalDate.of(1981, 1, 1));
    }

    private static RollDependant[] children(int number) {
        return IntStream.rangeClosed(1, number)
                .mapToObj(i -> aChild("C-" + i, LocalDate.of(2015, 1, 1)))
                .toArray(RollDependant[]::new);
    }

    private static RollOutcome refused(String number, RollRefusal reason) {
        return new RollOutcome.Refused(List.of(new RollProblem(number, reason)));
    }
}
