package io.onecare.core.schedule;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.Objects;
import java.util.UUID;

/** Which service may be booked on which schedule. */
@Embeddable
class ScheduledServiceId implements Serializable {

    private static final long serialVersionUID = 1L;

    @Column(name = "schedule_id", nullable = false)
    private UUID scheduleId;

    @Column(name = "service_id", nullable = false)
    private UUID serviceId;

    /** For JPA. */
    protected ScheduledServiceId() {}

    ScheduledServiceId(UUID scheduleId, UUID serviceId) {
        this.scheduleId = scheduleId;
        this.serviceId = serviceId;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ScheduledServiceId that
                && scheduleId.equals(that.scheduleId)
                && serviceId.equals(that.serviceId);
    }

    @Override
    public int hashCode() {
        return Objects.hash(scheduleId, serviceId);
    }
}
