package io.onecare.imports.command;

import io.onecare.imports.feed.FeedOutcome;

/** What the command says to whatever started it. The numbers are stable. */
enum ExitCode {
    /** Everything was done that was asked for. */
    DONE(0),
    /** Lines are wrong; nothing was changed. */
    WRONG_LINES(1),
    /** The options or a mapping are wrong; nothing was done. */
    WRONG_USE(2),
    /** A file cannot be read; nothing was changed. */
    UNREADABLE_FILE(3),
    /** More would end than is allowed; nothing was changed. */
    TOO_MUCH_GONE(4),
    /** The data changed meanwhile, again and again; nothing was changed. */
    TRY_AGAIN(5),
    /** The database cannot be reached or has not the schema of this version. */
    NO_DATABASE(6),
    /** A fault of the program or the machine. What applies is one transaction: all or nothing. */
    FAULT(70);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    static ExitCode of(FeedOutcome outcome) {
        return switch (outcome) {
            case DONE -> DONE;
            case WRONG_LINES -> WRONG_LINES;
            case UNREADABLE_FILE -> UNREADABLE_FILE;
            case TOO_MUCH_GONE -> TOO_MUCH_GONE;
            case TRY_AGAIN -> TRY_AGAIN;
            case REFUSED -> FAULT;
        };
    }

    int number() {
        return number;
    }
}
