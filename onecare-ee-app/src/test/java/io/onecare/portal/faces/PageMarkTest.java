package io.onecare.portal.faces;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.core.access.AccessPosition;
import io.onecare.core.audit.AuditEntryId;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageMarkTest {

    @Test
    void a_place_in_the_list_comes_back_to_the_microsecond() {
        AccessPosition position =
                new AccessPosition(
                        Instant.parse("2026-10-25T00:30:00.123456Z"),
                        AuditEntryId.of(new UUID(7, 9)));

        assertThat(PageMark.of(position).toString())
                .isEqualTo("1792888200123456_00000000-0000-0007-0000-000000000009");
        assertThat(PageMark.read(PageMark.of(position).toString()).map(PageMark::accessPosition))
                .contains(position);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "1",
                "1_",
                "_00000000-0000-0007-0000-000000000009",
                "-1_00000000-0000-0007-0000-000000000009",
                "9999999999999999999_00000000-0000-0007-0000-000000000009",
                "1_00000000-0000-0007-0000-00000000000G",
                "1_00000000-0000-0007-0000-000000000009 or 1=1"
            })
    void anything_else_is_the_first_page(String mark) {
        assertThat(PageMark.read(mark)).isEmpty();
    }
}
