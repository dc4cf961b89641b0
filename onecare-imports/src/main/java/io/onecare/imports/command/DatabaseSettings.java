package io.onecare.imports.command;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * How to reach the database: by the variables that the portal has. The password comes from the
 * environment or a file, never from an argument, which every user of the machine can see.
 *
 * @param url the JDBC URL
 * @param user the user
 * @param password the password
 */
record DatabaseSettings(String url, String user, String password) {

    static DatabaseSettings of(Map<String, String> environment)
            throws WrongUseException, IOException {
        String file = environment.getOrDefault("ONECARE_DB_PASSWORD_FILE", "");
        return new DatabaseSettings(
                required(environment, "ONECARE_DB_URL"),
                required(environment, "ONECARE_DB_USER"),
                file.isEmpty()
                        ? required(environment, "ONECARE_DB_PASSWORD")
                        : Files.readString(Path.of(file)).strip());
    }

    private static String required(Map<String, String> environment, String name)
            throws WrongUseException {
        String value = environment.getOrDefault(name, "");
        if (value.isBlank()) {
            throw new WrongUseException("The environment variable " + name + " must be set.");
        }
        return value;
    }

    EntityManagerFactory open() {
        return Persistence.createEntityManagerFactory(
                "onecare-import",
                Map.of(
                        "eclipselink.persistencexml",
                        "META-INF/onecare-import/persistence.xml",
                        "jakarta.persistence.provider",
                        "org.eclipse.persistence.jpa.PersistenceProvider",
                        "jakarta.persistence.jdbc.url",
                        url,
                        "jakarta.persistence.jdbc.user",
                        user,
                        "jakarta.persistence.jdbc.password",
                        password,
                        // its messages would hold statements with values of people
                        "eclipselink.logging.level",
                        "OFF"));
    }

    /** The URL may hold a password too. */
    @Override
    public String toString() {
        return "DatabaseSettings(…)";
    }
}
