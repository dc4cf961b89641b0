package io.onecare.core.imports;

import static io.onecare.core.imports.ImportFixture.ADMINISTRATOR;
import static io.onecare.core.imports.ImportFixture.TODAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.onecare.core.database.DatabaseKind;
import io.onecare.core.database.JpaProvider;
import io.onecare.core.schedule.ClinicFixture;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that were sent, and mappings that were saved, on both providers and both databases. */
class SentFilesIT {

    private static final SendFile FILE =
            new SendFile(ImportKind.SERVICES, ImportMode.UPSERT, TODAY, "prestazioni.csv", 12);

    private ImportFixture fixture;

    static Stream<Arguments> everywhere() {
        return ClinicFixture.everywhere();
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private <T> T files(Function<SentFiles, T> step) {
        return fixture.clinic.write(o -> step.apply(o.sentFiles()));
    }

    private boolean does(Predicate<SentFiles> step) {
        return fixture.clinic.write(o -> step.test(o.sentFiles()));
    }

    private List<UUID> open() {
        return fixture.clinic.read(o -> o.sentFiles().open(ADMINISTRATOR)).stream()
                .map(SentFile::id)
                .toList();
    }

    private SentFile found(UUID id) {
        return fixture.clinic.read(o -> o.sentFiles().find(ADMINISTRATOR, id)).orElseThrow();
    }

    private Optional<UUID> claim(UUID id, SentFileStep step) {
        return files(f -> f.claim(ADMINISTRATOR, id, step));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("everywhere")
    void one_at_a_time_works_on_a_file_and_whoever_is_not_heard_of_is_followed_by_another(
            JpaProvider provider, DatabaseKind kind) {
        fixture = ImportFixture.on(provider, kind);
        SentFile sent = files(f -> f.send(ADMINISTRATOR, FILE)).orElseThrow();
        UUID id = sent.id();
        assertThat(sent.state()).isEqualTo(SentFileState.MAPPING);
        assertThat(sent.name()).isEqualTo("prestazioni.csv");
        assertThat(claim(id, SentFileStep.READ)).as("without a mapping").isEmpty();
        assertThat(does(f -> f.keepMapping(ADMINISTRATOR, id, "kind = services"))).isTrue();
        assertThat(claim(id, SentFileStep.CHECK)).as("nothing is staged").isEmpty();
        assertThat(claim(id, SentFileStep.APPLY)).as("nothing is checked").isEmpty();

        UUID first = claim(id, SentFileStep.READ).orElseThrow();
        assertThat(claim(id, SentFileStep.READ)).as("somebody is at it").isEmpty();
        assertThat(does(f -> f.keepMapping(ADMINISTRATOR, id, "kind = roll"))).isFalse();
        fixture.clinic.clock.forward(SentFiles.SILENCE);
        assertThat(claim(id, SentFileStep.READ)).as("silent, but not for too long").isEmpty();
        assertThat(
                        does(
                                f ->
                                        f.isAlive(
                                                ADMINISTRATOR,
                                                id,
                                                first,
                                                new FileProgress(
                                                        "MATCHING", RowType.SERVICE, 3, 7))))
                .isTrue();
        fixture.clinic.clock.forward(SentFiles.SILENCE);
        assertThat(found(id).isForsaken(fixture.clinic.clock.instant())).isFalse();
        assertThat(found(id))
                .extracting(SentFile::phase, SentFile::rowType, SentFile::done, SentFile::total)
                .containsExactly("MATCHING", RowType.SERVICE, 3L, 7L);

        fixture.clinic.clock.forward(Duration.ofMillis(1));
        assertThat(found(id).isForsaken(fixture.clinic.clock.instant())).isTrue();
        UUID second = claim(id, SentFileStep.READ).orElseThrow();
        assertThat(does(f -> f.isAlive(ADMINISTRATOR, id, first, null))).as("dead").isFalse();
        assertThat(does(f -> f.end(ADMINISTRATOR, id, first, SentFileState.CHECKED, null)))
                .isFalse();
        assertThat(found(id).phase()).isNull();

        SentFileFault fault = new SentFileFault("NOT_UTF_8", 7, 2, "x".repeat(600));
        assertThat(does(f -> f.end(ADMINISTRATOR, id, second, SentFileState.MAPPING, fault)))
                .isTrue();
        assertThat(found(id).state()).isEqualTo(SentFileState.MAPPING);
        assertThat(found(id).fault())
                .isEqualTo(new SentFileFault("NOT_UTF_8", 7, 2, "x".repeat(500)));
        assertThat(does(f -> f.isAlive(ADMINISTRATOR, id, second, null))).as("over").isFalse();
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("everywhere")
    void a_file_goes_from_reading_to_applied_and_is_found_by_its_import(
            JpaProvider provider, DatabaseKind kind) {
        fixture = ImportFixture.on(provider, kind);
        UUID id = files(f -> f.send(ADMINISTRATOR, FILE)).orElseThrow().id();
        files(f -> f.keepMapping(ADMINISTRATOR, id, "kind = services"));
        UUID reading = claim(id, SentFileStep.READ).orElseThrow();
        ImportId importId =
                fixture.clinic
                        .write(
                                o ->
                                        o.imports()
                                                .begin(
                                                        ADMINISTRATOR,
                                                        BeginImport.of(
                                                                ImportKind.SERVICES,
                                                                ImportMode.UPSERT,
                                                                TODAY)))
                        .id();
        files(f -> f.staged(ADMINISTRATOR, id, reading, importId, true));
        files(f -> f.end(ADMINISTRATOR, id, reading, SentFileState.CHECKED, null));

        assertThat(open()).contains(id);
        UUID again = claim(id, SentFileStep.CHECK).orElseThrow();
        assertThat(found(id).staged()).as("its rows stay").isTrue();
        files(f -> f.end(ADMINISTRATOR, id, again, SentFileState.CHECKED, null));
        UUID applying = claim(id, SentFileStep.APPLY).orElseThrow();
        assertThat(does(f -> f.abandon(ADMINISTRATOR, id))).as("in the middle").isFalse();
        assertThatThrownBy(
                        () ->
                                files(
                                        f ->
                                                f.end(
                                                        ADMINISTRATOR,
                                                        id,
                                                        applying,
                                                        SentFileState.ABANDONED,
                                                        null)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(does(f -> f.end(ADMINISTRATOR, id, applying, SentFileState.APPLIED, null)))
                .isTrue();

        assertThat(open()).doesNotContain(id);
        assertThat(claim(id, SentFileStep.APPLY)).isEmpty();
        assertThat(does(f -> f.abandon(ADMINISTRATOR, id))).isFalse();
        Map<ImportId, SentFile> byImport = files(f -> f.ofImports(ADMINISTRATOR, Set.of(importId)));
        assertThat(byImport).containsOnlyKeys(importId);
        assertThat(byImport.get(importId).name()).isEqualTo("prestazioni.csv");
        fixture.clinic.clock.forward(Duration.ofDays(2));
        UUID old = files(f -> f.send(ADMINISTRATOR, FILE)).orElseThrow().id();
        fixture.clinic.clock.forward(Duration.ofDays(2));
        UUID fresh = files(f -> f.send(ADMINISTRATOR, FILE)).orElseThrow().id();
        Instant yesterday = fixture.clinic.clock.instant().minus(Duration.ofDays(1));
        List<SentFile> untouched = files(f -> f.untouched(ADMINISTRATOR, yesterday));
        assertThat(untouched).extracting(SentFile::id).contains(old).doesNotContain(id, fresh);
        assertThat(does(f -> f.abandon(ADMINISTRATOR, old))).isTrue();
        assertThat(found(old).state()).isEqualTo(SentFileState.ABANDONED);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("everywhere")
    void a_mapping_is_saved_under_a_name_and_found_by_the_columns_it_was_made_for(
            JpaProvider provider, DatabaseKind kind) {
        fixture = ImportFixture.on(provider, kind);
        save(ImportKind.SERVICES, "Mensile", "aa", "uno");
        save(ImportKind.SERVICES, "Annuale", "bb", "due");
        save(ImportKind.ROLL, "Mensile", "aa", "tre");
        fixture.clinic.clock.forward(Duration.ofMinutes(1));
        save(ImportKind.SERVICES, "Mensile", "cc", "quattro");

        assertThat(all())
                .extracting(SavedMapping::kind, SavedMapping::name, SavedMapping::mapping)
                .containsExactly(
                        tuple(ImportKind.ROLL, "Mensile", "tre"),
                        tuple(ImportKind.SERVICES, "Annuale", "due"),
                        tuple(ImportKind.SERVICES, "Mensile", "quattro"));
        assertThat(find(ImportKind.SERVICES, "aa")).as("it was for other columns").isEmpty();
        assertThat(find(ImportKind.SERVICES, "cc")).hasValue("quattro");
        save(ImportKind.SERVICES, "Settimanale", "cc", "cinque");
        assertThat(all()).hasSize(4);
        UUID roll = all().get(0).id();
        boolean deleted = fixture.clinic.write(o -> o.savedMappings().delete(ADMINISTRATOR, roll));
        assertThat(deleted).isTrue();
        assertThat(find(ImportKind.ROLL, "aa")).isEmpty();
        assertThatThrownBy(() -> save(ImportKind.ROLL, " ", "aa", "x"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private void save(ImportKind kind, String name, String header, String text) {
        fixture.clinic.write(o -> o.savedMappings().save(ADMINISTRATOR, kind, name, header, text));
    }

    private List<SavedMapping> all() {
        return fixture.clinic.read(o -> o.savedMappings().all(ADMINISTRATOR));
    }

    private Optional<String> find(ImportKind kind, String header) {
        return fixture.clinic
                .read(o -> o.savedMappings().find(ADMINISTRATOR, kind, header))
                .map(SavedMapping::mapping);
    }
}
