package io.onecare.core.account;

import java.time.Duration;

/**
 * How often something may be tried: some times in a row, then once in an interval. Nothing is ever
 * locked; see decision 0022 for why nobody can keep somebody else out.
 */
enum TryLimit {
    /** Log-ins that failed, by network address; an office or a village may share one. */
    LOG_IN_BY_ADDRESS(30, Duration.ofSeconds(30)),
    /** Log-ins that failed, by user name, from addresses where that user never logged in. */
    LOG_IN_BY_STRANGERS(10, Duration.ofMinutes(3)),
    /** Log-ins that failed, by user name and an address where that user did log in. */
    LOG_IN_AT_HOME(10, Duration.ofMinutes(1)),
    /** Log-ins of people whom a provider proves and no account is of, by network address. */
    PROVEN_BY_ADDRESS(30, Duration.ofSeconds(30)),
    /**
     * Wrong second factors, by account, from addresses where that account was never logged in to;
     * only after the right password. A guess is right three times in a million.
     */
    SECOND_FACTOR_BY_STRANGERS(5, Duration.ofHours(1)),
    /** Wrong second factors, by account and an address where that account was logged in to. */
    SECOND_FACTOR_AT_HOME(5, Duration.ofMinutes(15)),
    /** Wrong codes, by network address. */
    CODE_BY_ADDRESS(20, Duration.ofMinutes(1)),
    /** Wishes to register, by network address; a company may announce it to everybody at once. */
    REGISTRATION_BY_ADDRESS(50, Duration.ofMinutes(5)),
    /** Wishes to register, by e-mail address and tax code; shorter than a code lives. */
    REGISTRATION_BY_PERSON(5, Duration.ofHours(4)),
    /** Messages that say nothing was confirmed, by e-mail address. */
    NOT_CONFIRMED_BY_EMAIL(5, Duration.ofHours(4)),
    /** Wishes for a new password, by network address. */
    RESET_BY_ADDRESS(20, Duration.ofMinutes(1)),
    /** Messages about a new password, by e-mail address; shorter than a code lives. */
    RESET_BY_EMAIL(5, Duration.ofHours(1)),
    /** Messages to new e-mail addresses, by account. */
    EMAIL_CHANGE_BY_ACCOUNT(5, Duration.ofHours(1)),
    /** Searches for people at the desk, by operator; see {@link PersonFinder}. */
    SEARCH_BY_OPERATOR(60, Duration.ofMinutes(1)),
    /** Looks at people at the desk, by operator; a call has several. */
    VIEW_BY_OPERATOR(120, Duration.ofSeconds(30));

    private final int inARow;
    private final Duration interval;

    TryLimit(int inARow, Duration interval) {
        this.inARow = inARow;
        this.interval = interval;
    }

    long intervalMicros() {
        return interval.toNanos() / 1_000;
    }

    /** How far ahead of now a bucket may be filled so that one more try fits in. */
    long slackMicros() {
        return (inARow - 1) * intervalMicros();
    }
}
