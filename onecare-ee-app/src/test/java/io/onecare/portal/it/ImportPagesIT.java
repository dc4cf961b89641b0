package io.onecare.portal.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.imports.BadMappingException;
import io.onecare.imports.Mapping;
import io.onecare.imports.MappingText;
import io.onecare.portal.imports.MappingForm;
import java.io.IOException;
import java.net.URL;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.Test;

/** Files of insurers by the pages of administrators, from the upload to what became of them. */
@ArquillianTest
@RunAsClient
class ImportPagesIT {

    private static final String OFFICE = "127.77.61.1";
    private static final String PAGES = "administration/imports";
    private static final Path INSURERS =
            Path.of("..", "onecare-imports", "src", "test", "resources", "insurers");
    private static final Pattern ID = Pattern.compile("id=([0-9a-f-]{36})");

    /** Cassa Tirrenia's doctors, without their facilities, which this network has not. */
    private static final Map<String, String> DOCTORS =
            Map.of(
                    "PRACTITIONER-CODE", "c0",
                    "PRACTITIONER-TITLE", "c1",
                    "PRACTITIONER-GIVEN_NAME", "c2",
                    "PRACTITIONER-FAMILY_NAME", "c3");

    @ArquillianResource private URL base;

    @Test
    void a_file_of_an_insurer_is_loaded_mapped_checked_and_applied_once() throws IOException {
        Colleague colleague = Colleague.administrator(base, OFFICE);
        Visitor ada = colleague.visitor();
        byte[] doctors = Files.readAllBytes(INSURERS.resolve("tirrenia/doctors.csv"));

        String id = sent(ada, "PRACTITIONERS", "UPSERT", "C:\\elenco\\<b>medici.csv", doctors);

        assertThat(look(id)).isEqualTo(doctors.length + " rw-------");
        String mapping = ada.get(PAGES + "/mapping?id=" + id).body();
        assertThat(mapping)
                .contains("&lt;b&gt;medici.csv", "proposte in base ai nomi")
                .contains("<td>Ginevra</td>", "Riconosciuto: virgola", "Riconosciuto: UTF-8")
                .containsPattern(
                        "value=\"c2\" data-samples=\"Ginevra · Ottavio · Ilaria\" selected");
        assertThat(
                        ada.post(
                                        PAGES + "/mapping?id=" + id,
                                        with(DOCTORS, "PRACTITIONER-CODE", ""))
                                .body())
                .contains("href=\"#PRACTITIONER-CODE\"", "Codice: scegli la colonna")
                .containsPattern("value=\"c3\" data-samples=\"[^\"]*\" selected");

        check(ada, id, with(DOCTORS, "name", "Medici di Tirrenia"));

        String report = awaited(ada, id);
        assertThat(report)
                .contains("Resoconto del controllo", "Nuovi: 3, modificati: 0, terminati: 0");
        String added = ada.get(difference(id, "NEW")).body();
        assertThat(added).contains("<strong>D-1</strong>", "Malfatti", "Del Chiàro");
        assertThat(added).doesNotContain("Prima:");
        assertThat(
                        ada.post(
                                        PAGES + "/detail?id=" + id,
                                        Map.of("step", "apply", "confirm", "yes"))
                                .body())
                .contains("Nel frattempo il controllo è stato ripetuto");
        assertThat(apply(ada, id, report, Map.of()).body())
                .contains("href=\"#confirm\"", "Conferma di aver controllato");
        assertThat(apply(ada, id, report, Map.of("confirm", "yes")).status()).isEqualTo(302);
        assertThat(awaited(ada, id))
                .contains(
                        "L’importazione è stata applicata",
                        "Nuovi: 3, modificati: 0, terminati: 0");
        assertThat(look(id)).isEqualTo("none");
        assertThat(apply(ada, id, report, Map.of("confirm", "yes")).body())
                .contains("In questo momento non si può");
        assertThat(ada.get(PAGES).body())
                .contains(colleague.name(), "&lt;b&gt;medici.csv", "Medici di Tirrenia")
                .contains("Nuovi: 3, modificati: 0, terminati: 0.", "<strong>Applicata</strong>");
        assertThat(ada.get("administration/audit?colleague=" + colleague.account()).body())
                .contains("Medici importati", "Importazione");

        String again = sent(ada, "PRACTITIONERS", "UPSERT", "medici.csv", doctors);
        assertThat(ada.get(PAGES + "/mapping?id=" + again).body())
                .contains("della corrispondenza “Medici di Tirrenia”");
        check(ada, again, DOCTORS);
        assertThat(awaited(ada, again))
                .contains("Il file non cambia niente")
                .doesNotContain("apply-form");
        abandon(ada, again);
        refusedIfChanged(ada, new String(doctors, StandardCharsets.UTF_8));
        wholeTruthWantsTheNumber(ada, doctors);
        deletesTheMapping(ada);
    }

