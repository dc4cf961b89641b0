package io.onecare.core.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.core.ContractRun;
import io.onecare.core.account.spi.SecretCipher;
import io.onecare.core.account.spi.SecretCipherContract;
import java.util.Base64;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract of secret ciphers catches ciphers that break it. */
class BrokenCiphersTest {

    private static final TestSecretCipher GOOD = new TestSecretCipher();

    private static SecretCipher planted = GOOD;

    static final class Run extends SecretCipherContract {
        @Override
        protected SecretCipher cipher() {
            return planted;
        }
    }

    /** Good but for what a test overrides. */
    private static class Planted implements SecretCipher {

        @Override
        public String encrypt(byte[] secret, String context) {
            return GOOD.encrypt(secret, context);
        }

        @Override
        public byte[] decrypt(String text, String context) {
            return GOOD.decrypt(text, context);
        }

        @Override
        public boolean isOutdated(String text) {
            return GOOD.isOutdated(text);
        }
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                Arguments.of(
                        "forgets the context",
                        new Planted() {
                            @Override
                            public String encrypt(byte[] secret, String context) {
                                return GOOD.encrypt(secret, "");
                            }

                            @Override
                            public byte[] decrypt(String text, String context) {
                                return GOOD.decrypt(text, "");
                            }
                        },
                        Set.of("a_text_cannot_be_read_under_another_context")),
                Arguments.of(
                        "only encodes",
                        new Planted() {
                            @Override
                            public String encrypt(byte[] secret, String context) {
                                return "b64$" + Base64.getEncoder().encodeToString(secret);
                            }

                            @Override
                            public byte[] decrypt(String text, String context) {
                                if (!text.startsWith("b64$")) {
                                    throw new IllegalArgumentException("no text of this cipher");
                                }
                                return Base64.getDecoder().decode(text.substring(4));
                            }

                            @Override
                            public boolean isOutdated(String text) {
                                decrypt(text, "");
                                return false;
                            }
                        },
                        Set.of(
                                "the_same_secret_is_written_in_another_way_each_time",
                                "a_text_is_short_printable_ascii_without_the_secret",
                                "a_text_cannot_be_read_under_another_context",
                                "a_text_that_was_changed_cannot_be_read")),
                Arguments.of(
                        "repeats in its message what it cannot read",
                        new Planted() {
                            @Override
                            public byte[] decrypt(String text, String context) {
                                try {
                                    return GOOD.decrypt(text, context);
                                } catch (IllegalArgumentException fault) {
                                    throw new IllegalArgumentException("not mine: " + text, fault);
                                }
                            }
                        },
                        Set.of("a_text_of_something_else_is_refused_and_not_repeated")),
                Arguments.of(
                        "wipes what it was given",
                        new Planted() {
                            @Override
                            public String encrypt(byte[] secret, String context) {
                                String text = GOOD.encrypt(secret, context);
                                java.util.Arrays.fill(secret, (byte) 0);
                                return text;
                            }
                        },
                        Set.of("a_secret_comes_back_as_it_was")),
                Arguments.of(
                        "is never content with what it wrote",
                        new Planted() {
                            @Override
                            public boolean isOutdated(String text) {
                                GOOD.isOutdated(text);
                                return true;
                            }
                        },
                        Set.of("a_text_written_now_is_not_outdated")),
                Arguments.of(
                        "keeps the secret in a field",
                        new Planted() {
                            private volatile byte[] last = {};

                            @Override
                            public String encrypt(byte[] secret, String context) {
                                last = secret;
                                Thread.yield();
                                for (int i = 0; i < 200; i++) {
                                    GOOD.encrypt(secret, context);
                                }
                                return GOOD.encrypt(last, context);
                            }
                        },
                        Set.of("threads_that_encrypt_at_once_do_not_disturb_each_other")));
    }

    @ParameterizedTest(name = "a cipher that {0}")
    @MethodSource("broken")
    void is_caught(String name, SecretCipher cipher, Set<String> caughtBy) {
        planted = cipher;

        ContractRun run = ContractRun.of(Run.class);

        assertThat(run.failed()).isEqualTo(caughtBy);
        assertThat(run.passed()).hasSize(8 - caughtBy.size());
    }
}
