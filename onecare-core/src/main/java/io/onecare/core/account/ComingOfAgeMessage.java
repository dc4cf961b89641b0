package io.onecare.core.account;

import java.time.LocalDate;

/** What the message about an eighteenth birthday must say. It names nobody. */
public sealed interface ComingOfAgeMessage {

    /**
     * The birthday is near.
     *
     * @param birthday the first day on which the dependant decides alone
     * @param language in which language to write
     */
    record ToSend(LocalDate birthday, NotificationLanguage language)
            implements ComingOfAgeMessage {}

    /** Nothing any more: it is past, or was another day, or they are not insured any more. */
    record NothingToSend() implements ComingOfAgeMessage {}
}