    /** What was changed since the check is not applied; after another check it is. */
    private void refusedIfChanged(Visitor ada, String doctors) {
        String one = checked(ada, doctors.replace("Malfatti", "Malfatti Neri"));
        String other = checked(ada, doctors.replace("Ottavio", "Ottavio Maria"));
        String first = awaited(ada, one);
        assertThat(ada.get(difference(one, "CHANGED")).body())
                .containsPattern(
                        "(?s)Prima: </span>Malfatti</span>.*Dopo: </span><span class=\"after\">Malfatti Neri");
        apply(ada, other, awaited(ada, other), Map.of("confirm", "yes"));
        assertThat(awaited(ada, other)).contains("è stata applicata");

        apply(ada, one, first, Map.of("confirm", "yes"));

        assertThat(awaited(ada, one))
                .contains("Dopo il controllo i dati sono cambiati", "Niente è stato cambiato")
                .doesNotContain("apply-form");
        ada.post(PAGES + "/detail?id=" + one, Map.of("step", "again"));
        String second = awaited(ada, one);
        assertThat(second).contains("Nuovi: 0, modificati: 2, terminati: 0");

        // a node is killed in the middle, and somebody begins again
        event("APPLYING", one);
        assertThat(awaited(ada, one)).contains("Lavoro interrotto", "RIPRENDI");
        assertThat(ada.get(PAGES).body()).contains("Interrotto, da riprendere");
        ada.post(PAGES + "/detail?id=" + one, Map.of("step", "again"));
        assertThat(awaited(ada, one)).contains("è stata applicata");
    }

    private void wholeTruthWantsTheNumber(Visitor ada, byte[] doctors) {
        String id = sent(ada, "PRACTITIONERS", "REPLACE", "tutti.csv", doctors);
        check(ada, id, DOCTORS);
        String report = awaited(ada, id);
        Matcher gone = Pattern.compile("scrivi quanti sono").matcher(report);
        assertThat(gone.find()).as(report).isTrue();

        assertThat(apply(ada, id, report, Map.of("confirm", "yes", "gone", "1")).body())
                .contains("href=\"#gone\"", "value=\"1\"", "il numero di elementi che terminano");

        assertThat(ada.get(PAGES + "/progress?id=" + id).body()).contains("\"atWork\":false");
        abandon(ada, id);
    }

    private void deletesTheMapping(Visitor ada) {
        Matcher mapping =
                Pattern.compile("name=\"mapping\" value=\"([0-9a-f-]{36})\"")
                        .matcher(ada.get(PAGES).body());
        assertThat(mapping.find()).isTrue();

        ada.post(PAGES, Map.of("mapping", mapping.group(1)));

        assertThat(ada.get(PAGES).body()).doesNotContain(mapping.group(1));
    }

