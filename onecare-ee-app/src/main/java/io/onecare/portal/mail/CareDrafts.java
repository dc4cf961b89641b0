package io.onecare.portal.mail;

import io.onecare.core.Actor;
import io.onecare.core.OneCare;
import io.onecare.core.account.NotificationLanguage;
import io.onecare.core.care.CareEvent;
import io.onecare.core.care.CareHistoryEntry;
import io.onecare.core.care.CareQueue;
import io.onecare.core.care.CareRequest;
import io.onecare.core.care.CareRequestId;
import io.onecare.core.care.CareRequestState;
import io.onecare.core.care.MessageId;
import io.onecare.core.notification.ClaimedNotification;
import io.onecare.core.notification.NotificationKind;
import io.onecare.core.person.EmailAddress;
import io.onecare.portal.faces.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Finds what letters of customer care tell, in the transaction of the desk. A message that
 * something newer has overtaken says nothing: the newer one says it.
 */
final class CareDrafts {

    private static final Actor ACTOR = Actor.system("mail");

    /** What can stand between the brackets of a header; a digest is no mail's name. */
    private static final Pattern NAMED = Pattern.compile("(?!sha256\\.)[^<>\\s]+@[^<>\\s]+");

    /** Of a long correspondence the first and the last, as RFC 5322 (3.6.4) is understood. */
    private static final int MOST_REFERENCES = 10;

    private final OneCare oneCare;
    private final CareLetters letters;
    private final Supplier<EmailAddress> mailbox;

    /** Answers to the letters go to the mailbox. */
    CareDrafts(OneCare oneCare, CareLetters letters, Supplier<EmailAddress> mailbox) {
        this.oneCare = oneCare;
        this.letters = letters;
        this.mailbox = mailbox;
    }

    Draft write(ClaimedNotification message) {
        CareRequestId id = CareRequestId.of(message.subject());
        Optional<CareRequest> found = oneCare.careQueue().find(ACTOR, id);
        if (found.isEmpty()) {
            return new Draft.NothingToSay();
        }
        CareRequest request = found.get();
        List<CareHistoryEntry> history = history(id);
        CareHistoryEntry told =
                history.stream()
                        .filter(entry -> entry.number() == message.event())
                        .findFirst()
                        .orElseThrow();
        if (!isStillNews(message.kind(), request, history, told)) {
            return new Draft.NothingToSay();
        }
        Language language = languageOf(message.recipient());
        Reply reply =
                new Reply(
                        mailbox.get(),
                        references(history, told),
                        message.kind() == NotificationKind.CARE_REQUEST_RECEIVED);
        return new Draft.Ready(
                switch (message.kind()) {
                    case CARE_REQUEST_RECEIVED ->
                            letters.received(
                                    language,
                                    reply,
                                    told.event() != CareEvent.OPENED,
                                    request.clock().dueAt());
                    case CARE_REQUEST_QUESTION ->
                            letters.question(language, reply, request.missing(), told.words());
                    case CARE_REQUEST_ANSWERED ->
                            letters.answered(language, reply, told.to(), told.words());
                    default ->
                            throw new IllegalStateException(
                                    "The message (%s) is not about a request to customer care."
                                            .formatted(message.kind()));
                });
    }

    /** While the sender is asked, and once it is finished, no due moment counts. */
    private static boolean isStillNews(
            NotificationKind kind,
            CareRequest request,
            List<CareHistoryEntry> history,
            CareHistoryEntry told) {
        return switch (kind) {
            case CARE_REQUEST_RECEIVED ->
                    request.state() != CareRequestState.WAITING && !request.state().isFinal();
            case CARE_REQUEST_QUESTION ->
                    request.state() == CareRequestState.WAITING
                            && history.stream()
                                    .noneMatch(
                                            entry ->
                                                    entry.event() == CareEvent.SENDER_ASKED
                                                            && entry.number() > told.number());
            default -> true;
        };
    }

    private List<CareHistoryEntry> history(CareRequestId id) {
        List<CareHistoryEntry> history = new ArrayList<>();
        List<CareHistoryEntry> page;
        do {
            int after = history.isEmpty() ? 0 : history.get(history.size() - 1).number();
            page = oneCare.careQueue().history(ACTOR, id, after, CareQueue.MAX_PAGE_SIZE);
            history.addAll(page);
        } while (page.size() == CareQueue.MAX_PAGE_SIZE);
        return history;
    }

    private static List<MessageId> references(
            List<CareHistoryEntry> history, CareHistoryEntry told) {
        List<MessageId> ids =
                history.stream()
                        .filter(entry -> entry.number() <= told.number())
                        .flatMap(entry -> Optional.ofNullable(entry.mail()).stream())
                        .filter(id -> NAMED.matcher(id.value()).matches())
                        .toList();
        if (ids.size() <= MOST_REFERENCES) {
            return ids;
        }
        List<MessageId> shortened = new ArrayList<>();
        shortened.add(ids.get(0));
        shortened.addAll(ids.subList(ids.size() - MOST_REFERENCES + 1, ids.size()));
        return shortened;
    }

    private Language languageOf(EmailAddress recipient) {
        return oneCare.accounts()
                .findLanguage(ACTOR, recipient)
                .filter(language -> language == NotificationLanguage.ENGLISH)
                .map(english -> Language.EN)
                .orElse(Language.IT);
    }
}
