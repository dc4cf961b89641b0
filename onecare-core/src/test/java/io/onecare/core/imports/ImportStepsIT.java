package io.onecare.core.imports;

import static io.onecare.core.imports.ImportFixture.ADMINISTRATOR;
import static io.onecare.core.imports.ImportFixture.TODAY;
import static io.onecare.core.imports.ImportFixture.facility;
import static io.onecare.core.imports.ImportFixture.known;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onecare.core.ErrorCode;
import io.onecare.core.OneCare;
import io.onecare.core.OneCareException;
import io.onecare.core.database.DatabaseKind;
import io.onecare.core.database.JpaProvider;
import io.onecare.core.network.AddPriceList;
import io.onecare.core.network.LocalizedName;
import io.onecare.core.schedule.ClinicFixture;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The steps of an import in any order, twice, at once and broken off. */
class ImportStepsIT {

    private ImportFixture fixture;

    static Stream<Arguments> everywhere() {
        return ClinicFixture.everywhere();
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private static ImportOutcome refused(ImportRefusal reason) {
        return new ImportOutcome.Refused(reason);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("everywhere")
    void each_step_is_taken_in_its_order_only(JpaProvider provider, DatabaseKind kind) {
        fixture = ImportFixture.on(provider, kind);
        ImportId id = fixture.staged(ImportKind.FACILITIES, ImportMode.REPLACE, List.of());
        SourceLine line = new SourceLine(2, known("OC-1"));

        assertThat(fixture.check(id)).isEqualTo(refused(ImportRefusal.NOTHING_STAGED));
        assertThat(fixture.apply(id)).isEqualTo(refused(ImportRefusal.NOT_CHECKED));
        assertThat(
                        fixture.stage(
                                id,
                                List.of(
                                        line,
                                        new SourceLine(3, new PriceListRow(null, null, null)))))
                .isEqualTo(refused(ImportRefusal.ROW_OF_ANOTHER_KIND));
        assertThat(ImportFixture.report(fixture.stage(id, List.of(line))).total().staged())
                .isEqualTo(1);
        fixture.checked(id);
        assertThat(fixture.stage(id, List.of(line))).isEqualTo(refused(ImportRefusal.NOT_STAGING));
        ImportReport again = fixture.checked(id); // a check may be repeated
        assertThat(again.total().gone()).isEqualTo(1);
        fixture.applied(again);
        assertThat(fixture.apply(id)).isEqualTo(refused(ImportRefusal.ALREADY_APPLIED));
        assertThat(fixture.check(id)).isEqualTo(refused(ImportRefusal.ALREADY_APPLIED));
        assertThat(abandon(id)).isEqualTo(refused(ImportRefusal.ALREADY_APPLIED));

        ImportId other =
                fixture.staged(ImportKind.FACILITIES, ImportMode.UPSERT, List.of(known("OC-1")));
        assertThat(ImportFixture.report(abandon(other)).state()).isEqualTo(ImportState.ABANDONED);
        assertThat(fixture.check(other)).isEqualTo(refused(ImportRefusal.ABANDONED));
        assertThat(fixture.apply(other)).isEqualTo(refused(ImportRefusal.ABANDONED));
        List<ImportReport> page =
                fixture.clinic.read(o -> o.imports().page(ADMINISTRATOR, null, 1));
        List<ImportReport> next =
                fixture.clinic.read(o -> o.imports().page(ADMINISTRATOR, page.get(0), 10));
        assertThat(Stream.concat(page.stream(), next.stream()).map(ImportReport::id))
                .containsExactlyInAnyOrder(id, other);
        assertThatThrownBy(
                        () ->
                                fixture.clinic.read(
                                        o -> o.imports().apply(ADMINISTRATOR, id, p -> {})))
                .isInstanceOfSatisfying(
                        OneCareException.class,
                        fault ->
                                assertThat(fault.code()).isEqualTo(ErrorCode.TRANSACTION_REQUIRED));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("everywhere")
    void what_was_shown_is_not_applied_to_a_network_that_has_changed(
            JpaProvider provider, DatabaseKind kind) {
        fixture = ImportFixture.on(provider, kind);
        ImportReport checked =
                fixture.checked(ImportKind.FACILITIES, ImportMode.REPLACE, List.of(known("OC-1")));
        fixture.clinic.write(
                o ->
                        o.networkEditor()
                                .add(
                                        ADMINISTRATOR,
                                        new AddPriceList("PLUS", LocalizedName.of("Più", null))));

        assertThat(fixture.apply(checked.id()))
                .isEqualTo(refused(ImportRefusal.CHANGED_SINCE_CHECK));
        assertThat(gone("OC-2")).isFalse();

        fixture.applied(fixture.checked(checked.id()));
        assertThat(gone("OC-2")).isTrue();
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("everywhere")
    void of_two_that_apply_at_once_the_second_is_told_to_check_again(
            JpaProvider provider, DatabaseKind kind) throws Exception {
        fixture = ImportFixture.on(provider, kind);
        ImportReport one =
                fixture.checked(
                        ImportKind.FACILITIES, ImportMode.UPSERT, List.of(facility("OC-8", null)));
        ImportReport other =
                fixture.checked(
                        ImportKind.FACILITIES, ImportMode.UPSERT, List.of(facility("OC-9", null)));
        CountDownLatch firstHasApplied = new CountDownLatch(1);
        CountDownLatch secondHasDecided = new CountDownLatch(1);

        CompletableFuture<ImportOutcome> first =
                CompletableFuture.supplyAsync(
                        () ->
                                fixture.clinic.write(
                                        o -> {
                                            ImportOutcome outcome =
                                                    o.imports()
                                                            .apply(
                                                                    ADMINISTRATOR,
                                                                    one.id(),
                                                                    p -> {});
                                            firstHasApplied.countDown();
                                            // held open: whoever does not wait decides meanwhile
                                            await(secondHasDecided);
                                            return outcome;
                                        }));
        assertThat(firstHasApplied.await(20, TimeUnit.SECONDS)).isTrue();
        ImportOutcome second =
                fixture.clinic.write(
                        o -> {
                            ImportOutcome outcome =
                                    o.imports().apply(ADMINISTRATOR, other.id(), p -> {});
                            secondHasDecided.countDown();
                            return outcome;
                        });

        assertThat(first.get(20, TimeUnit.SECONDS)).isInstanceOf(ImportOutcome.Done.class);
        assertThat(second).isEqualTo(refused(ImportRefusal.CHANGED_SINCE_CHECK));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("everywhere")
    void one_import_that_is_applied_twice_at_once_is_applied_once(
            JpaProvider provider, DatabaseKind kind) throws Exception {
        fixture = ImportFixture.on(provider, kind);
        ImportId id =
                fixture.checked(
                                ImportKind.FACILITIES,
                                ImportMode.UPSERT,
                                List.of(facility("OC-9", null)))
                        .id();
        List<ImportOutcome> outcomes = Collections.synchronizedList(new ArrayList<>());

        CompletableFuture.allOf(
                        IntStream.range(0, 4)
                                .mapToObj(
                                        i ->
                                                CompletableFuture.runAsync(
                                                        () -> outcomes.add(fixture.apply(id))))
                                .toArray(CompletableFuture[]::new))
                .get(30, TimeUnit.SECONDS);

        assertThat(outcomes).filteredOn(ImportOutcome.Done.class::isInstance).hasSize(1);
        assertThat(outcomes)
                .filteredOn(ImportOutcome.Refused.class::isInstance)
                .containsOnly(refused(ImportRefusal.ALREADY_APPLIED));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("everywhere")
    void a_check_that_breaks_off_can_be_taken_over_and_one_that_is_overtaken_says_so(
            JpaProvider provider, DatabaseKind kind) {
        fixture = ImportFixture.on(provider, kind);
        ImportId id =
                fixture.staged(ImportKind.FACILITIES, ImportMode.UPSERT, List.of(known("OC-1")));
        Imports imports = fixture.clinic.read(OneCare::imports);

        assertThatThrownBy(
                        () ->
                                imports.check(
                                        ADMINISTRATOR,
                                        id,
                                        fixture.transactions,
                                        p -> {
                                            if (p.phase() == ImportPhase.FINDING_GONE) {
                                                throw new IllegalStateException("power cut");
                                            }
                                        }))
                .hasMessage("power cut");
        assertThat(fixture.apply(id)).isEqualTo(refused(ImportRefusal.NOT_CHECKED));

        List<ImportOutcome> inner = new ArrayList<>();
        ImportOutcome outer =
                imports.check(
                        ADMINISTRATOR,
                        id,
                        fixture.transactions,
                        p -> {
                            if (p.phase() == ImportPhase.FINDING_GONE && inner.isEmpty()) {
                                inner.add(fixture.check(id));
                            }
                        });

        assertThat(inner).singleElement().isInstanceOf(ImportOutcome.Done.class);
        assertThat(outer).isEqualTo(refused(ImportRefusal.CHECKED_BY_ANOTHER));
        assertThat(ImportFixture.report(fixture.apply(id)).total().changed()).isEqualTo(1);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("everywhere")
    void progress_only_grows_and_each_phase_reaches_its_total(
            JpaProvider provider, DatabaseKind kind) {
        fixture = ImportFixture.on(provider, kind);
        fixture.applied(
                fixture.checked(
                        ImportKind.FACILITIES,
                        ImportMode.UPSERT,
                        List.of(known("OC-1"), facility("OC-9", null))));

        assertThat(fixture.progress)
                .extracting(p -> p.phase() + " " + p.done() + "/" + p.total())
                .containsExactly(
                        "MATCHING 0/2",
                        "MATCHING 2/2",
                        "COMPARING 0/2",
                        "COMPARING 2/2",
                        "FINDING_GONE 0/2",
                        "FINDING_GONE 2/2",
                        "COMPARING 0/2",
                        "COMPARING 2/2",
                        "COUNTING 0/2",
                        "COUNTING 2/2",
                        "ENDING 0/2",
                        "ENDING 2/2",
                        "ADDING 0/2",
                        "ADDING 2/2",
                        "CHANGING 0/2",
                        "CHANGING 2/2");
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("everywhere")
    void what_is_left_of_imports_that_nobody_touches_is_swept_away(
            JpaProvider provider, DatabaseKind kind) {
        fixture = ImportFixture.on(provider, kind);
        ImportId left =
                fixture.staged(
                        ImportKind.FACILITIES,
                        ImportMode.UPSERT,
                        List.of(known("oc 1"), facility("OC-9", null)));
        ImportReport applied =
                fixture.applied(
                        fixture.checked(
                                ImportKind.FACILITIES, ImportMode.UPSERT, List.of(known("OC-1"))));
        fixture.clinic.clock.forward(Duration.ofHours(1));
        ImportId young =
                fixture.staged(ImportKind.FACILITIES, ImportMode.UPSERT, List.of(known("OC-2")));
        fixture.clinic.clock.forward(Duration.ofHours(1));

        int swept =
                fixture.clinic
                        .read(OneCare::imports)
                        .cleanUp(
                                ADMINISTRATOR,
                                fixture.clinic.clock.instant().minus(Duration.ofMinutes(90)),
                                fixture.transactions);

        assertThat(swept).isEqualTo(2);
        assertThat(
                        fixture.clinic.count(
                                "select (select count(*) from import_facility)"
                                        + " + (select count(*) from import_facility_phone)"
                                        + " + (select count(*) from import_problem)"))
                .isEqualTo(2); // of the young one: its row, and that its position is the comune's
        assertThat(find(left).state()).isEqualTo(ImportState.ABANDONED);
        assertThat(find(applied.id())).isEqualTo(applied);
        fixture.checked(young);
        assertThat(gone("OC-2")).isFalse();
    }

    private ImportReport find(ImportId id) {
        return fixture.clinic.read(o -> o.imports().find(ADMINISTRATOR, id)).orElseThrow();
    }

    private ImportOutcome abandon(ImportId id) {
        return fixture.clinic.write(o -> o.imports().abandon(ADMINISTRATOR, id));
    }

    private boolean gone(String code) {
        return fixture.clinic.count(
                        "select count(*) from facility where code = '"
                                + code
                                + "' and valid_until = date '"
                                + TODAY
                                + "'")
                == 1;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(300, TimeUnit.MILLISECONDS);
        } catch (InterruptedException fault) {
            throw new IllegalStateException(fault);
        }
    }
}
