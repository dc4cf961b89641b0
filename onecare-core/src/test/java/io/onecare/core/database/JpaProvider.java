package io.onecare.core.database;

import java.util.Map;

/** The providers the library runs on. */
public enum JpaProvider {
    ECLIPSELINK(
            Map.of(
                    "jakarta.persistence.provider",
                    "org.eclipse.persistence.jpa.PersistenceProvider",
                    "eclipselink.logging.level",
                    "WARNING")),
    HIBERNATE(
            Map.of(
                    "jakarta.persistence.provider",
                    "org.hibernate.jpa.HibernatePersistenceProvider",
                    // its own pool throws instead of waiting when it is empty
                    "hibernate.connection.pool_size",
                    "70"));

    private final Map<String, String> settings;

    JpaProvider(Map<String, String> settings) {
        this.settings = settings;
    }

    public Map<String, String> settings() {
        return settings;
    }
}
