package io.onecare.core.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The expected hashes were computed with another program, Python's struct and hashlib. */
class SealHashTest {

    private static final String FIRST =
            "c07e1f3a8865aed54ea1109645a09198d1b54da33ef1772c49b17835d1a4a268";
    private static final String SECOND =
            "2b6e7ad110f28c66cbca36ace014f440ce8a0f0990ab0dab59555d1ab723380d";

    @Test
    void a_hash_is_what_its_description_says() {
        SealedEntry first =
                new SealedEntry(
                        id(1),
                        7,
                        1_780_898_400_000_000L,
                        "OPERATOR",
                        "desk-1",
                        "BOOKING_CONFIRMED",
                        "Booking",
                        "00000000-0000-4000-8000-0000000000aa",
                        0,
                        List.of());
        SealedEntry second =
                new SealedEntry(id(2), 9, -1, "SYSTEM", "però", "A", "B", "C", 0, List.of());

        assertThat(SealHash.of("0".repeat(64), 1, 1_780_898_460_000_000L, first)).isEqualTo(FIRST);
        assertThat(SealHash.of(FIRST, 2, 1_780_898_460_000_000L, second)).isEqualTo(SECOND);
    }

    @Test
    void no_two_entries_are_written_alike() {
        SealedEntry one = new SealedEntry(id(1), 1, 1, "SYSTEM", "ab", "A", "B", "C", 0, List.of());
        SealedEntry other =
                new SealedEntry(id(1), 1, 1, "SYSTEM", "a", "bA", "B", "C", 0, List.of());

        assertThat(SealHash.of(FIRST, 1, 1, one)).isNotEqualTo(SealHash.of(FIRST, 1, 1, other));
    }

    @Test
    void the_hash_of_a_change_is_what_its_description_says() {
        SealedEntry change =
                new SealedEntry(
                        id(1),
                        7,
                        1_780_898_400_000_000L,
                        "ADMINISTRATOR",
                        "ada",
                        "FACILITY_CHANGED",
                        "Facility",
                        "f-1",
                        2,
                        List.of(
                                new ChangedField("name", "Casa", "Città"),
                                new ChangedField("validUntil", null, "2027-01-01")));

        assertThat(SealHash.of("0".repeat(64), 1, 1_780_898_460_000_000L, change))
                .isEqualTo("cc41636b18ce03a912d3c2f1c16e5d230610267043abb8617cba4d5e8201febe");
    }

    private static AuditEntryId id(int number) {
        return AuditEntryId.of(UUID.fromString("00000000-0000-4000-8000-%012d".formatted(number)));
    }
}
