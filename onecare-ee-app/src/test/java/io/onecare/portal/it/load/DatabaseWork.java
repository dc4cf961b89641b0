package io.onecare.portal.it.load;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** What PostgreSQL was asked and how long it worked at it, as its pg_stat_statements tells. */
final class DatabaseWork {

    /** Not of any request. */
    private static final String OWN =
            " from pg_stat_statements where query not ilike 'begin%' and query not ilike 'commit%'"
                    + " and query not ilike 'set %' and query not ilike '%pg_stat_statements%'";

    private static final int SHOWN = 15;

    private DatabaseWork() {}

    static void start(Connection connection) throws SQLException {
        execute(connection, "create extension if not exists pg_stat_statements");
        execute(connection, "select pg_stat_statements_reset()");
    }

    /** How long it planned and worked, in milliseconds. */
    static double milliseconds(Connection connection) throws SQLException {
        return number(
                connection, "select coalesce(sum(total_plan_time + total_exec_time), 0)" + OWN);
    }

    static double statements(Connection connection) throws SQLException {
        return number(connection, "select coalesce(sum(calls), 0)" + OWN);
    }

    /** The statements that were sent most, each with how often for a request. */
    static String mostSent(Connection connection, int requests) throws SQLException {
        StringBuilder text = new StringBuilder();
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "select calls, total_plan_time + total_exec_time, query"
                                        + OWN
                                        + " order by calls desc, total_exec_time desc limit "
                                        + SHOWN)) {
            while (rows.next()) {
                String query = rows.getString(3).replaceAll("\\s+", " ");
                text.append(
                        "    %6.2f times, %7.3f ms  %s%n"
                                .formatted(
                                        rows.getDouble(1) / requests,
                                        rows.getDouble(2) / requests,
                                        query.substring(0, Math.min(150, query.length()))));
            }
        }
        return text.toString();
    }

    private static double number(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getDouble(1);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
