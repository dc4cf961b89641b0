package io.onecare.portal.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onecare.portal.configuration.LogoReading.Problem;
import io.onecare.portal.configuration.LogoReading.Refused;
import io.onecare.portal.settings.Logo;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is taken in as a logo, and what only looks like one. */
class LogoReadingTest {

    private static final String HEAD =
            "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" viewBox=\"0 0 9 9\">";

    @Test
    void a_drawing_is_written_anew_without_what_programs_leave_behind() throws Refused {
        String drawn =
                "<?xml version=\"1.0\"?><?xml-stylesheet href=\"x.css\"?><!-- secret -->"
                        + HEAD
                        + "<metadata><rdf xmlns=\"urn:rdf\">who</rdf></metadata>"
                        + "<x:view xmlns:x=\"urn:x\"><path d=\"M0 0\"/></x:view>"
                        + "<defs><linearGradient id=\"a\"><stop offset=\"0\" stop-color=\"#fff\"/></linearGradient></defs>"
                        + "<g x:label=\"l\" xmlns:x=\"urn:x\" data-k=\"v\"><path d=\"M1 1h7\" fill=\"url(#a)\"/></g>"
                        + "<use xlink:href=\"#a\"/><title>Sole &amp; Luna</title></svg>";

        Logo logo = LogoReading.read(bytes(drawn));

        assertThat(logo.type()).isEqualTo(Logo.SVG);
        assertThat(new String(logo.bytes(), StandardCharsets.UTF_8))
                .isEqualTo(
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><defs>"
                                + "<linearGradient id=\"a\"><stop offset=\"0\" stop-color=\"#fff\"></stop></linearGradient></defs>"
                                + "<g><path d=\"M1 1h7\" fill=\"url(#a)\"></path></g>"
                                + "<use href=\"#a\"></use><title>Sole &amp; Luna</title></svg>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<script href=\"https://evil.example/a.js\"/>",
                "<g onload=\"alert(1)\"/>",
                "<path d=\"M0 0\" ONCLICK=\"alert(1)\"/>",
                "<a xlink:href=\"javascript:alert(1)\"><path d=\"M0 0\"/></a>",
                "<use xlink:href=\"https://evil.example/a.svg#b\"/>",
                "<use href=\"data:image/svg+xml,x#b\"/>",
                "<image href=\"https://evil.example/track.png\"/>",
                "<foreignObject><body xmlns=\"http://www.w3.org/1999/xhtml\"><form/></body></foreignObject>",
                "<style>@import url(https://evil.example/a.css);</style>",
                "<rect style=\"fill:url(https://evil.example/a)\"/>",
                "<rect fill=\"url( 'https://evil.example/a' )\"/>",
                "<rect style=\"fill:u\\72l(https://evil.example/a)\"/>",
                "<animate attributeName=\"href\" values=\"javascript:alert(1)\"/>",
                "<set attributeName=\"onmouseover\" to=\"alert(1)\"/>"
            })
    void what_does_more_than_draw_is_refused(String element) {
        assertRefused(bytes(HEAD + element + "</svg>"), Problem.LOGO_HARMFUL);
    }

    @Test
    void nothing_that_a_file_declares_is_believed() {
        String bomb =
                "<!DOCTYPE svg [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">"
                        + "<!ENTITY f SYSTEM \"file:///etc/passwd\">]>";

        for (String entity : new String[] {"&b;", "&f;"}) {
            assertThatThrownBy(
                            () ->
                                    LogoReading.read(
                                            bytes(
                                                    bomb
                                                            + HEAD
                                                            + "<title>"
                                                            + entity
                                                            + "</title></svg>")))
                    .isInstanceOf(Refused.class);
        }
    }

