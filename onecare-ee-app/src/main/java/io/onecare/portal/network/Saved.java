package io.onecare.portal.network;

import io.onecare.core.audit.ChangedField;
import io.onecare.core.network.NetworkChange;
import io.onecare.core.network.NetworkRefusal;
import java.util.List;

/**
 * What became of a form that was sent.
 *
 * @param <S> what was looked at
 */
public sealed interface Saved<S> {

    /**
     * It was saved.
     *
     * @param <S> what was looked at
     * @param code the code of what was changed
     * @param fields the words of the fields that are others now, each once; empty if none is
     */
    record Done<S>(String code, List<String> fields) implements Saved<S> {}

    /**
     * Somebody else has changed it meanwhile.
     *
     * @param <S> what was looked at
     * @param now how it is now
     */
    record Outdated<S>(S now) implements Saved<S> {}

    /**
     * There is something to read first.
     *
     * @param <S> what was looked at
     * @param cautions what, at least one
     */
    record Cautioned<S>(List<Caution> cautions) implements Saved<S> {}

    /**
     * It cannot be.
     *
     * @param <S> what was looked at
     * @param reason why
     * @param code what the reason speaks of
     */
    record Refused<S>(NetworkRefusal reason, String code) implements Saved<S> {}

    /**
     * Takes what the library says.
     *
     * @param <S> what was looked at
     * @param change what became of it
     * @return the same, for a page
     */
    static <S> Saved<S> of(NetworkChange<S> change) {
        if (change instanceof NetworkChange.Done<S> done) {
            return new Done<>(
                    done.code(),
                    done.changes().stream().map(ChangedField::field).distinct().toList());
        }
        if (change instanceof NetworkChange.Outdated<S> outdated) {
            return new Outdated<>(outdated.now());
        }
        if (change instanceof NetworkChange.Warned<S> warned) {
            return new Cautioned<>(warned.warnings().stream().map(Caution::of).toList());
        }
        NetworkChange.Refused<S> refused = (NetworkChange.Refused<S>) change;
        return new Refused<>(refused.reason(), refused.code());
    }
}
