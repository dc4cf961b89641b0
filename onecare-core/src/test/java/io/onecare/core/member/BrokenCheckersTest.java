package io.onecare.core.member;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.core.ContractRun;
import io.onecare.core.member.spi.EligibilityChecker;
import io.onecare.core.member.spi.EligibilityCheckerContract;
import java.net.ConnectException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract of eligibility checkers lets a good one pass and catches those that break it. */
class BrokenCheckersTest {

    private static final Coverage COVERED = new Coverage.Covered("P-1", "BASE");
    private static final Coverage ENDED = not(Coverage.Reason.COVER_ENDED);
    private static final Coverage NOT_YET = not(Coverage.Reason.NOT_YET_COVERED);
    private static final Coverage NOBODY = not(Coverage.Reason.NOT_FOUND);
    private static final LocalDate JANUARY = LocalDate.of(2026, 1, 1);
    private static final LocalDate JULY = LocalDate.of(2026, 7, 1);

    /** M-1 is covered from January on, M-2 was covered until the day before July. */
    private static final EligibilityChecker GOOD =
            (number, day) ->
                    switch (number) {
                        case "M-1" -> day.isBefore(JANUARY) ? NOT_YET : COVERED;
                        case "M-2" -> day.isBefore(JULY) ? COVERED : ENDED;
                        default -> NOBODY;
                    };

    private static final EligibilityChecker UNREACHABLE =
            (number, day) -> {
                throw new IllegalStateException(new ConnectException("Connection refused"));
            };

    private static final String NOT_FOUND_TEST = "a_number_that_nobody_has_is_not_found_on_any_day";
    private static final String FOUND_TEST =
            "whoever_is_known_is_found_on_days_long_past_and_far_ahead";
    private static final String EXAMPLES_TEST =
            "the_examples_are_of_both_kinds_and_answered_as_they_say";
    private static final String SAME_TEST = "the_same_question_gets_the_same_answer";
    private static final String THREADS_TEST =
            "threads_that_ask_at_once_get_the_answers_of_one_that_asks_alone";

    private static final AtomicInteger WRITTEN = new AtomicInteger();

    private static UnaryOperator<EligibilityChecker> planted = UnaryOperator.identity();

    static final class Planted extends EligibilityCheckerContract {

        @Override
        protected EligibilityChecker checker() {
            return planted.apply(GOOD);
        }

        @Override
        protected EligibilityChecker checkerWhoseSystemCannotBeReached() {
            return planted.apply(UNREACHABLE);
        }

        @Override
        protected List<Example> examples() {
            return List.of(
                    new Example("M-1", JULY, COVERED),
                    new Example("M-1", JANUARY.minusDays(1), NOT_YET),
                    new Example("M-2", JULY.minusDays(1), COVERED),
                    new Example("M-2", JULY, ENDED));
        }

        @Override
        protected Object data() {
            return WRITTEN.get();
        }
    }

    @BeforeEach
    void nothing_is_written() {
        WRITTEN.set(0);
    }

    @Test
    void a_good_checker_passes() {
        planted = UnaryOperator.identity();

        ContractRun run = ContractRun.of(Planted.class);

        assertThat(run.failed()).isEmpty();
        assertThat(run.passed()).hasSize(8);
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                plant(
                        "says so when a line is down: nobody is covered",
                        good ->
                                (number, day) -> {
                                    try {
                                        return good.coverageOn(number, day);
                                    } catch (IllegalStateException fault) {
                                        return not(Coverage.Reason.NEVER_COVERED);
                                    }
                                },
                        "a_system_that_cannot_be_reached_is_an_exception_and_not_the_end_of_a_cover"),
                plant(
                        "takes a number for a pattern",
                        good ->
                                (number, day) ->
                                        good.coverageOn(number.contains("%") ? "M-1" : number, day),
                        NOT_FOUND_TEST),
                plant(
                        "does not tell nobody from somebody without a cover",
                        good ->
                                (number, day) -> {
                                    Coverage answer = good.coverageOn(number, day);
                                    return answer.equals(NOBODY)
                                            ? not(Coverage.Reason.NEVER_COVERED)
                                            : answer;
                                },
                        NOT_FOUND_TEST),
                plant(
                        "forgets people whose cover has ended",
                        good ->
                                (number, day) -> {
                                    Coverage answer = good.coverageOn(number, day);
                                    return answer.equals(ENDED) && day.isAfter(JULY)
                                            ? NOBODY
                                            : answer;
                                },
                        FOUND_TEST),
                plant(
                        "has no answer for days to come",
                        good ->
                                (number, day) ->
                                        day.getYear() > 2100
                                                        && !good.coverageOn(number, day)
                                                                .equals(NOBODY)
                                                ? null
                                                : good.coverageOn(number, day),
                        FOUND_TEST),
                plant(
                        "is wrong about the first day",
                        good ->
                                (number, day) ->
                                        good.coverageOn(
                                                number, day.equals(JULY) ? day.minusDays(1) : day),
                        EXAMPLES_TEST,
                        SAME_TEST,
                        THREADS_TEST),
                plant(
                        "covers whom it is asked about a second time",
                        good -> {
                            Set<String> asked = new HashSet<>();
                            return (number, day) -> {
                                Coverage answer = good.coverageOn(number, day);
                                synchronized (asked) {
                                    return answer.equals(ENDED) && !asked.add(number)
                                            ? COVERED
                                            : answer;
                                }
                            };
                        },
                        SAME_TEST,
                        THREADS_TEST),
                plant(
                        "writes down who was asked about",
                        good ->
                                (number, day) -> {
                                    WRITTEN.incrementAndGet();
                                    return good.coverageOn(number, day);
                                },
                        "asking_changes_nothing"),
                plant("keeps the question in a field", OneAtATime::new, THREADS_TEST),
                plant(
                        "knows no price list",
                        good ->
                                (number, day) ->
                                        good.coverageOn(number, day).equals(COVERED)
                                                ? new Coverage.Covered("P-1", "")
                                                : good.coverageOn(number, day),
                        EXAMPLES_TEST,
                        SAME_TEST,
                        THREADS_TEST,
                        "who_is_covered_has_a_policy_and_a_price_list"));
    }

    @ParameterizedTest(name = "a checker that {0}")
    @MethodSource("broken")
    void is_caught(String name, UnaryOperator<EligibilityChecker> checker, Set<String> caughtBy) {
        planted = checker;

        ContractRun run = ContractRun.of(Planted.class);

        assertThat(run.failed()).isEqualTo(caughtBy);
        assertThat(run.passed()).hasSize(8 - caughtBy.size());
    }

    private static Arguments plant(
            String name, UnaryOperator<EligibilityChecker> checker, String... caughtBy) {
        return Arguments.of(name, checker, Set.of(caughtBy));
    }

    private static Coverage not(Coverage.Reason reason) {
        return new Coverage.NotCovered(reason);
    }

    private static final class OneAtATime implements EligibilityChecker {

        private final EligibilityChecker good;
        private volatile String asked = "";

        OneAtATime(EligibilityChecker good) {
            this.good = good;
        }

        @Override
        public Coverage coverageOn(String insuredNumber, LocalDate day) {
            asked = insuredNumber;
            for (int i = 0; i < 20; i++) {
                Thread.yield();
            }
            return good.coverageOn(asked, day);
        }
    }
}
