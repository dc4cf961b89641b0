package io.onecare.portal.adapter.secret;

import java.util.List;
import java.util.function.Supplier;

/**
 * Keys for what nodes sign for each other: the same on all of them, made of the keys for secrets,
 * and none of these. Thread-safe.
 */
public final class DerivedKeys {

    private final Supplier<List<SecretKey>> keys;

    /**
     * Makes them.
     *
     * @param keys gives the keys for secrets, at least one: the first signs, all check
     */
    public DerivedKeys(Supplier<List<SecretKey>> keys) {
        this.keys = keys;
    }

    /**
     * Gives the keys of a purpose.
     *
     * @param purpose what they are for; not a secret
     * @return at least one, in hexadecimal; the first signs, all check
     */
    public List<String> of(String purpose) {
        return keys.get().stream().map(key -> key.derived(purpose)).toList();
    }
}
