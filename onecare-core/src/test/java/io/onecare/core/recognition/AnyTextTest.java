package io.onecare.core.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mails are written by strangers: whatever comes is read, in time, and marks what is there. */
class AnyTextTest {

    private static final Instant RECEIVED = Instant.parse("2026-10-07T07:00:00Z");

    private static final List<String> CRUMBS =
            List.of(
                    "il 12",
                    "12/10",
                    "31/02",
                    "00/00",
                    "99.99.9999",
                    "alle",
                    "ore 25",
                    "e mezza",
                    "meno un quarto",
                    "dal",
                    "al",
                    "non",
                    "ma",
                    "giovedì",
                    "prossimo",
                    "febbraio",
                    "29",
                    "tra 90 giorni",
                    "BRZGLI84C52A794B",
                    "BRZ GLI",
                    "84C52",
                    "+39",
                    "333",
                    "0100201",
                    "Gavardina",
                    "San Liberale",
                    "Sesto San",
                    "(",
                    ")",
                    ">",
                    "Da:",
                    "Inviato:",
                    "--",
                    "\n",
                    "\r\n",
                    "\t",
                    ":",
                    "visita",
                    "cardio",
                    "rx",
                    "RMN",
                    "°",
                    "\u00a0",
                    "\u200b",
                    "\u202e",
                    "\u200f",
                    "\ufeff",
                    "\ud800",
                    "\udc00",
                    "\u0000",
                    "е",
                    "ο",
                    "İ",
                    "ı",
                    "ß",
                    "ﷺ",
                    "e\u0301\u0301\u0301",
                    "١٢",
                    "😀",
                    "Nome:",
                    "Cognome:",
                    "9999999999999999999999",
                    "1e9",
                    "''''",
                    "/////",
                    "....");

    private final MailReader reader = MailReader.of(MeasuredNetwork.words());

    @Test
    void random_text_is_read_and_passages_lie_inside() {
        Random random = new Random(46);
        for (int round = 0; round < 3_000; round++) {
            check(unicode(random, 20), unicode(random, random.nextInt(400)));
            check(crumbs(random, 6), crumbs(random, random.nextInt(80)));
        }
    }

    private void check(String subject, String text) {
        RecognisedMail read = reader.read(subject, text, RECEIVED);
        read.missing();
        read.facts(code -> java.util.Optional.of("M-1"));
        findings(read)
                .flatMap(finding -> finding.passages().stream())
                .forEach(
                        passage ->
                                assertThat(passage.end())
                                        .isLessThanOrEqualTo(
                                                passage.part() == MailPart.TEXT
                                                        ? text.length()
                                                        : subject.length()));
    }

    private static Stream<Finding<?>> findings(RecognisedMail read) {
        return Stream.of(
                        read.taxCode(),
                        read.surname(),
                        read.givenName(),
                        read.phone(),
                        read.facility(),
                        read.service(),
                        read.time())
                .flatMap(finding -> finding.stream().map(one -> (Finding<?>) one));
    }

    private static String unicode(Random random, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(
                    (char)
                            (random.nextInt(4) == 0
                                    ? random.nextInt(0x10000)
                                    : random.nextInt(0x250)));
        }
        return text.toString();
    }

    private static String crumbs(Random random, int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(CRUMBS.get(random.nextInt(CRUMBS.size())));
            text.append(random.nextInt(3) == 0 ? "" : " ");
        }
        return text.toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "12/10 ", "il 12 o ", "San Liberale Milano ", "BRZ ", "giovedì ", "Da:\n", "> \n",
                "e ", "(((", "\n", "12.12.", "visita eco rx ", "al dal ", "Brezzani Giulia ",
                "333 0100201 ", "BRZGLI84C52A794B ", "alle 9 ", "a\u0301", "xqzvwkjyp"
            })
    void of_a_megabyte_only_the_beginning_is_read(String crumb) {
        String beginning = "BRZGLI84C52A794B " + crumb.repeat(32_000 / crumb.length());
        String whole = crumb.repeat(1_000_000 / crumb.length());
        long part = nanos(beginning.substring(0, 4_000));
        long all = nanos(whole);
        // eight times the text that is read, whatever is behind it; room for a busy machine
        assertThat(all).isLessThan(Math.max(40 * part, 400_000_000L));
    }

    private long nanos(String text) {
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 3; round++) {
            long begin = System.nanoTime();
            reader.read("", text, RECEIVED);
            least = Math.min(least, System.nanoTime() - begin);
        }
        return least;
    }

    @Test
    void what_is_not_seen_does_not_hide_a_word() {
        RecognisedMail read =
                reader.read(
                        "",
                        "\u200fvisi\u200bta cardio\u00adlogica\u00a0al\u00a0Gavar\ufeffdina il 20/10 alle\u00a09",
                        RECEIVED);
        assertThat(read.service().orElseThrow().value()).isEqualTo("V-CARDIO");
        assertThat(read.facility().orElseThrow().value()).isEqualTo("F01");
        assertThat(read.time().orElseThrow().value().moment())
                .contains(Instant.parse("2026-10-20T07:00:00Z"));
    }

    @Test
    void letters_that_only_look_alike_make_a_tax_code_no_more_than_a_guess() {
        String withCyrillicA = "BRZGLI84C52\u0410794B";
        assertThat(reader.read("", withCyrillicA, RECEIVED).taxCode())
                .map(Finding::confidence)
                .contains(Confidence.LOW);
    }

    @Test
    void many_threads_read_the_same() throws Exception {
        List<MeasuredMail> mails = MeasuredMail.of("development");
        List<String> alone = mails.stream().map(this::described).toList();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<List<String>>> all = new ArrayList<>();
            IntStream.range(0, 4)
                    .forEach(
                            i ->
                                    all.add(
                                            threads.submit(
                                                    () ->
                                                            mails.stream()
                                                                    .map(this::described)
                                                                    .toList())));
            for (Future<List<String>> one : all) {
                assertThat(one.get()).isEqualTo(alone);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private String described(MeasuredMail mail) {
        StringBuilder described = new StringBuilder();
        findings(reader.read(mail.subject(), mail.text(), mail.receivedAt()))
                .forEach(
                        finding ->
                                described
                                        .append(finding.value())
                                        .append(finding.confidence())
                                        .append(finding.passages()));
        return described.toString();
    }
}
