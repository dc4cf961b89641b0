package io.onecare.core.benchmark;

import io.onecare.core.AccountId;
import io.onecare.core.Actor;
import io.onecare.core.OneCare;
import io.onecare.core.booking.BookingPolicy;
import io.onecare.core.database.DatabaseKind;
import io.onecare.core.database.JpaProvider;
import io.onecare.core.database.Statements;
import io.onecare.core.database.TestNetwork;
import io.onecare.core.schedule.BookingWindow;
import io.onecare.core.schedule.HoldOutcome;
import io.onecare.core.schedule.HoldPolicy;
import io.onecare.core.schedule.HoldSlot;
import io.onecare.core.setting.ChangeSettings;
import io.onecare.core.setting.SettingsVersion;
import io.onecare.core.setting.StoredSettings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.persistence.EntityManager;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What it costs that the insurer's rules are asked of the database where they are applied, instead
 * of being constants: a booking, a hold, and a page of free slots, in turn, on PostgreSQL.
 */
public final class RulesBenchmark {

    private static final Actor SYSTEM = Actor.system("benchmark");
    private static final int VERSIONS = 10;

    /** As far ahead as there are slots. */
    private static final int DAYS = 120;

    private static final int WARM_UP = 4;

    /** So many of a kind before the other rules have their turn. */
    private static final int AT_ONCE = 100;

    /** Where the rules come from. */
    private enum Rules {
        CONSTANT,
        /** Each is asked when it is applied. */
        EACH,
        /** All are asked when a transaction applies the first one, as the portal does. */
        TOGETHER
    }

    private enum Kind {
        BOOKING,
        HOLD,
        SEARCH
    }

    private final Map<Rules, TestNetwork> networks = new EnumMap<>(Rules.class);
    private final AtomicInteger nextSlot;
    private int asked;

    private RulesBenchmark(
            BenchmarkDatabase database,
            JpaProvider provider,
            boolean isCounted,
            AtomicInteger nextSlot) {
        for (Rules rules : Rules.values()) {
            networks.put(rules, network(database, provider, rules, isCounted));
        }
        this.nextSlot = nextSlot;
    }

    /**
     * Runs it.
     *
     * @param arguments as those of {@link Benchmarks}, of which only folder and rounds count, then
     *     one that does not, and the providers, separated by commas
     */
    public static void main(String[] arguments) throws Exception {
        try (EmbeddedPostgres server =
                BenchmarkDatabase.startPostgres(Path.of(arguments[2]).resolve("rules"))) {
            BenchmarkDatabase database = BenchmarkDatabase.filled(server);
            AtomicInteger nextSlot = new AtomicInteger();
            for (String name : arguments[5].split(",")) {
                JpaProvider provider = JpaProvider.valueOf(name);
                RulesBenchmark counted = new RulesBenchmark(database, provider, true, nextSlot);
                counted.settle();
                counted.count(provider);
                counted.abandon();
                RulesBenchmark timed = new RulesBenchmark(database, provider, false, nextSlot);
                timed.time(provider, Integer.parseInt(arguments[3]) * 10);
                timed.abandon();
            }
        }
    }

    private static TestNetwork network(
            BenchmarkDatabase database, JpaProvider provider, Rules rules, boolean isCounted) {
        AtomicReference<TestNetwork> network = new AtomicReference<>();
        Asked asked = new Asked(() -> network.get().entityManager(), rules == Rules.TOGETHER);
        UnaryOperator<OneCare.Builder> settings =
                builder -> rules == Rules.CONSTANT ? constants(builder) : asked.give(builder);
        network.set(
                isCounted
                        ? TestNetwork.counted(
                                provider,
                                DatabaseKind.POSTGRESQL,
                                database.access(),
                                BenchmarkData.CLOCK,
                                settings)
                        : TestNetwork.over(
                                provider, database.access(), BenchmarkData.CLOCK, settings));
        return network.get();
    }

    private static OneCare.Builder constants(OneCare.Builder builder) {
        return builder.bookingPolicy(new BookingPolicy(Duration.ofHours(9), 2))
                .bookingWindow(new BookingWindow(Duration.ZERO, DAYS))
                .holds(new HoldPolicy(Duration.ofMinutes(10), 3));
    }

    /** Used by one thread, with an entity manager for each transaction. */
    private static final class Asked {

        private static final Set<String> TOPICS = Set.of("BOOKING", "WINDOW", "HOLDS");

        private final Supplier<EntityManager> entityManager;
        private final StoredSettings settings;
        private final boolean isTogether;
        private @Nullable EntityManager read;
        private Map<String, SettingsVersion> before = Map.of();

        Asked(Supplier<EntityManager> entityManager, boolean isTogether) {
            this.entityManager = entityManager;
            this.settings = new StoredSettings(entityManager);
            this.isTogether = isTogether;
        }

