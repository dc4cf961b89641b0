package io.onecare.core.setting;

/** What became of a wish to change settings. */
public sealed interface SettingsOutcome {

    /**
     * It holds once the caller's transaction commits, or held already.
     *
     * @param version what is in force then
     */
    record Changed(SettingsVersion version) implements SettingsOutcome {}

    /**
     * Somebody else has changed the settings since; nothing was changed.
     *
     * @param now what is in force
     */
    record Overtaken(SettingsVersion now) implements SettingsOutcome {}

    /** There is no such thing for this actor. */
    record NotFound() implements SettingsOutcome {}
}
