package io.onecare.portal.adapter.openid;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** Proof Key for Code Exchange (RFC 7636): whoever steals a code cannot use it. */
final class Pkce {

    private Pkce() {}

    /** Section 4.2, method S256. */
    static String challengeOf(String verifier) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException fault) {
            throw new IllegalStateException("Every Java platform has SHA-256.", fault);
        }
    }
}