    @Test
    void what_is_no_logo_is_refused_each_with_its_reason() throws IOException {
        assertRefused(new byte[0], Problem.LOGO_MISSING);
        assertRefused(bytes("GIF89a..."), Problem.LOGO_OTHER_TYPE);
        assertRefused(bytes("<html><script>alert(1)</script></html>"), Problem.LOGO_OTHER_TYPE);
        assertRefused(bytes("<svg xmlns=\"urn:other\"/>"), Problem.LOGO_OTHER_TYPE);
        assertRefused(bytes(HEAD + "<g>"), Problem.LOGO_BROKEN);
        assertRefused(new byte[LogoReading.MAX_BYTES + 1], Problem.LOGO_TOO_LARGE);
        assertRefused(bytes(HEAD + "<g/>".repeat(5_001) + "</svg>"), Problem.LOGO_TOO_COMPLEX);
        assertRefused(
                bytes(HEAD + "<g>".repeat(51) + "</g>".repeat(51) + "</svg>"),
                Problem.LOGO_TOO_COMPLEX);
        assertRefused(png(15, 40), Problem.LOGO_PIXELS);
        assertRefused(png(2_001, 40), Problem.LOGO_PIXELS);
        byte[] cut = png(40, 40);
        assertRefused(java.util.Arrays.copyOf(cut, cut.length / 2), Problem.LOGO_BROKEN);
    }

    /** Twenty lines that a browser would draw a million elements for. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<use href=\"#NEXT\"/><use href=\"#NEXT\"/>",
                "<path d=\"M0 0\" mask=\"url(#NEXT)\"/><path d=\"M0 0\" style=\"clip-path:url( '#NEXT' )\"/>"
            })
    void what_is_drawn_again_wherever_it_is_referred_to_counts_each_time(String twice) {
        StringBuilder levels = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            levels.append("<g id=\"l" + i + "\">" + twice.replace("NEXT", "l" + (i + 1)) + "</g>");
        }

        assertRefused(bytes(HEAD + levels + "</svg>"), Problem.LOGO_TOO_COMPLEX);
        assertRefused(
                bytes(HEAD + "<g id=\"l\">" + twice.replace("NEXT", "l") + "</g></svg>"),
                Problem.LOGO_TOO_COMPLEX);
    }

    @Test
    void a_symbol_is_used_in_a_symbol_that_is_used_in_the_drawing() throws Refused {
        String drawn =
                HEAD
                        + "<defs><linearGradient id=\"a\"><stop offset=\"0\"></stop></linearGradient></defs>"
                        + "<symbol id=\"b\"><path d=\"M1 1h7\" fill=\"url(#a)\"></path></symbol>"
                        + "<symbol id=\"c\"><use href=\"#b\"></use><use href=\"#none\"></use></symbol>"
                        + "<use href=\"#c\"></use>".repeat(500)
                        + "</svg>";

        assertThat(LogoReading.read(bytes(drawn)).type()).isEqualTo(Logo.SVG);
    }

    /** The header says so; there are no pixels to it. */
    @Test
    void a_picture_of_a_size_that_would_fill_the_memory_is_refused_by_its_header()
            throws IOException {
        byte[] bomb = png(40, 40);
        ByteBuffer.wrap(bomb, 16, 8).putInt(100_000).putInt(100_000);
        CRC32 crc = new CRC32();
        crc.update(bomb, 12, 17);
        ByteBuffer.wrap(bomb, 29, 4).putInt((int) crc.getValue());

        assertRefused(bomb, Problem.LOGO_PIXELS);
    }

    @Test
    void a_png_loses_what_rides_along() throws Exception {
        byte[] picture = png(40, 20);
        byte[] both = new byte[picture.length + 25];
        System.arraycopy(picture, 0, both, 0, picture.length);
        System.arraycopy(bytes("<script>alert(1)</script>"), 0, both, picture.length, 25);

        Logo logo = LogoReading.read(both);

        assertThat(logo.type()).isEqualTo(Logo.PNG);
        assertThat(new String(logo.bytes(), StandardCharsets.ISO_8859_1)).doesNotContain("script");
        BufferedImage read = ImageIO.read(new ByteArrayInputStream(logo.bytes()));
        assertThat(read.getWidth()).isEqualTo(40);
        assertThat(Logo.of(logo.stored()).orElseThrow().bytes()).isEqualTo(logo.bytes());
    }

    private static void assertRefused(byte[] file, Problem problem) {
        assertThatThrownBy(() -> LogoReading.read(file))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.problem()).isEqualTo(problem));
    }

    private static byte[] png(int width, int height) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", out);
        return out.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
