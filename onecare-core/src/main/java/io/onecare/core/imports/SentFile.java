package io.onecare.core.imports;

import io.onecare.core.Role;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file that was sent to be imported, and how far it is. What it holds is elsewhere.
 *
 * @param id the file
 * @param kind what it brings
 * @param mode what becomes of what it does not name
 * @param asOf the day from which on it speaks
 * @param name what its sender calls it; to be shown, never a path
 * @param bytes its size in <b>bytes</b>
 * @param state where it stands
 * @param mapping the text of its mapping; null before one was chosen
 * @param importId the import it is staged into; null before
 * @param staged whether all of its rows are
 * @param runId the piece of work that is at it or was the last; null before the first
 * @param phase what is being done, in the words of whoever does it; null if nothing is said
 * @param rowType with which rows; null if with all
 * @param done how much of it is done, 0 to total
 * @param total how much there is to do; 0 if that is not known
 * @param fault why the last piece of work came to nothing; null if it did not
 * @param role the role of who sent it
 * @param actorName the technical name of who sent it
 * @param sentAt when
 * @param touchedAt when somebody last did something with it or, while they work, was heard of
 */
public record SentFile(
        UUID id,
        ImportKind kind,
        ImportMode mode,
        LocalDate asOf,
        String name,
        long bytes,
        SentFileState state,
        @Nullable String mapping,
        @Nullable ImportId importId,
        boolean staged,
        @Nullable UUID runId,
        @Nullable String phase,
        @Nullable RowType rowType,
        long done,
        long total,
        @Nullable SentFileFault fault,
        Role role,
        String actorName,
        Instant sentAt,
        Instant touchedAt) {

    /**
     * Tells whether whoever was at work on it has died: somebody else may begin again.
     *
     * @param now the moment
     * @return true if they were not heard of for {@link SentFiles#SILENCE}
     */
    public boolean isForsaken(Instant now) {
        return state.isAtWork() && touchedAt.isBefore(now.minus(SentFiles.SILENCE));
    }
}
