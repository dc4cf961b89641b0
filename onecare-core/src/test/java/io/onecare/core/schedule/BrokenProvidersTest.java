package io.onecare.core.schedule;

import static io.onecare.core.schedule.ClinicFixture.ROME;
import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.core.ContractRun;
import io.onecare.core.schedule.spi.ScheduleProvider;
import io.onecare.core.schedule.spi.ScheduleProviderContract;
import io.onecare.core.schedule.spi.ScheduleProviderContract.Agenda;
import io.onecare.core.schedule.spi.ScheduleProviderContract.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.BiFunction;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract of schedule providers catches those that break it. */
class BrokenProvidersTest {

    /** How to make a provider over an agenda and a line. */
    private interface Plant extends BiFunction<Agenda, Optional<Fault>, ScheduleProvider> {}

    private static final String THREADS_TEST =
            "threads_that_ask_at_once_get_the_answers_of_one_that_asks_alone";
    private static final String BOUNDARY_TEST =
            "a_slot_that_starts_with_the_stretch_is_in_it_and_one_that_starts_at_its_end_is_not";
    private static final String BEGUN_TEST =
            "a_slot_that_has_begun_before_the_stretch_is_not_in_it_and_one_that_ends_after_it_is";
    private static final String AUTUMN_TEST =
            "the_night_that_shows_an_hour_twice_neither_loses_nor_moves_a_slot";
    private static final String SPRING_TEST =
            "the_night_that_skips_an_hour_neither_loses_nor_moves_a_slot";
    private static final String THOUSANDS_TEST = "of_thousands_of_slots_none_is_missing";
    private static final String UNREACHABLE_TEST =
            "a_system_that_cannot_be_reached_is_an_exception";
    private static final String HALF_TEST = "half_an_answer_is_an_exception";
    private static final String SILENT_TEST =
            "a_system_that_keeps_silent_is_an_exception_after_the_time_out";

    private static Plant planted = InMemoryProvider::new;

    static final class Planted extends ScheduleProviderContract {

        @Override
        protected ScheduleProvider over(Agenda agenda) {
            return planted.apply(agenda, Optional.empty());
        }

        @Override
        protected ScheduleProvider over(Agenda agenda, Fault fault) {
            return planted.apply(agenda, Optional.of(fault));
        }

