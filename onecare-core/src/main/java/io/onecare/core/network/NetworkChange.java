package io.onecare.core.network;

import io.onecare.core.audit.ChangedField;
import java.util.List;

/**
 * What became of a wish to change something of the network that somebody has looked at.
 *
 * @param <S> what they have looked at
 */
public sealed interface NetworkChange<S> {

    /**
     * It was done, and becomes visible when the caller's transaction commits.
     *
     * @param <S> what they have looked at
     * @param code the code of what was changed
     * @param changes the fields that are others now; empty if it was so already
     */
    record Done<S>(String code, List<ChangedField> changes) implements NetworkChange<S> {
        /** Copies the list. */
        public Done {
            changes = List.copyOf(changes);
        }
    }

    /**
     * It was not done, because somebody else has changed it since it was looked at.
     *
     * @param <S> what they have looked at
     * @param now how it is now
     */
    record Outdated<S>(S now) implements NetworkChange<S> {}

    /**
     * It was not done yet: there is something to read first. Ask again with these as accepted.
     *
     * @param <S> what they have looked at
     * @param warnings what there is to read, at least one; those that were accepted and still hold
     *     are among them
     */
    record Warned<S>(List<NetworkWarning> warnings) implements NetworkChange<S> {
        /** Copies the list. */
        public Warned {
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * It was not done, and nothing was changed.
     *
     * @param <S> what they have looked at
     * @param reason why
     * @param code the code that the reason speaks of
     */
    record Refused<S>(NetworkRefusal reason, String code) implements NetworkChange<S> {}
}
