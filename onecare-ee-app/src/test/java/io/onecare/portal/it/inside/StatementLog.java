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
import java.util.function.Consumer;

/**
 * The portal's own first filter, which also writes down what a request that bears a mark has its
 * thread send to the database, from the first filter to the last byte.
 */
public class StatementLog extends ReachabilityFilter {

    /** The header with the mark. */
    public static final String MARK = "Onecare-Test-Mark";

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
}
