package io.onecare.core.report;

import java.util.OptionalDouble;

/**
 * How many answers came in time.
 *
 * @param kept answered when they were due, or before
 * @param missed answered later, or not answered yet although the time is over
 * @param open not answered yet, and there is still time
 * @param calledOff not wanted any more before they were due; neither kept nor missed
 */
public record DueCounts(long kept, long missed, long open, long calledOff)
        implements Counts<DueCounts> {

    static DueCounts none() {
        return new DueCounts(0, 0, 0, 0);
    }

    static DueCounts of(Outcome outcome, long answers) {
        return switch (outcome) {
            case KEPT -> new DueCounts(answers, 0, 0, 0);
            case MISSED -> new DueCounts(0, answers, 0, 0);
            case OPEN -> new DueCounts(0, 0, answers, 0);
            case CALLED_OFF -> new DueCounts(0, 0, 0, answers);
        };
    }

    /** What became of a due time. */
    enum Outcome {
        KEPT,
        MISSED,
        OPEN,
        CALLED_OFF
    }

    /**
     * Gives which part of those that can be judged was kept.
     *
     * @return 0 to 1; empty if none is kept or missed
     */
    public OptionalDouble keptShare() {
        return Shares.of(kept, kept + missed);
    }

    @Override
    public long total() {
        return kept + missed + open + calledOff;
    }

    @Override
    public DueCounts plus(DueCounts other) {
        return new DueCounts(
                kept + other.kept,
                missed + other.missed,
                open + other.open,
                calledOff + other.calledOff);
    }
}
