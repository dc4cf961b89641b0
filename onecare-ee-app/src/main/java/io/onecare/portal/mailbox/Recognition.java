package io.onecare.portal.mailbox;

import io.onecare.core.care.MissingFact;
import io.onecare.core.care.RecognisedFacts;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a mail asks for, as far as a machine can tell. Nothing is recognised yet: an operator reads
 * the mail and fills in the form.
 */
final class Recognition {

    /**
     * What was found in a mail.
     *
     * @param facts what it asks for
     * @param missing what was looked for in vain
     * @param phone a number to call back; null if none was found
     */
    record Found(RecognisedFacts facts, Set<MissingFact> missing, @Nullable String phone) {

        static final Found NOTHING = new Found(RecognisedFacts.none(), Set.of(), null);
    }

    private Recognition() {}

    static Found in(IncomingMail mail) {
        return Found.NOTHING;
    }
}
