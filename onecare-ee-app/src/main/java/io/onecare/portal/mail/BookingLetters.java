package io.onecare.portal.mail;

import io.onecare.core.Role;
import io.onecare.core.booking.Booking;
import io.onecare.core.booking.BookingEvent;
import io.onecare.core.booking.BookingState;
import io.onecare.core.booking.CalendarEntry;
import io.onecare.core.booking.DeclineReason;
import io.onecare.core.booking.FacilityLink;
import io.onecare.core.booking.Proposal;
import io.onecare.core.network.FacilityListing;
import io.onecare.core.network.PractitionerName;
import io.onecare.core.network.Preparation;
import io.onecare.core.notification.NotificationKind;
import io.onecare.portal.calendar.CalendarFile;
import io.onecare.portal.calendar.CalendarWriter;
import io.onecare.portal.faces.Formats;
import io.onecare.portal.faces.Language;
import io.onecare.portal.mail.LetterContent.Block;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The words of every letter about a booking. Subjects name neither person nor service. To the
 * patient in their language; to the facility in Italian, with who is coming and for what, and
 * without what it need not know: no tax code, no birth date, no address. Thread-safe.
 */
final class BookingLetters {

    private final Letters letters;
    private final CalendarWriter calendar;

    BookingLetters(Letters letters, CalendarWriter calendar) {
        this.letters = letters;
        this.calendar = calendar;
    }

    // --- to the patient

    /** The request has been sent to the facility. */
    Letter requested(Language language, BookingFacts facts) {
        return patient(
                language,
                "requested",
                facts,
                List.of(),
                booking -> answerBy(language, "mail.booking.requested.when", booking));
    }

    /** The appointment stands. */
    Letter confirmed(Language language, BookingFacts facts) {
        return withCalendar(
                language,
                facts,
                patient(
                        language,
                        "confirmed",
                        facts,
                        preparation(language, facts),
                        booking -> say(language, "mail.booking.confirmed.calendar")));
    }

    /** The facility proposes another time. */
    Letter proposed(Language language, BookingFacts facts) {
        Proposal proposal = Objects.requireNonNull(facts.proposal());
        boolean stands = facts.booking().state() == BookingState.CONFIRMED;
        String kind = stands ? "mail.booking.standing." : "mail.booking.proposed.";
        List<Block> blocks = new ArrayList<>();
        blocks.add(
                say(
                        language,
                        kind + "lead",
                        when(language, facts.booking().startsAt(), facts.booking().zone())));
        blocks.add(
                LetterContent.fact(
                        text(language, "mail.booking.proposed.time"),
                        when(language, proposal.startsAt(), proposal.zone())));
        blocks.add(
                say(
                        language,
                        kind + "until",
                        when(language, proposal.answerBy(), proposal.zone())));
        blocks.add(
                letters.link(
                        language,
                        "mail.booking.proposed.button",
                        "/bookings/proposal?reference=" + facts.booking().reference()));
        blocks.add(LetterContent.heading(text(language, kind + "request")));
        blocks.add(LetterContent.details(rows(language, facts)));
        return letters.print(language, "mail.booking.proposed.subject", blocks);
    }

    /** The appointment stands as it was: the patient did not take the other time. */
    Letter kept(Language language, BookingFacts facts) {
        return withCalendar(
                language,
                facts,
                patient(
                        language,
                        "kept",
                        facts,
                        List.of(),
                        booking -> say(language, "mail.booking.kept.calendar")));
    }

    /** The facility does not take the patient, or the patient did not take its other time. */
    Letter declined(Language language, BookingFacts facts) {
        String why =
                facts.last().event() == BookingEvent.REJECT
                        ? "mail.booking.declined.REJECTED"
                        : "mail.booking.declined." + reasonOf(facts);
        return takenOut(
                language,
                facts,
                patient(
                        language,
                        "declined",
                        facts,
                        List.of(say(language, why)),
                        booking -> say(language, "mail.booking.desk")));
    }

    /** The facility did not answer in time. */
    Letter expired(Language language, BookingFacts facts) {
        return takenOut(
                language,
                facts,
                patient(
                        language,
                        "expired",
                        facts,
                        List.of(),
                        booking -> say(language, "mail.booking.desk")));
    }

