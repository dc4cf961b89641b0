package io.onecare.core.account.spi;

/**
 * Encrypts what must be stored and cannot be hashed: the secrets of second factors. Whoever reads
 * the database alone must not be able to make codes of them. The library has no default, because it
 * has nowhere to keep a key. An implementation
 *
 * <ul>
 *   <li>uses authenticated encryption, such as AES-256-GCM, with a key that is not in the database
 *       and a nonce that is never used twice with it;
 *   <li>binds what it writes to the context: under another one it cannot be read;
 *   <li>writes into the text which key it was, so that keys can be changed ({@link #isOutdated});
 *   <li>may be called by several threads at once, logs nothing, and keeps no secret.
 * </ul>
 *
 * <p>The library's tests have {@code SecretCipherContract}, which checks an implementation.
 */
public interface SecretCipher {

    /** The longest text that can be stored, in characters. */
    int MAX_LENGTH = 255;

    /**
     * Encrypts a secret.
     *
     * @param secret the secret, 1 to 64 bytes; not kept, and not changed
     * @param context whose secret it is, such as an id; not a secret itself
     * @return 1 to {@value #MAX_LENGTH} printable ASCII characters, others each time
     */
    String encrypt(byte[] secret, String context);

    /**
     * Reads a secret.
     *
     * @param text what {@link #encrypt} gave, possibly with an older key
     * @param context the context that it was given with
     * @return the secret
     * @throws IllegalArgumentException if the text was changed, or is of another context, key or
     *     implementation; the message does not repeat it
     */
    byte[] decrypt(String text, String context);

    /**
     * Tells whether a text should be made anew when its secret is used next.
     *
     * @param text what {@link #encrypt} gave
     * @return true if its key is not the one that {@link #encrypt} uses today
     * @throws IllegalArgumentException if the text is of another implementation; the message does
     *     not repeat it
     */
    boolean isOutdated(String text);
}
