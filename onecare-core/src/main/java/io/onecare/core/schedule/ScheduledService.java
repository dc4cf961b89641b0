package io.onecare.core.schedule;

import io.onecare.core.network.HealthServiceId;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Duration;

/** That a service may be booked in the slots of a schedule, and how long it takes. */
@Entity
@Table(name = "schedule_service")
class ScheduledService {

    @EmbeddedId private ScheduledServiceId id;

    @Column(name = "duration_minutes", nullable = false)
    private int durationMinutes;

    /** For JPA. */
    protected ScheduledService() {}

    ScheduledService(ScheduleId schedule, HealthServiceId service, Duration duration) {
        this.id = new ScheduledServiceId(schedule.value(), service.value());
        this.durationMinutes = Math.toIntExact(duration.toMinutes());
    }
}
