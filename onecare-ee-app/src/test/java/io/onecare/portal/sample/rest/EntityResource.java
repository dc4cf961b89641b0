package io.onecare.portal.sample.rest;

import io.onecare.core.sample.EntityWithSetter;
import java.util.List;

/** Breaks: no entity in a page or resource. */
public class EntityResource {
    public List<EntityWithSetter> all() {
        return List.of();
    }
}
