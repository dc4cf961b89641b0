package io.onecare.portal.account.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.common.BitMatrix;
import com.google.zxing.common.DecoderResult;
import com.google.zxing.qrcode.decoder.Decoder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A QR code as lines of unit squares. */
class QrDrawingTest {

    private static final Pattern RUN = Pattern.compile("M(\\d+),(\\d+)h(\\d+)v1h-(\\d+)z");

    @Test
    void what_was_drawn_says_what_it_was_drawn_of() throws Exception {
        String text =
                "otpauth://totp/OneCare:salvia-482713?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
        boolean[][] dark = modules(QrDrawing.of(text));
        BitMatrix modules = new BitMatrix(dark.length - 8); // without the quiet zone
        for (int y = 0; y < modules.getHeight(); y++) {
            for (int x = 0; x < modules.getWidth(); x++) {
                if (dark[y + 4][x + 4]) {
                    modules.set(x, y);
                }
            }
        }

        DecoderResult read = new Decoder().decode(modules);

        assertThat(read.getText()).isEqualTo(text);
        assertThat(read.getOther()).as("whether it is mirrored").isNull();
    }

    @Test
    void a_drawing_has_the_three_marks_by_which_cameras_find_it_and_a_quiet_zone() {
        QrDrawing drawing = QrDrawing.of("otpauth://totp/OneCare:salvia-482713?secret=GEZDGNBV");

        boolean[][] dark = modules(drawing);
        int last = drawing.size() - 1;
        String mark = "1111111 1000001 1011101 1011101 1011101 1000001 1111111";
        assertThat(square(dark, 4, 4)).isEqualTo(mark);
        assertThat(square(dark, last - 10, 4)).isEqualTo(mark);
        assertThat(square(dark, 4, last - 10)).isEqualTo(mark);
        for (int i = 0; i <= last; i++) {
            for (int edge : new int[] {0, 1, 2, 3, last - 3, last - 2, last - 1, last}) {
                assertThat(dark[edge][i]).isFalse();
                assertThat(dark[i][edge]).isFalse();
            }
        }
    }

    private static boolean[][] modules(QrDrawing drawing) {
        boolean[][] dark = new boolean[drawing.size()][drawing.size()];
        Matcher run = RUN.matcher(drawing.path());
        int end = 0;
        while (run.find()) {
            assertThat(run.start()).isEqualTo(end);
            assertThat(run.group(3)).isEqualTo(run.group(4));
            end = run.end();
            for (int i = 0; i < Integer.parseInt(run.group(3)); i++) {
                dark[Integer.parseInt(run.group(2))][Integer.parseInt(run.group(1)) + i] = true;
            }
        }
        assertThat(end).isEqualTo(drawing.path().length());
        return dark;
    }

    private static String square(boolean[][] dark, int x, int y) {
        StringBuilder rows = new StringBuilder();
        for (int row = y; row < y + 7; row++) {
            for (int column = x; column < x + 7; column++) {
                rows.append(dark[row][column] ? '1' : '0');
            }
            rows.append(row < y + 6 ? " " : "");
        }
        return rows.toString();
    }
}
