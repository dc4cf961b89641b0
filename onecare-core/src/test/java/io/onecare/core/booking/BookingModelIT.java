package io.onecare.core.booking;

import static io.onecare.core.schedule.ClinicFixture.ALLERGY;
import static io.onecare.core.schedule.ClinicFixture.HEART;
import static io.onecare.core.schedule.ClinicFixture.SYSTEM;

import io.onecare.core.AccountId;
import io.onecare.core.Actor;
import io.onecare.core.OneCare;
import io.onecare.core.Role;
import io.onecare.core.booking.BookingModel.Agenda;
import io.onecare.core.booking.BookingModel.Hours;
import io.onecare.core.booking.BookingModel.Price;
import io.onecare.core.booking.BookingModel.Slot;
import io.onecare.core.database.DatabaseKind;
import io.onecare.core.database.JpaProvider;
import io.onecare.core.money.Money;
import io.onecare.core.network.AddTariff;
import io.onecare.core.network.EndTariff;
import io.onecare.core.network.TariffOutcome;
import io.onecare.core.notification.Reminder;
import io.onecare.core.person.EmailAddress;
import io.onecare.core.schedule.FreeSlot;
import io.onecare.core.schedule.HoldSlot;
import io.onecare.core.schedule.ScheduleOutcome;
import io.onecare.core.schedule.ScheduleRefusal;
import io.onecare.core.schedule.SlotCriteria;
import io.onecare.core.schedule.SlotId;
import io.onecare.core.terms.PublishTerms;
import io.onecare.core.terms.TermsKind;
import io.onecare.core.terms.TermsOutcome;
import io.onecare.core.time.Moments;
import io.onecare.core.time.ValidityPeriod;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever is asked in whatever order, the library answers and keeps what the {@link BookingModel}
 * says. The operations are drawn from a seed, {@code -Donecare.model.seed}; there are {@code
 * -Donecare.model.operations} of them altogether, seven in ten on Hibernate and H2. A failure tells
 * the seed with which the first run of each combination repeats it.
 */
class BookingModelIT {

    private static final long SEED = Long.getLong("onecare.model.seed", 20_260_608L);
    private static final int OPERATIONS = Integer.getInteger("onecare.model.operations", 100_000);
    private static final int RUNS = 10;

    static Stream<Arguments> runs() {
        return Stream.concat(
                IntStream.range(0, RUNS - 3)
                        .mapToObj(i -> run(JpaProvider.HIBERNATE, DatabaseKind.H2, i)),
                Stream.of(
                        run(JpaProvider.ECLIPSELINK, DatabaseKind.H2, 0),
                        run(JpaProvider.HIBERNATE, DatabaseKind.POSTGRESQL, 0),
                        run(JpaProvider.ECLIPSELINK, DatabaseKind.POSTGRESQL, 0)));
    }

    private static Arguments run(JpaProvider provider, DatabaseKind kind, int number) {
        return Arguments.of(provider, kind, SEED + number);
    }

    @ParameterizedTest(name = "{0} on {1}, seed {2}")
    @MethodSource("runs")
    void the_library_answers_and_keeps_what_the_domain_says(
            JpaProvider provider, DatabaseKind kind, long seed) throws SQLException {
        try (BookingModelFixture fixture = BookingModelFixture.on(provider, kind)) {
            new Run(fixture, seed).go(OPERATIONS / RUNS);
        }
    }

    /** One network, from the first operation to the last. */
    private static final class Run {

        private static final int MOST_IN_A_TRANSACTION = 60;
        private static final int BETWEEN_COMPARISONS = 400;
        private static final int REMEMBERED = 25;
        private static final ZoneOffset SUMMER = ZoneOffset.ofHours(2);

        /** What can happen, and how often in a thousand. */
        private enum Kind {
            BOOK(300),
            REPEAT(70),
            MOVE(110),
            CONFIRM(50),
            DECLINE(25),
            PROPOSE(35),
            REJECT(20),
            CANCEL(95),
            FULFIL(30),
            MISS(20),
            EXPIRE(10),
            HOLD(80),
            EXTEND_HOLD(20),
            RELEASE(20),
            HOLDS_GO_ON(15),
            READ(60),
            TIME(12),
            SEND(5),
            EXTEND_HORIZON(8),
            CHANGE_HOURS(3),
            PRICE(3),
            TERMS(2),
            AGREEMENT(4),
            FACILITY(3);

