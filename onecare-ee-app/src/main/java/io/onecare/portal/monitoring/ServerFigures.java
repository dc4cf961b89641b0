package io.onecare.portal.monitoring;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** What the JVM and the server tell of themselves. */
final class ServerFigures {

    private static final String POOLS =
            "WebSphere:type=com.ibm.ws.jca.cm.mbean.ConnectionManagerMBean,jndiName=jdbc/onecare,*";

    private ServerFigures() {}

    static void write(MetricsText out) {
        MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        out.head("jvm_heap_used_bytes", "gauge", "Memory of the heap in use.");
        out.value("jvm_heap_used_bytes", heap.getUsed());
        out.head("jvm_heap_max_bytes", "gauge", "The most memory that the heap may take.");
        out.value("jvm_heap_max_bytes", heap.getMax());
        out.head("jvm_gc_seconds_total", "counter", "Time spent on collecting garbage.");
        out.value(
                "jvm_gc_seconds_total",
                ManagementFactory.getGarbageCollectorMXBeans().stream()
                                .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                                .sum()
                        / (double) TimeUnit.SECONDS.toMillis(1));
        out.head("jvm_threads", "gauge", "Threads.");
        out.value("jvm_threads", ManagementFactory.getThreadMXBean().getThreadCount());
        out.head("process_start_time_seconds", "gauge", "When the server was started.");
        out.value(
                "process_start_time_seconds",
                ManagementFactory.getRuntimeMXBean().getStartTime() / TimeUnit.SECONDS.toMillis(1));
        pool(out);
    }

    /** Nothing before the first connection was taken. */
    private static void pool(MetricsText out) {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        try {
            Set<ObjectName> pools = server.queryNames(new ObjectName(POOLS), null);
            for (ObjectName pool : pools) {
                long size = number(server, pool, "Size");
                long free = number(server, pool, "Available");
                out.head("onecare_pool_connections", "gauge", "Connections to the database.");
                out.value("onecare_pool_connections{state=\"used\"}", size - free);
                out.value("onecare_pool_connections{state=\"free\"}", free);
            }
        } catch (JMException none) {
            // a server that tells nothing of its pools: the other figures stay
        }
    }

    private static long number(MBeanServer server, ObjectName pool, String attribute)
            throws JMException {
        return Long.parseLong(String.valueOf(server.getAttribute(pool, attribute)));
    }
}
