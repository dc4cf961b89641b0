package io.onecare.portal.it.load;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/**
 * Adds to a database with the demo network, while no portal runs, nine more facilities like each of
 * its own, some hundred metres away, with services, prices, practitioners, agendas and slots.
 */
final class TenfoldNetwork {

    private static final int COPIES = 9;

    private static final String FACILITY = key("facility_id");
    private static final String PRACTITIONER = key("practitioner_id");
    private static final String SCHEDULE = key("schedule_id");

    private final Connection connection;

    private TenfoldNetwork(Connection connection) {
        this.connection = connection;
    }

    static void add(Connection connection) throws SQLException {
        new TenfoldNetwork(connection).add();
    }

    private void add() throws SQLException {
        copy(
                "facility",
                Map.of(
                        "id",
                        key("id"),
                        "code",
                        "t.code || '-' || n",
                        "name",
                        "t.name || ' ' || n",
                        "latitude",
                        "t.latitude + 0.004 * (n - 5)",
                        "longitude",
                        "t.longitude + 0.003 * (n % 5 - 2)"));
        copy("facility_phone", Map.of("facility_id", FACILITY));
        copy("facility_service", Map.of("facility_id", FACILITY));
        copy("tariff", Map.of("id", key("id"), "facility_id", FACILITY));
        copy("practitioner", Map.of("id", key("id"), "code", "t.code || '-' || n"));
        copy(
                "practitioner_facility",
                Map.of("practitioner_id", PRACTITIONER, "facility_id", FACILITY));
        copy(
                "schedule",
                Map.of(
                        "id",
                        key("id"),
                        "code",
                        "t.code || '-' || n",
                        "facility_id",
                        FACILITY,
                        "practitioner_id",
                        PRACTITIONER));
        copy("schedule_service", Map.of("schedule_id", SCHEDULE));
        copy("schedule_opening", Map.of("schedule_id", SCHEDULE));
        copy(
                "slot",
                Map.of("id", key("id"), "schedule_id", SCHEDULE, "practitioner_id", PRACTITIONER));
        try (Statement statement = connection.createStatement()) {
            statement.execute("update network_revision set revision = revision + 1");
            statement.execute("analyze");
        }
    }

    private void copy(String table, Map<String, String> other) throws SQLException {
        Rows.copy(connection, table, other, "generate_series(1, %d) n".formatted(COPIES), "true");
    }

    private static String key(String column) {
        return Rows.key(column);
    }
}