            private final int often;

            Kind(int often) {
                this.often = often;
            }
        }

        private record Wish(Actor actor, Record command) {}

        private final BookingModelFixture fixture;
        private final long seed;
        private final Random random;
        private final Map<String, Actor> members = new TreeMap<>();
        private final List<Actor> strangers;
        private final List<Wish> wishes = new ArrayList<>();
        private final Deque<Object[]> latest = new ArrayDeque<>();
        private OneCare oneCare;
        private int operations;
        private int versions;

        Run(BookingModelFixture fixture, long seed) {
            this.fixture = fixture;
            this.seed = seed;
            this.random = new Random(seed);
            for (String number : BookingModelFixture.MEMBERS) {
                members.put(number, fixture.member(number));
            }
            this.strangers =
                    List.of(
                            Actor.visitor(),
                            new Actor(Role.ADMINISTRATOR, "admin"),
                            Actor.member(new UUID(0, seed)),
                            Actor.facilityStaff("OC-2", "reception-2"));
        }

        void go(int wanted) throws SQLException {
            int compared = 0;
            try {
                while (operations < wanted) {
                    int together = chance(0.3) ? 1 : 1 + random.nextInt(MOST_IN_A_TRANSACTION);
                    int until = Math.min(wanted, operations + together);
                    fixture.inTransaction(
                            chance(0.05),
                            library -> {
                                oneCare = library;
                                while (operations < until) {
                                    operations++;
                                    step();
                                }
                            });
                    if (operations - compared >= BETWEEN_COMPARISONS) {
                        compared = operations;
                        fixture.assertSameState();
                    }
                }
                fixture.assertSameState();
            } catch (AssertionError | RuntimeException fault) {
                throw new AssertionError(
                        ("operation (%d) with -Donecare.model.seed=%d: %s%n"
                                        + "It is (%s), and these came last:%n%s")
                                .formatted(
                                        operations,
                                        seed,
                                        fault.getMessage(),
                                        model().now(),
                                        latest()),
                        fault);
            }
        }

        private String latest() {
            return latest.stream()
                    .map(what -> Stream.of(what).map(BookingModel::text).toList().toString())
                    .collect(Collectors.joining("\n"));
        }

        private BookingModel model() {
            return fixture.model();
        }

        private void step() {
            int drawn = random.nextInt(1_000);
            for (Kind kind : Kind.values()) {
                drawn -= kind.often;
                if (drawn < 0) {
                    step(kind);
                    return;
                }
            }
            throw new IllegalStateException("the kinds must add up to a thousand");
        }

        private void step(Kind kind) {
            switch (kind) {
                case BOOK -> book();
                case REPEAT -> repeat();
                case MOVE -> move();
                case CONFIRM, DECLINE, REJECT, CANCEL, FULFIL, MISS ->
                        change(BookingEvent.valueOf(kind.name()));
                case PROPOSE -> propose();
                case EXPIRE -> expire();
                case HOLD -> hold();
                case EXTEND_HOLD, RELEASE -> changeHold(kind);
                case HOLDS_GO_ON -> fixture.minutesPassForHolds(1 + random.nextInt(12));
                case READ -> read();
                case TIME -> time();
                case SEND -> send();
                case EXTEND_HORIZON -> extendHorizon();
                case CHANGE_HOURS -> changeHours();
                case PRICE -> price();
                case TERMS -> terms();
                case AGREEMENT -> agreement();
                case FACILITY -> facility();
            }
        }

        // --- bookings

        private void book() {
            String patient = patient();
            AppointmentTime time = appointment(true);
            String service = chance(0.9) ? ALLERGY : HEART;
            Book wish =
                    new Book(
                            new IdempotencyKey("key-" + random.nextLong()),
                            patient,
                            chance(0.005) ? "VIS-IGNOTA" : service,
                            time,
                            price(patient, service, time),
                            chance(0.02) ? "2025-01" : model().termsInForce(),
                            Channel.values()[random.nextInt(4)],
                            reminder());
            book(bookerOf(patient), wish);
        }

        private void book(Actor actor, Book wish) {
            remember(actor, wish);
            wishes.add(new Wish(actor, wish));
            model().book(actor, wish, oneCare.bookingEditor().book(actor, wish));
        }