    @Test
    void a_roll_is_mapped_by_a_text_and_its_errors_are_told_by_line() throws IOException {
        Visitor ada = Colleague.administrator(base, OFFICE).visitor();
        Charset windows = Charset.forName("windows-1252");
        byte[] roll = // the name of a column that a spreadsheet would take for a formula
                Files.readString(INSURERS.resolve("adriatica/assicurati-con-errori.csv"), windows)
                        .replace("Nato il", "=Nato il")
                        .getBytes(windows);
        String text =
                Files.readString(INSURERS.resolve("adriatica/assicurati.mapping"))
                        .replace("= Nato il", "= =Nato il");
        List<String> columns = List.of(new String(roll, windows).split("\\R")[0].split(";"));

        String id = sent(ada, "ROLL", "UPSERT", "assicurati.csv", roll);

        for (String language : List.of("it", "en")) {
            RawHttp.Answer mapping = ada.get(PAGES + "/mapping?id=" + id + "&lang=" + language);
            assertThat(mapping.status()).isEqualTo(200);
            assertThat(mapping.body()).contains("name=\"word-RELATIONSHIP-OTHER\"");
        }
        ada.get(PAGES + "?lang=it");
        ada.post(PAGES + "/mapping?id=" + id, Map.of("step", "text", "text", text));
        assertThat(awaitedMapping(ada, id))
                .containsPattern("data-samples=\"FRNNCL79D12A271A[^\"]*\" selected");
        check(ada, id, MappingForm.of(mappingOf(text), columns));
        assertThat(awaited(ada, id))
                .contains("Polizze", "Titolari", "Coperture", "Familiari", "errori")
                .doesNotContain("apply-form");
        String problems = ada.get(PAGES + "/problems/file?id=" + id + "&warnings=false").body();
        assertThat(problems).contains("\r\n4;Familiari;", ";'=Nato il;");
        // the first lines of the file, and what is wrong with its rows
        assertThat(event("looks", id)).isEqualTo("2");
        assertThat(event("people", id)).isNotEqualTo("0");
        abandon(ada, id);
        assertThat(event("people", id)).isEqualTo("0");
    }

    private static Mapping mappingOf(String text) {
        try {
            return MappingText.parse(text);
        } catch (BadMappingException fault) {
            throw new AssertionError(fault);
        }
    }

    @Test
    void files_that_are_no_tables_are_told_in_words_and_change_nothing() throws IOException {
        Visitor ada = Colleague.administrator(base, OFFICE).visitor();
        byte[] workbook = Files.readAllBytes(INSURERS.resolve("alpino/fondo-alpino.xlsx"));
        Map<String, String> wish = wish("SERVICES", "UPSERT");

        assertThat(upload(ada, wish, "vuoto.csv", new byte[0]).header("Location"))
                .contains("problem=FILE_EMPTY&kind=SERVICES&mode=UPSERT&asOf=2026");
        assertThat(ada.get(PAGES + "?problem=FILE_EMPTY&kind=SERVICES&mode=REPLACE&asOf=17").body())
                .contains("href=\"#file\"", "value=\"17\"")
                .containsPattern("value=\"SERVICES\"[^>]* selected")
                .containsPattern("value=\"REPLACE\" checked");
        assertThat(upload(ada, Map.of(), "a.csv", new byte[9]).header("Location"))
                .contains("problem=KIND_MISSING,MODE_MISSING,DAY_MALFORMED&");
        assertThat(ada.get(PAGES + "?problem=KIND_MISSING,MODE_MISSING,x").body())
                .contains("href=\"#kind\"", "href=\"#mode\"");
        assertThat(upload(ada, wish, "", new byte[0]).header("Location"))
                .contains("problem=FILE_MISSING");
        String page = sent(ada, "SERVICES", "UPSERT", "p.xlsx", utf8("<html><table></table>"));
        assertThat(ada.get(PAGES + "/mapping?id=" + page).body())
                .contains("Il file è una pagina web", "Niente è stato cambiato")
                .doesNotContain("mapping-form");
        String cut = sent(ada, "SERVICES", "UPSERT", "c.xlsx", Arrays.copyOf(workbook, 6_000));
        assertThat(ada.get(PAGES + "/mapping?id=" + cut).body())
                .contains("danneggiato o incompleto");

        byte[] late = utf8("codice;nome\n" + "D-7;Città\n".repeat(2_000) + "D-8;Citt");
        late[late.length - 3] = (byte) 0xE0;
        String encoding = sent(ada, "PRACTITIONERS", "UPSERT", "late.csv", late);
        Map<String, String> both =
                Map.of(
                        "PRACTITIONER-CODE", "c0",
                        "PRACTITIONER-GIVEN_NAME", "c1",
                        "PRACTITIONER-FAMILY_NAME", "c1");
        assertThat(ada.get(PAGES + "/mapping?id=" + encoding).body())
                .contains("Riga 2002", "in UTF-8");
        String cell =
                sent(
                        ada,
                        "PRACTITIONERS",
                        "UPSERT",
                        "cell.csv",
                        utf8(
                                "codice;nome\n"
                                        + "D-7;Ada\n".repeat(2_000)
                                        + "D-8;"
                                        + "x".repeat(10_001)));
        check(ada, cell, both);
        assertThat(awaitedMapping(ada, cell))
                .contains("Riga 2002, colonna B: La cella ha più di 10000 caratteri.")
                .contains("mapping-form", "Niente è stato cambiato");

        String header = sent(ada, "PRACTITIONERS", "REPLACE", "h.csv", utf8("codice;nome\n"));
        check(ada, header, both);
        assertThat(awaitedMapping(ada, header))
                .as("as the whole truth it would end everybody")
                .contains("Sotto i nomi delle colonne non c", "Niente è stato cambiato");

        String wrong =
                sent(
                        ada,
                        "PRACTITIONERS",
                        "UPSERT",
                        "wrong.csv",
                        utf8("codice;nome\nD-9;Ada\n;Bea\n"));
        check(ada, wrong, both);
        assertThat(awaited(ada, wrong)).contains("C’è un errore").doesNotContain("apply-form");
        assertThat(ada.get(PAGES + "/problems?id=" + wrong + "&warnings=false").body())
                .contains(
                        "data-label=\"Riga\">3<",
                        "Il valore manca.",
                        "<span class=\"muted\">codice</span>");
        RawHttp.Answer file = ada.get(PAGES + "/problems/file?id=" + wrong + "&warnings=false");
        assertThat(file.header("Content-Type")).startsWith("text/csv");
        assertThat(file.header("Cache-Control")).contains("no-store");
        assertThat(file.body()).contains("Riga;Dati;", ";codice;Il valore manca.");
        for (String id : new String[] {header, page, cut, encoding, cell, wrong}) {
            abandon(ada, id);
            assertThat(look(id)).isEqualTo("none");
        }
    }

