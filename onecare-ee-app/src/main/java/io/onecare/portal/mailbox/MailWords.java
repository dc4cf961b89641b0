package io.onecare.portal.mailbox;

import io.onecare.core.care.Words;
import io.onecare.portal.faces.Formats;
import io.onecare.portal.faces.Language;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes down a mail for the desk, in Italian: who, about what and with what, then what is new,
 * then what is quoted, as far as there is room. The same mail always gives the same words.
 */
final class MailWords {

    private static final Language DESK = Language.IT;

    private static final Instant EARLIEST = Instant.parse("1970-01-02T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    private MailWords() {}

    static Words of(IncomingMail mail) {
        List<String> head = new ArrayList<>();
        addIfKnown(head, "mailbox.from", mail.from());
        addIfKnown(head, "mailbox.subject", mail.subject());
        Instant sentAt = mail.sentAt();
        if (sentAt != null && isWritable(sentAt)) {
            head.add(DESK.say("mailbox.sent", Formats.of(DESK).moment(sentAt)));
        }
        addIfKnown(head, "mailbox.attachments", String.join("; ", mail.attachments()));
        for (IncomingMail.Remark remark : IncomingMail.Remark.values()) {
            if (mail.remarks().contains(remark)) {
                head.add(DESK.say("mailbox.remark." + remark));
            }
        }
        StringBuilder words = new StringBuilder(String.join("\n", head));
        append(words, mail.text());
        if (!mail.rest().isEmpty()) {
            append(words, DESK.say("mailbox.rest"));
            append(words, mail.rest());
        }
        return cut(words.toString());
    }

    private static void addIfKnown(List<String> head, String key, String value) {
        if (!value.isEmpty()) {
            head.add(DESK.say(key, value));
        }
    }

    private static void append(StringBuilder words, String more) {
        if (!more.isEmpty()) {
            words.append(words.length() == 0 ? "" : "\n\n").append(more);
        }
    }

    /** A date that is forged may lie where no calendar has a page. */
    private static boolean isWritable(Instant sentAt) {
        return sentAt.isAfter(EARLIEST) && sentAt.isBefore(LATEST);
    }

    private static Words cut(String words) {
        if (words.length() <= Words.MAX_LENGTH) {
            return Words.of(words);
        }
        String remark = "\n\n" + DESK.say("mailbox.cut");
        int end = Words.MAX_LENGTH - remark.length();
        int whole = Character.isHighSurrogate(words.charAt(end - 1)) ? end - 1 : end;
        return Words.of(words.substring(0, whole) + remark);
    }
}