        private void move() {
            Booking booking = booking(false);
            BookingReference reference = booking == null ? unknown() : booking.reference();
            String patient = booking == null ? "M-1" : booking.patientNumber();
            String service = booking == null ? ALLERGY : booking.serviceCode();
            Optional<Proposal> proposal = model().findProposal(SYSTEM, reference);
            AppointmentTime time =
                    chance(proposal.isPresent() ? 0.7 : 0.03)
                            ? new AppointmentTime.AsProposed()
                            : appointment(true);
            Money price =
                    proposal.isPresent() && time instanceof AppointmentTime.AsProposed
                            ? price(
                                    patient,
                                    booking.facilityCode(),
                                    service,
                                    proposal.get().startsAt())
                            : price(patient, service, time);
            move(
                    bookerOf(patient),
                    new Move(
                            new IdempotencyKey("key-" + random.nextLong()),
                            reference,
                            time,
                            price));
        }

        private void move(Actor actor, Move wish) {
            remember(actor, wish);
            wishes.add(new Wish(actor, wish));
            model().move(actor, wish, oneCare.bookingEditor().move(actor, wish));
        }

        /** The same wish again, with other content, or somebody else's. */
        private void repeat() {
            if (wishes.isEmpty()) {
                return;
            }
            int ago = 1 + random.nextInt(Math.min(200, wishes.size()));
            Wish wish = wishes.get(wishes.size() - ago);
            int how = random.nextInt(4);
            Actor actor = how == 3 ? bookerOf("M-1") : wish.actor();
            if (wish.command() instanceof Book book) {
                book(actor, how == 2 ? other(book) : book);
            } else {
                Move move = (Move) wish.command();
                move(actor, how == 2 ? other(move) : move);
            }
        }

        private Book other(Book wish) {
            int what = random.nextInt(4);
            return new Book(
                    wish.key(),
                    what == 0 ? patient() : wish.patientNumber(),
                    wish.serviceCode(),
                    what == 1 ? appointment(true) : wish.time(),
                    what == 2 ? wish.expectedPrice().plus(Money.ofCents(1)) : wish.expectedPrice(),
                    wish.termsVersion(),
                    wish.channel(),
                    what == 3 ? reminder() : wish.reminder());
        }

        private Move other(Move wish) {
            return new Move(wish.key(), wish.reference(), appointment(true), wish.expectedPrice());
        }

        private void change(BookingEvent event) {
            boolean begun = event == BookingEvent.FULFIL || event == BookingEvent.MISS;
            Booking booking = booking(begun);
            BookingReference of = booking == null ? unknown() : booking.reference();
            Actor actor = changerOf(booking);
            remember(event, actor, of);
            BookingEditor editor = oneCare.bookingEditor();
            switch (event) {
                case CONFIRM -> model().change(actor, of, event, null, editor.confirm(actor, of));
                case DECLINE -> {
                    DeclineReason reason = one(List.of(DeclineReason.values()));
                    model().change(
                                    actor,
                                    of,
                                    event,
                                    reason.name(),
                                    editor.decline(actor, of, reason));
                }
                case CANCEL -> {
                    CancellationReason reason = one(List.of(CancellationReason.values()));
                    model().change(
                                    actor,
                                    of,
                                    event,
                                    reason.name(),
                                    editor.cancel(actor, of, reason));
                }
                case REJECT -> model().change(actor, of, event, null, editor.reject(actor, of));
                case FULFIL -> model().change(actor, of, event, null, editor.fulfil(actor, of));
                case MISS -> model().change(actor, of, event, null, editor.miss(actor, of));
                default -> throw new IllegalArgumentException(event.name());
            }
        }

        private void propose() {
            Booking booking = booking(false);
            BookingReference of = booking == null ? unknown() : booking.reference();
            Actor actor = changerOf(booking);
            AppointmentTime time = appointment(false);
            if (booking != null && time instanceof AppointmentTime.Agreed agreed && chance(0.9)) {
                time =
                        new AppointmentTime.Agreed(
                                booking.facilityCode(),
                                agreed.practitionerCode(),
                                agreed.startsAt(),
                                agreed.duration());
            }
            remember("PROPOSE", actor, of, time);
            model().propose(actor, of, time, oneCare.bookingEditor().propose(actor, of, time));
        }

