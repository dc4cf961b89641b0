package io.onecare.core.member.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onecare.core.member.Coverage;
import io.onecare.core.spi.ContractThreads;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What every {@link EligibilityChecker} owes, as tests: extend it, give your checker over data of
 * your choice and some examples of what it should say, and JUnit Jupiter runs it.
 */
public abstract class EligibilityCheckerContract {

    private static final Coverage NOBODY = new Coverage.NotCovered(Coverage.Reason.NOT_FOUND);

    private static final LocalDate LONG_AGO = LocalDate.of(1900, 1, 1);
    private static final LocalDate FAR_AHEAD = LocalDate.of(2200, 12, 31);

    /** What no insurer gives as a number, though a careless query may find somebody by it. */
    private static final List<String> NOBODYS_NUMBERS =
            List.of("", "%", "_%", "*", "' or '1'='1", "NOBODY-HAS-THIS-NUMBER", "9".repeat(200));

    private static final int ROUNDS = 10;

    /** Called by JUnit through the class that extends this one. */
    protected EligibilityCheckerContract() {}

    /**
     * A question and what the checker should answer.
     *
     * @param insuredNumber the number of a person whom the data knows
     * @param day the day asked about
     * @param answer the answer
     */
    public record Example(String insuredNumber, LocalDate day, Coverage answer) {}

    /**
     * Gives the checker under test, over data that stays the same during a test.
     *
     * @return the same one each time or a new one
     */
    protected abstract EligibilityChecker checker();

    /**
     * Gives the checker under test when its system cannot be reached: over a closed port, a closed
     * connection pool.
     *
     * @return a checker that cannot know any answer
     */
    protected abstract EligibilityChecker checkerWhoseSystemCannotBeReached();

    /**
     * Gives questions about people whom the data knows.
     *
     * @return at least one that is answered with {@link Coverage.Covered} and one that is answered
     *     with {@link Coverage.NotCovered}
     */
    protected abstract List<Example> examples();

    /**
     * Gives what the checker could change: rows of the tables it reads, requests other than reads
     * that a stub of its system has seen.
     *
     * @return something that is equal to what it was before exactly if nothing has changed
     */
    protected abstract Object data();

    @Test
    void the_examples_are_of_both_kinds_and_answered_as_they_say() {
        List<Example> examples = examples();
        assertTrue(
                examples.stream().anyMatch(e -> e.answer() instanceof Coverage.Covered),
                "The examples (" + examples + ") must hold a day on which somebody is covered.");
        assertTrue(
                examples.stream().anyMatch(e -> e.answer() instanceof Coverage.NotCovered),
                "The examples ("
                        + examples
                        + ") must hold a day on which somebody is not covered.");
        EligibilityChecker checker = checker();
        for (Example example : examples) {
            assertAnswered(checker, example);
        }
    }

    @Test
    void the_same_question_gets_the_same_answer() {
        EligibilityChecker checker = checker();
        List<Example> examples = examples();
        for (int round = 0; round < ROUNDS; round++) {
            for (Example example : examples) {
                assertAnswered(checker, example);
            }
        }
    }

    @Test
    void a_number_that_nobody_has_is_not_found_on_any_day() {
        EligibilityChecker checker = checker();
        LocalDate covered = examples().get(0).day();
        for (String number : NOBODYS_NUMBERS) {
            for (LocalDate day : List.of(LONG_AGO, covered, FAR_AHEAD)) {
                assertEquals(
                        NOBODY,
                        checker.coverageOn(number, day),
                        () -> "the coverage of the number (%s) on (%s)".formatted(number, day));
            }
        }
    }

    @Test
    void whoever_is_known_is_found_on_days_long_past_and_far_ahead() {
        EligibilityChecker checker = checker();
        for (Example example : examples()) {
            for (LocalDate day : List.of(LONG_AGO, FAR_AHEAD)) {
                Coverage answer = checker.coverageOn(example.insuredNumber(), day);
                assertTrue(
                        answer != null,
                        () -> "%s has no answer on (%s)".formatted(example.insuredNumber(), day));
                assertNotEquals(
                        NOBODY,
                        answer,
                        () ->
                                "the coverage of the number (%s) on (%s)"
                                        .formatted(example.insuredNumber(), day));
            }
        }
    }

    @Test
    void who_is_covered_has_a_policy_and_a_price_list() {
        EligibilityChecker checker = checker();
        for (Example example : examples()) {
            if (checker.coverageOn(example.insuredNumber(), example.day())
                    instanceof Coverage.Covered covered) {
                assertFalse(covered.policyNumber().isBlank(), () -> "the policy of " + example);
                assertFalse(covered.priceListCode().isBlank(), () -> "the prices of " + example);
            }
        }
    }

    @Test
    void asking_changes_nothing() {
        EligibilityChecker checker = checker();
        Object before = data();
        for (Example example : examples()) {
            checker.coverageOn(example.insuredNumber(), example.day());
            checker.coverageOn(example.insuredNumber(), FAR_AHEAD);
        }
        for (String number : NOBODYS_NUMBERS) {
            checker.coverageOn(number, FAR_AHEAD);
        }
        assertEquals(before, data());
    }

    @Test
    void threads_that_ask_at_once_get_the_answers_of_one_that_asks_alone() {
        EligibilityChecker checker = checker();
        List<Example> examples = examples();
        ContractThreads.atOnce(
                thread -> {
                    for (int i = 0; i < ROUNDS * examples.size(); i++) {
                        assertAnswered(checker, examples.get((i + thread) % examples.size()));
                    }
                });
    }

    @Test
    void a_system_that_cannot_be_reached_is_an_exception_and_not_the_end_of_a_cover() {
        EligibilityChecker checker = checkerWhoseSystemCannotBeReached();
        for (Example example : examples()) {
            assertThrows(
                    RuntimeException.class,
                    () -> checker.coverageOn(example.insuredNumber(), example.day()));
        }
        assertThrows(
                RuntimeException.class,
                () -> checker.coverageOn("NOBODY-HAS-THIS-NUMBER", FAR_AHEAD));
    }

    private static void assertAnswered(EligibilityChecker checker, Example example) {
        assertEquals(
                example.answer(),
                checker.coverageOn(example.insuredNumber(), example.day()),
                () ->
                        "the coverage of the number (%s) on (%s)"
                                .formatted(example.insuredNumber(), example.day()));
    }
}
