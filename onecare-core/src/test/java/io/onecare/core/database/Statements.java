package io.onecare.core.database;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.logging.Logger;

/** The SQL that a thread sends through URLs that begin with {@code jdbc:counted:}. */
public final class Statements implements Driver {

    private static final String PREFIX = "jdbc:counted:";

    /** Where a thread is counted; a test that sends a million statements must not keep them. */
    private static final ThreadLocal<List<String>> SENT = new ThreadLocal<>();

    static {
        try {
            DriverManager.registerDriver(new Statements());
        } catch (SQLException fault) {
            throw new ExceptionInInitializerError(fault);
        }
    }

    private Statements() {}

    /** The same database, by a URL whose statements are counted. */
    public static String counted(String url) {
        return PREFIX + url.substring("jdbc:".length());
    }

    /** What this thread sends while it does some work, in order. */
    public static List<String> sentBy(Runnable work) {
        List<String> sent = new ArrayList<>();
        SENT.set(sent);
        try {
            work.run();
            return List.copyOf(sent);
        } finally {
            SENT.remove();
        }
    }

    @Override
    public Connection connect(String url, Properties info) throws SQLException {
        if (!acceptsURL(url)) {
            return null;
        }
        return counting(
                Connection.class,
                DriverManager.getConnection("jdbc:" + url.substring(PREFIX.length()), info),
                null);
    }

    @SuppressWarnings("unchecked")
    private static <T> T counting(Class<T> type, T target, String prepared) {
        return (T)
                Proxy.newProxyInstance(
                        Statements.class.getClassLoader(),
                        new Class<?>[] {type},
                        (proxy, method, arguments) -> {
                            if (method.getName().equals("equals")) {
                                return proxy == arguments[0]; // or pools lose their connections
                            }
                            String first =
                                    arguments != null
                                                    && arguments.length > 0
                                                    && arguments[0] instanceof String text
                                            ? text
                                            : prepared;
                            List<String> sent = SENT.get();
                            if (sent != null && method.getName().startsWith("execute")) {
                                sent.add(String.valueOf(first));
                            }
                            try {
                                Object result = method.invoke(target, arguments);
                                if (result instanceof PreparedStatement statement) {
                                    return counting(PreparedStatement.class, statement, first);
                                }
                                if (result instanceof Statement statement) {
                                    return counting(Statement.class, statement, null);
                                }
                                return result;
                            } catch (InvocationTargetException fault) {
                                throw fault.getCause();
                            }
                        });
    }

    @Override
    public boolean acceptsURL(String url) {
        return url.startsWith(PREFIX);
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) {
        return new DriverPropertyInfo[0];
    }

    @Override
    public int getMajorVersion() {
        return 1;
    }

    @Override
    public int getMinorVersion() {
        return 0;
    }

    @Override
    public boolean jdbcCompliant() {
        return false;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger(Logger.GLOBAL_LOGGER_NAME);
    }
}