        private void expire() {
            List<Instant> overdue =
                    model().active().values().stream()
                            .filter(booking -> booking.state() == BookingState.REQUESTED)
                            .map(Booking::confirmBy)
                            .filter(by -> !by.isAfter(model().now()))
                            .sorted()
                            .toList();
            int max = 1 + random.nextInt(5);
            if (max < overdue.size() && overdue.get(max).equals(overdue.get(max - 1))) {
                max = 1_000; // which of them is first would differ from run to run
            }
            Actor actor = chance(0.1) ? operator() : SYSTEM;
            remember("EXPIRE", actor, max);
            Set<BookingReference> before = new HashSet<>(fixture.expired());
            int told = oneCare.bookingEditor().expireUnanswered(actor, max);
            Set<BookingReference> expired = new HashSet<>(fixture.expired());
            expired.removeAll(before);
            model().expire(actor, max, told, expired);
        }

        // --- holds

        private void hold() {
            Slot slot = slot();
            SlotId id = slot == null ? nowhere() : slot.id();
            Actor actor = chance(0.9) ? one(List.copyOf(members.values())) : anybody();
            HoldSlot wish =
                    new HoldSlot(
                            accountOf(actor),
                            id,
                            chance(0.95) ? ALLERGY : one(List.of(HEART, "VIS-IGNOTA")));
            remember(actor, wish);
            model().hold(actor, wish, oneCare.slotHolds().hold(actor, wish));
        }

        private void changeHold(Kind kind) {
            Actor actor = chance(0.9) ? one(List.copyOf(members.values())) : anybody();
            AccountId account = accountOf(actor);
            List<Slot> held = model().heldBy(account);
            Slot slot = held.isEmpty() || chance(0.05) ? slot() : one(held);
            SlotId id = slot == null ? nowhere() : slot.id();
            remember(kind, actor, account, id);
            if (kind == Kind.RELEASE) {
                model().release(
                                actor,
                                account,
                                id,
                                oneCare.slotHolds().release(actor, account, id));
            } else {
                model().extendHold(
                                actor, account, id, oneCare.slotHolds().extend(actor, account, id));
            }
        }

        // --- what surrounds bookings

        private void time() {
            Instant now = model().now();
            Instant later;
            Booking booking = chance(0.3) ? booking(false) : null;
            if (booking != null) {
                // the moments at which something changes, or just before or after
                Instant moment =
                        switch (random.nextInt(3)) {
                            case 0 -> booking.startsAt();
                            case 1 -> booking.startsAt().minus(Duration.ofDays(1));
                            default ->
                                    booking.confirmBy() == null
                                            ? booking.endsAt()
                                            : booking.confirmBy();
                        };
                later = moment.plusNanos(one(List.of(-1_000L, -1L, 0L, 0L, 1L, 1_000L)));
            } else if (chance(0.6)) {
                later = now.plusSeconds(60L * (1 + random.nextInt(90)));
            } else {
                later = now.plusSeconds(3_600L * (1 + random.nextInt(20)));
            }
            if (later.isAfter(now) && later.isBefore(now.plus(Duration.ofDays(2)))) {
                remember("TIME", later);
                fixture.clock.set(later);
            }
        }

        private void send() {
            long now = Moments.toMicros(model().now());
            fixture.update(
                    "update outbox_message set state = 'SENT', settled_at = ?, sent_at = ?,"
                            + " attempts = 1, first_tried_at = ?"
                            + " where state = 'PENDING' and not_before <= ?",
                    now,
                    now,
                    now,
                    now);
            model().send();
        }

        private void extendHorizon() {
            Agenda agenda = agenda();
            Actor actor = chance(0.95) ? SYSTEM : anybody();
            int days = 5 + random.nextInt(10);
            remember("EXTEND", actor, agenda.code(), days);
            ScheduleOutcome outcome =
                    oneCare.scheduleEditor().extendHorizon(actor, agenda.code(), days);
            if (actor.mayEditNetwork()) {
                model().extend(agenda.code(), days, outcome, fixture.slots(agenda));
            } else {
                notFound(agenda, outcome);
            }
        }

