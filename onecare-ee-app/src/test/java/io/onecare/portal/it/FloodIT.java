package io.onecare.portal.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.portal.it.inside.Crowd;
import io.onecare.portal.it.inside.MembersUnderTest;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Many at once: whoever floods the log-in takes nothing from the others. */
@ArquillianTest
@RunAsClient
@Order(Integer.MAX_VALUE - 2)
class FloodIT {

    private static final int LOG_INS = 500;
    private static final int AT_ONCE = 500;

    /** Generous, because the flood's own threads run on the same processors. */
    private static final int TIMES_SLOWER = 30;

    @ArquillianResource private URL base;

    @Test
    void a_flood_of_log_ins_right_and_wrong_leaves_the_map_to_the_others() throws Exception {
        maps(100); // the first ones of a server are slow
        double quiet = mean(maps(30));
        ExecutorService strangers = Executors.newFixedThreadPool(AT_ONCE);
        List<Long> busy = new ArrayList<>();
        long mostHashing = 0;
        long in = 0;
        try {
            List<Future<RawHttp.Answer>> flood = new ArrayList<>();
            for (int i = 0; i < LOG_INS; i++) {
                int number = i;
                flood.add(strangers.submit(() -> logIn(number)));
            }
            while (!flood.stream().allMatch(Future::isDone)) {
                busy.addAll(maps(1));
                mostHashing = Math.max(mostHashing, hashing());
            }
            for (int i = 0; i < LOG_INS; i++) {
                int status = flood.get(i).get().status();
                assertThat(status).isIn(isRight(i) ? List.of(200, 302) : List.of(200));
                in += status == 302 ? 1 : 0;
            }
        } finally {
            strangers.shutdownNow();
        }

        assertThat(in).as("some got in all the same").isPositive();
        assertThat(busy).as("maps during the flood").hasSizeGreaterThan(20);
        assertThat(mean(busy))
                .as("nanoseconds of a map; %.0f in a quiet time", quiet)
                .isLessThan(quiet * TIMES_SLOWER);
        assertThat(mostHashing)
                .as("hashes at once, of 19 MiB each")
                .isBetween(1L, (long) Math.max(1, Runtime.getRuntime().availableProcessors() - 1));
        Visitor atHome = Visitor.at(base, "127.0.0.1");
        atHome.logIn(MembersUnderTest.ANNA, MembersUnderTest.PASSWORD);
        assertThat(atHome.isLoggedIn()).as("somebody at home gets in afterwards").isTrue();
    }

    private long hashing() {
        return Long.parseLong(http().get("api/testers/hashing").body());
    }

    private RawHttp.Answer logIn(int number) {
        String userName =
                isRight(number)
                        ? Crowd.FLOODING.person(number / 2).userName()
                        : "nobody-" + number; // whose tries no other test counts
        return RawHttp.at(base, "127.90.%d.%d".formatted(number / 200, 1 + number % 200))
                .post(
                        "login",
                        java.util.Map.of(
                                "username", userName, "password", MembersUnderTest.PASSWORD));
    }

    private static boolean isRight(int number) {
        return number % 2 == 0;
    }

    private List<Long> maps(int count) {
        List<Long> nanos = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long start = System.nanoTime();
            assertThat(http().get("map").status()).isEqualTo(200);
            nanos.add(System.nanoTime() - start);
        }
        return nanos;
    }

    /** Not the median: one map that waits for a quarter of a minute must not go unseen. */
    private static double mean(List<Long> values) {
        return values.stream().mapToLong(Long::longValue).average().orElseThrow();
    }

    private RawHttp http() {
        return RawHttp.at(base, "127.0.0.1");
    }
}