        OneCare.Builder give(OneCare.Builder builder) {
            return builder.bookingPolicy(
                            () ->
                                    new BookingPolicy(
                                            Duration.ofHours(number("BOOKING", "NOTICE_HOURS")),
                                            number("BOOKING", "ANSWER_DAYS")))
                    .bookingWindow(
                            () -> {
                                SettingsVersion now = inForce("WINDOW");
                                return new BookingWindow(
                                        Duration.ofHours(number(now, "LEAD_HOURS")),
                                        number(now, "DAYS"));
                            })
                    .holds(
                            () -> {
                                SettingsVersion now = inForce("HOLDS");
                                return new HoldPolicy(
                                        Duration.ofMinutes(number(now, "MINUTES")),
                                        number(now, "SLOTS"));
                            });
        }

        private int number(String topic, String name) {
            return number(inForce(topic), name);
        }

        private static int number(SettingsVersion version, String name) {
            return Integer.parseInt(version.find(name).orElseThrow());
        }

        private SettingsVersion inForce(String topic) {
            if (!isTogether) {
                return settings.inForce(SYSTEM, topic);
            }
            if (read != entityManager.get()) {
                before = settings.inForce(SYSTEM, TOPICS);
                read = entityManager.get();
            }
            return Objects.requireNonNull(before.get(topic));
        }
    }

    /** The same rules as the constants, each in its last version. */
    private void settle() {
        TestNetwork network = networks.get(Rules.CONSTANT);
        int known = network.withoutTransaction(o -> o.storedSettings().numbers(SYSTEM)).size();
        if (known > 0) {
            return; // by the provider before
        }
        BookingBenchmark.publishTerms(network);
        for (int version = 1; version <= VERSIONS; version++) {
            int more = VERSIONS - version;
            change(network, version, "BOOKING", "NOTICE_HOURS", 9 + more, "ANSWER_DAYS", 2);
            change(network, version, "WINDOW", "LEAD_HOURS", more, "DAYS", DAYS);
            change(network, version, "HOLDS", "MINUTES", 10 + more, "SLOTS", 3);
        }
    }

    private static void change(
            TestNetwork network,
            int version,
            String topic,
            String name,
            int value,
            String other,
            int otherValue) {
        Map<String, String> values =
                Map.of(name, Integer.toString(value), other, Integer.toString(otherValue));
        network.inTransaction(
                o ->
                        o.settingsEditor()
                                .change(SYSTEM, new ChangeSettings(topic, version - 1, values)));
    }

    private void count(JpaProvider provider) {
        for (Kind kind : Kind.values()) {
            networks.forEach(
                    (rules, network) -> {
                        once(kind, network);
                        System.out.printf(
                                Locale.ROOT,
                                "%-12s %-8s %-9s %2d statements%n",
                                provider,
                                kind,
                                rules,
                                Statements.sentBy(() -> once(kind, network)).size());
                    });
        }
    }

    private void once(Kind kind, TestNetwork network) {
        switch (kind) {
            case BOOKING -> BookingBenchmark.book(network, BookingBenchmark.wish(nextSlot));
            case HOLD -> hold(network, BookingBenchmark.wish(nextSlot));
            case SEARCH -> {
                List<String> facilities = FreeSlotsBenchmark.FACILITIES;
                FreeSlotsBenchmark.nextSlots(
                        network, facilities.get(asked++ * 13 % facilities.size()), 20);
            }
        }
    }

    /** By an account that holds nothing yet. */
    private static void hold(TestNetwork network, BookingBenchmark.Wish wish) {
        HoldSlot command =
                new HoldSlot(AccountId.of(UUID.randomUUID()), wish.slot(), wish.service());
        HoldOutcome outcome = network.inTransaction(o -> o.slotHolds().hold(SYSTEM, command));
        if (!(outcome instanceof HoldOutcome.Held)) {
            throw new IllegalStateException(wish + ": " + outcome);
        }
    }

    private void time(JpaProvider provider, int rounds) {
        for (Kind kind : Kind.values()) {
            Map<Rules, List<Double>> ratios = new EnumMap<>(Rules.class);
            for (int round = 0; round < WARM_UP + rounds; round++) {
                List<Rules> order = new ArrayList<>(networks.keySet());
                Collections.rotate(order, round);
                Map<Rules, Double> seconds = new EnumMap<>(Rules.class);
                order.forEach(rules -> seconds.put(rules, seconds(kind, networks.get(rules))));
                if (round >= WARM_UP) {
                    seconds.forEach(
                            (rules, time) ->
                                    ratios.computeIfAbsent(rules, none -> new ArrayList<>())
                                            .add(time / seconds.get(Rules.CONSTANT)));
                }
            }
            ratios.remove(Rules.CONSTANT);
            ratios.forEach((rules, all) -> tell(provider, kind, rules, all));
        }
    }

    private static void tell(JpaProvider provider, Kind kind, Rules rules, List<Double> ratios) {
        Collections.sort(ratios);
        System.out.printf(
                Locale.ROOT,
                "%-12s %-8s %-9s x%.2f of the time with constants (quarters %.2f %.2f, %d rounds)%n",
                provider,
                kind,
                rules,
                ratios.get(ratios.size() / 2),
                ratios.get(ratios.size() / 4),
                ratios.get(ratios.size() * 3 / 4),
                ratios.size());
    }

    private double seconds(Kind kind, TestNetwork network) {
        long start = System.nanoTime();
        for (int i = 0; i < AT_ONCE; i++) {
            once(kind, network);
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private void abandon() {
        networks.values().forEach(TestNetwork::abandon);
    }
}