    /** The appointment does not take place. */
    Letter cancelled(Language language, BookingFacts facts) {
        boolean byFacility = facts.last().role() == Role.FACILITY_STAFF;
        return takenOut(
                language,
                facts,
                patient(
                        language,
                        byFacility ? "cancelledByFacility" : "cancelled",
                        facts,
                        List.of(),
                        booking ->
                                say(
                                        language,
                                        facts.entry().stood()
                                                ? "mail.booking.cancelled.calendar"
                                                : "mail.booking.cancelled.again")));
    }

    /** The appointment has another time. */
    Letter moved(Language language, BookingFacts facts) {
        boolean stands = facts.booking().state() == BookingState.CONFIRMED;
        Booking before = facts.before();
        List<Block> more = new ArrayList<>();
        if (before != null) {
            more.add(
                    say(
                            language,
                            "mail.booking.moved.before",
                            when(language, before.startsAt(), before.zone())));
        }
        if (stands) {
            more.addAll(preparation(language, facts));
        }
        return withCalendar(
                language,
                facts,
                patient(
                        language,
                        "moved",
                        facts,
                        more,
                        booking ->
                                stands
                                        ? say(language, "mail.booking.moved.calendar")
                                        : answerBy(language, "mail.booking.moved.when", booking)));
    }

    /** The appointment is near. */
    Letter reminder(Language language, BookingFacts facts) {
        return patient(
                language,
                "reminder",
                facts,
                preparation(language, facts),
                booking -> say(language, "mail.booking.reminder.notice"));
    }

    /** Whether a letter to the patient says what to do before, if there is anything. */
    static boolean tellsPreparation(NotificationKind kind, Booking booking) {
        return switch (kind) {
            case BOOKING_CONFIRMED, BOOKING_REMINDER -> true;
            case BOOKING_MOVED -> booking.state() == BookingState.CONFIRMED;
            default -> false;
        };
    }

    private interface Closing {
        Block about(Booking booking);
    }

