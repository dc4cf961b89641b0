package io.onecare.portal.account;

import io.github.bucket4j.Bucket;
import io.onecare.portal.adapter.secret.DerivedKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.altcha.altcha.Altcha;
import org.json.JSONObject;

/**
 * Has browsers work a little before they register somebody, so that thousands of registrations cost
 * something: a proof of work (ALTCHA), which needs no eyes, no other site and no puzzle. A task of
 * one node may be solved at any; each proof counts once on each.
 *
 * <p>A browser that sends none, because it has no scripts or the widget did not load, is let in all
 * the same, but seldom.
 */
@ApplicationScoped
public class Captcha {

    /** What came with a form. */
    public enum Verdict {
        /** A proof that was never used before. */
        PROVEN,
        /** No proof, and not too often. */
        LET_IN,
        /** No proof, and too often without. */
        MISSING,
        /** A proof that is wrong, too old, or was used before. */
        NOT_VALID
    }

    /** Proofs are worth something for so long: time enough to fill in a form slowly. */
    static final Duration VALID = Duration.ofMinutes(30);

    /** So many may come without a proof from one network address, and one more each hour. */
    static final int WITHOUT_BY_ADDRESS = 3;

    /** So many may come without a proof in all, and one more each minute. */
    static final int WITHOUT_IN_ALL = 30;

    /**
     * A browser tries half as many numbers on average: some tenths of a second, seconds on an old
     * phone.
     */
    private static final long NUMBERS = 50_000;

    private static final int MOST_ADDRESSES = 10_000;

    private static final String PURPOSE = "onecare-captcha-1";

    @Inject private Clock clock;
    @Inject private DerivedKeys keys;

    /** Proofs that were used, and until when each would be valid; oldest first. */
    private final Map<String, Instant> used = new LinkedHashMap<>();

    private final Bucket withoutInAll =
            Bucket.builder()
                    .addLimit(
                            limit ->
                                    limit.capacity(WITHOUT_IN_ALL)
                                            .refillGreedy(1, Duration.ofMinutes(1)))
                    .build();

    private final Map<String, Bucket> withoutByAddress =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
                    return size() > MOST_ADDRESSES;
                }
            };

    /** Made by the container. */
    public Captcha() {}

    /** For tests. */
    Captcha(Clock clock, DerivedKeys keys) {
        this.clock = clock;
        this.keys = keys;
    }

    /**
     * Makes a task.
     *
     * @return what the widget is to be given
     */
    public Altcha.Challenge challenge() {
        try {
            return Altcha.createChallenge(
                    new Altcha.ChallengeOptions()
                            .setHmacKey(keys.of(PURPOSE).get(0))
                            .setMaxNumber(NUMBERS)
                            .setSecureRandomNumber(true)
                            .setExpires(clock.instant().plus(VALID).getEpochSecond()));
        } catch (Exception fault) { // as declared: an algorithm that every Java has
            throw new IllegalStateException("The task could not be made.", fault);
        }
    }

    /**
     * Judges what came with a form; a proof is used up by it.
     *
     * @param proof what the widget sent, empty if it sent nothing
     * @param networkAddress where the form came from
     * @return whether to go on
     */
    public synchronized Verdict judge(String proof, String networkAddress) {
        if (proof.isEmpty()) {
            return withoutByAddress(networkAddress).tryConsume(1) && withoutInAll.tryConsume(1)
                    ? Verdict.LET_IN
                    : Verdict.MISSING;
        }
        Instant now = clock.instant();
        used.values().removeIf(until -> until.isBefore(now));
        return isRight(proof) && used.putIfAbsent(taskOf(proof), now.plus(VALID)) == null
                ? Verdict.PROVEN
                : Verdict.NOT_VALID;
    }

    /** What was proven: the same however the proof is written, read as the library reads it. */
    private static String taskOf(String proof) {
        String json = new String(Base64.getDecoder().decode(proof), StandardCharsets.UTF_8);
        return new JSONObject(json).getString("challenge").toLowerCase(Locale.ROOT);
    }

    private Bucket withoutByAddress(String networkAddress) {
        return withoutByAddress.computeIfAbsent(
                networkAddress,
                address ->
                        Bucket.builder()
                                .addLimit(
                                        limit ->
                                                limit.capacity(WITHOUT_BY_ADDRESS)
                                                        .refillGreedy(1, Duration.ofHours(1)))
                                .build());
    }

    private boolean isRight(String proof) {
        return keys.of(PURPOSE).stream().anyMatch(key -> isRight(proof, key));
    }

    private static boolean isRight(String proof, String key) {
        try {
            return Altcha.verifySolution(proof, key, true);
        } catch (Exception unreadable) { // as declared; whatever was sent instead of a proof
            return false;
        }
    }
}
