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
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Leaves a file as a node leaves it that is killed at work: claimed, and heard of last long ago.
 * And tells how the file lies in the data folder.
 */
@WebServlet("/under-test/imports")
public class ImportsUnderTest extends HttpServlet {

    private static final long serialVersionUID = 1L;

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
