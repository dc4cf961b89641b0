package io.onecare.portal.wiring;

import io.onecare.portal.adapter.secret.SecretKey;
import io.onecare.portal.settings.PortalSettings;
import io.onecare.portal.settings.StartupFailure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The keys that secrets are encrypted with: those that were set, or in demo mode one that is made
 * at the first start and kept beside the embedded database.
 */
@ApplicationScoped
public class SecretKeys {

    private static final String FILE = "secret.key";

    @Inject private PortalSettings settings;

    private volatile List<SecretKey> keys = List.of();

    /**
     * Reads the keys, or makes one.
     *
     * @throws StartupFailure if a key that is set is none, or one that is made cannot be kept
     */
    void load() {
        List<String> given = settings.secretKeys();
        keys =
                given.isEmpty()
                        ? List.of(kept())
                        : given.stream().map(key -> read(key, "ONECARE_SECRET_KEY")).toList();
    }

    /**
     * Gives the keys.
     *
     * @return at least one: the first writes, all read
     * @throws IllegalStateException before they are loaded
     */
    List<SecretKey> get() {
        if (keys.isEmpty()) {
            throw new IllegalStateException("The secret keys were not loaded at start-up.");
        }
        return keys;
    }

    private SecretKey kept() {
        Path file =
                settings.dataFolder()
                        .map(folder -> folder.resolve(FILE))
                        .orElseThrow(
                                () ->
                                        new StartupFailure(
                                                "ONECARE_SECRET_KEY is not set, and ONECARE_DATA names no folder"
                                                        + " where one could be kept: set one of them."));
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            return read(Files.readString(file, StandardCharsets.US_ASCII).strip(), file.toString());
        } catch (IOException fault) {
            throw new StartupFailure(
                    "The key in (%s) cannot be read or made: check that ONECARE_DATA can be written, or set ONECARE_SECRET_KEY."
                            .formatted(file),
                    fault);
        }
    }

    /** Whole or not at all; temporary files are readable by their owner alone. */
    private static void make(Path file) throws IOException {
        Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
        Path made = Files.createTempFile(folder, "secret", ".tmp");
        Files.writeString(made, SecretKey.random().toBase64(), StandardCharsets.US_ASCII);
        Files.move(made, file);
    }

    private static SecretKey read(String text, String where) {
        try {
            return SecretKey.ofBase64(text);
        } catch (IllegalArgumentException fault) {
            throw new StartupFailure(
                    "The key in (%s) must be 32 bytes in Base64, as \"openssl rand -base64 32\" writes them; several are separated by commas."
                            .formatted(where),
                    fault);
        }
    }
}
