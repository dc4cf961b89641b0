package io.onecare.geo.benchmark;

import io.onecare.geo.benchmark.BenchmarkNetwork.Question;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;

/** A database with a table of the offers that are asked about, position included. */
final class SqlRival implements Rival {

    /** How to ask. */
    enum Plan {
        /** In the order of flat degrees, from the index; distances on the ellipsoid. */
        GEOMETRY(
                "select facility, st_distance(position, p, true) from offer,"
                        + " (select st_setsrid(st_makepoint(?, ?), 4326)::geography p) q"
                        + " where service = ? and list = ?"
                        + " order by position::geometry <-> p::geometry limit 20"),
        /** In the order of the sphere, from the index; distances on the ellipsoid. */
        GEOGRAPHY(
                "select facility, st_distance(position, p, true) from offer,"
                        + " (select st_setsrid(st_makepoint(?, ?), 4326)::geography p) q"
                        + " where service = ? and list = ?"
                        + " order by position <-> p limit 20"),
        /** H2 has no such index: a box that grows, and flat degrees. */
        BOX(
                "select facility, 111195 * sqrt((lat - ?) * (lat - ?) + (lon - ?) * (lon - ?) * ?)"
                        + " d from offer where service = ? and list = ?"
                        + " and lat between ? and ? and lon between ? and ? order by d limit 20");

        private final String sql;

        Plan(String sql) {
            this.sql = sql;
        }
    }

    private final Plan plan;
    private final Connection connection;
    private final PreparedStatement statement;

    SqlRival(String url, int facilities, Plan plan) throws SQLException {
        this.plan = plan;
        this.connection = DriverManager.getConnection(url);
        String table = table(facilities);
        this.statement =
                connection.prepareStatement(plan.sql.replace("from offer", "from " + table));
    }

    private static String table(int facilities) {
        return "offer_" + facilities;
    }

    /** Fills the table unless it is there. */
    static void prepare(AskedOffers offers, String url, boolean postgis) throws SQLException {
        String table = table(offers.count());
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            if (postgis) {
                statement.execute("create extension if not exists postgis");
                statement.execute("create extension if not exists btree_gist");
            }
            try (ResultSet there =
                    connection.getMetaData().getTables(null, null, table, null)) {
                if (there.next()) {
                    return;
                }
            }
            statement.execute(
                    "create table "
                            + table
                            + " (facility int, service int, list int, lat double precision,"
                            + " lon double precision)");
            connection.setAutoCommit(false);
            try (PreparedStatement insert =
                    connection.prepareStatement(
                            "insert into " + table + " values (?, ?, ?, ?, ?)")) {
                insert(offers, insert);
            }
            connection.commit();
            connection.setAutoCommit(true);
            if (postgis) {
                statement.execute("alter table " + table + " add position geography(point, 4326)");
                statement.execute(
                        "update "
                                + table
                                + " set position = st_setsrid(st_makepoint(lon, lat), 4326)");
                statement.execute(
                        "create index on " + table + " using gist (service, list, position)");
                statement.execute(
                        "create index on "
                                + table
                                + " using gist (service, list, (position::geometry))");
                statement.execute("vacuum full analyze " + table);
            } else {
                statement.execute(
                        "create index "
                                + table
                                + "_index on "
                                + table
                                + " (service, list, lat, lon, facility)");
                statement.execute("analyze");
            }
        }
    }

    private static void insert(AskedOffers offers, PreparedStatement insert) throws SQLException {
        for (int key = 0; key < AskedOffers.keys(); key++) {
            int service =
                    key / BenchmarkNetwork.PRICE_LISTS * BenchmarkNetwork.ASKED_SERVICES_STEP;
            for (int facility : offers.facilities(key)) {
                insert.setInt(1, facility);
                insert.setInt(2, service);
                insert.setInt(3, key % BenchmarkNetwork.PRICE_LISTS);
                insert.setDouble(4, offers.latitude(facility));
                insert.setDouble(5, offers.longitude(facility));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    @Override
    public double[] nearest(Question question) throws SQLException {
        if (plan != Plan.BOX) {
            statement.setDouble(1, question.longitude());
            statement.setDouble(2, question.latitude());
            statement.setInt(3, question.service());
            statement.setInt(4, question.list());
            return answer();
        }
        double narrowing = Math.cos(Math.toRadians(question.latitude()));
        for (double degrees = 0.05; ; degrees *= 2) {
            statement.setDouble(1, question.latitude());
            statement.setDouble(2, question.latitude());
            statement.setDouble(3, question.longitude());
            statement.setDouble(4, question.longitude());
            statement.setDouble(5, narrowing * narrowing);
            statement.setInt(6, question.service());
            statement.setInt(7, question.list());
            statement.setDouble(8, question.latitude() - degrees);
            statement.setDouble(9, question.latitude() + degrees);
            statement.setDouble(10, question.longitude() - degrees / narrowing);
            statement.setDouble(11, question.longitude() + degrees / narrowing);
            double[] answer = answer();
            boolean full = answer.length == 2 * BenchmarkNetwork.NEAREST;
            if (full && answer[answer.length - 1] <= degrees * 111_195 || degrees > 20) {
                return answer;
            }
        }
    }

    private double[] answer() throws SQLException {
        double[] answer = new double[2 * BenchmarkNetwork.NEAREST];
        int size = 0;
        try (ResultSet found = statement.executeQuery()) {
            while (found.next()) {
                answer[size++] = found.getInt(1);
                answer[size++] = found.getDouble(2);
            }
        }
        return Arrays.copyOf(answer, size);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
