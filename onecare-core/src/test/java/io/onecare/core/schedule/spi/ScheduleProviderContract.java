package io.onecare.core.schedule.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.onecare.core.schedule.SlotTime;
import io.onecare.core.spi.ContractThreads;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What every {@link ScheduleProvider} owes, as tests: extend it, give your provider over agendas
 * that the contract makes up, in a stub of the facility's system, and JUnit Jupiter runs it. The
 * agendas are those of the year 2026; a provider with a clock of its own is given one that stands
 * at its beginning.
 *
 * <p>Of logs, what goes to {@code java.util.logging} and the console is looked at. Whatever logs
 * elsewhere is yours to look at.
 */
public abstract class ScheduleProviderContract {

    private static final String CODE = "AG-CONTRACT";
    private static final String PATIENT = "Zafferano Canarini";

    private static final Instant FROM = Instant.parse("2026-01-15T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2026-12-15T00:00:00Z");

    /** Monday, 8 June 2026: 09:00, 09:30 and 11:00 in Rome; the first two touch. */
    private static final List<SlotTime> MONDAY =
            List.of(
                    slot("2026-06-08T07:00:00Z", 30),
                    slot("2026-06-08T07:30:00Z", 30),
                    slot("2026-06-08T09:00:00Z", 45));

    /** The night to 29 March 2026: 01:30, 03:00 (the next half hour, though) and 03:30 in Rome. */
    private static final List<SlotTime> SPRING_NIGHT =
            List.of(
                    slot("2026-03-29T00:30:00Z", 30),
                    slot("2026-03-29T01:00:00Z", 30),
                    slot("2026-03-29T01:30:00Z", 30));

    /** The night to 25 October 2026: 02:00 and 02:30 in Rome, and 02:00 and 02:30 once more. */
    private static final List<SlotTime> AUTUMN_NIGHT =
            List.of(
                    slot("2026-10-25T00:00:00Z", 30),
                    slot("2026-10-25T00:30:00Z", 30),
                    slot("2026-10-25T01:00:00Z", 30),
                    slot("2026-10-25T01:30:00Z", 30));

    /** Called by JUnit through the class that extends this one. */
    protected ScheduleProviderContract() {}

    /**
     * What the stub of a facility's system holds.
     *
     * @param scheduleCode the code of the only schedule it knows
     * @param onOffer the slots on offer, in this order; some agendas hold slots that overlap
     * @param taken the slots that patients have
     * @param patient the name of all these patients, which is to be seen in no log
     */
    public record Agenda(
            String scheduleCode, List<SlotTime> onOffer, List<SlotTime> taken, String patient) {}

    /** What can be wrong with the line to a facility's system. */
    public enum Fault {
        /** Nobody answers: a closed port, a host that is not there. */
        UNREACHABLE,
        /** The answer begins, with one slot at least, and breaks off. */
        BREAKS_OFF,
        /** The line is open, and nothing comes. */
        SILENT
    }

    /**
     * Gives the provider under test over an agenda.
     *
     * @param agenda what the facility's system holds
     * @return a provider that can be asked
     */
    protected abstract ScheduleProvider over(Agenda agenda);

    /**
     * Gives the provider under test over an agenda behind a bad line.
     *
     * @param agenda what the facility's system holds
     * @param fault what is wrong with the line
     * @return a provider that can be asked, and cannot get the whole answer
     */
    protected abstract ScheduleProvider over(Agenda agenda, Fault fault);

    /**
     * Gives the time-out of the providers that this class gives.
     *
     * @return after how long such a provider stops to wait; a second or two keep the test short
     */
    protected abstract Duration timeOut();

    @Test
    void every_slot_on_offer_is_given() {
        assertSlots(MONDAY, over(offering(MONDAY)), FROM, UNTIL);
    }

