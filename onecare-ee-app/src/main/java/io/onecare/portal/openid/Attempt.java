package io.onecare.portal.openid;

import io.onecare.portal.adapter.openid.OpenIdProvider;
import io.onecare.portal.faces.Language;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * A log-in that was begun and has gone to the provider. All of it but the page to go on with is
 * random, so that nobody else can end it.
 */
record Attempt(Instant begunAt, String state, String nonce, String verifier, String next) {

    /** How long somebody may take at the provider. */
    static final Duration VALIDITY = Duration.ofMinutes(10);

    private static final int PARTS = 5;
    private static final int LONGEST_NEXT = 500;
    private static final SecureRandom RANDOM = new SecureRandom();

    static Attempt begin(Instant now, String next) {
        return new Attempt(
                now,
                random(16),
                random(16),
                random(32), // as RFC 7636, section 4.1 recommends
                next.length() <= LONGEST_NEXT ? next : "/home");
    }

    static Optional<Attempt> read(byte[] written) {
        String[] parts = new String(written, StandardCharsets.UTF_8).split("\n", -1);
        return parts.length == PARTS
                ? Optional.of(
                        new Attempt(
                                Instant.ofEpochSecond(Long.parseLong(parts[0])),
                                parts[1],
                                parts[2],
                                parts[3],
                                parts[4]))
                : Optional.empty();
    }

    byte[] write() {
        return String.join(
                        "\n",
                        String.valueOf(begunAt.getEpochSecond()),
                        state,
                        nonce,
                        verifier,
                        next)
                .getBytes(StandardCharsets.UTF_8);
    }

    boolean isOverAt(Instant now) {
        return !now.isBefore(begunAt.plus(VALIDITY));
    }

    OpenIdProvider.Request request(String redirectUri, Language language) {
        return new OpenIdProvider.Request(redirectUri, state, nonce, verifier, language.locale());
    }

    private static String random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    /** All of it is secret. */
    @Override
    public String toString() {
        return "Attempt(…)";
    }
}
