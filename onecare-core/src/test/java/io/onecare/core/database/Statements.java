package io.onecare.core.database;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The SQL that a thread sends through connections that are {@link #counted}. */
public final class Statements {

    /** Where a thread is counted; a test that sends a million statements must not keep them. */
    private static final ThreadLocal<List<String>> SENT = new ThreadLocal<>();

    private Statements() {}

    /** The same connection, whose statements are counted. */
    public static Connection counted(Connection connection) {
        return counting(Connection.class, connection, null);
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
}
