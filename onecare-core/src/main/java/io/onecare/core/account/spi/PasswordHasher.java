package io.onecare.core.account.spi;

import io.onecare.core.account.Password;

/**
 * Turns passwords into what may be stored, by a function that is slow on purpose: Argon2id with at
 * least 19 MiB, two passes and one lane, or something as strong (OWASP Password Storage Cheat
 * Sheet, 2023). The library has no default, because the JDK has no such function. An implementation
 *
 * <ul>
 *   <li>gives another hash each time, with a random salt of 128 bits or more;
 *   <li>writes the function, its parameters and the salt into the hash, so that {@link #matches}
 *       needs nothing else and parameters can be raised later ({@link #isOutdated});
 *   <li>counts every character of the password, up to its 128th code point: a function that stops
 *       at 72 bytes is fed with a digest;
 *   <li>takes about as long for a wrong password as for the right one;
 *   <li>bounds how many hashes are made at once, so that many people who log in cannot use up
 *       memory and processors: others wait;
 *   <li>may be called by several threads at once, logs nothing, and keeps no password.
 * </ul>
 *
 * <p>The library's tests have {@code PasswordHasherContract}, which checks an implementation.
 */
public interface PasswordHasher {

    /** The longest hash that can be stored, in characters. */
    int MAX_LENGTH = 255;

    /**
     * Hashes a password that somebody has chosen.
     *
     * @param password the password
     * @return 1 to {@value #MAX_LENGTH} printable ASCII characters
     */
    String hash(Password password);

    /**
     * Tells whether a password is the one that a hash was made of.
     *
     * @param password what somebody typed; of any length
     * @param hash a hash of this implementation, possibly with older parameters
     * @return true if it is
     * @throws IllegalArgumentException if the hash is of another implementation; the message does
     *     not repeat it
     */
    boolean matches(Password password, String hash);

    /**
     * Tells whether a hash should be made anew when its owner logs in next.
     *
     * @param hash a hash of this implementation
     * @return true if its parameters are weaker than those of {@link #hash} today
     * @throws IllegalArgumentException if the hash is of another implementation; the message does
     *     not repeat it
     */
    boolean isOutdated(String hash);
}
