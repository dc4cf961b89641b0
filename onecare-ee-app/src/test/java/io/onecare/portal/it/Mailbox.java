package io.onecare.portal.it;

import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the mails that the portal in demo mode sent and caught. */
public final class Mailbox {

    private static final long PATIENCE_NANOS = 60_000_000_000L;
    private static final long LOOKS_EVERY_NANOS = 100_000_000L;
    private static final Pattern ROW =
            Pattern.compile(
                    "<a href=\"[^\"]*/demo/mail\\?number=(\\d+)\">([^<]*)</a></td><td[^>]*>([^<]*)</td>");
    private static final Pattern LINK = Pattern.compile("code=([0-9A-Z]{31})");
    private static final Pattern TICKET = Pattern.compile("[0-9A-Z]{4}(?:[ -][0-9A-Z]{4}){3}");

    private final RawHttp http;
    private final String recipient;

    public Mailbox(RawHttp http, String recipient) {
        this.http = http;
        this.recipient = recipient;
    }

    /** The code in the link of the newest mail about something, waiting for it to come. */
    public String code(String subject) {
        String code = find(LINK, read(subject));
        Secrets.remember(code);
        return code;
    }

    /** The newest mail about something, waiting for it to come. */
    public String read(String subject) {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (System.nanoTime() < end) {
            Matcher rows = ROW.matcher(http.get("demo/mail").body());
            while (rows.find()) {
                if (rows.group(2).contains(subject) && rows.group(3).contains(recipient)) {
                    return http.get("demo/mail?number=" + rows.group(1)).body();
                }
            }
            LockSupport.parkNanos(LOOKS_EVERY_NANOS);
        }
        throw new AssertionError("No mail about (" + subject + ") came to (" + recipient + ").");
    }

    private static String find(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new AssertionError("There is no (" + pattern + ") in the mail.");
        }
        return matcher.group(1);
    }
}
