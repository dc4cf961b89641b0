package io.onecare.core.booking;

import static io.onecare.core.booking.BookingFixture.OPERATOR;
import static io.onecare.core.booking.BookingFixture.STAFF;
import static io.onecare.core.booking.BookingFixture.done;
import static io.onecare.core.booking.BookingFixture.move;
import static io.onecare.core.booking.BookingFixture.reason;
import static io.onecare.core.booking.BookingFixture.wish;
import static io.onecare.core.schedule.ClinicFixture.SYSTEM;
import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.core.Actor;
import io.onecare.core.Role;
import io.onecare.core.database.DatabaseKind;
import io.onecare.core.database.JpaProvider;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every state with every event in every role: what the table allows, and nothing else. */
class BookingLifeIT {

    /** As the domain tells it; whatever is not here is refused. */
    private static final String ALLOWED =
            """
            REQUESTED CONFIRM CONFIRMED   FACILITY_STAFF OPERATOR SYSTEM
            CONFIRMED CONFIRM CONFIRMED   FACILITY_STAFF OPERATOR SYSTEM
            REQUESTED DECLINE DECLINED    FACILITY_STAFF OPERATOR SYSTEM
            REQUESTED PROPOSE REQUESTED   FACILITY_STAFF OPERATOR SYSTEM
            CONFIRMED PROPOSE CONFIRMED   FACILITY_STAFF OPERATOR SYSTEM
            REQUESTED REJECT  DECLINED    MEMBER OPERATOR SYSTEM
            CONFIRMED REJECT  CONFIRMED   MEMBER OPERATOR SYSTEM
            REQUESTED EXPIRE  EXPIRED     SYSTEM
            REQUESTED CANCEL  CANCELLED   MEMBER FACILITY_STAFF OPERATOR SYSTEM
            CONFIRMED CANCEL  CANCELLED   MEMBER FACILITY_STAFF OPERATOR SYSTEM
            REQUESTED MOVE    RESCHEDULED MEMBER OPERATOR SYSTEM
            CONFIRMED MOVE    RESCHEDULED MEMBER OPERATOR SYSTEM
            CONFIRMED FULFIL  FULFILLED   FACILITY_STAFF OPERATOR SYSTEM
            CONFIRMED MISS    NO_SHOW     FACILITY_STAFF OPERATOR SYSTEM
            """;

    private static final Instant MONDAY = Instant.parse("2026-06-08T06:00:00Z");

    private BookingFixture fixture;
    private int times;

    @AfterEach
    void close() {
        if (fixture != null) {
            fixture.close();
        }
    }

