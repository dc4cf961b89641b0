package io.onecare.portal.facility;

import io.onecare.core.booking.FacilityLinkState;
import io.onecare.core.network.LocalizedName;
import org.jspecify.annotations.Nullable;

/**
 * What a facility finds behind its link: no more than the mail said.
 *
 * @param state whether there is something to answer
 * @param patient the patient's name; empty unless there is
 * @param service the service's name; null unless there is
 * @param practitioner with whom; empty for nobody in particular
 */
public record Answer(
        FacilityLinkState state,
        String patient,
        @Nullable LocalizedName service,
        String practitioner) {

    /** Nothing to answer. */
    Answer(FacilityLinkState state) {
        this(state, "", null, "");
    }

    /** The kind of state only. */
    @Override
    public String toString() {
        return "Answer(" + state.getClass().getSimpleName() + ")";
    }
}