    @Test
    void a_mapping_is_also_text_and_what_is_wrong_with_it_is_said() throws IOException {
        Visitor ada = Colleague.administrator(base, OFFICE).visitor();
        byte[] services = Files.readAllBytes(INSURERS.resolve("adriatica/prestazioni.csv"));
        String text = Files.readString(INSURERS.resolve("adriatica/prestazioni.mapping"));
        String id = sent(ada, "SERVICES", "UPSERT", "prestazioni.csv", services);
        String page = PAGES + "/mapping?id=" + id;

        assertThat(ada.post(page, Map.of("step", "text", "text", text + "\nx = y")).body())
                .contains("href=\"#text\"", "La chiave &quot;x&quot; non esiste", "x = y");
        assertThat(
                        ada.post(
                                        page,
                                        Map.of(
                                                "step",
                                                "text",
                                                "text",
                                                text.replace("services", "roll")))
                                .body())
                .contains("href=\"#text\"");
        assertThat(ada.post(page, Map.of("step", "text", "text", text)).status()).isEqualTo(302);
        assertThat(ada.get(page).body())
                .contains("Portare gli elettrocardiogrammi già eseguiti")
                .contains("service.national-code = Cod. Nomenclatore")
                .containsPattern("value=\"c4\" data-samples=\"[^\"]*\" selected");
        abandon(ada, id);
        assertThat(ada.get(page).header("Location")).contains("/detail?id=");
    }

    @Test
    void bodies_are_read_from_whom_they_may_come_and_no_further() {
        Visitor ada = Colleague.administrator(base, OFFICE).visitor();
        Visitor stranger = Visitor.at(base, OFFICE);
        byte[] much = new byte[400_000];

        assertThat(upload(stranger, wish("ROLL", "UPSERT"), "a.csv", much).header("Location"))
                .contains("/login?next=");
        assertThat(
                        ada.upload(
                                        PAGES + "/upload",
                                        wish("ROLL", "UPSERT"),
                                        "a.csv",
                                        much,
                                        "https://elsewhere.example")
                                .status())
                .isEqualTo(403);
        assertThat(ada.upload(PAGES, Map.of(), "a.csv", much, origin()).status()).isEqualTo(413);
        assertThat(
                        upload(ada, wish("ROLL", "UPSERT"), "a.csv", new byte[(1 << 20) + 1])
                                .header("Location"))
                .contains("problem=FILE_TOO_LARGE&kind=ROLL");
        assertThat(ada.get(PAGES + "?problem=FILE_TOO_LARGE").body())
                .contains("Il file supera 1 MiB");
        assertThat(
                        RawHttp.at(base, OFFICE)
                                .send(
                                        "POST",
                                        "login",
                                        "5\r\na=b&c\r\n0\r\n\r\n",
                                        "Content-Type: application/x-www-form-urlencoded",
                                        "Transfer-Encoding: chunked",
                                        "Origin: " + origin())
                                .status())
                .isIn(400, 411);
        assertThat(ada.post(PAGES + "/upload", Map.of("kind", "ROLL")).header("Location"))
                .contains("problem=FILE_BROKEN");
        assertThat(ada.get(PAGES + "/upload").header("Location")).endsWith("/" + PAGES);
        assertThat(ada.get(PAGES + "/progress?id=00000000-0000-4000-8000-000000000000").status())
                .isEqualTo(404);
        assertThat(ada.get(PAGES + "/detail?id=../../etc/passwd").status()).isEqualTo(404);
    }

