package io.onecare.portal.monitoring;

import io.onecare.portal.settings.PortalSettings;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Shows metrics to whoever gets to the port that is theirs, by whatever name; there is nothing else
 * there, and they are nowhere else. Measures what is answered at the other port.
 */
public class MetricsFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private static final String PATH = "/metrics";
    private static final int NONE = -1;

    private final transient Measures measures;
    private final transient BacklogJob backlog;
    private final transient NodeState node;
    private final transient Clock clock;
    private final int port;

    /**
     * Made by the container.
     *
     * @param settings tells the port
     * @param measures what happened on this node
     * @param backlog what all nodes have before them
     * @param node whether this one is up
     * @param clock tells how long something waits
     */
    @Inject
    public MetricsFilter(
            PortalSettings settings,
            Measures measures,
            BacklogJob backlog,
            NodeState node,
            Clock clock) {
        this.measures = measures;
        this.backlog = backlog;
        this.node = node;
        this.clock = clock;
        this.port = settings.metricsPort().orElse(NONE);
    }

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getLocalPort() != port) {
            measured(request, response, chain);
        } else if (request.getMethod().equals("GET")
                && request.getRequestURI().equals(request.getContextPath() + PATH)) {
            response.setContentType(MetricsText.TYPE);
            response.getWriter().write(metrics());
        } else {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    private void measured(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        long begin = System.nanoTime();
        int status = HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
        try {
            chain.doFilter(request, response);
            status = response.getStatus();
        } finally {
            measures.answered(status, System.nanoTime() - begin);
        }
    }

    private String metrics() {
        MetricsText out = new MetricsText();
        out.head("onecare_ready", "gauge", "1 if this node answers people.");
        out.value("onecare_ready", node.isReady() ? 1 : 0);
        out.head("onecare_database_up", "gauge", "1 if the database answers.");
        out.value("onecare_database_up", node.isDatabaseUp() ? 1 : 0);
        backlog.found().ifPresent(found -> write(out, found));
        measures.write(out);
        ServerFigures.write(out);
        return out.toString();
    }

    private void write(MetricsText out, Backlog found) {
        out.head("onecare_messages_due", "gauge", "Messages that could be on their way by now.");
        out.value("onecare_messages_due", found.messagesDue());
        out.head("onecare_messages_oldest_seconds", "gauge", "How long the first has waited.");
        Instant since = found.messagesDueSince();
        out.value(
                "onecare_messages_oldest_seconds",
                since == null ? 0 : Duration.between(since, clock.instant()).toSeconds());
        out.head("onecare_messages_dead", "gauge", "Messages that wait for a human.");
        out.value("onecare_messages_dead", found.messagesDead());
        out.head("onecare_sessions_open", "gauge", "Sessions that could be used, of all nodes.");
        out.value("onecare_sessions_open", found.sessions());
    }
}