        private void changeHours() {
            Agenda agenda = agenda();
            Actor actor = chance(0.95) ? SYSTEM : anybody();
            LocalTime from =
                    LocalTime.parse(one(List.of("08:30", "09:00", "09:00", "09:15", "10:00")));
            Hours open =
                    new Hours(
                            from,
                            from.plusMinutes(60 + random.nextInt(100)),
                            chance(0.3) ? model().today().plusDays(random.nextInt(8)) : null);
            remember("HOURS", actor, agenda.code(), open);
            ScheduleOutcome outcome =
                    oneCare.scheduleEditor()
                            .changeHours(actor, agenda.code(), BookingModelFixture.opening(open));
            if (actor.mayEditNetwork()) {
                model().changeHours(agenda.code(), open, outcome, fixture.slots(agenda));
            } else {
                notFound(agenda, outcome);
            }
        }

        private static void notFound(Agenda agenda, ScheduleOutcome outcome) {
            BookingModel.same(
                    new ScheduleOutcome.Refused(ScheduleRefusal.NOT_FOUND, agenda.code()), outcome);
        }

        private void price() {
            String facility = one(List.of("OC-1", "OC-2", "OC-M"));
            LocalDate day = model().today().plusDays(1 + random.nextInt(6));
            Optional<Price> old = model().price(facility, ALLERGY, "BASE", day.minusDays(1));
            if (old.isPresent() && old.get().untilExclusive() == null) {
                remember("PRICE", facility, day);
                Money price = Money.ofCents(4_000 + random.nextInt(20) * 100L);
                ValidityPeriod period = ValidityPeriod.from(day);
                check(
                        oneCare.networkEditor()
                                .end(SYSTEM, new EndTariff(facility, ALLERGY, "BASE", day)));
                check(
                        oneCare.networkEditor()
                                .add(
                                        SYSTEM,
                                        new AddTariff(facility, ALLERGY, "BASE", price, period)));
                model().end(facility, ALLERGY, "BASE", day);
                model().add(new Price(facility, ALLERGY, "BASE", price, day, null));
            }
        }

        private static void check(TariffOutcome outcome) {
            if (outcome instanceof TariffOutcome.Refused) {
                throw new AssertionError(outcome);
            }
        }

        private void terms() {
            String code = "2026-" + (100 + ++versions);
            Instant from =
                    Moments.ofMicros(Moments.toMicros(model().now()))
                            .plusSeconds(60L + random.nextInt(100_000));
            remember("TERMS", code, from);
            TermsOutcome outcome =
                    oneCare.termsEditor()
                            .publish(
                                    SYSTEM,
                                    new PublishTerms(
                                            TermsKind.GENERAL_CONDITIONS,
                                            code,
                                            from,
                                            "Condizioni di prova.",
                                            null));
            if (outcome instanceof TermsOutcome.Published) {
                model().publish(code, from);
            } // else another version begins at that moment
        }

        private void agreement() {
            String number = one(List.of("D-17", "D-18", "D-18", "D-1", "M-2"));
            Actor actor = chance(0.8) ? operator() : anybody();
            boolean agrees = random.nextBoolean();
            remember("AGREEMENT", actor, number, agrees);
            if (agrees) {
                model().agree(actor, number, oneCare.agreements().agree(actor, number));
            } else {
                model().disagree(actor, number, oneCare.agreements().withdraw(actor, number));
            }
        }

        private void facility() {
            String facility = one(List.of("OC-2", "OC-M"));
            boolean mode = chance(0.4);
            boolean on = chance(0.3);
            remember("FACILITY", facility, mode, on);
            if (mode) {
                fixture.update(
                        "update facility set booking_mode = ? where code = ?",
                        on ? "BY_PHONE" : "ONLINE",
                        facility);
                model().takeCallsOnly(facility, on);
            } else {
                fixture.update(
                        "update facility set confirmation = ? where code = ?",
                        on ? "AUTOMATIC" : "MANUAL",
                        facility);
                model().answerEveryRequest(facility, !on);
            }
        }

        // --- reading

