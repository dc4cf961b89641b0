package io.onecare.portal.monitoring;

/** Metrics in the text format of Prometheus, version 0.0.4. */
final class MetricsText {

    static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final StringBuilder out = new StringBuilder(8_192);

    /** Begins a metric. */
    void head(String name, String type, String help) {
        out.append("# HELP ").append(name).append(' ').append(help).append('\n');
        out.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    }

    /** The name may have labels in braces. */
    void value(String name, long value) {
        out.append(name).append(' ').append(value).append('\n');
    }

    void value(String name, double value) {
        out.append(name).append(' ').append(value).append('\n');
    }

    void durations(String name, String labels, Durations durations) {
        durations.write(out, name, labels);
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
