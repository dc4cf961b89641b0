package io.onecare.portal.mailbox;

import io.onecare.core.care.Words;
import io.onecare.portal.faces.Language;
import java.util.Arrays;
import java.util.List;

/**
 * A mail as the desk wrote it down, taken apart again, so that it can be shown, and read by a
 * machine, part by part.
 *
 * @param head who wrote, about what, when and with what, and remarks; a line each
 * @param subject the subject; possibly empty
 * @param text what the sender wrote; possibly empty
 * @param rest what was quoted or attached as a mail; possibly empty
 */
public record WrittenMail(List<String> head, String subject, String text, String rest) {

    /** Copies the lines. */
    public WrittenMail {
        head = List.copyOf(head);
    }

    /**
     * Takes the words of a mail apart.
     *
     * @param words of a request, or of an event, that a mail has brought
     * @return its parts; all of it is text if it was not written down by the mailbox
     */
    public static WrittenMail of(Words words) {
        String all = words.value();
        String[] parts = all.split("\n\n", 2);
        List<String> head = Arrays.asList(parts[0].split("\n"));
        if (!head.stream().allMatch(WrittenMail::isHead)) {
            return new WrittenMail(List.of(), "", all, "");
        }
        String body = parts.length == 1 ? "" : parts[1];
        String mark = Language.IT.say("mailbox.rest");
        int at = ("\n\n" + body + "\n\n").indexOf("\n\n" + mark + "\n\n");
        return new WrittenMail(
                head,
                head.stream()
                        .filter(line -> line.startsWith(label("mailbox.subject")))
                        .map(line -> line.substring(label("mailbox.subject").length()))
                        .findFirst()
                        .orElse(""),
                at < 0 ? body : body.substring(0, Math.max(0, at - 2)).strip(),
                at < 0 ? "" : body.substring(Math.min(body.length(), at + mark.length())).strip());
    }

    /**
     * Gives the head without the subject.
     *
     * @return who wrote, when and with what, and remarks; a line each
     */
    public List<String> headButSubject() {
        return head.stream().filter(line -> !line.startsWith(label("mailbox.subject"))).toList();
    }

    private static boolean isHead(String line) {
        return line.startsWith("[")
                || line.startsWith(label("mailbox.from"))
                || line.startsWith(label("mailbox.subject"))
                || line.startsWith(label("mailbox.sent"))
                || line.startsWith(label("mailbox.attachments"));
    }

    private static String label(String key) {
        return Language.IT.say(key, "");
    }

    /** Says nothing: all of it is about somebody. */
    @Override
    public String toString() {
        return "WrittenMail(…)";
    }
}
