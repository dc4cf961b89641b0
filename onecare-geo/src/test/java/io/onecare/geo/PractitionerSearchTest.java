package io.onecare.geo;

import static io.onecare.geo.ChangingSource.facility;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onecare.core.Actor;
import io.onecare.core.network.FacilityListing;
import io.onecare.core.network.PractitionerListing;
import io.onecare.core.network.PractitionerName;
import io.onecare.core.place.Address;
import io.onecare.core.place.GeoPoint;
import io.onecare.core.search.FacilityCriteria;
import io.onecare.core.search.FacilityMatch;
import io.onecare.core.search.FacilitySearch;
import io.onecare.core.search.PageRequest;
import io.onecare.core.time.ValidityPeriod;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Somebody looks for a doctor by name. */
class PractitionerSearchTest {

    private static final Actor VISITOR = Actor.visitor();
    private static final GeoPoint MILANO = GeoPoint.ofLatLon(45.4642, 9.19);

    private static final PractitionerListing NICOLO =
            practitioner("DR-1", "Dott.", "Nicolò", "De Rossi");
    private static final PractitionerListing ROSSELLA =
            practitioner("DR-2", "Dott.ssa", "Rossella", "Bianchi");
    private static final PractitionerListing NAMESAKE =
            practitioner("DR-3", null, "Nicolò", "De Rossi");
    private static final PractitionerListing RETIRED = practitioner("DR-4", null, "Rosa", "Aa");

    /** North of Milano, one after the other; G is no longer in the network. */
    private static final FacilityListing A = facility("A", GeoPoint.ofLatLon(45.4742, 9.19));

    private static final FacilityListing B = facility("B", GeoPoint.ofLatLon(45.4842, 9.19));
    private static final FacilityListing C = facility("C", GeoPoint.ofLatLon(45.4942, 9.19));
    private static final FacilityListing GONE =
            facility(
                    "G",
                    "Centro G",
                    Address.of("Via Nuvola 1", "20121", "Milano", "MI"),
                    MILANO,
                    ValidityPeriod.between(LocalDate.of(2020, 1, 1), LocalDate.of(2026, 1, 1)));

    private final FacilitySearch search =
            SnapshotFacilitySearch.over(
                    ChangingSource.of(A, B, C, GONE)
                            .staffed(
                                    Map.of(
                                            "A", List.of(ROSSELLA),
                                            "B", List.of(ROSSELLA, NICOLO),
                                            "G", List.of(NICOLO, RETIRED),
                                            "NOT-THERE", List.of(NAMESAKE),
                                            "C", List.of(NAMESAKE))),
                    Clock.fixed(Instant.parse("2026-03-16T10:00:00Z"), ZoneOffset.UTC),
                    Runnable::run);

    @Test
    void facilities_are_found_by_who_works_there_and_say_who_was_meant() {
        assertThat(find("rossi")).containsExactly("B [DR-1]", "C [DR-3]");
        assertThat(find("ross")).containsExactly("A [DR-2]", "B [DR-2, DR-1]", "C [DR-3]");
        assertThat(find("de ROSSI nicolo")).containsExactly("B [DR-1]", "C [DR-3]");
        assertThat(find("dott. de rossi")).containsExactly("B [DR-1]");
        assertThat(find("bianchi rossella")).containsExactly("A [DR-2]", "B [DR-2]");
        assertThat(find("ossi")).isEmpty();
        assertThat(find("rossella de rossi")).isEmpty();
    }

    @Test
    void a_name_without_letters_asks_for_nobody() {
        assertThat(find(" . ")).containsExactly("A []", "B []", "C []");
    }

    @Test
    void the_map_and_the_whole_answer_know_the_practitioner_too() {
        FacilityCriteria nicolo = FacilityCriteria.any().ofPractitioner("nicolo");

        assertThat(search.all(VISITOR, nicolo))
                .extracting(PractitionerSearchTest::told)
                .containsExactly("B [DR-1]", "C [DR-3]");
        assertThat(search.locate(VISITOR, nicolo)).hasSize(2);
        assertThat(
                        search.all(VISITOR, nicolo.near(MILANO).withinRadius(2_500.0)).stream()
                                .map(PractitionerSearchTest::told))
                .containsExactly("B [DR-1]");
    }

    @Test
    void names_are_suggested_in_order_and_only_of_those_who_work_there_today() {
        assertThat(search.practitioners(VISITOR, "ro", 9))
                .containsExactly(ROSSELLA, NICOLO, NAMESAKE);
        assertThat(search.practitioners(VISITOR, "ro", 2)).containsExactly(ROSSELLA, NICOLO);
        assertThat(search.practitioners(VISITOR, "rosa", 9)).isEmpty();
        assertThat(search.practitioners(VISITOR, "!", 9)).isEmpty();
        assertThatThrownBy(() -> search.practitioners(VISITOR, "ro", 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("limit (0)");
    }

    private List<String> find(String practitioner) {
        return search
                .find(
                        VISITOR,
                        FacilityCriteria.any().near(MILANO).ofPractitioner(practitioner),
                        new PageRequest(1, 20))
                .matches()
                .stream()
                .map(PractitionerSearchTest::told)
                .toList();
    }

    private static String told(FacilityMatch match) {
        return match.facility().code()
                + " "
                + match.practitioners().stream().map(PractitionerListing::code).toList();
    }

    private static PractitionerListing practitioner(
            String code, @Nullable String title, String givenName, String familyName) {
        return new PractitionerListing(code, PractitionerName.of(title, givenName, familyName));
    }
}