        private void read() {
            Actor actor = anybody();
            Booking booking = booking(false);
            BookingReference of = booking == null ? unknown() : booking.reference();
            Bookings bookings = oneCare.bookings();
            switch (random.nextInt(6)) {
                case 0 -> BookingModel.same(model().find(actor, of), bookings.find(actor, of));
                case 1 ->
                        BookingModel.same(model().history(actor, of), bookings.history(actor, of));
                case 2 ->
                        BookingModel.same(
                                model().findProposal(actor, of), bookings.findProposal(actor, of));
                case 3 -> findByKey();
                case 4 -> {
                    AccountId account = accountOf(actor);
                    model().inForce(actor, account, oneCare.slotHolds().inForce(actor, account));
                }
                default -> free(actor);
            }
        }

        private void findByKey() {
            if (!wishes.isEmpty()) {
                Wish wish = one(wishes);
                IdempotencyKey key =
                        wish.command() instanceof Book book
                                ? book.key()
                                : ((Move) wish.command()).key();
                Actor actor = chance(0.8) ? wish.actor() : anybody();
                BookingModel.same(
                        model().findByKey(actor, key), oneCare.bookings().findByKey(actor, key));
            }
        }

        private void free(Actor actor) {
            String facility = one(List.of("OC-1", "OC-2", "OC-M", "OC-P"));
            String service = chance(0.8) ? ALLERGY : HEART;
            AccountId viewer = chance(0.5) ? accountOf(actor) : null;
            SlotCriteria wanted =
                    SlotCriteria.at(facility, service).from(model().now()).asSeenBy(viewer);
            List<FreeSlot> told = oneCare.slotFinder().page(actor, wanted, null, 500);
            List<FreeSlot> expected = model().free(facility, service, model().now(), viewer, 500);
            BookingModel.same(Set.copyOf(expected), Set.copyOf(told));
            BookingModel.same(
                    expected.stream().map(FreeSlot::startsAt).toList(),
                    told.stream().map(FreeSlot::startsAt).toList());
        }

        // --- drawing

        private String patient() {
            return one(
                    List.of(
                            "M-1",
                            "M-1",
                            "M-1",
                            "D-1",
                            "D-1",
                            "D-1",
                            "D-17",
                            "D-17",
                            "D-18",
                            "D-18",
                            "M-2",
                            "M-2",
                            "M-4",
                            "M-4",
                            "M-5",
                            "M-5",
                            "M-6",
                            "M-6",
                            "M-7",
                            "M-7",
                            "M-8",
                            "M-8",
                            "M-9",
                            "M-9",
                            chance(0.3) ? "M-3" : "X-9"));
        }

        private Actor bookerOf(String patient) {
            if (chance(0.7)) {
                Actor own = members.get(patient);
                return own == null ? members.get("M-1") : own;
            }
            return chance(0.7) ? (chance(0.8) ? operator() : SYSTEM) : anybody();
        }

        private Actor changerOf(@Nullable Booking booking) {
            if (booking == null || chance(0.1)) {
                return anybody();
            }
            return switch (random.nextInt(4)) {
                case 0 -> bookerOf(booking.patientNumber());
                case 1 -> Actor.facilityStaff(booking.facilityCode(), "reception-1");
                case 2 -> operator();
                default -> SYSTEM;
            };
        }

        private Actor anybody() {
            return chance(0.5) ? one(strangers) : one(List.copyOf(members.values()));
        }

        /** Operators may have accounts, which hold slots, or names only. */
        private Actor operator() {
            return Actor.operator(chance(0.5) ? "operator-1" : new UUID(1, 1).toString());
        }

        private AccountId accountOf(Actor actor) {
            return AccountId.of(
                    actor.name().length() == 36 && chance(0.98)
                            ? UUID.fromString(actor.name())
                            : UUID.fromString(one(List.copyOf(members.values())).name()));
        }

        /** Mostly one that is active; null means one that does not exist. */
        private @Nullable Booking booking(boolean begun) {
            if (chance(0.02)) {
                return null;
            }
            List<Booking> active = List.copyOf(model().active().values());
            if (begun && chance(0.8)) {
                active = active.stream().filter(b -> !b.startsAt().isAfter(model().now())).toList();
            }
            if (active.isEmpty() || chance(0.1)) {
                active = List.copyOf(model().bookings().values());
            }
            return active.isEmpty() ? null : one(active);
        }

