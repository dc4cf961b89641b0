package io.onecare.portal.adapter.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onecare.core.account.Password;
import io.onecare.core.account.spi.PasswordHasher;
import io.onecare.core.account.spi.PasswordHasherContract;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class Argon2HasherTest extends PasswordHasherContract {

    private static final int SMALL = 64;

    private final Argon2Hasher hasher = Argon2Hasher.costing(SMALL, 1, 2);

    @Override
    protected PasswordHasher hasher() {
        return hasher;
    }

    /** From the test of the reference implementation, phc-winner-argon2, src/test.c. */
    @Test
    void hashes_of_the_reference_implementation_are_known() {
        String ofPassword =
                "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ"
                        + "$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";

        assertThat(hasher.matches(Password.of("password"), ofPassword)).isTrue();
        assertThat(hasher.matches(Password.of("differentpassword"), ofPassword)).isFalse();
    }

    @Test
    void todays_cost_is_what_owasp_asks_for() {
        assertThat(Argon2Hasher.making(1).hash(Password.of("un gatto verde")))
                .matches("\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$[^$]{22}\\$[^$]{43}");
    }

    @Test
    void weaker_hashes_are_outdated_and_stronger_ones_are_not() {
        String hash = hasher.hash(Password.of("un gatto verde"));

        assertThat(hasher.isOutdated(hash)).isFalse();
        assertThat(Argon2Hasher.costing(SMALL + 8, 1, 1).isOutdated(hash)).isTrue();
        assertThat(Argon2Hasher.costing(SMALL, 2, 1).isOutdated(hash)).isTrue();
        assertThat(Argon2Hasher.costing(SMALL - 8, 1, 1).isOutdated(hash)).isFalse();
        assertThat(hasher.isOutdated("$argon2id$v=19$m=64,t=1,p=1$c29tZXNhbHQ$" + "A".repeat(43)))
                .as("a salt of 8 bytes")
                .isTrue();
    }

    @Test
    void hashes_of_others_are_refused_without_repeating_them() {
        for (String other :
                List.of(
                        "",
                        "$2b$12$abcdefghijklmnopqrstuv",
                        "$argon2i$v=19$m=64,t=1,p=1$c29tZXNhbHQ$" + "A".repeat(43),
                        "$argon2id$v=16$m=64,t=1,p=1$c29tZXNhbHQ$" + "A".repeat(43),
                        "$argon2id$v=19$m=99999999,t=1,p=1$c29tZXNhbHQ$" + "A".repeat(43))) {
            assertThatThrownBy(() -> hasher.matches(Password.of("x"), other))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("The hash is none of Argon2id")
                    .hasMessageNotContaining("$");
        }
        assertThatThrownBy(() -> Argon2Hasher.making(0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Sixteen people log in at once. */
    @Test
    void no_more_hashes_are_made_at_once_than_allowed() throws Exception {
        Argon2Hasher bounded = Argon2Hasher.costing(16_384, 2, 2);
        Password password = Password.of("un gatto verde");
        bounded.hash(password);
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            var answers =
                    IntStream.range(0, 16)
                            .mapToObj(i -> threads.submit(() -> bounded.hash(password)))
                            .toList();
            int most = 0;
            while (!answers.stream().allMatch(answer -> answer.isDone())) {
                most = Math.max(most, hashing());
            }
            for (var answer : answers) {
                assertThat(answer.get()).startsWith("$argon2id$");
            }
            assertThat(most).isBetween(1, 2);
        } finally {
            threads.shutdownNow();
        }
    }

    /** How many threads are inside the function at this moment. */
    private static int hashing() {
        return (int)
                Thread.getAllStackTraces().values().stream()
                        .filter(
                                stack ->
                                        List.of(stack).stream()
                                                .anyMatch(
                                                        frame ->
                                                                frame.getClassName()
                                                                        .equals(
                                                                                "com.password4j.Argon2Function")))
                        .count();
    }
}
