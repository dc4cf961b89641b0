package io.onecare.core.notification.spi;

/** What became of one try to send a message. */
public sealed interface SendResult {

    /** The mail server has taken it over. */
    record Sent() implements SendResult {}

    /**
     * It was not sent, and may be later.
     *
     * @param problem a technical code such as {@code "SMTP:421"} or {@code "TIME_OUT"}, shown to
     *     whoever looks after the mail: 1 to 200 letters, digits and {@code _ . : $ -}; never a
     *     mail server's own words, which repeat the address
     */
    record TemporaryFailure(String problem) implements SendResult {

        /**
         * Checks the problem.
         *
         * @throws IllegalArgumentException if it is no technical code
         */
        public TemporaryFailure {
            ProblemCode.check(problem);
        }
    }

    /**
     * It was not sent and never will be, such as to a mailbox that does not exist. A human takes
     * care of it.
     *
     * @param problem a technical code, as that of a {@link TemporaryFailure}
     */
    record PermanentFailure(String problem) implements SendResult {

        /**
         * Checks the problem.
         *
         * @throws IllegalArgumentException if it is no technical code
         */
        public PermanentFailure {
            ProblemCode.check(problem);
        }
    }

    /** It was not sent, because what it would say is not true any more. */
    record Superseded() implements SendResult {}
}