        @Override
        protected Duration timeOut() {
            return InMemoryProvider.TIME_OUT;
        }
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                plant(
                        "includes the end of the stretch",
                        (agenda, fault) ->
                                new InMemoryProvider(agenda, fault) {
                                    @Override
                                    boolean startsWithin(SlotTime slot, Instant from, Instant to) {
                                        return super.startsWithin(slot, from, to.plusNanos(1));
                                    }
                                },
                        BOUNDARY_TEST,
                        AUTUMN_TEST,
                        THREADS_TEST),
                plant(
                        "excludes the beginning of the stretch",
                        (agenda, fault) ->
                                new InMemoryProvider(agenda, fault) {
                                    @Override
                                    boolean startsWithin(SlotTime slot, Instant from, Instant to) {
                                        return super.startsWithin(slot, from.plusNanos(1), to);
                                    }
                                },
                        BOUNDARY_TEST,
                        THOUSANDS_TEST,
                        AUTUMN_TEST,
                        THREADS_TEST),
                plant(
                        "gives what has begun",
                        (agenda, fault) ->
                                new InMemoryProvider(agenda, fault) {
                                    @Override
                                    boolean startsWithin(SlotTime slot, Instant from, Instant to) {
                                        return slot.endsAt().isAfter(from)
                                                && slot.startsAt().isBefore(to);
                                    }
                                },
                        BEGUN_TEST),
                plant(
                        "wants a slot to end within the stretch",
                        (agenda, fault) ->
                                new InMemoryProvider(agenda, fault) {
                                    @Override
                                    boolean startsWithin(SlotTime slot, Instant from, Instant to) {
                                        return !slot.startsAt().isBefore(from)
                                                && !slot.endsAt().isAfter(to);
                                    }
                                },
                        BEGUN_TEST),
                plant(
                        "asks for one page only",
                        (agenda, fault) ->
                                new InMemoryProvider(agenda, fault) {
                                    @Override
                                    List<SlotTime> received() {
                                        return agenda.onOffer().isEmpty() ? List.of() : page(0);
                                    }
                                },
                        "every_slot_on_offer_is_given",
                        THOUSANDS_TEST,
                        SPRING_TEST,
                        AUTUMN_TEST,
                        HALF_TEST,
                        THREADS_TEST),
                plant(
                        "gives what patients have",
                        (agenda, fault) ->
                                new InMemoryProvider(agenda, fault) {
                                    @Override
                                    List<SlotTime> received() {
                                        List<SlotTime> all = new ArrayList<>(super.received());
                                        all.addAll(agenda.taken());
                                        return all;
                                    }
                                },
                        "a_slot_that_a_patient_has_is_not_given"),
                plant(
                        "counts in local time",
                        (agenda, fault) ->
                                new InMemoryProvider(agenda, fault) {
                                    @Override
                                    List<SlotTime> received() {
                                        return super.received().stream()
                                                .map(BrokenProvidersTest::local)
                                                .toList();
                                    }
                                },
                        AUTUMN_TEST,
                        THREADS_TEST),
                plant(
                        "counts winter's hours all year",
                        (agenda, fault) ->
                                new InMemoryProvider(agenda, fault) {
                                    @Override
                                    List<SlotTime> received() {
                                        return super.received().stream()
                                                .filter(BrokenProvidersTest::isShownInSpring)
                                                .toList();
                                    }
                                },
                        SPRING_TEST,
                        THOUSANDS_TEST,
                        THREADS_TEST),
                plant(
                        "lets slots overlap",
                        (agenda, fault) ->
                                new InMemoryProvider(agenda, fault) {
                                    @Override
                                    void refuseOverlaps(List<SlotTime> given) {}
                                },
                        "no_two_slots_overlap_even_where_those_of_the_agenda_do"),
                plant(
                        "has no slots on a schedule that nobody knows",
                        (agenda, fault) ->
                                (code, from, to) ->
                                        code.equals(agenda.scheduleCode())
                                                ? new InMemoryProvider(agenda, fault)
                                                        .slots(code, from, to)
                                                : List.of(),
                        "a_schedule_that_the_system_does_not_know_is_an_exception"),
                plant(
                        "has no slots while the line is down",
                        (agenda, fault) ->
                                fault.isPresent() && fault.get() != Fault.BREAKS_OFF
                                        ? (code, from, to) -> List.of()
                                        : new InMemoryProvider(agenda, fault),
                        UNREACHABLE_TEST,
                        SILENT_TEST),
                plant(
                        "is content with half an answer",
                        (agenda, fault) ->
                                new InMemoryProvider(agenda, fault) {
                                    @Override
                                    List<SlotTime> received() {
                                        try {
                                            return super.received();
                                        } catch (IllegalStateException broken) {
                                            return fault.get() == Fault.BREAKS_OFF
                                                    ? page(0)
                                                    : super.received();
                                        }
                                    }
                                },
                        HALF_TEST),
                plant(
                        "waits for ever",
                        (agenda, fault) ->
                                new InMemoryProvider(agenda, fault) {
                                    @Override
                                    void untilTimeOut() {
                                        try {
                                            new CountDownLatch(1).await();
                                        } catch (InterruptedException interrupted) {
                                            throw new IllegalStateException(interrupted);
                                        }
                                    }
                                },
                        SILENT_TEST),
                plant(
                        "keeps the question in fields",
                        (agenda, fault) -> new OneAtATime(new InMemoryProvider(agenda, fault)),
                        THREADS_TEST),
                plant(
                        "writes patients into a log that is seldom on",
                        (agenda, fault) ->
                                (code, from, to) -> {
                                    Logger.getLogger("agenda")
                                            .log(Level.FINEST, "not free: {0}", agenda.patient());
                                    return new InMemoryProvider(agenda, fault)
                                            .slots(code, from, to);
                                },
                        "no_log_says_whom_a_slot_is_for"),
                plant(
                        "prints a patient when the line is down",
                        (agenda, fault) ->
                                (code, from, to) -> {
                                    if (fault.isPresent() && !agenda.taken().isEmpty()) {
                                        System.err.println("what came: " + agenda);
                                    }
                                    return new InMemoryProvider(agenda, fault)
                                            .slots(code, from, to);
                                },
                        "no_log_says_whom_a_slot_is_for"));
    }

    @ParameterizedTest(name = "a provider that {0}")
    @MethodSource("broken")
    void is_caught(String name, Plant provider, Set<String> caughtBy) {
        planted = provider;

        ContractRun run = ContractRun.of(Planted.class);

        assertThat(run.failed()).isEqualTo(caughtBy);
        assertThat(run.passed()).hasSize(15 - caughtBy.size());
    }

    private static Arguments plant(String name, Plant provider, String... caughtBy) {
        return Arguments.of(name, provider, Set.of(caughtBy));
    }

    private static SlotTime local(SlotTime slot) {
        Instant startsAt = slot.startsAt().atZone(ROME).toLocalDateTime().atZone(ROME).toInstant();
        return new SlotTime(
                startsAt, startsAt.plus(Duration.between(slot.startsAt(), slot.endsAt())));
    }

    /** Between 02:00 and 03:00 as a clock shows it that nobody has put forward. */
    private static boolean isShownInSpring(SlotTime slot) {
        return slot.startsAt().isBefore(Instant.parse("2026-03-29T01:00:00Z"))
                || !slot.startsAt().isBefore(Instant.parse("2026-03-29T02:00:00Z"));
    }

    private static final class OneAtATime implements ScheduleProvider {

        private final ScheduleProvider good;
        private volatile Instant asked = Instant.EPOCH;

        OneAtATime(ScheduleProvider good) {
            this.good = good;
        }

        @Override
        public List<SlotTime> slots(String scheduleCode, Instant from, Instant untilExclusive) {
            asked = from;
            for (int i = 0; i < 20; i++) {
                Thread.yield();
            }
            return good.slots(scheduleCode, asked, untilExclusive);
        }
    }
}
