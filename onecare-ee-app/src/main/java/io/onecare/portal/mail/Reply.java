package io.onecare.portal.mail;

import io.onecare.core.care.MessageId;
import io.onecare.core.person.EmailAddress;
import java.util.List;

/**
 * What makes a letter part of a correspondence.
 *
 * @param to the address at which an answer to the letter is read
 * @param references the ids of the mails that it follows, the one it replies to last; empty if it
 *     follows none
 * @param isAutomatic whether no human had a hand in it
 */
public record Reply(EmailAddress to, List<MessageId> references, boolean isAutomatic) {

    /** Copies the ids. */
    public Reply {
        references = List.copyOf(references);
    }
}
