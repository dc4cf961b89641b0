package io.onecare.portal.calendar;

import java.util.Objects;

/**
 * An appointment as a file that calendars read (RFC 5545).
 *
 * @param method what a calendar is to do with it
 * @param content the file, with line ends as the RFC wants them
 */
public record CalendarFile(Method method, String content) {

    /** The name to give the file; says nothing about the appointment. */
    public static final String NAME = "appuntamento.ics";

    /** What a calendar is to do (RFC 5546). */
    public enum Method {
        /** Enter it, or take it as what the entry is now. */
        PUBLISH,
        /** Take it out. */
        CANCEL
    }

    /** Checks that nothing is missing. */
    public CalendarFile {
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(content, "content");
    }

    /**
     * Gives the type of the content, as mails and answers say it.
     *
     * @return such as {@code text/calendar; charset=UTF-8; method=PUBLISH}
     */
    public String contentType() {
        return "text/calendar; charset=UTF-8; method=" + method;
    }

    /** Says nothing about the appointment. */
    @Override
    public String toString() {
        return "CalendarFile(" + method + ")";
    }
}
