package io.onecare.core.booking;

import io.onecare.core.Actor;
import io.onecare.core.schedule.ClinicFixture;
import io.onecare.core.schedule.SlotId;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link CrashingNode} says to whoever outlives it: before it begins a transaction, and
 * after that has committed. A line that the crash cut off does not count.
 */
final class CrashLog {

    private static final String END = " .";

    /**
     * A change that was begun.
     *
     * @param event which
     * @param account the operator who asks
     * @param key the key of the wish; random for what has none
     * @param subject the patient's number for {@code BOOK}, else the booking's reference
     * @param time when; null for what has none
     * @param answer what it was told once that was certain; null if it was told nothing
     */
    record Change(
            BookingEvent event,
            String account,
            IdempotencyKey key,
            String subject,
            @Nullable AppointmentTime time,
            @Nullable Answer answer) {

        private static final String IN_SLOT = "slot:";

        String text() {
            String when = "";
            if (time instanceof AppointmentTime.InSlot in) {
                when = " " + IN_SLOT + in.slot();
            } else if (time instanceof AppointmentTime.Agreed agreed) {
                when = " " + agreed.startsAt();
            }
            return event + " " + account + " " + key.value() + " " + subject + when;
        }

        static Change of(String[] words) {
            return new Change(
                    BookingEvent.valueOf(words[0]),
                    words[1],
                    new IdempotencyKey(words[2]),
                    words[3],
                    words.length > 4 ? time(words[4]) : null,
                    null);
        }

        private static AppointmentTime time(String text) {
            return text.startsWith(IN_SLOT)
                    ? new AppointmentTime.InSlot(
                            SlotId.of(UUID.fromString(text.substring(IN_SLOT.length()))))
                    : agreed(LocalDateTime.parse(text));
        }

        static AppointmentTime agreed(LocalDateTime local) {
            return new AppointmentTime.Agreed(
                    "OC-1", null, local, AppointmentTime.Agreed.USUAL_DURATION);
        }

        /** Does it, for whoever asked first. */
        BookingOutcome run(BookingEditor editor) {
            Actor operator = Actor.operator(account);
            return switch (event) {
                case BOOK ->
                        editor.book(
                                operator,
                                new Book(
                                        key,
                                        subject,
                                        ClinicFixture.ALLERGY,
                                        Objects.requireNonNull(time),
                                        ClinicFixture.PRICE,
                                        ClinicFixture.TERMS,
                                        Channel.CUSTOMER_CARE,
                                        null));
                case MOVE ->
                        editor.move(
                                operator,
                                new Move(
                                        key,
                                        reference(),
                                        Objects.requireNonNull(time),
                                        ClinicFixture.PRICE));
                case CANCEL -> editor.cancel(operator, reference(), CancellationReason.PATIENT);
                case CONFIRM -> editor.confirm(operator, reference());
                default -> throw new IllegalStateException(String.valueOf(event));
            };
        }

        boolean hasKey() {
            return event == BookingEvent.BOOK || event == BookingEvent.MOVE;
        }

        /** The state that a change without key leads to. */
        BookingState wanted() {
            return event == BookingEvent.CANCEL ? BookingState.CANCELLED : BookingState.CONFIRMED;
        }

        /** The booking it is about; not for {@code BOOK}. */
        BookingReference reference() {
            return BookingReference.of(subject);
        }

        Change answered(Answer given) {
            return new Change(event, account, key, subject, time, given);
        }
    }

    /**
     * An answer.
     *
     * @param reference the booking; null if it was refused
     * @param state the booking's state; null if it was refused
     */
    record Answer(@Nullable BookingReference reference, @Nullable BookingState state) {}

    private final Map<String, List<Change>> changes = new LinkedHashMap<>();
    private final Set<UUID> sent = new HashSet<>();
    private final Set<UUID> settled = new HashSet<>();
    private final List<String> faults = new ArrayList<>();
    private long sealed;
    private int answers;

    /** Each account's changes, oldest first; only the last can be without an answer. */
    Map<String, List<Change>> changes() {
        return changes;
    }

    /** The messages that the sender took. */
    Set<UUID> sent() {
        return sent;
    }

    /** The messages that were written down as sent. */
    Set<UUID> settled() {
        return settled;
    }

    /** How long the audit chain was known to be. */
    long sealed() {
        return sealed;
    }

    /** What went wrong otherwise. */
    List<String> faults() {
        return faults;
    }

    /** How many changes were answered. */
    int answers() {
        return answers;
    }

    /** Reads the next line that is whole; gives false at the end. */
    boolean readLine(BufferedReader from) throws IOException {
        String line = from.readLine();
        if (line == null) {
            return false;
        }
        if (line.endsWith(END)) {
            read(line.substring(0, line.length() - END.length()).split(" "));
        }
        return true;
    }

    private void read(String[] words) {
        switch (words[0]) {
            case "SENT" -> sent.add(UUID.fromString(words[1]));
            case "SETTLED" -> settled.add(UUID.fromString(words[1]));
            case "SEALED" -> sealed = Long.parseLong(words[1]);
            case "FAULT" -> faults.add(String.join(" ", words));
            case "REFUSED" -> answer(words[1], new Answer(null, null));
            case "DONE" ->
                    answer(
                            words[1],
                            new Answer(
                                    BookingReference.of(words[2]), BookingState.valueOf(words[3])));
            default -> {
                Change change = Change.of(words);
                changes.computeIfAbsent(change.account(), a -> new ArrayList<>()).add(change);
            }
        }
    }

    private void answer(String account, Answer answer) {
        List<Change> all = changes.get(account);
        all.set(all.size() - 1, all.get(all.size() - 1).answered(answer));
        answers++;
    }

    /** Writes lines that have left the process when this returns. */
    static final class Writer {

        private final PrintStream out =
                new PrintStream(
                        new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);

        void begun(Change change) {
            line(change.text());
        }

        void answered(Change change, BookingOutcome outcome) {
            line(
                    outcome instanceof BookingOutcome.Done done
                            ? "DONE "
                                    + change.account()
                                    + " "
                                    + done.booking().reference()
                                    + " "
                                    + done.booking().state()
                            : "REFUSED " + change.account());
        }

        void sent(UUID message) {
            line("SENT " + message);
        }

        void settled(UUID message) {
            line("SETTLED " + message);
        }

        void sealed(long length) {
            line("SEALED " + length);
        }

        void fault(Throwable fault) {
            line("FAULT " + String.valueOf(fault).replaceAll("\\s+", " "));
        }

        private synchronized void line(String text) {
            out.println(text + END);
        }
    }
}
