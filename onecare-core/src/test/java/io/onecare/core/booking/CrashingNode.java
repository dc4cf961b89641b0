package io.onecare.core.booking;

import static io.onecare.core.schedule.ClinicFixture.SYSTEM;

import io.onecare.core.OneCare;
import io.onecare.core.Transactions;
import io.onecare.core.audit.SealOutcome;
import io.onecare.core.booking.CrashLog.Change;
import io.onecare.core.database.DatabaseAccess;
import io.onecare.core.database.JpaProvider;
import io.onecare.core.database.TestNetwork;
import io.onecare.core.notification.spi.SendResult;
import io.onecare.core.schedule.ClinicFixture;
import io.onecare.core.schedule.FreeSlot;
import io.onecare.core.schedule.SlotCriteria;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A node in a process of its own, with four desks at work, a dispatcher and a sealer, until it is
 * killed. Says what it does in a {@link CrashLog}.
 *
 * <p>Arguments: provider, URL, user, password, round.
 */
final class CrashingNode {

    private static final int DESKS = 4;

    /** The desks, and one that dispatches and seals. */
    static final int THREADS = DESKS + 1;

    private final CrashLog.Writer log = new CrashLog.Writer();
    private final TestNetwork network;
    private final int round;

    private CrashingNode(TestNetwork network, int round) {
        this.network = network;
        this.round = round;
    }

    public static void main(String[] arguments) {
        int round = Integer.parseInt(arguments[4]);
        TestNetwork network =
                TestNetwork.over(
                        JpaProvider.valueOf(arguments[0]),
                        new DatabaseAccess(arguments[1], arguments[2], arguments[3]),
                        ClinicFixture.morning());
        new CrashingNode(network, round).start();
    }

    private void start() {
        for (int i = 0; i < DESKS; i++) {
            String account = "desk-" + round + "-" + i;
            Desk desk = new Desk(account, new Random(account.hashCode()));
            forever(desk::work);
        }
        forever(this::dispatchAndSeal);
    }

    private void forever(Runnable work) {
        new Thread(
                        () -> {
                            try {
                                while (true) {
                                    work.run();
                                }
                            } catch (RuntimeException fault) {
                                log.fault(fault);
                            }
                        })
                .start();
    }

    private void dispatchAndSeal() {
        Set<UUID> sent = ConcurrentHashMap.newKeySet();
        OneCare oneCare = network.withoutTransaction(o -> o);
        Transactions transactions =
                new Transactions() {
                    @Override
                    public <T extends @Nullable Object> T inTransaction(Supplier<T> work) {
                        return network.inTransaction(o -> work.get());
                    }
                };
        oneCare.dispatcher()
                .dispatch(
                        SYSTEM,
                        "node-" + round,
                        20,
                        transactions,
                        message -> {
                            log.sent(message.id().value());
                            sent.add(message.id().value());
                            return new SendResult.Sent();
                        });
        sent.forEach(log::settled);
        if (network.inTransaction(o -> o.auditChain().seal(SYSTEM, 100))
                instanceof SealOutcome.Sealed sealed) {
            log.sealed(sealed.head().seq());
        }
    }

    /** An operator who works on what they have booked themselves, and on nobody else's. */
    private final class Desk {

        private final String account;
        private final Random random;
        private final List<Booking> bookings = new ArrayList<>();

        Desk(String account, Random random) {
            this.account = account;
            this.random = random;
        }

        void work() {
            Booking booking =
                    bookings.isEmpty() || random.nextInt(10) < 5
                            ? null
                            : bookings.remove(random.nextInt(bookings.size()));
            Change change = next(booking);
            log.begun(change);
            BookingOutcome outcome = network.inTransaction(o -> change.run(o.bookingEditor()));
            log.answered(change, outcome);
            if (outcome instanceof BookingOutcome.Done done) {
                booking = done.booking();
            }
            if (booking != null && booking.state() != BookingState.CANCELLED) {
                bookings.add(booking);
            }
        }

        private Change next(@Nullable Booking booking) {
            if (booking == null) {
                String patient = List.of("M-1", "M-2", "D-1").get(random.nextInt(3));
                return change(BookingEvent.BOOK, patient, time());
            }
            String reference = booking.reference().toString();
            if (booking.state() == BookingState.REQUESTED) {
                return change(BookingEvent.CONFIRM, reference, null);
            }
            return random.nextBoolean()
                    ? change(BookingEvent.MOVE, reference, time())
                    : change(BookingEvent.CANCEL, reference, null);
        }

        private Change change(BookingEvent event, String subject, @Nullable AppointmentTime time) {
            return new Change(event, account, IdempotencyKey.random(), subject, time, null);
        }

        /** Half of the time in one of the next slots, which the others want too. */
        private AppointmentTime time() {
            if (random.nextBoolean()) {
                List<FreeSlot> free =
                        network.withoutTransaction(
                                o ->
                                        Stream.of("OC-1", "OC-M")
                                                .map(
                                                        at ->
                                                                SlotCriteria.at(
                                                                        at, ClinicFixture.ALLERGY))
                                                .flatMap(
                                                        at ->
                                                                o
                                                                        .slotFinder()
                                                                        .page(SYSTEM, at, null, 10)
                                                                        .stream())
                                                .toList());
                if (!free.isEmpty()) {
                    return new AppointmentTime.InSlot(free.get(random.nextInt(free.size())).slot());
                }
            }
            return Change.agreed(
                    LocalDateTime.parse("2026-07-01T08:00")
                            .plusDays(random.nextInt(300))
                            .plusMinutes(random.nextInt(600)));
        }
    }
}
