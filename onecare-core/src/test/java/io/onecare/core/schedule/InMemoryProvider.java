package io.onecare.core.schedule;

import io.onecare.core.schedule.spi.ScheduleProvider;
import io.onecare.core.schedule.spi.ScheduleProviderContract.Agenda;
import io.onecare.core.schedule.spi.ScheduleProviderContract.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Asks a facility's agenda system page by page; line and system are in memory. */
class InMemoryProvider implements ScheduleProvider {

    static final Duration TIME_OUT = Duration.ofMillis(50);

    private static final int PAGE_SIZE = 2;

    private final Agenda agenda;
    private final Optional<Fault> fault;

    InMemoryProvider(Agenda agenda, Optional<Fault> fault) {
        this.agenda = agenda;
        this.fault = fault;
    }

    @Override
    public List<SlotTime> slots(String scheduleCode, Instant from, Instant untilExclusive) {
        if (!scheduleCode.equals(agenda.scheduleCode())) {
            throw new IllegalArgumentException(
                    "The facility's system has no schedule (%s).".formatted(scheduleCode));
        }
        List<SlotTime> given =
                received().stream()
                        .filter(slot -> startsWithin(slot, from, untilExclusive))
                        .sorted(Comparator.comparing(SlotTime::startsAt))
                        .toList();
        refuseOverlaps(given);
        return given;
    }

    /** All that comes over the line. */
    List<SlotTime> received() {
        List<SlotTime> all = new ArrayList<>();
        for (int page = 0; page * PAGE_SIZE < agenda.onOffer().size(); page++) {
            all.addAll(page(page));
        }
        return all;
    }

    List<SlotTime> page(int page) {
        if (fault.filter(f -> f != Fault.BREAKS_OFF || page > 0).isPresent()) {
            if (fault.get() == Fault.SILENT) {
                untilTimeOut();
            }
            throw new IllegalStateException("The line is down: " + fault.get());
        }
        int first = page * PAGE_SIZE;
        return agenda.onOffer()
                .subList(first, Math.min(agenda.onOffer().size(), first + PAGE_SIZE));
    }

    boolean startsWithin(SlotTime slot, Instant from, Instant untilExclusive) {
        return !slot.startsAt().isBefore(from) && slot.startsAt().isBefore(untilExclusive);
    }

    void refuseOverlaps(List<SlotTime> given) {
        for (int i = 1; i < given.size(); i++) {
            if (given.get(i).overlaps(given.get(i - 1))) {
                throw new IllegalStateException(
                        "The slots (%s) and (%s) overlap."
                                .formatted(given.get(i - 1), given.get(i)));
            }
        }
    }

    /** Nothing comes, however long one waits. */
    void untilTimeOut() {
        try {
            new CountDownLatch(1).await(TIME_OUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
