package io.onecare.portal.wiring;

import io.onecare.portal.settings.PortalSettings;
import io.onecare.portal.settings.StartupFailure;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.output.MigrateResult;
import org.jspecify.annotations.Nullable;

/** The portal's database: its schema, its health, and the entity manager for the library. */
@ApplicationScoped
public class Database {

    private static final Logger LOG = System.getLogger(Database.class.getName());

    /**
     * Where the library keeps its schema; the empty file flyway.location beside it is needed on
     * Liberty.
     */
    private static final String SCHEMA = "classpath:db/onecare";

    /** H2: the file is open in another process. */
    private static final int H2_DATABASE_ALREADY_OPEN = 90020;

    private static final int PROBE_MILLIS = 5_000;

    @Inject private PortalSettings settings;

    @Resource(lookup = "jdbc/onecare")
    private DataSource dataSource;

    @Produces
    @PersistenceContext(unitName = "onecare")
    private EntityManager entityManager;

    /**
     * Brings the schema up to date.
     *
     * @throws StartupFailure if the database cannot be opened or a migration fails
     */
    public void migrate() {
        try (Connection connection = dataSource.getConnection()) {
            LOG.log(
                    Level.INFO,
                    "Database: {0} {1}",
                    connection.getMetaData().getDatabaseProductName(),
                    connection.getMetaData().getDatabaseProductVersion());
        } catch (SQLException fault) {
            throw new StartupFailure(reason(fault), fault);
        }
        try {
            MigrateResult result =
                    Flyway.configure(Thread.currentThread().getContextClassLoader())
                            .dataSource(dataSource)
                            .locations(SCHEMA)
                            .load()
                            .migrate();
            if (result.migrationsExecuted == 0 && result.initialSchemaVersion == null) {
                throw new StartupFailure(
                        "No schema was found under ("
                                + SCHEMA
                                + "). Maybe onecare-core was repacked without its resources.");
            }
            LOG.log(
                    Level.INFO,
                    "Schema: {0} migrations run, now at {1}",
                    result.migrationsExecuted,
                    result.targetSchemaVersion == null
                            ? result.initialSchemaVersion
                            : result.targetSchemaVersion);
        } catch (FlywayException fault) {
            throw new StartupFailure(
                    "The schema of the database could not be brought up to date: "
                            + fault.getMessage(),
                    fault);
        }
    }

    /**
     * Asks whether the database answers. A statement, not {@code isValid}: only a statement that
     * fails makes the server throw its dead connections away.
     *
     * @return null if it does; else what is wrong, without personal data
     */
    @Nullable String problem() {
        try (Connection connection = dataSource.getConnection()) {
            int before = connection.getNetworkTimeout();
            connection.setNetworkTimeout(Runnable::run, PROBE_MILLIS);
            try (Statement statement = connection.createStatement()) {
                statement.execute("select 1");
            } finally {
                if (!connection.isClosed()) {
                    connection.setNetworkTimeout(Runnable::run, before);
                }
            }
            return null;
        } catch (SQLException fault) {
            return rootMessage(fault);
        }
    }

    private String reason(SQLException fault) {
        String url = settings.databaseUrl().replaceAll("[;?].*", "");
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql
                    && sql.getErrorCode() == H2_DATABASE_ALREADY_OPEN) {
                return "The database ("
                        + url
                        + ") is open in another process. Stop the other OneCare, or give this one its own"
                        + " folder with ONECARE_DATA.";
            }
        }
        return "The database ("
                + url
                + ") cannot be opened: "
                + rootMessage(fault)
                + "\n  Check ONECARE_DB_URL, ONECARE_DB_USER and ONECARE_DB_PASSWORD, and that the"
                + " database runs; for the embedded one, that ONECARE_DATA can be written.";
    }

    private static String rootMessage(Throwable fault) {
        Throwable root = fault;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        String message = root.getMessage();
        return message == null
                ? root.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }
}
