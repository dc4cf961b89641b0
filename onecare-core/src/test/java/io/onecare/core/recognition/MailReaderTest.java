package io.onecare.core.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.core.care.MissingFact;
import io.onecare.core.care.RecognisedFacts;
import io.onecare.core.network.BookingMode;
import io.onecare.core.network.FacilityListing;
import io.onecare.core.place.Address;
import io.onecare.core.time.ValidityPeriod;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who, where and what; received on Wednesday 7 October 2026 at 9. */
class MailReaderTest {

    private static final String ADULT = "BRZGLI84C52A794B";
    private static final String CHILD = "GRNTMS15P08A944M";

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "cf BRZGLI84C52A794B; BRZGLI84C52A794B",
                "cf brzgli84c52a794b; BRZGLI84C52A794B",
                "CF:BRZGLI84C52A794B.; BRZGLI84C52A794B",
                "CFBRZGLI84C52A794B; BRZGLI84C52A794B",
                "BRZ GLI 84C52 A794 B; BRZGLI84C52A794B",
                "B R Z G L I 8 4 C 5 2 A 7 9 4 B; BRZGLI84C52A794B",
                "cf LNTMRC56SO2F205I; ?LNTMRC56S02F205I",
                "cf LNTMRC56S02F205X; -",
                "cf LNTMRC56S02F205; -",
                "cf LNTMRC56SO2F2O5I; -",
                "il mio cf BRZGLI84C52A794B, è per mia figlia; ?BRZGLI84C52A794B",
            })
    void a_tax_code_is_sure_if_its_check_character_is_right(String text, String expected) {
        assertThat(Read.taxCode(text)).isEqualTo(expected);
    }

    @Test
    void of_two_tax_codes_the_patients_counts() {
        assertThat(Read.taxCode("Io sono Giulia, cf " + ADULT + ", per mio figlio " + CHILD))
                .isEqualTo(CHILD);
        assertThat(
                        Read.taxCode(
                                "per mia madre, il mio cf è "
                                        + ADULT
                                        + ", quello di mia madre è LNTMRC56S02F205I"))
                .isEqualTo("LNTMRC56S02F205I");
        assertThat(Read.taxCode("cf " + ADULT + " e LNTMRC56S02F205I"))
                .isEqualTo("?" + ADULT + " | LNTMRC56S02F205I");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "Brezzani Giulia BRZGLI84C52A794B; Brezzani, Giulia",
                "giulia brezzani brzgli84c52a794b; Brezzani, Giulia",
                "GIULIA BREZZANI BRZGLI84C52A794B; Brezzani, Giulia",
                "BRZGLI84C52A794B grazie Anna Vento; -, -",
                "sono Giulia Brezzani; ~Brezzani, ~Giulia",
                "per mia madre, la signora Brezzani Giulia. Saluti, Piero Vento; ~Brezzani, ~Giulia",
                "RSSMRA80A01H501U rossi maria e rossi mario; ?Rossi, ?Maria",
                "ROSSI BIANCHI MARIO RSSMRA80A01H501U; Rossi Bianchi, Mario",
                "per mio figlio. Saluti, Piero Vento; -, -",
                "Maria Rosaria De Ventis DVNMRS63L59H501Y; De Ventis, Maria Rosaria",
            })
    void a_name_is_sure_only_by_its_tax_code(String text, String expected) {
        assertThat(Read.name(text)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "tel. 333 0100201; 333 0100201",
                "chiamatemi al +39 333.0100201; +39 333 0100201",
                "333-0100201; ~333 0100201",
                "tel 035 0100299; 035 0100299",
                "035 0001001 è il telefono del centro; -",
                "tel 035 0001001; -",
                "polizza 3330100201; -",
                "nato il 03/03/1980; -",
                "NRE 050A04123456789; -",
                "cell 333-0100201/333-0100202; ?333 0100201 | 333 0100202",
                "cell 3330100201 casa 035 0100299; ?3330100201 | 035 0100299",
            })
    void a_phone_number_is_the_senders_and_no_facilitys(String text, String expected) {
        assertThat(Read.phone(text)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "centro san liberale di Segrate; F02",
                "c/o Poliambulatorio Gavardina BG; F01",
                "al Gavardinna; F01",
                "al Gavardima; ~F01",
                "al Gavardima di Bergamo; F01",
                "alla gavardina; F01",
                "al Centro San Liberale; ?F02 | F03 | F04",
                "San Liberale in corso dei Gelsi; F03",
                "all'Irideo di Milano; ?F23 | F24",
                "da Irideo (VR); F24",
                "presso Bioalba a Sesto San Giovanni; F18",
                "al Santa Zita di Bergamo; F06",
                "al Monte Stella di Verona; F25",
                "Poliambulatorio Montestella Verona; F25",
                "presso il centro Pelle Chiara; F61",
                "non alla Gavardina ma al Santa Zita di Bergamo; F06",
                "abito a Bergamo, vado al Santa Zita; ?F05 | F06",
                "il dottor Laguna; -",
                "il mio medico Dott. Perlani di Monza; -",
                "presso lo Studio Dentistico Dott. Perlani; F14",
                "lavoro alla Lanterna di Genova; -",
                "abito vicino a Porta Nuova a Milano; -",
                "porto la risonanza; -",
                "la Gavardina o in alternativa il Felsinea di Bologna; ?F01 | F59",
                "non mi trovo alla Gavardina, vorrei il Felsinea di Bologna; F59",
                "al san giovanni di sesto; ~F58",
                "abito in via Gavardina 3; -",
                "presso il centro Belvedere di Latina; -",
            })
    void a_facility_is_sure_if_only_one_can_be_meant(String text, String expected) {
        assertThat(Read.facility(text).replaceFirst("^\\?F\\d+$", "-")).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "RX torace; RX-TORACE",
                "una lastra al torace; RX-TORACE",
                "i raggi alla spalla dx; RX-SPALLA",
                "visita cardio; V-CARDIO",
                "visita cardiologica; V-CARDIO",
                "visita dal cardiologo; V-CARDIO",
                "visita cardiologica con ecg; V-CARDIO-ECG",
                "cardiologica; ~V-CARDIO",
                "visita cardiolgica; V-CARDIO",
                "pap test; PAP",
                "eco addome completo; ECO-ADD",
                "rmn ginocchio senza mdc; RM-GINOCCHIO",
                "rm encefalo con mdc; RM-ENCEFALO-MDC",
                "densitometria; MOC",
                "MOC; MOC",
                "ecografia addome; ?ECO-ADD | ECO-ADD-SUP | ECO-ADD-INF",
                "esami del sangue; ~FECI",
                "il cardiologo mi ha prescritto un ecocardiogramma; ECOCARDIO",
                "visita dermatologica e visita oculistica; ?V-DERMA | V-OCUL",
                "ho già fatto la visita cardiologica, ora vorrei un ecocardiogramma; ECOCARDIO",
                "non la visita cardiologica ma la spirometria; SPIRO",
                "invece della visita cardiologica la spirometria; -",
                "buongiorno, grazie; -",
                "visita geriatrica presso il Centro Medico; V-GERIA",
                "una visita oculistica e una ortopedica; ~V-OCUL",
                "ecografia dell'addome completo e pelvica; ~ECO-ADD",
                "vaccino antinfluenzale; -",
                "visita il 22/10 ore 10; -",
                "elettrocardiogramma sotto sforzo; ECG-SF",
                "doppler tsa; ECD-TSA",
                "radiografia polso; RX-MANO",
                "visita chirurgo vascolare; V-VASC",
            })
    void a_service_is_sure_if_only_one_can_be_meant(String text, String expected) {
        assertThat(Read.service(text)).isEqualTo(expected);
    }

    @Test
    void what_is_quoted_does_not_count() {
        RecognisedMail read =
                Read.mail(
                        "Re: richiesta",
                        "Va bene, grazie.\n\nIl giorno 6 ottobre 2026 alle 10:00 Customer Care ha scritto:\n"
                                + "Conferma la visita cardiologica al Gavardina di Bergamo il 20/10 alle 9? cf "
                                + ADULT,
                        "2026-10-07T09:00");
        assertThat(read.service()).isEmpty();
        assertThat(read.facility()).isEmpty();
        assertThat(read.time()).isEmpty();
        assertThat(read.taxCode()).isEmpty();
    }

    @Test
    void answers_between_and_below_quotes_count() {
        RecognisedMail read =
                Read.mail(
                        "Re: richiesta",
                        "> Quando? Il 19/10 alle 8?\nil 20/10 alle 9\n> Quale prestazione, visita oculistica?\nspirometria",
                        "2026-10-07T09:00");
        assertThat(read.service().orElseThrow().value()).isEqualTo("SPIRO");
        assertThat(read.time().orElseThrow().value().day()).isEqualTo(LocalDate.of(2026, 10, 20));
    }

    @Test
    void what_is_forwarded_counts_but_is_never_sure() {
        RecognisedMail read =
                Read.mail(
                        "I: conferma",
                        "inoltro\n\n-----Messaggio originale-----\nDa: centro@gavardina.example\n"
                                + "Inviato: lunedì 5 ottobre 2026 10:00\nOggetto: conferma\n\n"
                                + "Confermiamo la visita cardiologica del 20/10/2026 ore 9.",
                        "2026-10-07T09:00");
        assertThat(read.service().orElseThrow())
                .extracting(Finding::value, Finding::confidence)
                .containsExactly("V-CARDIO", Confidence.MEDIUM);
        assertThat(read.time().orElseThrow().value().day()).isEqualTo(LocalDate.of(2026, 10, 20));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Vorrei disdire la visita cardiologica del 20/10 ore 9 al Gavardina",
                "Chiedo il rimborso della visita cardiologica al Gavardina il 20/10 ore 9"
            })
    void whoever_cancels_or_wants_money_back_wishes_for_nothing(String text) {
        assertThat(Read.mail(text).facts(code -> Optional.empty()))
                .isEqualTo(RecognisedFacts.none());
    }

    @Test
    void a_facility_that_has_left_the_network_is_not_found() {
        FacilityListing gone =
                new FacilityListing(
                        "G1",
                        "Poliambulatorio Vecchiaquercia",
                        Address.of("Via Lunga 1", "24121", "Bergamo", "BG"),
                        null,
                        List.of(),
                        BookingMode.BY_PHONE,
                        Set.of(),
                        ValidityPeriod.between(
                                LocalDate.of(2025, 1, 1), LocalDate.of(2026, 10, 7)));
        MailReader reader = MailReader.of(NetworkWords.of(List.of(gone), List.of()));
        String text = "al Poliambulatorio Vecchiaquercia di Bergamo";
        assertThat(reader.read("", text, Instant.parse("2026-10-06T07:00:00Z")).facility())
                .isPresent();
        assertThat(reader.read("", text, Instant.parse("2026-10-07T07:00:00Z")).facility())
                .isEmpty();
    }

    @Test
    void passages_are_the_words_in_the_mail() {
        String text = "Buongiorno, visita cardiologica al Gavardina il 20/10 alle 9. Cf " + ADULT;
        RecognisedMail read = Read.mail(text);
        assertThat(words(text, read.service().orElseThrow()))
                .containsExactly("visita cardiologica");
        assertThat(words(text, read.facility().orElseThrow())).containsExactly("Gavardina");
        assertThat(words(text, read.time().orElseThrow())).containsExactly("20/10", "alle 9");
        assertThat(words(text, read.taxCode().orElseThrow())).containsExactly(ADULT);
    }

    private static List<String> words(String text, Finding<?> finding) {
        return finding.passages().stream()
                .map(passage -> text.substring(passage.begin(), passage.end()))
                .toList();
    }

    @Test
    void a_whole_request_becomes_facts_and_lacks_nothing() {
        RecognisedMail read =
                Read.mail(
                        "Giulia Brezzani "
                                + ADULT
                                + " visita cardiologica al Gavardina 20/10 ore 9");
        assertThat(read.facts(code -> Optional.of("M-" + code.value().substring(0, 3))))
                .isEqualTo(
                        new RecognisedFacts(
                                "M-BRZ", "F01", "V-CARDIO", Instant.parse("2026-10-20T07:00:00Z")));
        assertThat(read.missing()).isEmpty();
    }

    @Test
    void only_what_is_sure_becomes_a_fact_and_what_is_open_is_missing() {
        RecognisedMail read =
                Read.mail(
                        "cf LNTMRC56SO2F205I, ecografia addome al Centro San Liberale il 20 ottobre");
        assertThat(
                        read.facts(
                                code -> {
                                    throw new AssertionError("asked with a code that is not sure");
                                }))
                .isEqualTo(RecognisedFacts.none());
        assertThat(read.missing())
                .containsExactlyInAnyOrder(
                        MissingFact.FULL_NAME,
                        MissingFact.TAX_CODE,
                        MissingFact.FACILITY,
                        MissingFact.SERVICE,
                        MissingFact.APPOINTMENT_TIME);
    }

    @Test
    void no_text_of_a_finding_shows_in_a_log() {
        RecognisedMail read = Read.mail("Giulia Brezzani " + ADULT);
        assertThat(read + " " + read.surname() + read.taxCode())
                .doesNotContain("Brezzani")
                .doesNotContain(ADULT);
    }
}
