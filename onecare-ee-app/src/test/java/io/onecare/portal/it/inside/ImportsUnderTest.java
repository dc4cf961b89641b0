package io.onecare.portal.it.inside;

import io.onecare.portal.settings.PortalSettings;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Leaves a file as a node leaves it that is killed at work: claimed, and heard of last long ago.
 * And tells how the file lies in the data folder, who has looked at it, and what is staged of it.
 */
@WebServlet("/under-test/imports")
public class ImportsUnderTest extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private static final Map<String, String> QUESTIONS =
            Map.of(
                    "looks",
                    "select count(*) from audit_entry a join sent_file f on a.subject_id in"
                            + " (cast(f.id as varchar(36)), cast(f.import_id as varchar(36)))"
                            + " where a.action = 'ROLL_IMPORT_VIEWED' and f.id = ?",
                    "people",
                    "select count(*) from import_member m join sent_file f on f.import_id ="
                            + " m.import_id where f.id = ?");

    @Inject private transient PortalSettings settings;

    @Resource(lookup = "jdbc/onecare")
    private transient DataSource dataSource;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        UUID id = UUID.fromString(request.getParameter("id"));
        if (request.getParameter("do").equals("look")) {
            Path file =
                    settings.dataFolder().orElseThrow().resolve("imports").resolve(id.toString());
            response.getWriter()
                    .print(
                            Files.exists(file)
                                    ? Files.size(file)
                                            + " "
                                            + PosixFilePermissions.toString(
                                                    Files.getPosixFilePermissions(file))
                                    : "none");
            return;
        }
        String question = QUESTIONS.get(request.getParameter("do"));
        if (question != null) {
            try (Connection connection = dataSource.getConnection();
                    PreparedStatement statement = connection.prepareStatement(question)) {
                statement.setObject(1, id);
                ResultSet answer = statement.executeQuery();
                answer.next();
                response.getWriter().print(answer.getLong(1));
            } catch (SQLException fault) {
                throw new ServletException(fault);
            }
            return;
        }
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement(
                                "update sent_file set state = ?, run_id = random_uuid(),"
                                        + " touched_at = 1 where id = ?")) {
            statement.setString(1, request.getParameter("do"));
            statement.setObject(2, id);
            response.getWriter().print(statement.executeUpdate());
        } catch (SQLException fault) {
            throw new ServletException(fault);
        }
    }
}
