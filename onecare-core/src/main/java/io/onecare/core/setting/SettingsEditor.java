package io.onecare.core.setting;

import io.onecare.core.Actor;
import io.onecare.core.CallersTransaction;
import io.onecare.core.ErrorCode;
import io.onecare.core.NativeSql;
import io.onecare.core.OneCareException;
import io.onecare.core.audit.AuditTrail;
import io.onecare.core.audit.ChangedField;
import io.onecare.core.time.Moments;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Changes settings while the application runs. Each change is a version of its own, and keeps who
 * made it; going back is a change as well. What a value must be is for the embedder to check, who
 * knows what it means. Needs the caller's transaction. Thread-safe as far as the entity manager
 * supplier is.
 */
public final class SettingsEditor {

    /** The kind of subject of the audit trail, whose id is the topic. */
    public static final String SUBJECT = "Settings";

    /** Longer values are known by their SHA-256 in the audit trail. */
    private static final int LONGEST_TOLD = 500;

    private final Supplier<EntityManager> entityManager;
    private final Clock clock;
    private final StoredSettings settings;
    private final AuditTrail audit;

    /**
     * Made by {@link io.onecare.core.OneCare}.
     *
     * @param entityManager gives the entity manager of the caller's transaction
     * @param clock tells when it was changed
     * @param settings reads what is in force
     * @param audit keeps who changed what
     */
    public SettingsEditor(
            Supplier<EntityManager> entityManager,
            Clock clock,
            StoredSettings settings,
            AuditTrail audit) {
        this.entityManager = Objects.requireNonNull(entityManager, "entityManager");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.settings = Objects.requireNonNull(settings, "settings");
        this.audit = Objects.requireNonNull(audit, "audit");
    }

    /**
     * Changes the settings of a topic as a whole. Of two transactions that change the same version
     * at once, the second one waits for the first and is refused. What changes nothing makes no
     * version. The audit trail names the fields in lower case and with dots, such as {@code
     * hold.minutes}.
     *
     * @param actor who asks; must be allowed to change settings
     * @param command what is set from now on
     * @return changed; overtaken if another version is in force than the one that was changed; or
     *     not found
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public SettingsOutcome change(Actor actor, ChangeSettings command) {
        EntityManager em = CallersTransaction.require(entityManager.get(), "A change of settings");
        if (!actor.mayChangeSettings()) {
            return new SettingsOutcome.NotFound();
        }
        SettingsVersion before = settings.inForce(actor, command.topic());
        if (before.number() != command.from()) {
            return new SettingsOutcome.Overtaken(before);
        }
        if (before.values().equals(command.values())) {
            return new SettingsOutcome.Changed(before);
        }
        Instant now = Moments.ofMicros(Moments.toMicros(clock.instant()));
        SettingsVersion after =
                new SettingsVersion(
                        command.topic(), before.number() + 1, now, actor.name(), command.values());
        if (!insert(em, after, now, actor.name())) {
            return new SettingsOutcome.Overtaken(settings.inForce(actor, command.topic()));
        }
        audit.recordChange(
                actor, "SETTINGS_CHANGED", SUBJECT, command.topic(), changes(before, after));
        return new SettingsOutcome.Changed(after);
    }

    private static boolean insert(
            EntityManager em, SettingsVersion version, Instant now, String actor) {
        UUID id = UUID.randomUUID();
        int inserted =
                new NativeSql()
                        .add("insert into setting_version (id, topic, number, changed_at,")
                        .add(" changed_by) values (?, ?", id, version.topic())
                        .add(", ?, ?", version.number(), Moments.toMicros(now))
                        .add(", ?) on conflict do nothing", actor)
                        .update(em);
        if (inserted == 0) {
            return false;
        }
        version.values()
                .forEach(
                        (name, value) ->
                                new NativeSql()
                                        .add(
                                                "insert into setting_value (version_id, name, content)")
                                        .add(" values (?, ?, ?)", id, name, value)
                                        .update(em));
        return true;
    }

    private static List<ChangedField> changes(SettingsVersion before, SettingsVersion after) {
        TreeSet<String> names = new TreeSet<>(before.values().keySet());
        names.addAll(after.values().keySet());
        return names.stream()
                .filter(name -> !before.find(name).equals(after.find(name)))
                .map(
                        name ->
                                new ChangedField(
                                        name.toLowerCase(Locale.ROOT).replace('_', '.'),
                                        told(before.values().get(name)),
                                        told(after.values().get(name))))
                .toList();
    }

    private static @Nullable String told(@Nullable String value) {
        return value == null || value.length() <= LONGEST_TOLD
                ? value
                : value.length() + " characters, SHA-256 " + sha256(value);
    }

    private static String sha256(String value) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(value.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException fault) {
            throw new IllegalStateException("Every Java platform has SHA-256.", fault);
        }
    }
}