    private Letter patient(
            Language language, String kind, BookingFacts facts, List<Block> more, Closing closing) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(say(language, "mail.booking." + kind + ".lead"));
        blocks.add(LetterContent.details(rows(language, facts)));
        blocks.addAll(more);
        blocks.add(closing.about(facts.booking()));
        blocks.add(
                letters.link(
                        language,
                        "mail.booking.button",
                        "/bookings/detail?reference=" + facts.booking().reference()));
        return letters.print(language, "mail.booking." + kind + ".subject", blocks);
    }

    private Letter withCalendar(Language language, BookingFacts facts, Letter letter) {
        return letter.with(file(language, facts));
    }

    /** Calendars are told only of what they may hold. */
    private Letter takenOut(Language language, BookingFacts facts, Letter letter) {
        CalendarEntry entry = facts.entry();
        return entry.stood() ? letter.with(file(language, facts)) : letter;
    }

    private CalendarFile file(Language language, BookingFacts facts) {
        FacilityListing facility = facts.facility();
        return calendar.write(
                facts.booking(),
                facts.entry(),
                facility == null ? null : facility.address(),
                language);
    }

    private static List<Block> preparation(Language language, BookingFacts facts) {
        Preparation text = facts.preparation() == null ? null : facts.preparation().preparation();
        if (text == null) {
            return List.of();
        }
        List<Block> blocks = new ArrayList<>();
        blocks.add(LetterContent.heading(text(language, "mail.booking.preparation")));
        Arrays.stream(text.in(language.locale()).split("\n"))
                .filter(line -> !line.isBlank())
                .map(LetterContent::paragraph)
                .forEach(blocks::add);
        return blocks;
    }

    private static Map<String, String> rows(Language language, BookingFacts facts) {
        Map<String, String> rows = request(language, facts);
        FacilityListing facility = facts.facility();
        if (facility != null) {
            put(language, rows, "facility", facility.name());
            put(language, rows, "address", facility.address().toString());
            if (!facility.phones().isEmpty()) {
                put(language, rows, "phone", String.join(", ", facility.phones()));
            }
        }
        put(language, rows, "price", Formats.of(language).money(facts.booking().price().amount()));
        put(language, rows, "reference", facts.booking().reference().toString());
        return rows;
    }

    // --- to the facility

    /** Somebody asks for an appointment: with the link to answer. */
    Letter facilityRequested(BookingFacts facts, FacilityLink link) {
        return facilityAsked(facts, link, "requested", null);
    }

    /** Somebody asks for another time instead of the one before. */
    Letter facilityMoveRequested(BookingFacts facts, FacilityLink link) {
        return facilityAsked(facts, link, "moveRequested", facts.before());
    }

    /** The time to answer ends today. */
    Letter facilityReminded(BookingFacts facts, FacilityLink link) {
        return facilityAsked(facts, link, "reminded", null);
    }

    private Letter facilityAsked(
            BookingFacts facts, FacilityLink link, String kind, @Nullable Booking before) {
        Language language = Language.IT;
        String page = "/facility/answer?code=" + link.token();
        ZoneId zone = facts.booking().zone();
        List<Block> blocks = new ArrayList<>();
        blocks.add(
                say(
                        language,
                        "mail.facility." + kind + ".lead",
                        when(language, link.expiresAt(), zone)));
        blocks.add(LetterContent.details(facilityRows(facts)));
        if (before != null) {
            blocks.add(
                    say(
                            language,
                            "mail.facility.moved.before",
                            when(language, before.startsAt(), before.zone())));
        }
        blocks.add(letters.link(language, "mail.facility.button.confirm", page + "#confirm"));
        blocks.add(letters.link(language, "mail.facility.button.propose", page + "#propose"));
        blocks.add(letters.link(language, "mail.facility.button.decline", page + "#decline"));
        blocks.add(say(language, "mail.facility.secret"));
        return letters.print(
                language,
                "mail.facility." + kind + ".subject",
                blocks,
                facts.booking().reference());
    }

    /** What has become of a request or an appointment. */
    Letter facilityTold(BookingFacts facts, String kind) {
        Language language = Language.IT;
        List<Block> blocks = new ArrayList<>();
        blocks.add(say(language, "mail.facility." + kind + ".lead"));
        blocks.add(LetterContent.details(facilityRows(facts)));
        Booking before = facts.before();
        if (before != null && kind.equals("moved")) {
            blocks.add(
                    say(
                            language,
                            "mail.facility.moved.before",
                            when(language, before.startsAt(), before.zone())));
        }
        return letters.print(
                language,
                "mail.facility." + kind + ".subject",
                blocks,
                facts.booking().reference());
    }

    private static Map<String, String> facilityRows(BookingFacts facts) {
        Language language = Language.IT;
        Map<String, String> rows = request(language, facts);
        if (facts.facility() != null) { // several may share a mailbox
            put(language, rows, "facility", facts.facility().name());
        }
        put(language, rows, "price", Formats.of(language).money(facts.booking().price().amount()));
        put(language, rows, "reference", facts.booking().reference().toString());
        return rows;
    }

    // --- words

    private static Map<String, String> request(Language language, BookingFacts facts) {
        Booking booking = facts.booking();
        Map<String, String> rows = new LinkedHashMap<>();
        put(language, rows, "when", when(language, booking.startsAt(), booking.zone()));
        put(language, rows, "patient", facts.patient());
        put(language, rows, "service", facts.service().in(language.locale()));
        if (facts.practitioner() != null) {
            PractitionerName name = facts.practitioner().name();
            put(
                    language,
                    rows,
                    "practitioner",
                    name.title().map(title -> title + " ").orElse("")
                            + name.givenName()
                            + " "
                            + name.familyName());
        }
        return rows;
    }

    private static void put(
            Language language, Map<String, String> rows, String what, String value) {
        rows.put(text(language, "mail.booking.row." + what), value);
    }

    private static DeclineReason reasonOf(BookingFacts facts) {
        String reason = facts.last().reason();
        return reason == null ? DeclineReason.OTHER : DeclineReason.valueOf(reason);
    }

    private static Block answerBy(Language language, String key, Booking booking) {
        Instant by = booking.confirmBy();
        return say(
                language,
                key,
                when(language, by == null ? booking.startsAt() : by, booking.zone()));
    }

    private static String when(Language language, Instant moment, ZoneId zone) {
        ZonedDateTime there = moment.atZone(zone);
        Formats formats = Formats.of(language);
        return language.say(
                "mail.booking.when",
                formats.day(there.toLocalDate()),
                formats.time(there.toLocalTime()));
    }

    private static Block say(Language language, String key, Object... values) {
        return LetterContent.paragraph(language.say(key, values));
    }

    private static String text(Language language, String key) {
        return language.texts().getString(key);
    }
}
