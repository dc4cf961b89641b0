package io.onecare.portal.it.inside;

import io.onecare.portal.audit.SealJob;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Does to the audit trail what somebody with the database in their hands could: changes, removes or
 * moves the entry before the last sealed one, and takes it back. Answers the number of that seal.
 * None of it is in the way of the job that seals: that looks at the last seal only.
 */
@WebServlet("/under-test/audit")
public class AuditUnderTest extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private static final String COLUMNS =
            "id, arrival, occurred_at, actor_role, actor_name, action, subject_type, subject_id";

    @Inject private transient SealJob job;

    @Resource(lookup = "jdbc/onecare")
    private transient DataSource dataSource;

    private final transient Deque<String> undo = new ArrayDeque<>();

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        doPost(request, response);
    }

    @Override
    protected synchronized void doPost(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        String wish = request.getParameter("do");
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            job.seal();
            if (wish.equals("undo")) {
                while (!undo.isEmpty()) {
                    statement.execute(undo.pop());
                }
            } else if (!wish.equals("seal")) {
                long last = number(statement, "select max(seq) from audit_seal");
                plant(statement, wish, last - 1);
                response.getWriter().print(last - 1);
            }
        } catch (SQLException fault) {
            throw new ServletException(fault);
        }
    }

    private void plant(Statement sql, String wish, long seq) throws SQLException {
        String entry = entryOf(sql, seq);
        switch (wish) {
            case "change" -> {
                String name =
                        text(sql, "select actor_name from audit_entry where id = '" + entry + "'");
                String set = "update audit_entry set actor_name = '%s' where id = '" + entry + "'";
                undo.push(set.formatted(name));
                sql.execute(set.formatted("somebody else"));
            }
            case "remove" -> {
                sql.execute(
                        "create table kept_entry as select "
                                + COLUMNS
                                + " from audit_entry"
                                + " where id = '"
                                + entry
                                + "'");
                undo.push("drop table kept_entry");
                undo.push(
                        "insert into audit_entry ("
                                + COLUMNS
                                + ") overriding system value select "
                                + COLUMNS
                                + " from kept_entry");
                sql.execute("set referential_integrity false");
                sql.execute("delete from audit_entry where id = '" + entry + "'");
                sql.execute("set referential_integrity true");
            }
            case "move" -> { // the entry that came after it is put in its place, and it after that
                String after = entryOf(sql, seq + 1);
                swap(sql, seq, after, seq + 1, entry);
                undo.push("set referential_integrity true");
                undo.push(place(seq + 1, after));
                undo.push(place(seq, entry));
                undo.push(place(seq + 1, UUID.randomUUID().toString()));
                undo.push("set referential_integrity false");
            }
            default -> throw new IllegalArgumentException(wish);
        }
    }

    private static void swap(Statement sql, long one, String first, long other, String second)
            throws SQLException {
        sql.execute("set referential_integrity false");
        sql.execute(place(other, UUID.randomUUID().toString()));
        sql.execute(place(one, first));
        sql.execute(place(other, second));
        sql.execute("set referential_integrity true");
    }

    private static String place(long seq, String entry) {
        return "update audit_seal set entry_id = '" + entry + "' where seq = " + seq;
    }

    private static String entryOf(Statement sql, long seq) throws SQLException {
        return text(sql, "select cast(entry_id as varchar) from audit_seal where seq = " + seq);
    }

    private static String text(Statement sql, String query) throws SQLException {
        try (ResultSet result = sql.executeQuery(query)) {
            result.next();
            return result.getString(1);
        }
    }

    private static long number(Statement sql, String query) throws SQLException {
        return Long.parseLong(text(sql, query));
    }
}
