package io.onecare.portal.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import io.onecare.portal.it.Http;
import io.onecare.portal.it.RawHttp;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A portal in production as whoever runs it sees it: its first day, its health, its metrics. */
final class RunningPortal {

    private static final Pattern SECRET =
            Pattern.compile("with the secret ([0-9A-Z]{4}(?:-[0-9A-Z]{2,4}){6})");
    private static final Pattern METRIC =
            Pattern.compile(
                    "([a-z_]+)(\\{[a-z_]+=\"[a-zA-Z0-9_.+]+\"(,le=\"[0-9.+Inf]+\")?})? ([0-9.E+-]+)");
    private static final Pattern USER_NAME =
            Pattern.compile("id=\"username\"[^>]*>([a-z]+-[0-9]{6})<");
    private static final String TOO_MANY = "Troppi tentativi";

    /** Of the first administrator. */
    static final String PASSWORD = "quattro mele sul tavolo blu";

    private static final String EMAIL = "alba@assicurazione.example";

    private final ShippedServer portal;
    private final int port;
    private final int metricsPort;

    RunningPortal(ShippedServer portal, int port, int metricsPort) {
        this.portal = portal;
        this.port = port;
        this.metricsPort = metricsPort;
    }

    /** From the secret at the console to a mail that arrives; gives the user name. */
    String getsItsFirstAdministratorWhoGetsMail(GreenMail mailServer) throws IOException {
        portal.awaitConsole("with the secret");
        Matcher secret = SECRET.matcher(portal.console());
        assertThat(secret.find()).isTrue();
        RawHttp http =
                RawHttp.at(URI.create("http://localhost:" + port + "/").toURL(), "127.0.0.1");
        String ready =
                http.post(
                                "invitation/first",
                                Map.of(
                                        "secret",
                                        secret.group(1),
                                        "name",
                                        "Alba",
                                        "surname",
                                        "Tramonti",
                                        "email",
                                        EMAIL,
                                        "password",
                                        PASSWORD))
                        .body();
        assertThat(ready).contains("Il tuo account è pronto");
        http.post("password", Map.of("email", EMAIL));

        assertThat(mailServer.waitForIncomingEmail(60_000, 1)).isTrue();
        Matcher userName = USER_NAME.matcher(ready);
        assertThat(userName.find()).as(ready).isTrue();
        return userName.group(1);
    }

    /** Whoever tries too often behind the proxy, which is 127.0.0.1, takes nothing from others. */
    void believesItsProxyWhoAsks() throws IOException {
        RawHttp proxy =
                RawHttp.at(URI.create("http://localhost:" + port + "/").toURL(), "127.0.0.1");
        RawHttp stranger =
                RawHttp.at(URI.create("http://localhost:" + port + "/").toURL(), "127.0.0.2");
        for (int i = 0; i < 21; i++) {
            code(proxy, i, "192.0.2.1");
            code(stranger, i, "192.0.2.3");
        }
        assertThat(code(proxy, 21, "192.0.2.1")).contains(TOO_MANY);
        assertThat(code(proxy, 22, "192.0.2.9, 192.0.2.1")).contains(TOO_MANY);
        assertThat(code(proxy, 23, "192.0.2.2")).doesNotContain(TOO_MANY);
        assertThat(code(proxy, 24, "192.0.2.3")).doesNotContain(TOO_MANY);
        assertThat(code(stranger, 25, "192.0.2.4")).contains(TOO_MANY);
    }

    private static String code(RawHttp http, int number, String from) {
        return http.post(
                        "registration/code",
                        Map.of("code", "DDDDD%011d".formatted(number)),
                        "X-Forwarded-For: " + from)
                .body();
    }

    void isReadyWhileItsDatabaseAnswersAndAliveAllTheTime(Gate gate) throws IOException {
        assertHealth(200, 200);
        gate.shut();
        portal.await("unready", () -> status("/health/ready") == 503);
        assertHealth(503, 200);
        assertThat(metrics())
                .containsEntry("onecare_ready", 0.0)
                .containsEntry("onecare_database_up", 0.0);

        gate.open();
        portal.await("ready again", () -> status("/health/ready") == 200);
        assertHealth(200, 200);
        assertThat(status("/map")).isEqualTo(200);
        assertThat(portal.console().split("The database does not answer", -1))
                .as("said once, however often it is asked")
                .hasSize(2);
        assertThat(portal.output().resolve("logs/messages.log"))
                .content()
                .contains("The database answers again.");
    }

