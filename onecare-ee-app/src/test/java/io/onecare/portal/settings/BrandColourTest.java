package io.onecare.portal.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Contrasts with white as look.md has measured them. */
class BrandColourTest {

    @ParameterizedTest
    @CsvSource({"#1B2733, 15.2", "#0A5AA8, 6.9", "#084780, 9.4", "#B3261E, 6.5", "#76869A, 3.7"})
    void contrast_is_that_of_wcag(String colour, double toWhite) {
        assertThat(colour(colour).contrastTo(colour("#ffffff")))
                .isCloseTo(toWhite, Offset.offset(0.06));
    }

    @ParameterizedTest
    @CsvSource({
        "#0a5aa8, true",
        "#6a1b9a, true",
        "#000000, true",
        "#a8500a, true",
        // 4.54 on white, but less than 4.5 on the ground of the pages
        "#767676, false",
        "#7fb2e5, false",
        "#ffff00, false",
        "#ffffff, false"
    })
    void a_colour_must_be_read_on_every_light_ground(String colour, boolean isReadable) {
        assertThat(colour(colour).isReadable()).isEqualTo(isReadable);
    }

    @Test
    void what_is_made_of_any_colour_can_be_read_on_dark_grounds() {
        Random random = new Random(8);
        for (int i = 0; i < 500; i++) {
            BrandColour lighter = new BrandColour(random.nextInt(0x1000000)).forDarkScheme();
            for (String ground : new String[] {"#18232e", "#0f1720", "#1a2f43", "#0b1b2b"}) {
                assertThat(lighter.contrastTo(colour(ground)))
                        .as("%s on %s", lighter, ground)
                        .isGreaterThanOrEqualTo(BrandColour.LEAST_CONTRAST);
            }
        }
    }

    @Test
    void the_style_sheet_holds_colours_and_nothing_that_was_typed() {
        assertThat(colour("#6A1B9A").css())
                .startsWith(":root { --primary: #6a1b9a; --primary-dark: #501474; }")
                .doesNotContain("A");
        assertThat(BrandColour.find("#0a5aa8;}")).isEmpty();
    }

    private static BrandColour colour(String text) {
        return BrandColour.find(text).orElseThrow();
    }
}
