package io.onecare.portal.adapter.mailbox;

import io.onecare.core.care.MailOrigin;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells a machine's mail from a person's, by its headers: absence notices and other automatic mails
 * (RFC 3834, section 5), bounces and receipts (an empty return path, RFC 5321, 4.5.5; {@code
 * multipart/report}, RFC 6522), lists (RFC 2919 and 2369), receipts of certified mail, and senders
 * that nobody should answer (RFC 3834, section 2). When in doubt it is a machine's: a person who
 * gets no receipt still gets an answer.
 */
final class Origins {

    private static final List<String> ONLY_MACHINES_WRITE =
            List.of(
                    "X-Autoreply",
                    "X-Autorespond",
                    "X-Autoresponder",
                    "X-Auto-Reply-From",
                    "X-Failed-Recipients",
                    "X-Ricevuta",
                    "List-Id",
                    "List-Post",
                    "List-Unsubscribe");

    private static final Pattern PRECEDENCE = Pattern.compile("bulk|junk|list|auto_reply");

    private static final Pattern NOBODY =
            Pattern.compile(
                    "mailer-daemon|postmaster|(no|do-?not|non)[-._]?(reply|rispondere)|owner-.*|.*-request|.*-bounces?");

    private Origins() {}

    static MailOrigin of(MimeMessage mail, String from) throws MessagingException {
        boolean isMachine =
                !isEmptyOr(mail, "Auto-Submitted", "no")
                        || isReturnPathEmpty(mail)
                        || PRECEDENCE.matcher(first(mail, "Precedence")).matches()
                        || first(mail, "Content-Type").startsWith("multipart/report")
                        || first(mail, "X-Auto-Response-Suppress").matches(".*\\ball\\b.*")
                        || has(mail, ONLY_MACHINES_WRITE)
                        || NOBODY.matcher(local(from)).matches();
        return isMachine ? MailOrigin.MACHINE : MailOrigin.PERSON;
    }

    private static boolean isEmptyOr(MimeMessage mail, String name, String harmless)
            throws MessagingException {
        String value = first(mail, name);
        int end = value.indexOf(';');
        String keyword = (end < 0 ? value : value.substring(0, end)).strip();
        return keyword.isEmpty() || keyword.equals(harmless);
    }

    private static boolean isReturnPathEmpty(MimeMessage mail) throws MessagingException {
        String[] paths = mail.getHeader("Return-Path");
        return paths != null && paths[0].replaceAll("\\s", "").equals("<>");
    }

    private static boolean has(MimeMessage mail, List<String> names) throws MessagingException {
        for (String name : names) {
            if (mail.getHeader(name) != null) {
                return true;
            }
        }
        return false;
    }

    private static String local(String from) {
        int at = from.lastIndexOf('@');
        return (at < 0 ? "" : from.substring(0, at)).toLowerCase(Locale.ROOT);
    }

    private static String first(MimeMessage mail, String name) throws MessagingException {
        String @Nullable [] values = mail.getHeader(name);
        return values == null
                ? ""
                : Arrays.stream(values).findFirst().orElse("").strip().toLowerCase(Locale.ROOT);
    }
}