    /** As many as a schedule has in a year: more than a system gives in one page. */
    @Test
    void of_thousands_of_slots_none_is_missing() {
        List<SlotTime> all =
                IntStream.range(0, 5_000)
                        .mapToObj(i -> slotAt(FROM.plus(Duration.ofMinutes(30L * i)), 30))
                        .toList();
        assertSlots(all, over(offering(all)), FROM, UNTIL);
    }

    @Test
    void a_slot_that_starts_with_the_stretch_is_in_it_and_one_that_starts_at_its_end_is_not() {
        ScheduleProvider provider = over(offering(MONDAY));
        assertSlots(
                List.of(MONDAY.get(1)),
                provider,
                MONDAY.get(1).startsAt(),
                MONDAY.get(2).startsAt());
    }

    @Test
    void a_slot_that_has_begun_before_the_stretch_is_not_in_it_and_one_that_ends_after_it_is() {
        ScheduleProvider provider = over(offering(MONDAY));
        assertSlots(
                List.of(MONDAY.get(1)),
                provider,
                MONDAY.get(0).startsAt().plusSeconds(60),
                MONDAY.get(1).startsAt().plusSeconds(60));
    }

    @Test
    void where_nothing_is_on_offer_the_answer_is_empty() {
        assertSlots(List.of(), over(offering(List.of())), FROM, UNTIL);
        assertSlots(List.of(), over(offering(MONDAY)), MONDAY.get(2).endsAt(), UNTIL);
    }

    @Test
    void a_slot_that_a_patient_has_is_not_given() {
        Agenda agenda =
                new Agenda(
                        CODE,
                        List.of(MONDAY.get(0), MONDAY.get(2)),
                        List.of(MONDAY.get(1)),
                        PATIENT);
        assertSlots(List.of(MONDAY.get(0), MONDAY.get(2)), over(agenda), FROM, UNTIL);
    }

    @Test
    void the_night_that_skips_an_hour_neither_loses_nor_moves_a_slot() {
        assertSlots(SPRING_NIGHT, over(offering(SPRING_NIGHT)), FROM, UNTIL);
    }

    @Test
    void the_night_that_shows_an_hour_twice_neither_loses_nor_moves_a_slot() {
        ScheduleProvider provider = over(offering(AUTUMN_NIGHT));
        assertSlots(AUTUMN_NIGHT, provider, FROM, UNTIL);
        assertSlots(
                AUTUMN_NIGHT.subList(1, 3),
                provider,
                AUTUMN_NIGHT.get(1).startsAt(),
                AUTUMN_NIGHT.get(3).startsAt());
    }

    /** Two rooms behind one schedule: whether the provider picks or gives up is its own matter. */
    @Test
    void no_two_slots_overlap_even_where_those_of_the_agenda_do() {
        List<SlotTime> overlapping =
                List.of(
                        MONDAY.get(0),
                        MONDAY.get(0),
                        slot("2026-06-08T07:15:00Z", 30),
                        MONDAY.get(2));
        List<SlotTime> given;
        try {
            given = ordered(over(offering(overlapping)).slots(CODE, FROM, UNTIL));
        } catch (RuntimeException gaveUp) {
            return;
        }
        for (int i = 1; i < given.size(); i++) {
            SlotTime before = given.get(i - 1);
            SlotTime slot = given.get(i);
            assertFalse(before.overlaps(slot), () -> before + " overlaps " + slot);
        }
    }

    @Test
    void a_schedule_that_the_system_does_not_know_is_an_exception() {
        ScheduleProvider provider = over(offering(MONDAY));
        assertThrows(
                RuntimeException.class, () -> provider.slots("AG-NOT-KNOWN-THERE", FROM, UNTIL));
    }

    @Test
    void a_system_that_cannot_be_reached_is_an_exception() {
        assertGivesUp(Fault.UNREACHABLE);
    }

    @Test
    void half_an_answer_is_an_exception() {
        assertGivesUp(Fault.BREAKS_OFF);
    }

    @Test
    void a_system_that_keeps_silent_is_an_exception_after_the_time_out() {
        assertGivesUp(Fault.SILENT);
    }

