package io.onecare.portal.settings;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * An insurer's main colour, and what is made of it. Contrast is that of WCAG 2.2, "relative
 * luminance" and "contrast ratio": <a href="https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio">
 * W3C</a>, read 2026-11-30.
 *
 * @param rgb red, green and blue, 8 bits each
 */
public record BrandColour(int rgb) {

    /** What text needs (WCAG 2.2, success criterion 1.4.3, level AA). */
    public static final double LEAST_CONTRAST = 4.5;

    /** Card, page and tint of the light scheme, as onecare.css has them; buttons write in white. */
    private static final List<BrandColour> LIGHT_GROUNDS =
            IntStream.of(0xffffff, 0xf4f7fa, 0xe9f1f9).mapToObj(BrandColour::new).toList();

    /** Card, page and tint of the dark scheme; buttons write in the darkest ink. */
    private static final List<BrandColour> DARK_GROUNDS =
            IntStream.of(0x18232e, 0x0f1720, 0x1a2f43, 0x0b1b2b)
                    .mapToObj(BrandColour::new)
                    .toList();

    private static final BrandColour WHITE = new BrandColour(0xffffff);
    private static final BrandColour BLACK = new BrandColour(0);
    private static final Pattern HEX = Pattern.compile("#[0-9a-fA-F]{6}");

    /**
     * Reads a colour.
     *
     * @param text such as {@code #0a5aa8}
     * @return empty if it is none
     */
    public static Optional<BrandColour> find(String text) {
        return HEX.matcher(text).matches()
                ? Optional.of(new BrandColour(Integer.parseInt(text.substring(1), 16)))
                : Optional.empty();
    }

    /**
     * Tells whether text of this colour can be read on every light ground, and white text on it.
     *
     * @return true from a contrast of {@value #LEAST_CONTRAST} on
     */
    public boolean isReadable() {
        return contrast() >= LEAST_CONTRAST;
    }

    /**
     * Gives the contrast to the light ground that it stands out from least.
     *
     * @return 1 to 21
     */
    public double contrast() {
        return least(LIGHT_GROUNDS);
    }

    /**
     * Makes the style sheet that puts it in the place of the portal's own.
     *
     * @return CSS for both schemes
     */
    public String css() {
        BrandColour lighter = forDarkScheme();
        return """
        :root { --primary: %s; --primary-dark: %s; }
        @media (prefers-color-scheme: dark) {
          :root { --primary: %s; --primary-dark: %s; --on-primary: #0b1b2b; }
        }
        """
                .formatted(this, mixedWith(BLACK, 0.25), lighter, lighter.mixedWith(WHITE, 0.4));
    }

    /** With as much white as it takes. */
    BrandColour forDarkScheme() {
        double white = 0;
        while (mixedWith(WHITE, white).least(DARK_GROUNDS) < LEAST_CONTRAST) {
            white += 0.02;
        }
        return mixedWith(WHITE, white);
    }

    private double least(List<BrandColour> grounds) {
        return grounds.stream().mapToDouble(this::contrastTo).min().orElseThrow();
    }

    double contrastTo(BrandColour other) {
        double one = luminance();
        double two = other.luminance();
        return (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
    }

    private double luminance() {
        return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
    }

    private static double linear(int channel) {
        double part = (channel & 0xff) / 255.0;
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }

    private BrandColour mixedWith(BrandColour other, double share) {
        int mixed = 0;
        for (int shift : new int[] {16, 8, 0}) {
            double own = (rgb >> shift) & 0xff;
            double others = (other.rgb >> shift) & 0xff;
            mixed |= (int) Math.round(own + (others - own) * Math.min(1, share)) << shift;
        }
        return new BrandColour(mixed);
    }

    /** As CSS writes it. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "#%06x", rgb & 0xffffff);
    }
}
