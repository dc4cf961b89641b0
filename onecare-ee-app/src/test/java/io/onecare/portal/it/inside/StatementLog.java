package io.onecare.portal.it.inside;

import io.onecare.portal.it.counted.CountedDriver;
import io.onecare.portal.wiring.Reachability;
import io.onecare.portal.wiring.ReachabilityFilter;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The portal's own first filter, which also writes down what a request that bears a mark has its
 * thread send to the database, from the first filter to the last byte; or breaks the connection.
 */
public class StatementLog extends ReachabilityFilter {

    /** The header with the mark. */
    public static final String MARK = "Onecare-Test-Mark";

    /**
     * The header with what breaks the connection, once: {@code insert} before a booking is written,
     * {@code commit} after it was committed.
     */
    public static final String BREAK = "Onecare-Test-Break";

    private static final String BOOKS = "insert into booking ";

    private static final long serialVersionUID = 1L;

    private static final Map<String, List<String>> BY_MARK = new ConcurrentHashMap<>();

    /** Made by the container. */
    @Inject
    public StatementLog(Reachability reachability) {
        super(reachability);
    }

    /** What was sent, by mark. */
    static Map<String, List<String>> byMark() {
        return BY_MARK;
    }

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String fault = request.getHeader(BREAK);
        if (fault != null) {
            CountedDriver.breakers().put(Thread.currentThread(), once(fault.equals("commit")));
            try {
                super.doFilter(request, response, chain);
            } finally {
                CountedDriver.breakers().remove(Thread.currentThread());
            }
            return;
        }
        String mark = request.getHeader(MARK);
        if (mark == null) {
            super.doFilter(request, response, chain);
            return;
        }
        Map<Thread, Consumer<String>> listeners = CountedDriver.listeners();
        List<String> sent = new CopyOnWriteArrayList<>();
        BY_MARK.put(mark, sent); // not at the end: the browser may have its answer before
        listeners.put(Thread.currentThread(), sent::add);
        try {
            super.doFilter(request, response, chain);
        } finally {
            listeners.remove(Thread.currentThread());
        }
    }

    private static Predicate<String> once(boolean isAfterCommit) {
        AtomicBoolean isWritten = new AtomicBoolean();
        AtomicBoolean isBroken = new AtomicBoolean();
        return sent -> {
            boolean books = sent.startsWith(BOOKS);
            if (books) {
                isWritten.set(true);
            }
            boolean isTime = isAfterCommit ? isWritten.get() && sent.equals("commit") : books;
            return isTime && isBroken.compareAndSet(false, true);
        };
    }
}
