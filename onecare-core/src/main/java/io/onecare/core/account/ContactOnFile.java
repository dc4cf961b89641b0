package io.onecare.core.account;

import java.util.Objects;

/**
 * A way to reach somebody, and where it is known from.
 *
 * @param kind phone or e-mail
 * @param value the number or address in clear
 * @param source where it is known from
 * @param ofMember whether it is that of the member through whom the person is insured, and not the
 *     person's own
 */
public record ContactOnFile(Kind kind, String value, Source source, boolean ofMember) {

    /** What it is. */
    public enum Kind {
        /** An e-mail address. */
        EMAIL,
        /** A phone number. */
        PHONE
    }

    /** Where it is known from. Names are stable. */
    public enum Source {
        /** The insurer's roll states it. */
        ROLL,
        /** The holder of the account proved it by a code. */
        PROVEN,
        /** The holder of the account typed it; nobody has checked it. */
        TYPED
    }

    /** Checks that nothing is missing. */
    public ContactOnFile {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(source, "source");
    }

    /**
     * Tells whether the desk may rely on it being the person's.
     *
     * @return false for what was only typed
     */
    public boolean isVerified() {
        return source != Source.TYPED;
    }

    /** Hides the contact, so that it cannot reach a log by accident. */
    @Override
    public String toString() {
        return "ContactOnFile(" + kind + ", " + source + ")";
    }
}
