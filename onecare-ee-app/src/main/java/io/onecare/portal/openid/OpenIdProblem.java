package io.onecare.portal.openid;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why a log-in by the provider did not get anybody in. Texts are found by these names. */
public enum OpenIdProblem {
    /** The browser did not begin this log-in, or too long ago, or it has ended it already. */
    OVER(400),
    /** Whoever it is said no at the provider, or the provider did. */
    DECLINED(200),
    /** The provider does not answer. */
    UNAVAILABLE(503),
    /** What the provider says cannot be believed. */
    INVALID(502),
    /** The provider does not say, or has not verified, who it is. */
    UNVERIFIED(403),
    /** No account is of whoever it is, or not exactly one. */
    NOBODY(403),
    /** Too many log-ins by the provider, from there or at once. */
    BUSY(429);

    private final int status;

    OpenIdProblem(int status) {
        this.status = status;
    }

    /**
     * Gives the status of the page that says so.
     *
     * @return an HTTP status
     */
    public int status() {
        return status;
    }

    /**
     * Gives the name for addresses.
     *
     * @return in lower case
     */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads the name from an address.
     *
     * @param word what the address says
     * @return empty if it is none
     */
    public static Optional<OpenIdProblem> ofWord(String word) {
        return Arrays.stream(values()).filter(problem -> problem.word().equals(word)).findFirst();
    }
}
