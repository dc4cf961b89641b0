package io.onecare.core.care;

import io.onecare.core.time.Moments;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the columns of a native row from left to right, so that no column is counted by hand. */
final class Row {

    private final @Nullable Object[] columns;
    private int next;

    Row(@Nullable Object[] columns) {
        this.columns = columns;
    }

    @Nullable String text() {
        Object value = columns[next++];
        return value == null ? null : value.toString();
    }

    String given() {
        return Objects.requireNonNull(text());
    }

    int number() {
        return ((Number) Objects.requireNonNull(columns[next++])).intValue();
    }

    @Nullable Instant moment() {
        Object value = columns[next++];
        return value == null ? null : Moments.ofMicros(((Number) value).longValue());
    }

    Instant givenMoment() {
        return Objects.requireNonNull(moment());
    }

    CareRequestId id() {
        return CareRequestId.of(UUID.fromString(given()));
    }

    <E extends Enum<E>> E one(Class<E> type) {
        return Enum.valueOf(type, given());
    }

    <E extends Enum<E>> @Nullable E oneOrNone(Class<E> type) {
        String name = text();
        return name == null ? null : Enum.valueOf(type, name);
    }
}
