package io.onecare.portal.it.counted;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * H2 for the server under test, by URLs that begin with {@code jdbc:counted:h2:}. Tells whoever
 * listens on a thread what the thread sends to the database: every statement, commit and rollback.
 * The server loads it beside the database's own driver, out of sight of the portal; the listeners
 * are therefore kept where both see them, among the system's properties.
 */
public final class CountedDriver implements Driver {

    private static final String PREFIX = "jdbc:counted:";
    private static final String LISTENERS = CountedDriver.class.getName();
    private static final String BREAKERS = LISTENERS + ".breakers";
    private static final Set<String> OUTSIDE_STATEMENTS = Set.of("commit", "rollback");

    private final Driver h2 = new org.h2.Driver();

    /** By thread. Of classes of Java alone, which are the same to everybody. */
    @SuppressWarnings("unchecked")
    public static Map<Thread, Consumer<String>> listeners() {
        return (Map<Thread, Consumer<String>>)
                System.getProperties()
                        .computeIfAbsent(
                                LISTENERS,
                                key -> new ConcurrentHashMap<Thread, Consumer<String>>());
    }

    /**
     * By thread, what decides whether the connection breaks: just before a statement, or just after
     * a commit, when the database has done it and nobody can be told.
     */
    @SuppressWarnings("unchecked")
    public static Map<Thread, Predicate<String>> breakers() {
        return (Map<Thread, Predicate<String>>)
                System.getProperties()
                        .computeIfAbsent(
                                BREAKERS,
                                key -> new ConcurrentHashMap<Thread, Predicate<String>>());
    }

    private static void breakIfTold(String sent) throws SQLException {
        Predicate<String> breaker = breakers().get(Thread.currentThread());
        if (breaker != null && breaker.test(sent)) {
            throw new SQLException("The connection broke, as the test wanted.", "08006");
        }
    }

    private static void tell(String sent) {
        Consumer<String> listener = listeners().get(Thread.currentThread());
        if (listener != null) {
            listener.accept(sent);
        }
    }

    @Override
    public @Nullable Connection connect(String url, Properties info) throws SQLException {
        if (!acceptsURL(url)) {
            return null;
        }
        return telling(Connection.class, h2.connect(plain(url), info), "");
    }

    @SuppressWarnings("unchecked")
    private static <T> T telling(Class<T> type, T target, String prepared) {
        return (T)
                Proxy.newProxyInstance(
                        CountedDriver.class.getClassLoader(),
                        new Class<?>[] {type},
                        (proxy, method, arguments) -> {
                            String name = method.getName();
                            if (name.equals("equals")) {
                                return proxy == arguments[0]; // or pools lose their connections
                            }
                            String text =
                                    arguments != null
                                                    && arguments.length > 0
                                                    && arguments[0] instanceof String first
                                            ? first
                                            : prepared;
                            if (name.startsWith("execute")) {
                                tell(text);
                                breakIfTold(text);
                            } else if (OUTSIDE_STATEMENTS.contains(name)) {
                                tell(name);
                            }
                            try {
                                Object result = method.invoke(target, arguments);
                                if (name.equals("commit")) {
                                    breakIfTold(name);
                                }
                                if (result instanceof PreparedStatement statement) {
                                    return telling(PreparedStatement.class, statement, text);
                                }
                                return result instanceof Statement statement
                                        ? telling(Statement.class, statement, "")
                                        : result;
                            } catch (InvocationTargetException fault) {
                                throw fault.getCause();
                            }
                        });
    }

    @Override
    public boolean acceptsURL(String url) {
        return url.startsWith(PREFIX);
    }

    private static String plain(String url) {
        return "jdbc:" + url.substring(PREFIX.length());
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) {
        return new DriverPropertyInfo[0];
    }

    @Override
    public int getMajorVersion() {
        return h2.getMajorVersion();
    }

    @Override
    public int getMinorVersion() {
        return h2.getMinorVersion();
    }

    @Override
    public boolean jdbcCompliant() {
        return h2.jdbcCompliant();
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger(Logger.GLOBAL_LOGGER_NAME);
    }
}
