package io.onecare.portal.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.Temporal;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStart;

/**
 * The mails that the portal under test has sent about bookings, as they arrived, and their files
 * for calendars as ical4j reads them, which did not write them.
 */
public final class CaughtMails {

    private static final long PATIENCE_NANOS = 60_000_000_000L;
    private static final long LOOKS_EVERY_NANOS = 100_000_000L;

    private final URL base;

    public CaughtMails(URL base) {
        this.base = base;
    }

    /** An appointment in a calendar. */
    public record Entry(VEvent event) {

        public String text(String property) {
            return event.getProperty(property).orElseThrow().getValue();
        }

        public String uid() {
            return text(Property.UID);
        }

        public int sequence() {
            return Integer.parseInt(text(Property.SEQUENCE));
        }

        public String status() {
            return text(Property.STATUS);
        }

        public Instant start() {
            return Instant.from(
                    event.<DtStart<Temporal>>getProperty(Property.DTSTART).orElseThrow().getDate());
        }

        public Instant end() {
            return Instant.from(
                    event.<DtEnd<Temporal>>getProperty(Property.DTEND).orElseThrow().getDate());
        }
    }

    /** Number and subject of all mails to an address, the oldest first. */
    public String to(String address) {
        return ask("mails&to=" + URLEncoder.encode(address, StandardCharsets.UTF_8));
    }

    /** The number of the mail about a booking, waiting for it to come; it came once. */
    public String number(String address, String subject, String reference) {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (System.nanoTime() < end) {
            List<String> found =
                    to(address)
                            .lines()
                            .filter(line -> line.contains(subject))
                            .map(line -> line.substring(0, line.indexOf(' ')))
                            .filter(number -> part("text", number).contains(reference))
                            .toList();
            if (!found.isEmpty()) {
                assertThat(found).as(subject).hasSize(1);
                return found.get(0);
            }
            LockSupport.parkNanos(LOOKS_EVERY_NANOS);
        }
        throw new AssertionError(
                "No mail (" + subject + ") came to (" + address + "), but:\n" + to(address));
    }

    public String text(String address, String subject, String reference) {
        return part("text", number(address, subject, reference));
    }

    /** The file for calendars; empty if there is none. */
    public String calendar(String address, String subject, String reference) {
        return part("calendar", number(address, subject, reference));
    }

    /** The appointment in the file for calendars, which has the method. */
    public Entry entry(String address, String subject, String reference, String method) {
        return entry(calendar(address, subject, reference), method);
    }

    /** The one appointment in a file for calendars, which has the method. */
    public static Entry entry(String file, String method) {
        try {
            Calendar calendar = new CalendarBuilder().build(new StringReader(file));
            assertThat(calendar.validate().hasErrors()).isFalse();
            assertThat(calendar.getMethod().getValue()).isEqualTo(method);
            List<VEvent> events = calendar.getComponents("VEVENT");
            assertThat(events).hasSize(1);
            return new Entry(events.get(0));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        } catch (ParserException fault) {
            throw new AssertionError(file, fault);
        }
    }

    /** One of text, html and calendar of a mail. */
    public String part(String what, String number) {
        return ask(what + "&number=" + number);
    }

    private String ask(String what) {
        return Http.get(base + "under-test/booking?do=" + what).body();
    }
}
