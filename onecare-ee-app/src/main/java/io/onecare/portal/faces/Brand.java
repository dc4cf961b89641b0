package io.onecare.portal.faces;

import io.onecare.portal.settings.BrandColour;
import io.onecare.portal.settings.Logo;
import io.onecare.portal.settings.OnScreen;
import io.onecare.portal.settings.PortalSettings;
import io.onecare.portal.settings.ScreenTopic;
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

    /** What the portal makes of what was set on screen. */
    static final String COLOUR = "colour.css";

    /** The logo that was set on screen, of whichever type. */
    static final String LOGO = "logo";

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
    @Inject private OnScreen onScreen;

    /**
     * Tells whether the insurer has a style sheet.
     *
     * @return true if {@code brand.css} is there
     */
    public boolean isStyled() {
        return find(STYLE).isPresent();
    }

    /**
     * Gives the address of the style sheet that is made of the insurer's colour.
     *
     * @return what comes after {@code /brand/}, another one for every change; empty if there is no
     *     such colour
     */
    public String getColourSheet() {
        return settings.brandColour()
                .map(colour -> COLOUR + "?" + colour.toString().substring(1))
                .orElse("");
    }

    /**
     * Names the logo.
     *
     * @return what comes after {@code /brand/}: that which was set on screen, else {@code logo.svg}
     *     of the folder, else {@code logo.png}, else null: the name is written instead
     */
    public @Nullable String getLogo() {
        if (logo().isPresent()) {
            return LOGO + "?" + onScreen.of(ScreenTopic.LOGO).number();
        }
        return Stream.of("logo.svg", "logo.png")
                .filter(name -> find(name).isPresent())
                .findFirst()
                .orElse(null);
    }

    /** The logo that was set on screen. */
    Optional<Logo> logo() {
        return onScreen.of(ScreenTopic.LOGO).find(Logo.NAME).flatMap(Logo::of);
    }

    /** The style sheet of the insurer's colour. */
    Optional<String> colourSheet() {
        return settings.brandColour().map(BrandColour::css);
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
