package io.onecare.core.imports;

/** Tells a listener how far a phase is. */
final class Progress {

    private final ImportListener listener;
    private final ImportPhase phase;
    private final RowType rowType;
    private final long total;

    Progress(ImportListener listener, ImportPhase phase, RowType rowType, long total) {
        this.listener = listener;
        this.phase = phase;
        this.rowType = rowType;
        this.total = total;
        reached(0);
    }

    void reached(long done) {
        listener.progressed(new ImportProgress(phase, rowType, done, total));
    }
}
