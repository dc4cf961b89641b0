package io.onecare.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.core.Actor;
import io.onecare.core.JavaSeTransactions;
import io.onecare.core.OneCare;
import io.onecare.core.care.CareOpening;
import io.onecare.core.care.CareRequest;
import io.onecare.core.care.CareRequestId;
import io.onecare.core.care.MailOrigin;
import io.onecare.core.care.MessageId;
import io.onecare.core.care.MissingFact;
import io.onecare.core.care.OpenCareRequest;
import io.onecare.core.care.ReceivedMail;
import io.onecare.core.care.RecognisedFacts;
import io.onecare.core.care.Words;
import io.onecare.core.database.DatabaseKind;
import io.onecare.core.database.JpaProvider;
import io.onecare.core.person.ContactDetails;
import io.onecare.core.person.EmailAddress;
import io.onecare.core.recognition.MailReader;
import io.onecare.core.recognition.NetworkWords;
import io.onecare.core.recognition.RecognisedMail;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A mail to customer care becomes a request with its form filled in. */
class MailEmbeddingIT {

    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-06-08T06:00:00Z"), ZoneOffset.UTC);

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.schedule.ClinicFixture#everywhere")
    void a_mail_is_read_and_opens_a_request(JpaProvider provider, DatabaseKind kind)
            throws SQLException {
        InsurerNetwork network = InsurerNetwork.newDatabase(kind);
        EntityManagerFactory factory =
                Persistence.createEntityManagerFactory("insurer", network.settings(provider));
        JavaSeTransactions transactions = JavaSeTransactions.over(factory);
        OneCare oneCare =
                OneCare.builder().entityManager(transactions::entityManager).clock(CLOCK).build();
        transactions.inTransaction(
                () -> {
                    InsurerNetwork.load(oneCare, LocalDate.of(2026, 6, 8));
                    return null;
                });
        EmailAddress from = EmailAddress.of("m-1@example.org");
        Instant receivedAt = CLOCK.instant();
        MessageId id = MessageId.of("<1@mail.example>");
        String subject = "Visita";
        String text =
                "Prova Titolare, cf TTLPRV80A41H501V: visita allergologica al Centro Vento di"
                        + " Torino, domani. L'ora la so stasera.";

        // snippet: mail
        Actor reader = Actor.system("mail-reader");
        NetworkWords words = // keep it until facilityDirectory().revision(reader) changes
                transactions.reading(() -> NetworkWords.read(oneCare.facilityDirectory(), reader));
        RecognisedMail read = MailReader.of(words).read(subject, text, receivedAt);
        CareOpening opening =
                transactions.inTransaction(
                        () ->
                                oneCare.careRequests()
                                        .open(
                                                reader,
                                                new OpenCareRequest.ByMail(
                                                        new ReceivedMail(
                                                                id,
                                                                List.of(),
                                                                MailOrigin.PERSON,
                                                                receivedAt),
                                                        ContactDetails.of(from, null),
                                                        Words.cut(subject + "\n" + text),
                                                        read.facts(
                                                                code ->
                                                                        oneCare.members()
                                                                                .findNumber(
                                                                                        reader,
                                                                                        code)),
                                                        read.missing())));
        // end

        assertThat(read.missing()).isEqualTo(Set.of(MissingFact.APPOINTMENT_TIME));
        assertThat(read.time().orElseThrow().value().day()).isEqualTo(LocalDate.of(2026, 6, 9));
        CareRequestId opened = ((CareOpening.Opened) opening).seen().id();
        assertThat(transactions.inTransaction(() -> oneCare.careQueue().find(reader, opened)))
                .map(CareRequest::facts)
                .contains(new RecognisedFacts("M-1", "OC-1", "VIS-ALLERGOLOGICA", null));
        factory.close();
        network.assertNothingBroken();
    }
}
