package io.onecare.portal.it.load.bare;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * Looks for some seconds at what the threads that serve the portal's requests are doing, whether
 * they work or wait, and tells how often each layer was met.
 */
@WebServlet("/sampler")
public class Sampler extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private static final long EVERY_NANOS = 10_000_000L;

    /** The first filter of the portal: who has it in the stack serves a request of the portal. */
    private static final String ENTRANCE = "io.onecare.portal.wiring.ReachabilityFilter";

    /** Beginnings of names of classes, and the layer; the innermost one that has one counts. */
    private static final Map<String, String> LAYERS = new LinkedHashMap<>();

    static {
        LAYERS.put("org.postgresql.", "database");
        LAYERS.put("org.eclipse.persistence.", "EclipseLink");
        LAYERS.put("com.ibm.ws.rsadapter.", "connections and transactions");
        LAYERS.put("com.ibm.ejs.j2c.", "connections and transactions");
        LAYERS.put("com.ibm.tx.", "connections and transactions");
        LAYERS.put("com.ibm.ws.tx.", "connections and transactions");
        LAYERS.put("io.onecare.geo.", "search");
        LAYERS.put("io.onecare.core.", "library");
        LAYERS.put("org.apache.myfaces.", "Faces");
        LAYERS.put("org.primefaces.", "Faces");
        LAYERS.put("jakarta.faces.", "Faces");
        LAYERS.put("jakarta.el.", "Faces");
        LAYERS.put("org.apache.el.", "Faces");
        LAYERS.put("io.onecare.portal.", "portal");
        LAYERS.put("org.jboss.weld.", "CDI");
        LAYERS.put("com.ibm.", "server");
        LAYERS.put("io.openliberty.", "server");
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        long end =
                System.nanoTime()
                        + Long.parseLong(request.getParameter("seconds")) * 1_000_000_000L;
        Map<String, Integer> counts = new LinkedHashMap<>();
        while (System.nanoTime() < end) {
            Thread.getAllStackTraces().values().stream()
                    .filter(Sampler::servesThePortal)
                    .forEach(stack -> counts.merge(layer(stack), 1, Integer::sum));
            LockSupport.parkNanos(EVERY_NANOS);
        }
        response.setContentType("text/plain;charset=UTF-8");
        for (Map.Entry<String, Integer> count : counts.entrySet()) {
            response.getWriter().println(count.getValue() + "\t" + count.getKey());
        }
    }

    private static boolean servesThePortal(StackTraceElement[] stack) {
        return Stream.of(stack).anyMatch(frame -> frame.getClassName().equals(ENTRANCE));
    }

    private static String layer(StackTraceElement[] stack) {
        for (StackTraceElement frame : stack) {
            for (Map.Entry<String, String> layer : LAYERS.entrySet()) {
                if (frame.getClassName().startsWith(layer.getKey())) {
                    return layer.getValue();
                }
            }
        }
        return "server";
    }
}
