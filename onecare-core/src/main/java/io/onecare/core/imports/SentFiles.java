package io.onecare.core.imports;

import io.onecare.core.Actor;
import io.onecare.core.CallersTransaction;
import io.onecare.core.ErrorCode;
import io.onecare.core.NativeSql;
import io.onecare.core.OneCareException;
import io.onecare.core.time.Moments;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps which files were sent to be imported and how far each is, for embedders whose work goes on
 * outside the request, on several nodes. Thread-safe as far as the entity manager supplier is.
 *
 * <p>A file is {@linkplain #send sent}, gets a {@linkplain #keepMapping mapping}, and is then
 * worked on by one after the other: whoever wants to {@linkplain #claim claims} it, is {@linkplain
 * #isAlive heard of} every few seconds, and {@linkplain #end ends}. Who is not heard of for {@link
 * #SILENCE} is taken for dead, and the next may claim it; should they live after all, they are told
 * at their next word, and end nothing any more. Only administrators and the system import.
 */
public final class SentFiles {

    /** How long whoever is at work may be silent. */
    public static final Duration SILENCE = Duration.ofSeconds(60);

    /** The most files of one list. */
    public static final int MAX_PAGE_SIZE = 100;

    /** The most characters of the text of a mapping. */
    public static final int MAX_MAPPING = 50_000;

    private static final int MAX_ARGUMENT = 500;

    private final Supplier<EntityManager> entityManager;
    private final Clock clock;

    /**
     * Made by {@link io.onecare.core.OneCare}.
     *
     * @param entityManager gives the entity manager of the caller's transaction
     * @param clock tells when it happens
     */
    public SentFiles(Supplier<EntityManager> entityManager, Clock clock) {
        this.entityManager = Objects.requireNonNull(entityManager, "entityManager");
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /**
     * Keeps that a file was sent.
     *
     * @param actor who sends it; an administrator or the system
     * @param file what it is
     * @return the file, which waits for its mapping; empty for other actors
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public Optional<SentFile> send(Actor actor, SendFile file) {
        EntityManager em = begin();
        if (!mayImport(actor)) {
            return Optional.empty();
        }
        UUID id = UUID.randomUUID();
        long now = Moments.toMicros(clock.instant());
        new NativeSql()
                .add("insert into sent_file (id, kind, mode, as_of, name, bytes, state, staged,")
                .add(" done, total, fault_line, fault_column, actor_role, actor_name, sent_at,")
                .add(" touched_at) values (?, ?, ?,", id, file.kind().name(), file.mode().name())
                .add(" ?, ?, ?, 'MAPPING', false,", file.asOf(), file.name(), file.bytes())
                .add(" 0, 0, 0, 0, ?, ?, ?, ?)", actor.role().name(), actor.name(), now, now)
                .update(em);
        return find(em, id);
    }

    /**
     * Finds a file.
     *
     * @param actor who asks; an administrator or the system
     * @param id the file
     * @return empty if there is none, also for other actors
     */
    public Optional<SentFile> find(Actor actor, UUID id) {
        return mayImport(actor) ? find(entityManager.get(), id) : Optional.empty();
    }

    /**
     * Gives the files with which something can be done.
     *
     * @param actor who asks; an administrator or the system
     * @return the last sent first, {@value #MAX_PAGE_SIZE} at most; empty for other actors
     */
    public List<SentFile> open(Actor actor) {
        return mayImport(actor)
                ? read(
                        entityManager.get(),
                        select().add(" where f.state not in ('APPLIED', 'ABANDONED')")
                                .add(" order by f.sent_at desc, f.id desc"))
                : List.of();
    }

    /**
     * Gives what the files of imports are called.
     *
     * @param actor who asks; an administrator or the system
     * @param imports the imports, {@value #MAX_PAGE_SIZE} at most
     * @return by import; without those that come from no file; empty for other actors
     */
    public Map<ImportId, SentFile> ofImports(Actor actor, Set<ImportId> imports) {
        Map<ImportId, SentFile> files = new HashMap<>();
        if (mayImport(actor) && !imports.isEmpty()) {
            NativeSql sql = select().add(" where f.import_id in ");
            sql.addIn(imports.stream().map(ImportId::value).toList());
            for (SentFile file : read(entityManager.get(), sql)) {
                files.put(Objects.requireNonNull(file.importId()), file);
            }
        }
        return files;
    }

    /**
     * Keeps the text of the mapping.
     *
     * @param actor who chose it; an administrator or the system
     * @param id the file
     * @param mapping its text, at most {@value #MAX_MAPPING} characters
     * @return false if there is no such file for this actor, somebody is at work on it, or it is
     *     over
     * @throws IllegalArgumentException if the text is too long
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public boolean keepMapping(Actor actor, UUID id, String mapping) {
        requireMapping(mapping);
        EntityManager em = begin();
        return mayImport(actor)
                && new NativeSql()
                                .add("update sent_file set mapping = ?,", mapping)
                                .add(" touched_at = ?", Moments.toMicros(clock.instant()))
                                .add(" where id = ? and state in ('MAPPING', 'CHECKED')", id)
                                .update(em)
                        == 1;
    }

    static void requireMapping(String mapping) {
        if (mapping.length() > MAX_MAPPING) {
            throw new IllegalArgumentException(
                    "The mapping has (%d) characters but must have at most %d."
                            .formatted(mapping.length(), MAX_MAPPING));
        }
    }

    /**
     * Begins a piece of work, if nobody is at one.
     *
     * @param actor who wants it; an administrator or the system
     * @param id the file
     * @param step what is to be done; {@link SentFileStep#READ} needs a mapping, {@link
     *     SentFileStep#CHECK} staged rows
     * @return the name of this piece of work; empty if there is no such file for this actor, it is
     *     in no state for that, or somebody is at work on it who was heard of
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public Optional<UUID> claim(Actor actor, UUID id, SentFileStep step) {
        EntityManager em = begin();
        if (!mayImport(actor)) {
            return Optional.empty();
        }
        UUID run = UUID.randomUUID();
        Instant now = clock.instant();
        NativeSql sql =
                new NativeSql()
                        .add("update sent_file set state = ?,", step.meanwhile().name())
                        .add(" run_id = ?, touched_at = ?,", run, Moments.toMicros(now))
                        .add(" phase = null, row_type = null, done = 0, total = 0, fault = null");
        if (step == SentFileStep.READ) {
            sql.add(", staged = false");
        }
        sql.add(" where id = ? and (state in ", id)
                .addIn(step.from().stream().map(Enum::name).toList())
                .add(" or (state = ?", step.meanwhile().name())
                .add(" and touched_at < ?))", Moments.toMicros(now.minus(SILENCE)));
        switch (step) {
            case READ -> sql.add(" and mapping is not null");
            case CHECK -> sql.add(" and staged and import_id is not null");
            case APPLY -> {
                // a checked file has its import
            }
        }
        return sql.update(em) == 1 ? Optional.of(run) : Optional.empty();
    }

    /**
     * Says that whoever is at work lives, and how far they are.
     *
     * @param actor who works; an administrator or the system
     * @param id the file
     * @param run what {@link #claim} gave
     * @param how what is being done and how much of it is done; null to say nothing about that
     * @return false if they were taken for dead, or the file was given up: they are to stop
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public boolean isAlive(Actor actor, UUID id, UUID run, @Nullable FileProgress how) {
        NativeSql sql = new NativeSql().add("update sent_file set touched_at = ?", now());
        if (how != null) {
            sql.add(", phase = ?, done = ?, total = ?", how.phase(), how.done(), how.total())
                    .add(", row_type = ?", how.rowType() == null ? null : how.rowType().name());
        }
        return ofRun(actor, sql, id, run);
    }

    /**
     * Says into which import the rows are staged.
     *
     * @param actor who works; an administrator or the system
     * @param id the file
     * @param run what {@link #claim} gave
     * @param importId the import
     * @param isWhole whether all rows are
     * @return false as for {@link #isAlive}
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public boolean staged(Actor actor, UUID id, UUID run, ImportId importId, boolean isWhole) {
        return ofRun(
                actor,
                new NativeSql()
                        .add("update sent_file set import_id = ?,", importId.value())
                        .add(" staged = ?, touched_at = ?", isWhole, now()),
                id,
                run);
    }

    /**
     * Ends a piece of work. To be called in the transaction that applies: if it gives false, that
     * is to be rolled back.
     *
     * @param actor who works; an administrator or the system
     * @param id the file
     * @param run what {@link #claim} gave
     * @param state {@link SentFileState#MAPPING}, {@link SentFileState#CHECKED} or {@link
     *     SentFileState#APPLIED}
     * @param fault why it came to nothing; null if it did not
     * @return false as for {@link #isAlive}
     * @throws IllegalArgumentException if the state is another one
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public boolean end(
            Actor actor, UUID id, UUID run, SentFileState state, @Nullable SentFileFault fault) {
        if (state.isAtWork() || state == SentFileState.ABANDONED) {
            throw new IllegalArgumentException(
                    "A piece of work cannot end in the state (%s).".formatted(state));
        }
        NativeSql sql =
                new NativeSql()
                        .add("update sent_file set state = ?, touched_at = ?,", state.name(), now())
                        .add(" phase = null, row_type = null, done = 0, total = 0");
        if (fault == null) {
            sql.add(", fault = null");
        } else {
            String argument = fault.argument();
            sql.add(", fault = ?, fault_line = ?", fault.code(), fault.line())
                    .add(", fault_column = ?, fault_argument = ?", fault.column(), cut(argument));
        }
        return ofRun(actor, sql, id, run);
    }

    private static String cut(String argument) {
        return argument.substring(0, Math.min(MAX_ARGUMENT, argument.length()));
    }

    /**
     * Gives a file up. Its import is to be {@linkplain Imports#abandon abandoned} with it.
     *
     * @param actor who asks; an administrator or the system
     * @param id the file
     * @return false if there is no such file for this actor, or it was applied, is applied right
     *     now, or was given up
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public boolean abandon(Actor actor, UUID id) {
        EntityManager em = begin();
        Instant now = clock.instant();
        return mayImport(actor)
                && new NativeSql()
                                .add("update sent_file set state = 'ABANDONED', mapping = null,")
                                .add(" touched_at = ?", Moments.toMicros(now))
                                .add(" where id = ? and (state in ('MAPPING', 'CHECKING',", id)
                                .add(
                                        " 'CHECKED') or (state = 'APPLYING' and touched_at < ?))",
                                        Moments.toMicros(now.minus(SILENCE)))
                                .update(em)
                        == 1;
    }

    /**
     * Finds the files that nobody has cared for.
     *
     * @param actor who asks; an administrator or the system
     * @param untouchedSince the moment since when
     * @return the longest forsaken first, {@value #MAX_PAGE_SIZE} at most; empty for other actors
     */
    public List<SentFile> untouched(Actor actor, Instant untouchedSince) {
        return mayImport(actor)
                ? read(
                        entityManager.get(),
                        select().add(" where f.state not in ('APPLIED', 'ABANDONED')")
                                .add(" and f.touched_at < ?", Moments.toMicros(untouchedSince))
                                .add(" order by f.touched_at"))
                : List.of();
    }

    private boolean ofRun(Actor actor, NativeSql sql, UUID id, UUID run) {
        EntityManager em = begin();
        return mayImport(actor)
                && sql.add(" where id = ? and run_id = ?", id, run)
                                .add(" and state in ('CHECKING', 'APPLYING')")
                                .update(em)
                        == 1;
    }

    private long now() {
        return Moments.toMicros(clock.instant());
    }

    private static Optional<SentFile> find(EntityManager em, UUID id) {
        return read(em, select().add(" where f.id = ?", id)).stream().findFirst();
    }

    private static NativeSql select() {
        return new NativeSql()
                .add("select cast(f.id as varchar(36)), f.kind, f.mode,")
                .add(" cast(f.as_of as varchar(10)), f.name, f.bytes, f.state, f.mapping,")
                .add(" cast(f.import_id as varchar(36)), f.staged, cast(f.run_id as varchar(36)),")
                .add(" f.phase, f.row_type, f.done, f.total, f.fault, f.fault_line,")
                .add(" f.fault_column, f.fault_argument, f.actor_role, f.actor_name, f.sent_at,")
                .add(" f.touched_at from sent_file f");
    }

    private static List<SentFile> read(EntityManager em, NativeSql sql) {
        return sql.add(" fetch first " + MAX_PAGE_SIZE + " rows only").rows(em).stream()
                .map(SentFileRow::read)
                .toList();
    }

    static boolean mayImport(Actor actor) {
        return actor.mayEditNetwork() && actor.mayImportRoll();
    }

    private EntityManager begin() {
        return CallersTransaction.require(entityManager.get(), "A step of a file");
    }
}
