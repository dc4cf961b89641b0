package io.onecare.core.imports;

import io.onecare.core.Actor;
import io.onecare.core.CallersTransaction;
import io.onecare.core.ErrorCode;
import io.onecare.core.NativeSql;
import io.onecare.core.OneCareException;
import io.onecare.core.Role;
import io.onecare.core.time.Moments;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Keeps mappings under names, and finds the one for a file by the mark of its columns. What a
 * mapping says is not looked at. Thread-safe as far as the entity manager supplier is. Only
 * administrators and the system import.
 */
public final class SavedMappings {

    /** The most characters of a name. */
    public static final int MAX_NAME = 100;

    private static final int MOST = 200;

    private final Supplier<EntityManager> entityManager;
    private final Clock clock;

    /**
     * Made by {@link io.onecare.core.OneCare}.
     *
     * @param entityManager gives the entity manager of the caller's transaction
     * @param clock tells when it happens
     */
    public SavedMappings(Supplier<EntityManager> entityManager, Clock clock) {
        this.entityManager = Objects.requireNonNull(entityManager, "entityManager");
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /**
     * Saves a mapping, in place of the one of the same kind and name if there is one.
     *
     * @param actor who saves it; an administrator or the system
     * @param kind what the files bring that it is for
     * @param name what it is called, 1 to {@value #MAX_NAME} characters
     * @param header the mark of the columns of the file that it was made for, such as their SHA-256
     *     in hexadecimal; at most 64 characters
     * @param mapping its text, at most {@value SentFiles#MAX_MAPPING} characters
     * @return false for other actors
     * @throws IllegalArgumentException if a text is too long, or the name blank
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public boolean save(Actor actor, ImportKind kind, String name, String header, String mapping) {
        SentFiles.requireMapping(mapping);
        if (name.isBlank() || name.length() > MAX_NAME) {
            throw new IllegalArgumentException(
                    "The name of the mapping has (%d) characters but must have 1 to %d."
                            .formatted(name.length(), MAX_NAME));
        }
        EntityManager em = begin();
        if (!SentFiles.mayImport(actor)) {
            return false;
        }
        long now = Moments.toMicros(clock.instant());
        int replaced =
                new NativeSql()
                        .add("update import_mapping set header = ?, mapping = ?,", header, mapping)
                        .add(" actor_role = ?, actor_name = ?,", actor.role().name(), actor.name())
                        .add(" saved_at = ? where kind = ? and name = ?", now, kind.name(), name)
                        .update(em);
        if (replaced == 0) {
            new NativeSql()
                    .add("insert into import_mapping (id, kind, name, header, mapping,")
                    .add(" actor_role, actor_name, saved_at) values (")
                    .add("?, ?, ?, ?,", UUID.randomUUID(), kind.name(), name, header)
                    .add(" ?, ?, ?, ?)", mapping, actor.role().name(), actor.name(), now)
                    .update(em);
        }
        return true;
    }

    /**
     * Gives all of them.
     *
     * @param actor who asks; an administrator or the system
     * @return by kind and name, 200 at most; empty for other actors
     */
    public List<SavedMapping> all(Actor actor) {
        return SentFiles.mayImport(actor)
                ? read(select().add(" order by m.kind, m.name"))
                : List.of();
    }

    /**
     * Finds the one for a file.
     *
     * @param actor who asks; an administrator or the system
     * @param kind what the file brings
     * @param header the mark of its columns
     * @return the one that was saved last for such columns; empty if there is none, also for other
     *     actors
     */
    public Optional<SavedMapping> find(Actor actor, ImportKind kind, String header) {
        return SentFiles.mayImport(actor)
                ? read(
                                select().add(
                                                " where m.kind = ? and m.header = ?",
                                                kind.name(),
                                                header)
                                        .add(" order by m.saved_at desc, m.id"))
                        .stream()
                        .findFirst()
                : Optional.empty();
    }

    /**
     * Deletes a mapping. Files that are in hand keep theirs.
     *
     * @param actor who asks; an administrator or the system
     * @param id the mapping
     * @return false if there is none for this actor
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public boolean delete(Actor actor, UUID id) {
        EntityManager em = begin();
        return SentFiles.mayImport(actor)
                && new NativeSql().add("delete from import_mapping where id = ?", id).update(em)
                        == 1;
    }

    private static NativeSql select() {
        return new NativeSql()
                .add("select cast(m.id as varchar(36)), m.kind, m.name, m.header, m.mapping,")
                .add(" m.actor_role, m.actor_name, m.saved_at from import_mapping m");
    }

    private List<SavedMapping> read(NativeSql sql) {
        return sql.add(" fetch first " + MOST + " rows only").rows(entityManager.get()).stream()
                .map(
                        row ->
                                new SavedMapping(
                                        UUID.fromString((String) row[0]),
                                        ImportKind.valueOf((String) row[1]),
                                        (String) row[2],
                                        (String) row[3],
                                        (String) row[4],
                                        Role.valueOf((String) row[5]),
                                        (String) row[6],
                                        Moments.ofMicros(((Number) row[7]).longValue())))
                .toList();
    }

    private EntityManager begin() {
        return CallersTransaction.require(entityManager.get(), "A change of a mapping");
    }
}
