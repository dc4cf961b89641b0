package io.onecare.portal.care.web;

import java.util.List;

/**
 * A mail of a request.
 *
 * @param number which mail of the request it is, from 1
 * @param when when the mailbox received it, in words
 * @param head who wrote, when and with what, and remarks
 * @param subject the subject, marked
 * @param text what the sender wrote, marked
 * @param rest what was quoted or attached as a mail; possibly empty
 * @param facts what was found
 */
public record MailLine(
        int number,
        String when,
        List<String> head,
        List<Piece> subject,
        List<Piece> text,
        String rest,
        List<MailFact> facts) {

    /** Copies the lists. */
    public MailLine {
        head = List.copyOf(head);
        subject = List.copyOf(subject);
        text = List.copyOf(text);
        facts = List.copyOf(facts);
    }

    /** Nothing: it is about somebody's health. */
    @Override
    public String toString() {
        return "MailLine";
    }
}
