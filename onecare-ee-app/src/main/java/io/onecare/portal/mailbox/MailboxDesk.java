package io.onecare.portal.mailbox;

import io.onecare.core.Actor;
import io.onecare.core.OneCare;
import io.onecare.core.care.CareHistoryEntry;
import io.onecare.core.care.CareOpening;
import io.onecare.core.care.CareQueue;
import io.onecare.core.care.CareRequestId;
import io.onecare.core.care.MailOrigin;
import io.onecare.core.care.MessageId;
import io.onecare.core.care.OpenCareRequest;
import io.onecare.core.care.ReceivedMail;
import io.onecare.core.care.Words;
import io.onecare.core.person.ContactDetails;
import io.onecare.core.person.EmailAddress;
import io.onecare.portal.settings.PortalSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.stream.Stream;

/** Takes mails to the library, as the system: each opens a request, or goes to the one it is of. */
@ApplicationScoped
public class MailboxDesk {

    private static final Actor ACTOR = Actor.system("mailbox");

    @Inject private OneCare oneCare;
    @Inject private PortalSettings settings;
    @Inject private Recognition recognition;

    /**
     * Takes a mail, in a short transaction of its own. The same mail is taken once. Another mail
     * with the Message-ID of one that was taken, by mistake or to have it overlooked, is taken
     * under the digest of its content.
     *
     * @param mail the mail
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void take(IncomingMail mail) {
        Words words = MailWords.of(mail);
        Recognition.Found found = recognition.in(mail);
        CareOpening opening = open(mail, mail.id(), words, found);
        if (opening instanceof CareOpening.KnownAlready known
                && !isSaidBy(known.id(), mail.id(), words)) {
            opening = open(mail, mail.contentId(), words, found);
        }
        if (opening instanceof CareOpening.Refused refused) {
            throw new IllegalStateException(
                    "A mail was refused (%s) but must be taken.".formatted(refused.reason()));
        }
    }

    private CareOpening open(
            IncomingMail mail, MessageId id, Words words, Recognition.Found found) {
        return oneCare.careRequests()
                .open(
                        ACTOR,
                        new OpenCareRequest.ByMail(
                                new ReceivedMail(
                                        id, mail.repliesTo(), origin(mail), mail.receivedAt()),
                                ContactDetails.of(mail.sender(), found.phone()),
                                words,
                                found.facts(),
                                found.missing()));
    }

    /** What claims to come from the portal or the desk itself is answered least of all. */
    private MailOrigin origin(IncomingMail mail) {
        boolean isOurs =
                mail.sender() != null
                        && Stream.concat(
                                        Stream.of(settings.mailFrom(), settings.contactMailbox()),
                                        // the mailbox that is read stays the same when another is
                                        // shown
                                        settings.installedMailbox().stream())
                                .map(EmailAddress::value)
                                .anyMatch(mail.sender().value()::equalsIgnoreCase);
        return isOurs ? MailOrigin.MACHINE : mail.origin();
    }

    private boolean isSaidBy(CareRequestId request, MessageId mail, Words words) {
        int after = 0;
        List<CareHistoryEntry> page;
        do {
            page = oneCare.careQueue().history(ACTOR, request, after, CareQueue.MAX_PAGE_SIZE);
            for (CareHistoryEntry entry : page) {
                if (entry.mail() != null && mail.equals(entry.mail())) {
                    return entry.words().equals(words);
                }
                after = entry.number();
            }
        } while (page.size() == CareQueue.MAX_PAGE_SIZE);
        return false;
    }
}
