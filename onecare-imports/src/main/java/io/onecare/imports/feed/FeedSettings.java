package io.onecare.imports.feed;

import io.onecare.core.imports.ImportMode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What {@code feed.settings} of a feed says.
 *
 * @param mode {@code whole = true}: what the files do not name ends
 * @param maxGonePercent {@code max-gone}: the most that may end, in <b>percent</b>
 */
record FeedSettings(ImportMode mode, BigDecimal maxGonePercent) {

    static final String FILE = "feed.settings";

    private static final Set<String> KEYS = Set.of("whole", "max-gone");

    /** Reads them, or gives null if they are not what they must be. */
    static @Nullable FeedSettings of(Path feed) throws IOException {
        ImportMode mode = ImportMode.UPSERT;
        BigDecimal maxGone = FeedRules.USUAL_MAX_GONE_PERCENT;
        Path file = feed.resolve(FILE);
        if (!Files.exists(file)) {
            return new FeedSettings(mode, maxGone);
        }
        for (String line : Files.readAllLines(file)) {
            if (line.isBlank() || line.stripLeading().startsWith("#")) {
                continue;
            }
            String[] parts = line.split("=", 2);
            String key = parts[0].strip();
            String value = parts.length == 2 ? parts[1].strip() : "";
            if (!KEYS.contains(key)) {
                return null;
            }
            if (key.equals("whole")) {
                if (!value.equals("true") && !value.equals("false")) {
                    return null;
                }
                mode = value.equals("true") ? ImportMode.REPLACE : ImportMode.UPSERT;
            } else {
                if (!value.matches("(100|[0-9]{1,2})(\\.[0-9]{1,3})?")) {
                    return null;
                }
                maxGone = new BigDecimal(value);
            }
        }
        return new FeedSettings(mode, maxGone);
    }
}
