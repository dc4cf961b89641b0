package io.onecare.core.account;

/**
 * A code of which only the digest is kept until it is judged.
 *
 * @param key by which the code is found
 * @param digest the digest of what was typed
 */
record CodeDigest(String key, String digest) {}