    @Test
    void the_table_is_the_one_of_the_domain() {
        List<String> rows =
                BookingLife.TABLE.stream()
                        .map(
                                t ->
                                        "%s %s %s %s"
                                                .formatted(
                                                        t.from(),
                                                        t.event(),
                                                        t.to(),
                                                        t.roles().stream().sorted().toList()))
                        .toList();
        assertThat(rows)
                .containsExactlyInAnyOrderElementsOf(
                        ALLOWED.lines()
                                .map(line -> line.split(" +", 4))
                                .map(
                                        part ->
                                                "%s %s %s %s"
                                                        .formatted(
                                                                part[0],
                                                                part[1],
                                                                part[2],
                                                                List.of(part[3].split(" ")).stream()
                                                                        .map(Role::valueOf)
                                                                        .sorted()
                                                                        .toList()))
                                .toList());
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.schedule.ClinicFixture#everywhere")
    void every_cell_does_what_the_table_says(JpaProvider provider, DatabaseKind kind) {
        fixture = BookingFixture.on(provider, kind);
        SoftAssertions softly = new SoftAssertions();
        int cells = 0;
        for (BookingState from : BookingState.values()) {
            for (BookingEvent event : BookingEvent.values()) {
                for (Role role : Role.values()) {
                    if (event != BookingEvent.BOOK) {
                        check(softly, from, event, role);
                        cells++;
                    }
                }
            }
        }
        softly.assertAll();
        assertThat(cells).isEqualTo(8 * 9 * 6);
    }

    private void check(SoftAssertions softly, BookingState from, BookingEvent event, Role role) {
        fixture.clinic.clock.set(MONDAY);
        Booking made = bookingThatIs(from);
        if (event == BookingEvent.REJECT
                && (from == BookingState.REQUESTED || from == BookingState.CONFIRMED)) {
            done(fixture.edit(e -> e.propose(STAFF, made.reference(), nextTime())));
        }
        Booking before = fixture.now(made);
        String rows = rows(before);
        boolean begun = event == BookingEvent.FULFIL || event == BookingEvent.MISS;
        // what is proposed besides an appointment that stands must be answered in time
        boolean besides = event == BookingEvent.REJECT && from == BookingState.CONFIRMED;
        fixture.clinic.clock.set(
                begun ? before.startsAt() : besides ? MONDAY : MONDAY.plus(Duration.ofDays(3)));

        Set<BookingEvent> possible =
                fixture.read(o -> o.bookingEditor().possible(actor(role), before.reference()));
        String answer = let(event, actor(role), before);

        Booking after = fixture.now(before);
        String cell = from + " " + event + " " + role;
        String expected = expected(from, event, role);
        softly.assertThat(answer).as(cell).isEqualTo(expected);
        softly.assertThat(possible.contains(event))
                .as("was possible: " + cell)
                .isEqualTo(expected.startsWith("to "));
        if (event != BookingEvent.REJECT) {
            softly.assertThat(possible).as("no proposal").doesNotContain(BookingEvent.REJECT);
        }
        if (expected.startsWith("to ")) {
            softly.assertThat("to " + after.state()).as(cell).isEqualTo(expected);
            softly.assertThat(after.version()).as(cell).isEqualTo(before.version() + 1);
        } else {
            softly.assertThat(after).as(cell).isEqualTo(before);
            softly.assertThat(rows(after)).as(cell).isEqualTo(rows);
        }
    }

    private static String expected(BookingState from, BookingEvent event, Role role) {
        List<String[]> rows = ALLOWED.lines().map(line -> line.split(" +", 4)).toList();
        boolean everForRole =
                rows.stream()
                        .anyMatch(
                                row ->
                                        row[1].equals(event.name())
                                                && List.of(row[3].split(" "))
                                                        .contains(role.name()));
        if (event == BookingEvent.EXPIRE) {
            return from == BookingState.REQUESTED && role == Role.SYSTEM ? "to EXPIRED" : "nothing";
        }
        if (!everForRole) {
            return "NOT_FOUND";
        }
        return rows.stream()
                .filter(row -> row[0].equals(from.name()) && row[1].equals(event.name()))
                .findFirst()
                .map(
                        row ->
                                event == BookingEvent.CONFIRM && row[0].equals(row[2])
                                        ? "repeated"
                                        : "to " + row[2])
                .orElse("WRONG_STATE");
    }

    private String let(BookingEvent event, Actor actor, Booking booking) {
        BookingReference reference = booking.reference();
        return switch (event) {
            case CONFIRM -> answer(fixture.edit(e -> e.confirm(actor, reference)));
            case DECLINE ->
                    answer(fixture.edit(e -> e.decline(actor, reference, DeclineReason.NO_ROOM)));
            case CANCEL ->
                    answer(
                            fixture.edit(
                                    e -> e.cancel(actor, reference, CancellationReason.PATIENT)));
            case MOVE -> {
                String moved = answer(fixture.edit(e -> e.move(actor, move(booking, nextTime()))));
                yield moved.startsWith("to ") ? "to RESCHEDULED" : moved;
            }
            case PROPOSE -> answer(fixture.edit(e -> e.propose(actor, reference, nextTime())));
            case REJECT -> answer(fixture.edit(e -> e.reject(actor, reference)));
            case FULFIL -> answer(fixture.edit(e -> e.fulfil(actor, reference)));
            case MISS -> answer(fixture.edit(e -> e.miss(actor, reference)));
            case EXPIRE -> {
                fixture.write(o -> o.bookingEditor().expireUnanswered(actor, 1_000));
                Booking after = fixture.now(booking);
                yield after.version() == booking.version() ? "nothing" : "to " + after.state();
            }
            case BOOK -> throw new IllegalArgumentException();
        };
    }

    private static String answer(BookingOutcome outcome) {
        if (outcome instanceof BookingOutcome.Done done) {
            return done.repeated() ? "repeated" : "to " + done.booking().state();
        }
        return reason(outcome).name();
    }

    private Booking bookingThatIs(BookingState state) {
        Booking booking = fixture.booked(fixture.anna, wish("M-1", nextTime()));
        BookingReference reference = booking.reference();
        if (state == BookingState.DECLINED) {
            fixture.edit(e -> e.decline(STAFF, reference, DeclineReason.NO_ROOM));
        } else if (state == BookingState.CANCELLED) {
            fixture.edit(e -> e.cancel(OPERATOR, reference, CancellationReason.PATIENT));
        } else if (state == BookingState.RESCHEDULED) {
            done(fixture.edit(e -> e.move(OPERATOR, move(booking, nextTime()))));
        } else if (state == BookingState.EXPIRED) {
            fixture.clinic.clock.set(Objects.requireNonNull(booking.confirmBy()));
            fixture.write(o -> o.bookingEditor().expireUnanswered(SYSTEM, 1_000));
        } else if (state != BookingState.REQUESTED) {
            fixture.edit(e -> e.confirm(STAFF, reference));
            if (state == BookingState.FULFILLED || state == BookingState.NO_SHOW) {
                fixture.clinic.clock.set(booking.startsAt());
                fixture.edit(
                        e ->
                                state == BookingState.FULFILLED
                                        ? e.fulfil(STAFF, reference)
                                        : e.miss(STAFF, reference));
            }
        }
        Booking now = fixture.now(booking);
        assertThat(now.state()).isEqualTo(state);
        return now;
    }

    /** Five minutes each from 22 June on, so that nobody is booked twice. */
    private AppointmentTime nextTime() {
        return new AppointmentTime.Agreed(
                "OC-1",
                null,
                LocalDateTime.parse("2026-06-22T00:00").plusMinutes(5L * times++),
                Duration.ofMinutes(5));
    }

    private Actor actor(Role role) {
        return switch (role) {
            case MEMBER -> fixture.anna;
            case FACILITY_STAFF -> STAFF;
            case OPERATOR -> OPERATOR;
            case SYSTEM -> SYSTEM;
            case VISITOR -> Actor.visitor();
            case ADMINISTRATOR -> new Actor(Role.ADMINISTRATOR, "admin");
        };
    }

    private String rows(Booking booking) {
        return fixture.messages(booking)
                + " "
                + fixture.clinic.count(
                        "select count(*) from booking_event where booking_id = '"
                                + booking.id()
                                + "'")
                + " "
                + fixture.clinic.count(
                        "select count(*) from audit_entry where subject_id = '"
                                + booking.id()
                                + "'");
    }
}
