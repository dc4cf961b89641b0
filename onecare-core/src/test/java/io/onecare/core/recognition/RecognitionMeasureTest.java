package io.onecare.core.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How well 200 mails are read (decision 0046). What is wrong in the held-out half is counted and
 * not shown, unless {@code -Drecognition.held-out=show} asks for it: whoever has looked at it has
 * nothing left to measure on.
 */
class RecognitionMeasureTest {

    private static final Path REPORT = Path.of("target/recognition-report.txt");

    private static final List<MeasuredMail> DEVELOPMENT = MeasuredMail.of("development");
    private static final List<MeasuredMail> HELD_OUT = MeasuredMail.of("held-out");

    private final MailReader reader = MailReader.of(MeasuredNetwork.words());

    @Test
    void the_report_says_how_well_each_field_is_found() throws IOException {
        List<MeasuredMail> all = new ArrayList<>(DEVELOPMENT);
        all.addAll(HELD_OUT);
        Measure development = Measure.of(reader, DEVELOPMENT);
        Measure heldOut = Measure.of(reader, HELD_OUT);
        boolean show = System.getProperty("recognition.held-out", "").equals("show");
        String report =
                "All\n"
                        + Measure.of(reader, all).table()
                        + "\nDevelopment half\n"
                        + development.table()
                        + "\nHeld-out half\n"
                        + heldOut.table()
                        + "\nHeld-out half, wrong and sure: "
                        + heldOut.wrongAndSure().size()
                        + "\n\nDevelopment half, wrong and sure\n"
                        + String.join("\n", development.wrongAndSure())
                        + "\n\nDevelopment half, not sure or not found\n"
                        + String.join("\n", development.unlike())
                        + (show
                                ? "\n\nHELD OUT\n"
                                        + String.join("\n", heldOut.wrongAndSure())
                                        + "\n\n"
                                        + String.join("\n", heldOut.unlike())
                                : "")
                        + "\n";
        Files.createDirectories(REPORT.getParent());
        Files.writeString(REPORT, report);
    }

    @Test
    void nothing_is_found_wrongly_and_called_sure() {
        assertThat(Measure.of(reader, DEVELOPMENT).wrongAndSure()).isEmpty();
        assertThat(Measure.of(reader, HELD_OUT).wrongAndSure().size()).isZero();
    }

    /** Measured was a little more: a field that sinks below has got worse. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "taxCode, 0.99, 0.98",
        "surname, 0.98, 0.94",
        "givenName, 0.98, 0.94",
        "phone, 0.90, 0.90",
        "facility, 0.97, 0.95",
        "service, 0.97, 0.92",
        "time, 0.95, 0.93"
    })
    void each_half_keeps_its_recall(String field, double found, double sure) {
        for (List<MeasuredMail> half : List.of(DEVELOPMENT, HELD_OUT)) {
            Measure.Count count = Measure.of(reader, half).count(field);
            assertThat(count.recall()).isGreaterThanOrEqualTo(found);
            assertThat(count.sureRecall()).isGreaterThanOrEqualTo(sure);
            assertThat(count.precision()).isGreaterThanOrEqualTo(0.97);
        }
    }

    @Test
    void what_a_request_lacks_is_mostly_told_rightly() {
        assertThat(Measure.of(reader, DEVELOPMENT).missingShare()).isGreaterThanOrEqualTo(0.95);
        assertThat(Measure.of(reader, HELD_OUT).missingShare()).isGreaterThanOrEqualTo(0.95);
    }

    @Test
    void the_halves_have_a_hundred_mails_each_and_none_twice() {
        assertThat(DEVELOPMENT).hasSize(100).extracting(MeasuredMail::text).doesNotHaveDuplicates();
        assertThat(HELD_OUT).hasSize(100).extracting(MeasuredMail::text).doesNotHaveDuplicates();
    }
}
