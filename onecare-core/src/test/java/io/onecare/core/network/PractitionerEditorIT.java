package io.onecare.core.network;

import static io.onecare.core.schedule.ClinicFixture.ALLERGY;
import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.core.Actor;
import io.onecare.core.Role;
import io.onecare.core.access.FoundEntry;
import io.onecare.core.audit.ChangedField;
import io.onecare.core.database.DatabaseKind;
import io.onecare.core.database.JpaProvider;
import io.onecare.core.network.NetworkWarning.Kind;
import io.onecare.core.schedule.ClinicFixture;
import io.onecare.core.schedule.SlotCriteria;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Practitioners changed by people, on both providers and both databases. */
class PractitionerEditorIT {

    private static final Actor ADMINISTRATOR =
            new Actor(Role.ADMINISTRATOR, "00000000-0000-4000-8000-000000000001");
    private static final PractitionerName ADA = PractitionerName.of("Dott.ssa", "Ada", "Prova");
    private static final PractitionerName MARRIED =
            PractitionerName.of(null, "Ada", "Àbaco in Prova");

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.schedule.ClinicFixture#everywhere")
    void a_practitioner_is_renamed_and_works_elsewhere_once_what_hangs_on_it_was_read(
            JpaProvider provider, DatabaseKind kind) {
        try (ClinicFixture clinic = ClinicFixture.on(provider, kind)) {
            clinic.add("AG-1", "OC-1");
            clinic.extend("AG-1", 10);
            clinic.book(clinic.free(SlotCriteria.at("OC-1", ALLERGY)).get(0).slot());
            PractitionerSheet seen = sheet(clinic, "DR-1");
            long revision = revision(clinic);
            List<NetworkWarning> warnings =
                    List.of(
                            new NetworkWarning(Kind.BOOKINGS_OF_PRACTITIONER, "OC-1", 1),
                            new NetworkWarning(Kind.SCHEDULES_OF_PRACTITIONER, "OC-1", 1));

            assertThat(change(clinic, seen, MARRIED, Set.of("OC-2"), Set.of()))
                    .isEqualTo(new NetworkChange.Warned<>(warnings));
            assertThat(sheet(clinic, "DR-1")).isEqualTo(seen);
            assertThat(change(clinic, seen, MARRIED, Set.of("OC-2", "OC-9"), Set.of()))
                    .isEqualTo(
                            new NetworkChange.Refused<>(NetworkRefusal.UNKNOWN_FACILITY, "OC-9"));
            List<ChangedField> changes =
                    List.of(
                            new ChangedField("title", "Dott.ssa", null),
                            new ChangedField("familyName", "Prova", "Àbaco in Prova"),
                            new ChangedField("facility", "OC-1", null));
            assertThat(change(clinic, seen, MARRIED, Set.of("OC-2"), Set.copyOf(warnings)))
                    .isEqualTo(new NetworkChange.Done<>("DR-1", changes));

            PractitionerSheet now = sheet(clinic, "DR-1");
            assertThat(now.name()).isEqualTo(MARRIED);
            assertThat(now.facilityCodes()).containsExactly("OC-2");
            assertThat(revision(clinic)).isEqualTo(revision + 1);
            assertThat(change(clinic, seen, ADA, Set.of("OC-1"), Set.of()))
                    .isEqualTo(new NetworkChange.Outdated<>(now));
            assertThat(change(clinic, now, MARRIED, Set.of("OC-2"), Set.of()))
                    .isEqualTo(new NetworkChange.Done<>("DR-1", List.of()));
            assertThat(history(clinic, now))
                    .singleElement()
                    .satisfies(
                            entry -> {
                                assertThat(entry.entry().action())
                                        .isEqualTo("PRACTITIONER_CHANGED");
                                assertThat(entry.changes()).isEqualTo(changes);
                            });
            assertThat(change(clinic, now, MARRIED, Set.of("OC-1", "OC-2"), Set.of()))
                    .isEqualTo(
                            new NetworkChange.Done<>(
                                    "DR-1", List.of(new ChangedField("facility", null, "OC-1"))));
            assertThat(clinic.count("select count(*) from booking where practitioner_id is null"))
                    .isZero();
        }
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.schedule.ClinicFixture#everywhere")
    void a_practitioner_is_added_with_an_entry_and_found_by_words(
            JpaProvider provider, DatabaseKind kind) {
        try (ClinicFixture clinic = ClinicFixture.on(provider, kind)) {
            AddPractitioner ugo = new AddPractitioner("DR-7", MARRIED, Set.of("OC-1"));

            assertThat(add(clinic, ugo)).isInstanceOf(NetworkChange.Done.class);
            assertThat(add(clinic, ugo))
                    .isEqualTo(new NetworkChange.Refused<>(NetworkRefusal.CODE_TAKEN, "DR-7"));

            assertThat(history(clinic, sheet(clinic, "DR-7")))
                    .singleElement()
                    .satisfies(
                            entry ->
                                    assertThat(entry.changes())
                                            .contains(new ChangedField("facility", null, "OC-1")));
            assertThat(named(clinic, "abaco ADA"))
                    .containsExactly(new PractitionerListing("DR-7", MARRIED));
            assertThat(named(clinic, "dr-")).hasSize(2);
            assertThat(named(clinic, "dr_")).isEmpty();
        }
    }

    private static NetworkChange<PractitionerSheet> add(
            ClinicFixture clinic, AddPractitioner command) {
        return clinic.write(o -> o.practitionerEditor().add(ADMINISTRATOR, command));
    }

    private static List<PractitionerListing> named(ClinicFixture clinic, String typed) {
        return clinic.read(o -> o.practitionerEditor().named(ADMINISTRATOR, typed, 10));
    }

    private static NetworkChange<PractitionerSheet> change(
            ClinicFixture clinic,
            PractitionerSheet seen,
            PractitionerName name,
            Set<String> facilities,
            Set<NetworkWarning> accepted) {
        return clinic.write(
                o ->
                        o.practitionerEditor()
                                .change(
                                        ADMINISTRATOR,
                                        new ChangePractitioner(
                                                seen.code(),
                                                seen.stamp(),
                                                name,
                                                facilities,
                                                accepted)));
    }

    private static PractitionerSheet sheet(ClinicFixture clinic, String code) {
        return clinic.read(o -> o.practitionerEditor().find(ADMINISTRATOR, code)).orElseThrow();
    }

    private static long revision(ClinicFixture clinic) {
        return clinic.read(o -> o.facilityDirectory().revision(ADMINISTRATOR));
    }

    private static List<FoundEntry> history(ClinicFixture clinic, PractitionerSheet one) {
        return clinic.read(
                        o ->
                                o.changeHistory()
                                        .of(
                                                ADMINISTRATOR,
                                                PractitionerEditor.SUBJECT,
                                                one.id().toString(),
                                                null,
                                                10))
                .entries();
    }
}
