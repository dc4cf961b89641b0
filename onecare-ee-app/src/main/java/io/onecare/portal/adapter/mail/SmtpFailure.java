package io.onecare.portal.adapter.mail;

import io.onecare.core.notification.spi.SendResult;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/**
 * What a failure means for a message. Permanent is only what the server says about this recipient;
 * what it says about us (who we are, what we may send, whether it is up) may be mended, and the
 * message must not be lost until then. Of a server's answer only its numbers are kept.
 */
final class SmtpFailure {

    /** The numbers of an answer, such as {@code 550 5.1.1} (RFC 5321, RFC 3463). */
    private static final Pattern NUMBERS =
            Pattern.compile(
                    "([2-5]\\d\\d)[ -](?:(\\d)\\.(\\d{1,3})\\.(\\d{1,3})\\s)?.*", Pattern.DOTALL);

    /** RFC 3463: the subject of a code is 1 for the address and 2 for the mailbox. */
    private static final Pattern ABOUT_RECIPIENT = Pattern.compile("[12]");

    private static final int AUTHENTICATION_REQUIRED = 530;

    private SmtpFailure() {}

    static SendResult of(MessagingException fault, boolean outOfTime) {
        Optional<SMTPAddressFailedException> recipient =
                find(fault, SMTPAddressFailedException.class);
        if (recipient.isPresent()) {
            return answer(recipient.get().getReturnCode(), recipient.get().getMessage());
        }
        Optional<SMTPSenderFailedException> sender = find(fault, SMTPSenderFailedException.class);
        if (sender.isPresent()) {
            return temporary(sender.get().getReturnCode());
        }
        Optional<SMTPSendFailedException> message = find(fault, SMTPSendFailedException.class);
        if (message.isPresent() && message.get().getReturnCode() > 0) {
            return answer(message.get().getReturnCode(), message.get().getMessage());
        }
        return new SendResult.TemporaryFailure(outOfTime ? "TIME_OUT" : problem(fault));
    }

    private static SendResult answer(int code, @Nullable String words) {
        boolean final5xx = code >= 500 && code < 600 && code != AUTHENTICATION_REQUIRED;
        return final5xx && isAboutRecipient(words)
                ? new SendResult.PermanentFailure("SMTP:" + code)
                : temporary(code);
    }

    /** Without an enhanced code a 5xx is taken for what it is as a rule. */
    private static boolean isAboutRecipient(@Nullable String words) {
        Matcher numbers = NUMBERS.matcher(String.valueOf(words).strip());
        return !numbers.matches()
                || numbers.group(3) == null
                || ABOUT_RECIPIENT.matcher(numbers.group(3)).matches();
    }

    private static SendResult temporary(int code) {
        return new SendResult.TemporaryFailure(code > 0 ? "SMTP:" + code : "CONNECTION_LOST");
    }

    private static String problem(MessagingException fault) {
        if (find(fault, AuthenticationFailedException.class).isPresent()) {
            return "AUTHENTICATION";
        }
        if (find(fault, SocketTimeoutException.class).isPresent()) {
            return "TIME_OUT";
        }
        if (find(fault, SSLException.class).isPresent()) {
            return "TLS";
        }
        boolean nobody =
                find(fault, ConnectException.class).isPresent()
                        || find(fault, UnknownHostException.class).isPresent()
                        || find(fault, NoRouteToHostException.class).isPresent();
        return nobody ? "NO_CONNECTION" : "NOT_SENT";
    }

    private static <T extends Throwable> Optional<T> find(Throwable fault, Class<T> type) {
        return Stream.iterate(fault, cause -> cause != null, Throwable::getCause)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }
}
