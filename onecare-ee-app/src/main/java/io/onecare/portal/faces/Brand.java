package io.onecare.portal.faces;

import io.onecare.portal.settings.PortalSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The insurer's own look: the few files of the brand folder that the portal takes. */
@Named
@ApplicationScoped
public class Brand {

    private static final String STYLE = "brand.css";
    private static final Map<String, String> TYPES =
            Map.of(
                    STYLE,
                    "text/css;charset=UTF-8",
                    "logo.svg",
                    "image/svg+xml",
                    "logo.png",
                    "image/png");

    @Inject private PortalSettings settings;

    /**
     * Tells whether the insurer has a style sheet.
     *
     * @return true if {@code brand.css} is there
     */
    public boolean isStyled() {
        return find(STYLE).isPresent();
    }

    /**
     * Names the logo.
     *
     * @return {@code logo.svg}, else {@code logo.png}, else null: the name is written instead
     */
    public @Nullable String getLogo() {
        return Stream.of("logo.svg", "logo.png")
                .filter(name -> find(name).isPresent())
                .findFirst()
                .orElse(null);
    }

    /**
     * Finds a file that may be served. Only known names are looked up, so that no name leads out of
     * the folder.
     *
     * @param name the name that was asked for
     * @return empty if the portal does not take such a file or it is not there
     */
    Optional<Path> find(String name) {
        return settings.brandFolder()
                .filter(folder -> TYPES.containsKey(name))
                .map(folder -> Path.of(folder).resolve(name))
                .filter(Files::isRegularFile);
    }

    /** The content type of a file that {@link #find} gave. */
    static String typeOf(Path file) {
        return TYPES.getOrDefault(file.getFileName().toString(), "application/octet-stream");
    }
}
