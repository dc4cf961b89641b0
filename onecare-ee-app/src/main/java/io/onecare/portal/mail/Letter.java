package io.onecare.portal.mail;

import io.onecare.portal.faces.Language;

/**
 * A mail in words, ready to be sent: the same content as text and as HTML.
 *
 * @param language the language it is written in
 * @param subject one line, without a name and without a word about health
 * @param text the content as plain text
 * @param html the content as an HTML document
 */
public record Letter(Language language, String subject, String text, String html) {

    /** Makes one line of the subject: what is set from outside must not begin another header. */
    public Letter {
        subject = subject.replaceAll("\\p{Cntrl}+", " ").strip();
    }

    /** Says nothing: there are codes in it. */
    @Override
    public String toString() {
        return "Letter(…)";
    }
}