    /** By the script of the server package, in which the server has a name of its own. */
    void isUnreadyWhileItIsDrainedAndGoesOnAnswering() throws IOException, InterruptedException {
        Path output = portal.output();
        Path outputs = Files.createDirectory(output.resolveSibling("of-package"));
        Files.createSymbolicLink(outputs.resolve("onecare"), output);
        ProcessBuilder drain =
                new ProcessBuilder("sh", "src/main/package/bin/onecare", "drain", "1").inheritIO();
        drain.environment().put("WLP_OUTPUT_DIR", outputs.toString());
        drain.environment().put("JAVA_HOME", System.getProperty("java.home"));
        assertThat(drain.start().waitFor()).isZero();

        assertHealth(503, 200);
        assertThat(status("/map")).isEqualTo(200);
        Files.delete(output.resolve("draining"));
        assertHealth(200, 200);
    }

    private void assertHealth(int ready, int others) {
        assertThat(status("/health/ready")).as("ready").isEqualTo(ready);
        assertThat(status("/health/live")).as("live").isEqualTo(others);
        assertThat(status("/health/started")).as("started").isEqualTo(others);
    }

    void showsMetricsAtTheirOwnPortOnly() {
        status("/map?place=Milano");
        portal.await("watching", () -> metrics().containsKey("onecare_messages_due"));

        Map<String, Double> metrics = metrics();
        assertThat(metrics)
                .containsEntry("onecare_ready", 1.0)
                .containsEntry("onecare_database_up", 1.0)
                .containsEntry("onecare_messages_dead", 0.0)
                .containsEntry("onecare_messages_oldest_seconds", 0.0)
                .containsEntry("onecare_bookings_total{outcome=\"done\"}", 0.0)
                .containsEntry("onecare_bookings_total{outcome=\"refused_slot_taken\"}", 0.0)
                .containsKeys(
                        "onecare_sessions_open",
                        "onecare_pool_connections{state=\"used\"}",
                        "onecare_pool_connections{state=\"free\"}",
                        "onecare_job_last_success_timestamp_seconds{job=\"mail\"}",
                        "onecare_job_last_success_timestamp_seconds{job=\"unanswered\"}",
                        "jvm_heap_used_bytes");
        assertThat(metrics.get("onecare_search_seconds_count{of=\"map\"}")).isPositive();
        assertThat(metrics.get("onecare_http_responses_total{status=\"2xx\"}")).isPositive();
        assertThat(metrics).as("as many lines, whatever people do").hasSizeLessThan(120);

        assertThat(status("/metrics")).as("at the port for people").isEqualTo(404);
        assertThat(
                        Http.get(
                                        "http://127.0.0.1:" + port + "/metrics",
                                        "X-Forwarded-Port",
                                        String.valueOf(metricsPort))
                                .statusCode())
                .isEqualTo(421);
        for (String page : List.of("/", "/map", "/metrics/", "/login", "/api/v1/facilities")) {
            HttpResponse<String> answer = Http.get("http://localhost:" + metricsPort + page);
            assertThat(answer.statusCode()).as(page).isEqualTo(404);
            assertThat(answer.body()).as(page).isEmpty();
        }
    }

    /** Each line is a number; no words but those of the portal's own. */
    private Map<String, Double> metrics() {
        HttpResponse<String> answer = Http.get("http://127.0.0.1:" + metricsPort + "/metrics");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type"))
                .get()
                .asString()
                .startsWith("text/plain; version=0.0.4");
        Map<String, Double> metrics = new TreeMap<>();
        for (String line : answer.body().lines().filter(l -> !l.startsWith("#")).toList()) {
            Matcher metric = METRIC.matcher(line);
            assertThat(metric.matches()).as(line).isTrue();
            metrics.put(line.substring(0, line.lastIndexOf(' ')), Double.valueOf(metric.group(4)));
        }
        return metrics;
    }

    private int status(String path) {
        return portal.get(path).statusCode();
    }
}
