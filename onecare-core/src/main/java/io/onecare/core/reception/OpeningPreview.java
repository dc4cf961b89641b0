package io.onecare.core.reception;

import io.onecare.core.schedule.SlotTime;
import java.util.List;

/**
 * What an opening of schedules would make.
 *
 * @param command the wish
 * @param lines what it makes at each facility, by code
 * @param slots the slots of the coming days by the weekly rules, in order; a facility that leaves
 *     the network has those until then
 * @param fingerprint of all of it: schedules are only opened if it is still the same
 */
public record OpeningPreview(
        OpenSchedules command, List<OpeningLine> lines, List<SlotTime> slots, String fingerprint) {

    /** Copies the lists. */
    public OpeningPreview {
        lines = List.copyOf(lines);
        slots = List.copyOf(slots);
    }

    /**
     * Gives the facilities that get a schedule.
     *
     * @return by code
     */
    public List<OpeningLine> opening() {
        return lines.stream().filter(line -> line.obstacle() == null).toList();
    }
}
