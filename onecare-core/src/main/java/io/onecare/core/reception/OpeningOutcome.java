package io.onecare.core.reception;

import java.util.List;

/** What became of the wish to open schedules. */
public sealed interface OpeningOutcome {

    /**
     * It can be done.
     *
     * @param preview what it would make
     */
    record Shown(OpeningPreview preview) implements OpeningOutcome {}

    /**
     * It was done, and holds when the caller's transaction commits. The schedules have no slots
     * yet: {@link io.onecare.core.schedule.ScheduleEditor#extendHorizon} makes them.
     *
     * @param codes the codes of the schedules, in the order of their facilities
     */
    record Opened(List<String> codes) implements OpeningOutcome {

        /** Copies the codes. */
        public Opened {
            codes = List.copyOf(codes);
        }
    }

    /**
     * It was not done, because something has changed since it was shown, such as that somebody else
     * was quicker.
     *
     * @param now what it would make now
     */
    record Outdated(OpeningPreview now) implements OpeningOutcome {}

    /**
     * It was not done, and nothing was changed.
     *
     * @param reason why
     */
    record Refused(OpeningRefusal reason) implements OpeningOutcome {}
}
