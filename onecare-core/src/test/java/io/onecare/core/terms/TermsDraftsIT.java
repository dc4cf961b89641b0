package io.onecare.core.terms;

import static io.onecare.core.terms.TermsKind.GENERAL_CONDITIONS;
import static io.onecare.core.terms.TermsKind.PRIVACY_NOTICE;
import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.core.Actor;
import io.onecare.core.Role;
import io.onecare.core.database.DatabaseKind;
import io.onecare.core.database.JpaProvider;
import io.onecare.core.database.TestClock;
import io.onecare.core.database.TestNetwork;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts while they are written, on both providers and both databases. */
class TermsDraftsIT {

    private static final Actor ANNA = new Actor(Role.ADMINISTRATOR, "admin-1");
    private static final Actor BRUNO = new Actor(Role.ADMINISTRATOR, "admin-2");
    private static final Instant NOON = Instant.parse("2026-03-16T11:00:00Z");

    private final TestClock clock = TestClock.at("2026-03-16T11:00:00Z");
    private TestNetwork network;

    @AfterEach
    void close() {
        network.close();
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.schedule.ClinicFixture#everywhere")
    void a_draft_is_kept_as_it_was_typed_and_changed_by_whoever_has_seen_it(
            JpaProvider provider, DatabaseKind kind) {
        network = TestNetwork.on(provider, kind, clock);
        String longest = "È così.\n".repeat(PublishTerms.MAX_LENGTH / 8);

        DraftOutcome first =
                save(
                        ANNA,
                        new SaveDraft(PRIVACY_NOTICE, 0, "non è un codice", "domani", longest, ""));

        TermsDraft draft =
                new TermsDraft(
                        PRIVACY_NOTICE,
                        1,
                        "non è un codice",
                        "domani",
                        longest,
                        "",
                        NOON,
                        "admin-1");
        assertThat(first).isEqualTo(new DraftOutcome.Saved(draft));
        assertThat(find(BRUNO, PRIVACY_NOTICE)).contains(draft);
        assertThat(find(BRUNO, GENERAL_CONDITIONS)).isEmpty();
        assertThat(find(Actor.operator("desk"), PRIVACY_NOTICE)).isEmpty();

        assertThat(save(BRUNO, text(0, "altro"))).isEqualTo(new DraftOutcome.Overtaken(draft));
        assertThat(save(BRUNO, text(1, "altro"))).isInstanceOf(DraftOutcome.Saved.class);
        assertThat(save(ANNA, text(1, "tardi"))).isInstanceOf(DraftOutcome.Overtaken.class);
        assertThat(drop(1)).isInstanceOf(DraftOutcome.Overtaken.class);
        assertThat(drop(2)).isEqualTo(new DraftOutcome.Dropped());
        assertThat(save(ANNA, text(2, "tardi"))).isEqualTo(new DraftOutcome.Overtaken(null));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.schedule.ClinicFixture#everywhere")
    void of_six_who_save_the_same_revision_at_once_exactly_one_does(
            JpaProvider provider, DatabaseKind kind) throws Exception {
        network = TestNetwork.on(provider, kind, clock);
        for (int revision = 0; revision < 3; revision++) {
            int from = revision;
            CountDownLatch start = new CountDownLatch(1);
            ExecutorService threads = Executors.newFixedThreadPool(6);
            List<Future<DraftOutcome>> outcomes = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                SaveDraft wish = text(from, "testo " + i);
                outcomes.add(
                        threads.submit(
                                () -> {
                                    start.await();
                                    return save(ANNA, wish);
                                }));
            }

            start.countDown();

            int saved = 0;
            for (Future<DraftOutcome> outcome : outcomes) {
                saved += outcome.get() instanceof DraftOutcome.Saved ? 1 : 0;
            }
            threads.shutdown();
            assertThat(saved).as("revision %d", from).isEqualTo(1);
            assertThat(find(ANNA, PRIVACY_NOTICE)).map(TermsDraft::revision).contains(from + 1);
        }
    }

    private static SaveDraft text(int from, String italian) {
        return new SaveDraft(PRIVACY_NOTICE, from, "2026-02", "", italian, "");
    }

    private DraftOutcome save(Actor actor, SaveDraft draft) {
        return network.inTransaction(o -> o.termsDrafts().save(actor, draft));
    }

    private DraftOutcome drop(int revision) {
        return network.inTransaction(o -> o.termsDrafts().drop(ANNA, PRIVACY_NOTICE, revision));
    }

    private Optional<TermsDraft> find(Actor actor, TermsKind kind) {
        return network.withoutTransaction(o -> o.termsDrafts().find(actor, kind));
    }
}