    private Map<String, String> wish(String kind, String mode) {
        return Map.of("kind", kind, "mode", mode, "asOf", "2026-12-01");
    }

    private static Map<String, String> with(Map<String, String> form, String field, String value) {
        Map<String, String> all = new HashMap<>(form);
        all.put(field, value);
        return all;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private String origin() {
        return base.getProtocol() + "://" + base.getAuthority();
    }

    private RawHttp.Answer upload(
            Visitor visitor, Map<String, String> wish, String name, byte[] file) {
        return visitor.upload(PAGES + "/upload", wish, name, file, origin());
    }

    private String sent(Visitor ada, String kind, String mode, String name, byte[] file) {
        String address = upload(ada, wish(kind, mode), name, file).header("Location");
        Matcher id = ID.matcher(address);
        assertThat(id.find()).as(address).isTrue();
        return id.group(1);
    }

    private static void check(Visitor ada, String id, Map<String, String> mapping) {
        RawHttp.Answer answer = ada.post(PAGES + "/mapping?id=" + id, mapping);
        assertThat(answer.header("Location")).as(answer.body()).contains("/detail?id=" + id);
    }

    private String checked(Visitor ada, String doctors) {
        String id = sent(ada, "PRACTITIONERS", "UPSERT", "medici.csv", utf8(doctors));
        check(ada, id, DOCTORS);
        awaited(ada, id);
        return id;
    }

    private static RawHttp.Answer apply(
            Visitor ada, String id, String report, Map<String, String> more) {
        Map<String, String> form = new HashMap<>(more);
        form.put("step", "apply");
        Matcher seen = Pattern.compile("name=\"seen\" value=\"([^\"]+)\"").matcher(report);
        assertThat(seen.find()).as(report).isTrue();
        form.put("seen", seen.group(1));
        return ada.post(PAGES + "/detail?id=" + id, form);
    }

    private static void abandon(Visitor ada, String id) {
        assertThat(
                        ada.post(PAGES + "/detail?id=" + id, Map.of("step", "abandon"))
                                .header("Location"))
                .endsWith("?done=abandoned");
    }

    private static String difference(String id, String verdict) {
        return PAGES + "/difference?id=" + id + "&type=PRACTITIONER&verdict=" + verdict;
    }

    /** The page of the file once nobody is at work on it. */
    private static String awaited(Visitor ada, String id) {
        awaitEnd(ada, id);
        RawHttp.Answer answer = ada.get(PAGES + "/detail?id=" + id);
        assertThat(answer.status()).as(answer.header("Location")).isEqualTo(200);
        return answer.body();
    }

    private static String awaitedMapping(Visitor ada, String id) {
        awaitEnd(ada, id);
        return ada.get(PAGES + "/mapping?id=" + id).body();
    }

    private static void awaitEnd(Visitor ada, String id) {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (!ada.get(PAGES + "/progress?id=" + id).body().contains("\"atWork\":false")) {
            assertThat(System.nanoTime()).isLessThan(end);
            LockSupport.parkNanos(100_000_000L);
        }
    }

    private String event(String what, String id) {
        var answer = Http.get(base + "under-test/imports?do=" + what + "&id=" + id);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private String look(String id) {
        return event("look", id);
    }
}
