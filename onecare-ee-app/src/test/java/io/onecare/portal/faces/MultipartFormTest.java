package io.onecare.portal.faces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Forms with files, as browsers send them and as they do not. */
class MultipartFormTest {

    private static final String TYPE = "multipart/form-data; boundary=----Edge7";

    private static byte[] form(byte[] file) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(
                ("------Edge7\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\nROLL"
                                + "\r\n------Edge7\r\nContent-Disposition: form-data;"
                                + " name=\"file\"; filename=\"l’elenco \u00e0.csv\"\r\n"
                                + "Content-Type: text/csv\r\n\r\n")
                        .getBytes(StandardCharsets.UTF_8));
        out.write(file);
        out.write("\r\n------Edge7--\r\n".getBytes(StandardCharsets.UTF_8));
        return out.toByteArray();
    }

    /** Gives few bytes at a time, as a slow line does. */
    private static InputStream slow(byte[] bytes, int atOnce) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] into, int offset, int length) {
                return super.read(into, offset, Math.min(length, atOnce));
            }
        };
    }

    @Test
    void a_file_comes_out_as_it_went_in_however_it_is_cut() throws IOException {
        byte[] random = new byte[200_000];
        new Random(7).nextBytes(random);
        byte[] nearly =
                "a\r\n------Edge\r\n------Edg\r\n\r\r\n--\r\n".getBytes(StandardCharsets.UTF_8);
        for (byte[] file :
                new byte[][] {
                    new byte[0], nearly, random, "\r\n".repeat(9).getBytes(StandardCharsets.UTF_8)
                }) {
            for (int atOnce : new int[] {1, 7, 70_000}) {
                if (file.length > 1_000 && atOnce == 1) {
                    continue;
                }
                MultipartForm form = MultipartForm.of(TYPE, slow(form(file), atOnce)).orElseThrow();
                assertThat(form.next()).isEqualTo(new MultipartForm.Part("kind", null));
                assertThat(form.text(10)).isEqualTo("ROLL");
                assertThat(form.next())
                        .isEqualTo(new MultipartForm.Part("file", "l’elenco \u00e0.csv"));
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                form.copyTo(out);
                assertThat(out.toByteArray()).isEqualTo(file);
                assertThat(form.next()).isNull();
            }
        }
    }

    @Test
    void a_part_that_nobody_wants_is_passed_by() throws IOException {
        MultipartForm form =
                MultipartForm.of(TYPE, new ByteArrayInputStream(form(new byte[9]))).orElseThrow();
        form.next();
        form.next();

        assertThat(form.next()).isNull();
    }

    @Test
    void what_breaks_off_or_is_no_form_is_said_to_be_broken() throws IOException {
        byte[] whole = form("a;b\r\n1;2".getBytes(StandardCharsets.UTF_8));
        for (int length = 0; length < whole.length - 4; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> readAll(cut))
                    .as("cut at " + length)
                    .isInstanceOf(MultipartForm.Broken.class);
        }
        for (String body :
                new String[] {
                    "x",
                    "------Edge7\r\nno header\r\n\r\n\r\n------Edge7--",
                    "------Edge7\r\na: " + "b".repeat(9_000) + "\r\n\r\n\r\n------Edge7--",
                    "------Edge7\r\na: b\r\n\r\n\r\n".repeat(30)
                }) {
            assertThatThrownBy(() -> readAll(body.getBytes(StandardCharsets.UTF_8)))
                    .isInstanceOf(MultipartForm.Broken.class);
        }
        assertThat(MultipartForm.of("text/csv", InputStream.nullInputStream())).isEmpty();
        assertThat(MultipartForm.of(null, InputStream.nullInputStream())).isEmpty();
    }

    private static void readAll(byte[] body) throws IOException {
        MultipartForm form = MultipartForm.of(TYPE, new ByteArrayInputStream(body)).orElseThrow();
        while (form.next() != null) {
            form.copyTo(OutputStream.nullOutputStream());
        }
    }
}
