package io.onecare.core.imports;

import io.onecare.core.Role;
import java.time.Instant;
import java.util.UUID;

/**
 * A mapping that was saved under a name.
 *
 * @param id the mapping
 * @param kind what the files bring that it is for
 * @param name what it is called; no two of a kind are called the same
 * @param header the mark of the columns of the file that it was made for
 * @param mapping its text
 * @param role the role of who saved it last
 * @param actorName the technical name of who saved it last
 * @param savedAt when
 */
public record SavedMapping(
        UUID id,
        ImportKind kind,
        String name,
        String header,
        String mapping,
        Role role,
        String actorName,
        Instant savedAt) {}
