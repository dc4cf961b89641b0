package io.onecare.core.reception;

/** What became of the wish to see what a change would do. */
public sealed interface PreviewOutcome {

    /**
     * It can be done.
     *
     * @param preview what it would do
     */
    record Shown(ChangePreview preview) implements PreviewOutcome {}

    /**
     * It cannot be done.
     *
     * @param reason why
     */
    record Refused(ChangeRefusal reason) implements PreviewOutcome {}
}
