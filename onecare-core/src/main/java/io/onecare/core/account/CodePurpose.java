package io.onecare.core.account;

import java.time.Duration;

/** What a code is good for, and for how long from the hand-over of its message on. */
enum CodePurpose {
    /** Subject: the registration. */
    REGISTRATION(Duration.ofHours(24)),
    /** Subject: the account. */
    PASSWORD_RESET(Duration.ofHours(2)),
    /** Subject: the account. */
    EMAIL_CHANGE(Duration.ofHours(24)),
    /** Subject: the person on the roll; comes by letter. */
    ACTIVATION(Duration.ofDays(180)),
    /** Subject: who is invited to work here; to be followed only, never typed. */
    INVITATION(Duration.ofDays(7));

    private final Duration validity;

    CodePurpose(Duration validity) {
        this.validity = validity;
    }

    /** Whether the short form counts, which has 55 random bits and not 130. */
    boolean isTypable() {
        return this != INVITATION;
    }

    Duration validity() {
        return validity;
    }
}
