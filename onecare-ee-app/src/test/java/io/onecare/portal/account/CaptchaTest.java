package io.onecare.portal.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.portal.account.Captcha.Verdict;
import io.onecare.portal.adapter.secret.DerivedKeys;
import io.onecare.portal.adapter.secret.SecretKey;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import org.altcha.altcha.Altcha;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaptchaTest {

    private static final String HERE = "192.0.2.1";

    private static final SecretKey KEY = SecretKey.random();

    private final Captcha captcha = node(Clock.systemUTC(), KEY);

    private static Captcha node(Clock clock, SecretKey... keys) {
        return new Captcha(clock, new DerivedKeys(() -> List.of(keys)));
    }

    @Test
    void a_task_of_one_node_may_be_solved_at_another_also_while_the_key_is_changed()
            throws Exception {
        Altcha.Challenge task = node(Clock.systemUTC(), KEY).challenge();
        Captcha changed = node(Clock.systemUTC(), SecretKey.random(), KEY);

        assertThat(captcha.judge(proof(task, solved(task), ""), HERE)).isEqualTo(Verdict.PROVEN);
        assertThat(changed.judge(proof(task, solved(task), ""), HERE)).isEqualTo(Verdict.PROVEN);
    }

    @Test
    void a_proof_counts_once_however_it_is_written() throws Exception {
        Altcha.Challenge task = captcha.challenge();
        long number = solved(task);

        assertThat(captcha.judge(proof(task, number, ""), HERE)).isEqualTo(Verdict.PROVEN);
        assertThat(captcha.judge(proof(task, number, ""), HERE)).isEqualTo(Verdict.NOT_VALID);
        assertThat(captcha.judge(proof(task, number, ",\"more\":1"), HERE))
                .isEqualTo(Verdict.NOT_VALID);
        assertThat(captcha.judge(proof(task, number, " "), "192.0.2.2"))
                .isEqualTo(Verdict.NOT_VALID);
    }

    @Test
    void a_wrong_number_proves_nothing_and_uses_nothing_up() throws Exception {
        Altcha.Challenge task = captcha.challenge();
        long number = solved(task);

        assertThat(captcha.judge(proof(task, number + 1, ""), HERE)).isEqualTo(Verdict.NOT_VALID);
        assertThat(captcha.judge(proof(task, number, ""), HERE)).isEqualTo(Verdict.PROVEN);
    }

    @Test
    void a_task_of_another_portal_proves_nothing() throws Exception {
        Altcha.Challenge task = node(Clock.systemUTC(), SecretKey.random()).challenge();

        assertThat(captcha.judge(proof(task, solved(task), ""), HERE)).isEqualTo(Verdict.NOT_VALID);
    }

    @Test
    void a_proof_that_is_too_old_is_refused() throws Exception {
        Instant before = Clock.systemUTC().instant().minus(Captcha.VALID).minusSeconds(60);
        Captcha old = node(Clock.fixed(before, ZoneOffset.UTC), KEY);
        Altcha.Challenge task = old.challenge();

        assertThat(old.judge(proof(task, solved(task), ""), HERE)).isEqualTo(Verdict.NOT_VALID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "e30=", "bnVsbA==", "W10=", "{}", "eyJjaGFsbGVuZ2UiOm51bGx9"})
    void nonsense_proves_nothing(String proof) {
        assertThat(captcha.judge(proof, HERE)).isEqualTo(Verdict.NOT_VALID);
    }

    @Test
    void without_a_proof_an_address_is_let_in_three_times_and_others_still_are() {
        for (int i = 0; i < Captcha.WITHOUT_BY_ADDRESS; i++) {
            assertThat(captcha.judge("", HERE)).isEqualTo(Verdict.LET_IN);
        }

        assertThat(captcha.judge("", HERE)).isEqualTo(Verdict.MISSING);
        assertThat(captcha.judge("", "192.0.2.2")).isEqualTo(Verdict.LET_IN);
    }

    @Test
    void without_a_proof_many_addresses_are_let_in_seldom_too() {
        int letIn = 0;
        for (int i = 0; i < 200; i++) {
            letIn += captcha.judge("", "198.51.100." + i) == Verdict.LET_IN ? 1 : 0;
        }

        assertThat(letIn).isBetween(Captcha.WITHOUT_IN_ALL, Captcha.WITHOUT_IN_ALL + 5);
    }

    private static long solved(Altcha.Challenge task) throws Exception {
        return Altcha.solveChallenge(
                        task.challenge, task.salt, Altcha.Algorithm.SHA256, task.maxnumber, 0)
                .number;
    }

    private static String proof(Altcha.Challenge task, long number, String more) {
        String json =
                "{\"algorithm\":\"%s\",\"challenge\":\"%s\",\"number\":%d,\"salt\":\"%s\",\"signature\":\"%s\"%s}"
                        .formatted(
                                task.algorithm,
                                task.challenge,
                                number,
                                task.salt,
                                task.signature,
                                more);
        return Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
