package io.onecare.core.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.core.ContractRun;
import io.onecare.core.account.spi.PasswordHasher;
import io.onecare.core.account.spi.PasswordHasherContract;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract of password hashers catches hashers that break it. */
class BrokenHashersTest {

    private static final TestPasswordHasher GOOD = new TestPasswordHasher();

    private static PasswordHasher planted = GOOD;

    static final class Run extends PasswordHasherContract {
        @Override
        protected PasswordHasher hasher() {
            return planted;
        }
    }

    /** Good but for what a test overrides. */
    private static class Planted implements PasswordHasher {

        @Override
        public String hash(Password password) {
            return GOOD.hash(password);
        }

        @Override
        public boolean matches(Password password, String hash) {
            return GOOD.matches(password, hash);
        }

        @Override
        public boolean isOutdated(String hash) {
            return GOOD.isOutdated(hash);
        }
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                Arguments.of(
                        "takes anything",
                        new Planted() {
                            @Override
                            public boolean matches(Password password, String hash) {
                                GOOD.matches(password, hash);
                                return true;
                            }
                        },
                        Set.of(
                                "the_right_password_matches_and_another_does_not",
                                "every_character_counts_up_to_the_128th",
                                "letters_of_every_script_count")),
                Arguments.of(
                        "stops at 72 bytes",
                        new Planted() {
                            @Override
                            public String hash(Password password) {
                                return GOOD.hash(cut(password));
                            }

                            @Override
                            public boolean matches(Password password, String hash) {
                                return GOOD.matches(cut(password), hash);
                            }

                            private Password cut(Password password) {
                                String text = password.value();
                                return Password.of(text.substring(0, Math.min(36, text.length())));
                            }
                        },
                        Set.of("every_character_counts_up_to_the_128th")),
                Arguments.of(
                        "has no salt and stores the password",
                        new Planted() {
                            @Override
                            public String hash(Password password) {
                                return "stored:" + password.value();
                            }

                            @Override
                            public boolean matches(Password password, String hash) {
                                return hash.equals(hash(password));
                            }

                            @Override
                            public boolean isOutdated(String hash) {
                                return false;
                            }
                        },
                        Set.of(
                                "the_same_password_has_another_hash_each_time",
                                "a_hash_is_short_printable_ascii_without_the_password",
                                "a_hash_of_something_else_is_refused_and_not_repeated")),
                Arguments.of(
                        "is never content with what it made",
                        new Planted() {
                            @Override
                            public boolean isOutdated(String hash) {
                                GOOD.isOutdated(hash);
                                return true;
                            }
                        },
                        Set.of("a_hash_made_now_is_not_outdated")),
                Arguments.of(
                        "keeps the password in a field",
                        new Planted() {
                            private volatile Password last = Password.of("");

                            @Override
                            public String hash(Password password) {
                                last = password;
                                Thread.yield();
                                for (int i = 0; i < 50; i++) {
                                    GOOD.hash(password);
                                }
                                return GOOD.hash(last);
                            }
                        },
                        Set.of("threads_that_hash_at_once_do_not_disturb_each_other")));
    }

    @ParameterizedTest(name = "a hasher that {0}")
    @MethodSource("broken")
    void is_caught(String name, PasswordHasher hasher, Set<String> caughtBy) {
        planted = hasher;

        ContractRun run = ContractRun.of(Run.class);

        assertThat(run.failed()).isEqualTo(caughtBy);
        assertThat(run.passed()).hasSize(8 - caughtBy.size());
    }
}
