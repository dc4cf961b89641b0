package io.onecare.portal.audit.web;

import io.onecare.core.access.FoundEntry;
import java.util.List;

/**
 * A line of the list.
 *
 * @param when day and time in Italy, to the second
 * @param who the colleague and their role, or the role alone
 * @param what what was done, in words
 * @param about to what, in words
 * @param actorId the technical name of who did it
 * @param action the code of what was done
 * @param subjectId the technical id of what it was done to
 * @param entryId the entry itself
 * @param seal its number in the chain; empty while it is not sealed
 * @param changes which fields had which value before and after; empty if it tells none
 */
public record AuditLine(
        String when,
        String who,
        String what,
        String about,
        String actorId,
        String action,
        String subjectId,
        String entryId,
        String seal,
        List<ChangedLine> changes) {

    static AuditLine of(FoundEntry found, AuditWords words) {
        return new AuditLine(
                words.when(found.entry()),
                words.who(found),
                words.action(found.entry().action()),
                words.subject(found),
                String.valueOf(found.entry().actorName()),
                found.entry().action(),
                found.entry().subjectId(),
                found.entry().id().toString(),
                found.entry().seal() == null ? "" : found.entry().seal().toString(),
                found.changes().stream().map(change -> ChangedLine.of(change, words)).toList());
    }

    /** The entry's id only. */
    @Override
    public String toString() {
        return "AuditLine(" + entryId + ")";
    }
}
