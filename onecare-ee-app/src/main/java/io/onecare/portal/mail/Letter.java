package io.onecare.portal.mail;

import io.onecare.portal.calendar.CalendarFile;
import io.onecare.portal.faces.Language;
import org.jspecify.annotations.Nullable;

/**
 * A mail in words, ready to be sent: the same content as text and as HTML.
 *
 * @param language the language it is written in
 * @param subject one line, without a name and without a word about health
 * @param text the content as plain text
 * @param html the content as an HTML document
 * @param calendar the appointment it is about, to be attached; or null
 * @param reply the correspondence it belongs to; or null
 */
public record Letter(
        Language language,
        String subject,
        String text,
        String html,
        @Nullable CalendarFile calendar,
        @Nullable Reply reply) {

    /**
     * A letter without anything attached, of no correspondence.
     *
     * @param language the language it is written in
     * @param subject one line, without a name and without a word about health
     * @param text the content as plain text
     * @param html the content as an HTML document
     */
    public Letter(Language language, String subject, String text, String html) {
        this(language, subject, text, html, null, null);
    }

    /** Makes one line of the subject: what is set from outside must not begin another header. */
    public Letter {
        subject = subject.replaceAll("\\p{Cntrl}+", " ").strip();
    }

    /** The same with an appointment attached. */
    Letter with(@Nullable CalendarFile appointment) {
        return new Letter(language, subject, text, html, appointment, reply);
    }

    /** The same as part of a correspondence. */
    Letter in(Reply correspondence) {
        return new Letter(language, subject, text, html, calendar, correspondence);
    }

    /** Says nothing: there are codes in it. */
    @Override
    public String toString() {
        return "Letter(…)";
    }
}
