package io.onecare.core.time;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Keeps every {@link Instant} of an entity as {@link Moments} says. Providers make it; thread-safe.
 */
@Converter(autoApply = true)
public class InstantConverter implements AttributeConverter<Instant, Long> {

    /** For JPA. */
    public InstantConverter() {}

    @Override
    public @Nullable Long convertToDatabaseColumn(@Nullable Instant moment) {
        return moment == null ? null : Moments.toMicros(moment);
    }

    @Override
    public @Nullable Instant convertToEntityAttribute(@Nullable Long micros) {
        return micros == null ? null : Moments.ofMicros(micros);
    }
}
