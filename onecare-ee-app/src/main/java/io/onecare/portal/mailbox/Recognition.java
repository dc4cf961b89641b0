package io.onecare.portal.mailbox;

import io.onecare.core.Actor;
import io.onecare.core.OneCare;
import io.onecare.core.care.MailOrigin;
import io.onecare.core.care.MissingFact;
import io.onecare.core.care.RecognisedFacts;
import io.onecare.core.recognition.Finding;
import io.onecare.core.recognition.MailReader;
import io.onecare.core.recognition.NetworkWords;
import io.onecare.core.recognition.RecognisedMail;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a mail asks for, as far as a machine can tell: read in what its sender wrote, not in what
 * was quoted. Of a machine's mail nothing is recognised.
 */
@ApplicationScoped
public class Recognition {

    private static final Actor ACTOR = Actor.system("mailbox");

    @Inject private OneCare oneCare;

    private volatile @Nullable Known known;

    /** The words of the network as it was at a revision. */
    private record Known(long revision, MailReader reader) {}

    /**
     * What was found in a mail.
     *
     * @param facts what it asks for
     * @param missing what was looked for in vain
     * @param phone a number to call back; null if none was found
     */
    record Found(RecognisedFacts facts, Set<MissingFact> missing, @Nullable String phone) {

        private static final Found NOTHING = new Found(RecognisedFacts.none(), Set.of(), null);
    }

    Found in(IncomingMail mail) {
        if (mail.origin() == MailOrigin.MACHINE) {
            return Found.NOTHING;
        }
        RecognisedMail read = read(mail.subject(), mail.text(), mail.receivedAt());
        return new Found(
                read.facts(code -> oneCare.members().findNumber(ACTOR, code)),
                read.missing(),
                read.phone().map(Finding::value).orElse(null));
    }

    /**
     * Reads a mail that was written down, as it was read when it came in, with the words of the
     * network as it is now.
     *
     * @param mail the mail
     * @param receivedAt when the mailbox received it
     * @return what was found; passages count in {@link WrittenMail#subject} and {@link
     *     WrittenMail#text}
     */
    public RecognisedMail read(WrittenMail mail, Instant receivedAt) {
        return read(mail.subject(), mail.text(), receivedAt);
    }

    private RecognisedMail read(String subject, String text, Instant receivedAt) {
        return reader().read(subject, text, receivedAt);
    }

    /** Learnt anew once the network has changed. */
    private MailReader reader() {
        long revision = oneCare.facilityDirectory().revision(ACTOR);
        Known last = known;
        if (last == null || last.revision() != revision) {
            last =
                    new Known(
                            revision,
                            MailReader.of(NetworkWords.read(oneCare.facilityDirectory(), ACTOR)));
            known = last;
        }
        return last.reader();
    }
}
