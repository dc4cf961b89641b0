package io.onecare.core.sample;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** Breaks: entities have no public setter. */
@Entity
public class EntityWithSetter {
    @Id private long id;

    public void setId(long id) {
        this.id = id;
    }
}
