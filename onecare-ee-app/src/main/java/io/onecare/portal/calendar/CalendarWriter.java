package io.onecare.portal.calendar;

import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.io.text.ICalWriter;
import biweekly.property.Classification;
import biweekly.property.Method;
import biweekly.property.Organizer;
import biweekly.property.Status;
import biweekly.property.Uid;
import io.onecare.core.booking.Booking;
import io.onecare.core.booking.BookingState;
import io.onecare.core.booking.CalendarEntry;
import io.onecare.core.place.Address;
import io.onecare.portal.faces.Language;
import io.onecare.portal.settings.PortalSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/**
 * Writes appointments for calendars. An entry keeps its {@code UID} whatever happens to the
 * booking, and its {@code SEQUENCE} grows. Phones show entries while they are locked, and calendars
 * are shared with colleagues: an entry says when and at which address, and neither for whom, which
 * service, nor the facility's name, which often says it. Times are in UTC: they are one moment
 * each, which every calendar shows on its own clock. Decision 0043 says why. Thread-safe.
 */
@ApplicationScoped
public class CalendarWriter {

    @Inject private PortalSettings settings;
    @Inject private Clock clock;

    /**
     * Writes the entry as the booking stands: entered, tentatively as long as the facility has yet
     * to answer, or taken out.
     *
     * @param booking the booking
     * @param entry as which entry it goes
     * @param address where it takes place; null if it is not known any more
     * @param language the reader's language
     * @return the file
     */
    public CalendarFile write(
            Booking booking, CalendarEntry entry, @Nullable Address address, Language language) {
        CalendarFile.Method method =
                isOff(booking.state()) ? CalendarFile.Method.CANCEL : CalendarFile.Method.PUBLISH;
        VEvent event = new VEvent();
        event.setUid(new Uid(entry.uid() + "@" + domain()));
        event.setSequence(entry.sequence());
        event.setDateTimeStamp(Date.from(clock.instant()));
        event.setDateStart(Date.from(booking.startsAt()), true);
        event.setDateEnd(Date.from(booking.endsAt()), true);
        event.setStatus(statusOf(booking.state()));
        event.setClassification(Classification.private_());
        event.setOrganizer(new Organizer(settings.getName(), settings.mailFrom().value()));
        event.setSummary(language.say("calendar.summary", settings.getName()))
                .setLanguage(language.tag());
        event.setDescription(
                        language.say(
                                "calendar.description", booking.reference(), detailsOf(booking)))
                .setLanguage(language.tag());
        event.setUrl(detailsOf(booking));
        if (address != null) {
            event.setLocation(address.toString());
        }
        ICalendar calendar = new ICalendar();
        calendar.setProductId("-//OneCare//OneCare//IT");
        calendar.setMethod(
                method == CalendarFile.Method.CANCEL ? Method.cancel() : Method.publish());
        calendar.addEvent(event);
        return new CalendarFile(method, text(calendar));
    }

    private static String text(ICalendar calendar) {
        StringWriter out = new StringWriter();
        try (ICalWriter writer = new ICalWriter(out, ICalVersion.V2_0)) {
            writer.write(calendar);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        return out.toString();
    }

    private static boolean isOff(BookingState state) {
        return switch (state) {
            case REQUESTED, CONFIRMED, FULFILLED, NO_SHOW -> false;
            case DECLINED, RESCHEDULED, EXPIRED, CANCELLED -> true;
        };
    }

    private static Status statusOf(BookingState state) {
        if (isOff(state)) {
            return Status.cancelled();
        }
        return state == BookingState.REQUESTED ? Status.tentative() : Status.confirmed();
    }

    private String detailsOf(Booking booking) {
        return settings.baseUrl() + "/bookings/detail?reference=" + booking.reference();
    }

    private String domain() {
        String from = settings.mailFrom().value();
        return from.substring(from.indexOf('@') + 1);
    }
}
