package io.onecare.core.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onecare.core.OneCare;
import io.onecare.core.Role;
import io.onecare.core.person.ContactDetails;
import io.onecare.core.person.EmailAddress;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CareTypesTest {

    private static final Instant NOW = Instant.parse("2026-04-14T08:00:00Z");
    private static final String SECRET = "canarino";

    @Test
    void words_keep_line_breaks_and_lose_what_no_database_keeps() {
        assertThat(Words.of("  a\tb\r\nc\u0000\u001b[0m \uDC00😀\n").value())
                .isEqualTo("a\tb\nc[0m \uFFFD😀");
        assertThat(Words.of(" \u0000 \n").isEmpty()).isTrue();
        assertThat(Words.of("")).isEqualTo(Words.none());
    }

    @Test
    void words_of_a_form_have_a_bound_and_words_of_a_mail_are_cut() {
        assertThat(Words.of("x".repeat(8_000)).value()).hasSize(8_000);
        assertThatThrownBy(() -> Words.of("x".repeat(8_001)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("(8001)");
        assertThat(Words.cut("x".repeat(8_000)).value()).hasSize(8_000).endsWith("x");
        assertThat(Words.cut("x".repeat(8_001)).value()).hasSize(8_000).endsWith("x…");
        // the cut never goes through a character of two parts
        assertThat(Words.cut("x".repeat(7_998) + "😀😀").value())
                .isEqualTo("x".repeat(7_998) + "…");
        assertThat(Words.cut("x".repeat(7_997) + "😀😀").value())
                .isEqualTo("x".repeat(7_997) + "😀…");
    }

    @Test
    void a_message_id_is_the_same_however_a_mailer_writes_it() {
        assertThat(MessageId.of(" <a@b> ").value()).isEqualTo("a@b");
        assertThat(MessageId.of("a@b")).isEqualTo(MessageId.of("<a@b>"));
        assertThat(MessageId.of("A@b")).isNotEqualTo(MessageId.of("a@b"));
        assertThat(MessageId.of("<" + "x".repeat(250) + ">").value()).hasSize(250);
    }

    @Test
    void a_message_id_that_cannot_be_kept_gets_a_digest_always_the_same() {
        String tooLong = "<" + "x".repeat(251) + ">";
        assertThat(MessageId.of(tooLong).value()).startsWith("sha256.").hasSize(71);
        assertThat(MessageId.of(tooLong)).isEqualTo(MessageId.of("x".repeat(251)));
        assertThat(MessageId.of("<a b@c>").value()).startsWith("sha256.");
        assertThat(MessageId.of("<\u00e8@c>").value()).startsWith("sha256.");
        // SHA-256 of "abc", FIPS 180-2 appendix B.1
        assertThat(MessageId.ofContent("abc").value())
                .isEqualTo(
                        "sha256.ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThatThrownBy(() -> MessageId.of(" "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ofContent");
        assertThatThrownBy(() -> MessageId.of("< >")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_list_of_message_ids_keeps_the_last_fifty_in_their_order() {
        assertThat(MessageId.listOf("<a@b>\r\n\t<c@d> rubbish <> < >"))
                .containsExactly(MessageId.of("a@b"), MessageId.of("c@d"));
        assertThat(MessageId.listOf("")).isEmpty();
        assertThat(MessageId.listOf("<0@a>" + "<x@a>".repeat(49) + "<1@a>"))
                .hasSize(50)
                .doesNotContain(MessageId.of("0@a"))
                .last()
                .isEqualTo(MessageId.of("1@a"));
    }

    @Test
    void our_own_mails_are_known_by_the_uuid_in_front() {
        UUID id = UUID.fromString("00000000-0000-4000-8000-00000000000a");

        assertThat(MessageId.of("<" + id + "@onecare.example>").outboxMessage()).contains(id);
        assertThat(MessageId.of(id.toString()).outboxMessage()).isEmpty();
        assertThat(MessageId.of("x" + id + "@a").outboxMessage()).isEmpty();
    }

    @Test
    void nothing_about_a_person_is_shown_by_accident() {
        RecognisedFacts facts = new RecognisedFacts(SECRET, SECRET, SECRET, NOW);
        ContactDetails sender = ContactDetails.of(EmailAddress.of(SECRET + "@example.org"), null);
        Words words = Words.of(SECRET);
        MessageId id = MessageId.of(SECRET + "@a");
        ReceivedMail mail = new ReceivedMail(id, List.of(id), MailOrigin.PERSON, NOW);
        CareRequest request =
                CareRequest.received(
                        CareChannel.PHONE,
                        new CareClock(NOW, NOW, null, null),
                        sender,
                        words,
                        facts,
                        Set.of());

        assertThat(
                        List.of(
                                facts,
                                words,
                                id,
                                mail,
                                request,
                                request.progress(),
                                new OpenCareRequest.ByPhone(
                                        "key-00000", sender, words, facts, Set.of()),
                                new OpenCareRequest.OnPortal("key-00000", sender, words, facts),
                                new OpenCareRequest.ByMail(mail, sender, words, facts, Set.of()),
                                new OpenCareRequest.ForBooking(
                                        new TroubledBooking("7K3M", BookingTrouble.EXPIRED),
                                        SECRET,
                                        SECRET,
                                        SECRET,
                                        NOW),
                                new CareHistoryEntry(
                                        1,
                                        CareEvent.OPENED,
                                        null,
                                        CareRequestState.RECEIVED,
                                        Role.SYSTEM,
                                        "x",
                                        NOW,
                                        SECRET,
                                        words,
                                        id,
                                        NOW)))
                .allSatisfy(thing -> assertThat(thing.toString()).doesNotContain(SECRET));
    }

    @Test
    void texts_are_bounded_and_no_message_repeats_them() {
        assertRefused(() -> new RecognisedFacts(SECRET.repeat(6), null, null, null));
        assertRefused(() -> new RecognisedFacts(null, " ", null, null));
        assertRefused(() -> new RecognisedFacts(null, null, SECRET + "\u0000", null));
        assertRefused(() -> new TroubledBooking(SECRET, BookingTrouble.EXPIRED));
        assertRefused(() -> new TroubledBooking("A".repeat(21), BookingTrouble.EXPIRED));
        assertRefused(() -> call("short"));
        assertRefused(() -> call(SECRET + ":x"));
        assertRefused(() -> call("x".repeat(65)));
        assertThat(call(UUID.randomUUID().toString()).channel()).isEqualTo(CareChannel.PHONE);
        assertRefused(
                () -> new CareQueueCriteria(Set.of(), CareQueueCriteria.Ownership.ALL, false));
        assertRefused(() -> OneCare.builder().answersWithin(0));
        assertRefused(() -> OneCare.builder().answersWithin(31));
    }

    private static OpenCareRequest call(String key) {
        return new OpenCareRequest.ByPhone(
                key, ContactDetails.none(), Words.none(), RecognisedFacts.none(), Set.of());
    }

    private static void assertRefused(ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining(SECRET);
    }

    @Test
    void late_is_after_the_due_moment_and_never_at_it() {
        Instant due = NOW.plusSeconds(60);
        CareClock running = new CareClock(NOW, due, null, null);

        assertThat(running.isLateAt(due)).isFalse();
        assertThat(running.isLateAt(due.plusNanos(1))).isTrue();
        assertThat(new CareClock(NOW, due, NOW, null).isLateAt(due.plusSeconds(9))).isFalse();
        assertThat(new CareClock(NOW, due, due.plusNanos(1), null).isLateAt(NOW)).isTrue();
        assertThat(new CareClock(NOW, due, null, due).isLateAt(due.plusSeconds(9))).isFalse();
        assertThat(new CareClock(NOW, due, null, due.plusNanos(1)).isLateAt(NOW)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"4F2A-91C0", "4f2a91c0", " 4F 2A 91 C0 ", "4F2-A91-C0", "# 4F2A.91CO"})
    void a_number_is_read_however_it_is_grouped(String typed) {
        assertThat(CareNumber.parse(typed)).hasToString("Optional[4F2A-91C0]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "4F2A-91C", "4F2A-91C00", "4F2A-91CX", "richiesta"})
    void what_cannot_be_a_number_is_none(String typed) {
        assertThat(CareNumber.parse(typed)).isEmpty();
    }

    @Test
    void a_number_is_the_beginning_of_the_id_in_two_groups() {
        CareRequestId id =
                CareRequestId.of(UUID.fromString("4f2a91c0-1234-4234-9234-123456789abc"));

        assertThat(CareNumber.of(id)).hasToString("4F2A-91C0");
        assertThat(CareNumber.parse("l0Il-0000")).hasToString("Optional[1011-0000]");
    }
}
