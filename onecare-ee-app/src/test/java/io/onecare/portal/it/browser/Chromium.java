package io.onecare.portal.it.browser;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** Where this machine has Chromium and its driver. */
final class Chromium {

    /** Debian's; what is on the path there is a script, and outlives it when that is ended. */
    private static final Path HEADLESS_SHELL = Path.of("/usr/lib/chromium/chromium-headless-shell");

    private Chromium() {}

    /**
     * Where there is one, the build without windows: it shows the same, and starts and draws with
     * half the work.
     */
    static Optional<Path> binary() {
        return System.getProperty("chromium.binary", "").isBlank()
                        && Files.isExecutable(HEADLESS_SHELL)
                ? Optional.of(HEADLESS_SHELL)
                : find("chromium.binary", "chromium", "chromium-browser", "google-chrome");
    }

    static Optional<Path> driver() {
        return find("webdriver.chrome.driver", "chromedriver");
    }

    private static Optional<Path> find(String property, String... names) {
        String given = System.getProperty(property, "");
        if (!given.isBlank()) {
            return Optional.of(Path.of(given)).filter(Files::isExecutable);
        }
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(folder -> Arrays.stream(names).map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
