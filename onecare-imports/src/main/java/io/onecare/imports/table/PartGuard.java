package io.onecare.imports.table;

/** Counts what all parts of an archive unpack to. */
final class PartGuard {

    private final TableLimits limits;
    private long unpacked;

    PartGuard(TableLimits limits) {
        this.limits = limits;
    }

    boolean takes(int bytes) {
        unpacked += bytes;
        return unpacked <= limits.unpackedBytes();
    }

    int ratio() {
        return limits.unpackedRatio();
    }
}
