package io.onecare.core.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OrderedIdsTest {

    private static final Instant NOW = Instant.parse("2022-02-22T19:22:22Z");

    @Test
    void ids_of_a_batch_and_of_the_next_one_come_in_the_order_in_which_databases_compare_them() {
        List<String> ids = new ArrayList<>();
        for (Instant batch : List.of(NOW, NOW.plusMillis(1))) {
            OrderedIds some = new OrderedIds(batch);
            for (int i = 0; i < Imports.MAX_BATCH; i++) {
                ids.add(some.next().toString());
            }
        }

        assertThat(ids).doesNotHaveDuplicates().isSorted();
        // the moment of the example in RFC 9562, A.6
        assertThat(ids.get(0)).startsWith("017f22e2-79b0-7000-");
    }

    @Test
    void an_id_is_a_uuid_of_version_7_and_more_than_the_counter_holds_are_still_different() {
        OrderedIds some = new OrderedIds(NOW);
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            ids.add(some.next());
        }

        assertThat(ids).doesNotHaveDuplicates();
        assertThat(ids).allMatch(id -> id.version() == 7 && id.variant() == 2);
    }
}