        /** Mostly one that is still to come and on offer; null means one that does not exist. */
        private @Nullable Slot slot() {
            if (chance(0.01)) {
                return null;
            }
            List<Slot> all = model().slots();
            Slot slot = one(all);
            for (int i = 0; i < 20; i++) {
                if ((slot.start().isAfter(model().now()) && model().isOffered(slot))
                        || chance(0.03)) {
                    return slot;
                }
                slot = all.get(all.size() - 1 - random.nextInt(Math.min(all.size(), 250)));
            }
            return slot;
        }

        private AppointmentTime appointment(boolean slots) {
            int how = random.nextInt(10);
            if (how < 5) {
                Slot slot = slot();
                return new AppointmentTime.InSlot(slot == null ? nowhere() : slot.id());
            }
            if (how < 7 && slots) {
                Slot slot = slot();
                return slot == null
                        ? new AppointmentTime.WithAnyPractitioner("OC-X", model().now())
                        : new AppointmentTime.WithAnyPractitioner(
                                slot.agenda().facility(), slot.start());
            }
            return agreed();
        }

        private AppointmentTime agreed() {
            LocalDateTime start =
                    model().today()
                            .plusDays(random.nextInt(9))
                            .atTime(8, 0)
                            .plusMinutes(5L * random.nextInt(48));
            if (chance(0.03)) {
                start =
                        LocalDateTime.parse(
                                one(
                                        List.of(
                                                "2026-10-25T02:30",
                                                "2027-03-28T02:30",
                                                "2027-03-28T03:00",
                                                "2028-06-07T08:00",
                                                "2028-12-01T09:00")));
            } else if (chance(0.02)) {
                // on the edge of what is too late, or too far ahead
                start =
                        LocalDateTime.ofInstant(model().now(), SUMMER)
                                .plusDays(chance(0.5) ? 0 : 730)
                                .plusNanos(1_000L * random.nextInt(-1, 2));
            }
            return new AppointmentTime.Agreed(
                    chance(0.01) ? "OC-X" : one(List.of("OC-1", "OC-1", "OC-2", "OC-M", "OC-P")),
                    one(List.of("DR-1", "DR-1", "DR-2", "DR-2", "DR-9", "", "", "", "", "", ""))
                            .transform(code -> code.isEmpty() ? null : code),
                    start,
                    Duration.ofMinutes(one(List.of(5, 15, 20, 30, 30, 30, 45, 60, 120, 480))));
        }

        private Money price(String patient, String service, AppointmentTime time) {
            String facility = "OC-1";
            Instant start = model().now();
            if (time instanceof AppointmentTime.InSlot in) {
                Optional<Slot> slot =
                        model().slots().stream()
                                .filter(one -> one.id().equals(in.slot()))
                                .findFirst();
                facility = slot.map(one -> one.agenda().facility()).orElse(facility);
                start = slot.map(Slot::start).orElse(start);
            } else if (time instanceof AppointmentTime.WithAnyPractitioner any) {
                facility = any.facilityCode();
                start = any.startsAt();
            } else if (time instanceof AppointmentTime.Agreed agreed) {
                facility = agreed.facilityCode();
                start = agreed.startsAt().toInstant(SUMMER);
            }
            return price(patient, facility, service, start);
        }

        /** Mostly what it costs. */
        private Money price(String patient, String facility, String service, Instant start) {
            LocalDate day = LocalDateTime.ofInstant(start, SUMMER).toLocalDate();
            Money price =
                    model().priceFor(patient, facility, service, day).orElse(Money.ofCents(4_750));
            return chance(0.98) ? price : price.plus(Money.ofCents(1));
        }

        private @Nullable ReminderWish reminder() {
            return chance(0.6)
                    ? null
                    : new ReminderWish(
                            EmailAddress.of("promemoria@example.org"),
                            Reminder.daysBefore(one(List.of(1, 2, 3, 7))));
        }

        private Agenda agenda() {
            return one(model().slots()).agenda();
        }

        private BookingReference unknown() {
            return BookingReference.of("ZZZZZZZZ");
        }

        private SlotId nowhere() {
            return SlotId.of(new UUID(2, random.nextLong()));
        }

        private boolean chance(double of) {
            return random.nextDouble() < of;
        }

        private <T> T one(List<T> of) {
            return of.get(random.nextInt(of.size()));
        }

        private void remember(Object... what) {
            if (latest.size() == REMEMBERED) {
                latest.removeFirst();
            }
            latest.addLast(what);
        }
    }
}