    @Test
    void threads_that_ask_at_once_get_the_answers_of_one_that_asks_alone() {
        List<SlotTime> all =
                Stream.of(SPRING_NIGHT, MONDAY, AUTUMN_NIGHT).flatMap(List::stream).toList();
        ScheduleProvider provider = over(offering(all));
        ContractThreads.atOnce(
                thread -> {
                    for (int i = 0; i < 100; i++) {
                        int first = (thread + i) % (all.size() - 1);
                        assertSlots(
                                all.subList(first, first + 1),
                                provider,
                                all.get(first).startsAt(),
                                all.get(first + 1).startsAt());
                    }
                });
    }

    @Test
    void no_log_says_whom_a_slot_is_for() {
        Agenda agenda = new Agenda(CODE, MONDAY.subList(0, 2), MONDAY.subList(2, 3), PATIENT);
        String logs =
                logsOf(
                        () -> {
                            ask(over(agenda));
                            ask(over(agenda, Fault.UNREACHABLE));
                            ask(over(agenda, Fault.BREAKS_OFF));
                        });
        assertFalse(logs.contains(PATIENT), "A log names the patient who has a slot.");
    }

    /** The grace is for a busy machine, not for the provider. */
    private void assertGivesUp(Fault fault) {
        Agenda agenda = offering(MONDAY);
        assertTimeoutPreemptively(
                timeOut().plusSeconds(5),
                () ->
                        assertThrows(
                                RuntimeException.class,
                                () -> over(agenda, fault).slots(CODE, FROM, UNTIL)));
    }

    /** Whether it throws is the matter of other tests. */
    private static void ask(ScheduleProvider provider) {
        try {
            provider.slots(CODE, FROM, UNTIL);
        } catch (RuntimeException gaveUp) {
            return;
        }
    }

    private static void assertSlots(
            List<SlotTime> expected, ScheduleProvider provider, Instant from, Instant until) {
        assertEquals(
                ordered(expected),
                ordered(provider.slots(CODE, from, until)),
                () -> "the slots from (%s) until (%s)".formatted(from, until));
    }

    private static List<SlotTime> ordered(List<SlotTime> slots) {
        return slots.stream()
                .sorted(Comparator.comparing(SlotTime::startsAt).thenComparing(SlotTime::endsAt))
                .toList();
    }

    private static Agenda offering(List<SlotTime> slots) {
        return new Agenda(CODE, slots, List.of(), PATIENT);
    }

    private static SlotTime slot(String startsAt, int minutes) {
        return slotAt(Instant.parse(startsAt), minutes);
    }

    private static SlotTime slotAt(Instant startsAt, int minutes) {
        return new SlotTime(startsAt, startsAt.plus(Duration.ofMinutes(minutes)));
    }

    private static String logsOf(Runnable work) {
        ByteArrayOutputStream seen = new ByteArrayOutputStream();
        PrintStream sink = new PrintStream(seen, true, StandardCharsets.UTF_8);
        Handler handler = new LogHandler(sink);
        Logger root = Logger.getLogger("");
        Level level = root.getLevel();
        PrintStream out = System.out;
        PrintStream err = System.err;
        root.addHandler(handler);
        root.setLevel(Level.ALL);
        System.setOut(sink);
        System.setErr(sink);
        try {
            work.run();
        } finally {
            System.setOut(out);
            System.setErr(err);
            root.setLevel(level);
            root.removeHandler(handler);
        }
        return seen.toString(StandardCharsets.UTF_8);
    }

    /** Takes every record, with its exception. */
    private static final class LogHandler extends Handler {

        private final PrintStream sink;

        LogHandler(PrintStream sink) {
            this.sink = sink;
            setFormatter(new SimpleFormatter());
            setLevel(Level.ALL);
        }

        @Override
        public void publish(LogRecord logged) {
            sink.println(getFormatter().format(logged));
        }

        @Override
        public void flush() {
            sink.flush();
        }

        @Override
        public void close() {}
    }
}
