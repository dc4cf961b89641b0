package io.onecare.core.account;

import io.onecare.core.AccountId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The wish to begin a session for somebody who has just proven who they are.
 *
 * @param account the account
 * @param sessionEpoch as {@link LogInOutcome.LoggedIn} or {@link PasswordOutcome.Changed} gave it
 * @param device by what the holder may know the session again, such as {@code Firefox, Windows}; at
 *     most {@value #MAX_DEVICE} characters, longer ones are cut; may be empty
 * @param previousToken the token that the browser had before; null if none. Its session ends; a
 *     draft that was kept with it is taken along if it was of the same account
 */
public record BeginSession(
        AccountId account, int sessionEpoch, String device, @Nullable String previousToken) {

    /** The longest description of a device, in characters. */
    public static final int MAX_DEVICE = 100;

    /** Cuts the device. */
    public BeginSession {
        Objects.requireNonNull(account, "account");
        device = device.substring(0, Math.min(MAX_DEVICE, device.length()));
    }

    /** Without the token, which is a key. */
    @Override
    public String toString() {
        return "BeginSession(" + account + ")";
    }
}
