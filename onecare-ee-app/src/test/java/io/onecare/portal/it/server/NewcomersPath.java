package io.onecare.portal.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import io.onecare.imports.BadMappingException;
import io.onecare.imports.Mapping;
import io.onecare.imports.MappingText;
import io.onecare.portal.imports.MappingForm;
import io.onecare.portal.it.Authenticator;
import io.onecare.portal.it.DemoPatient;
import io.onecare.portal.it.RawHttp;
import io.onecare.portal.it.Visitor;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An insurer goes live on an empty portal: its first administrator sets up the second step, loads
 * the files of Cassa Tirrenia through the pages, publishes its conditions and opens an agenda; its
 * first member registers by mail, finds the own price, books and has the mail, and could book for
 * her daughter.
 */
final class NewcomersPath {

    private static final Path FILES =
            Path.of("..", "onecare-imports", "src", "test", "resources", "insurers", "tirrenia");
    private static final String IMPORTS = "administration/imports";
    private static final String AGENDAS = "administration/network/agendas";
    private static final String TERMS = "administration/settings/terms";
    private static final Pattern FROM = Pattern.compile("name=\"from\" value=\"([^\"]*)\"");
    private static final Pattern REVISION = Pattern.compile("name=\"revision\" value=\"([0-9]+)\"");
    private static final ZoneId ROME = ZoneId.of("Europe/Rome");

    /** What comes in which order: later files speak of what is in earlier ones. */
    private static final List<List<String>> ORDER =
            List.of(
                    List.of("SERVICES", "services"),
                    List.of("FACILITIES", "providers"),
                    List.of("PRACTITIONERS", "doctors"),
                    List.of("TARIFFS", "prices"),
                    List.of("ROLL", "policies"),
                    List.of("ROLL", "members"),
                    List.of("ROLL", "dependants"));

    /** Lavinia's daughter, who comes in a file of her own. */
    private static final String MATILDE = "8800001-B";

    /** Of the roll, with the plan GOLD. */
    private static final DemoPatient.Somebody LAVINIA =
            new DemoPatient.Somebody(
                    "Bacci",
                    "Lavinia",
                    "BCCLVN85C62E625L",
                    "22/03/1985",
                    "lavinia.bacci@example.org",
                    "results?place=Livorno%2C+LI%2C+Italia&patient=8800001&category=C1"
                            + "&service=S110&by=facility&agreed=no&only=online");

    private final URL base;
    private final Visitor administrator;

    private NewcomersPath(int port) throws IOException {
        this.base = URI.create("http://localhost:" + port + "/").toURL();
        this.administrator = Visitor.at(base, "127.0.0.21");
    }

    static void isWalked(int port, String userName, String password, GreenMail mailServer)
            throws IOException {
        NewcomersPath path = new NewcomersPath(port);
        path.setsUpTheSecondStep(userName, password);
        for (List<String> file : ORDER) {
            path.loads(file.get(0), file.get(1));
        }
        path.publishesConditions();
        path.opensAnAgenda();
        path.theFirstMemberBooks(mailServer);
    }

    private void setsUpTheSecondStep(String userName, String password) {
        assertThat(administrator.logIn(userName, password).header("Location"))
                .endsWith("/profile/twosteps");
        String page = "profile/twosteps";
        String begun =
                administrator.post(page, Map.of("step", "begin", "current", password)).body();
        String secret = first(Pattern.compile("name=\"secret\" value=\"([A-Z2-7]{32})\""), begun);
        assertThat(
                        administrator
                                .post(
                                        page,
                                        Map.of(
                                                "step",
                                                "confirm",
                                                "secret",
                                                secret,
                                                "code",
                                                new Authenticator(secret).code()))
                                .body())
                .contains("L’accesso in due passaggi è attivo");
        assertThat(administrator.get("administration").status()).isEqualTo(200);
    }

    /** Upload, mapping, check, difference, apply. */
    private void loads(String kind, String name) throws IOException {
        byte[] file = file(name);
        String columns = new String(file, StandardCharsets.UTF_8).lines().findFirst().orElse("");
        String text = Files.readString(FILES.resolve(name + ".mapping"));
        String sent =
                administrator
                        .upload(
                                IMPORTS + "/upload",
                                Map.of("kind", kind, "mode", "UPSERT", "asOf", today().toString()),
                                name + ".csv",
                                file,
                                base.getProtocol() + "://" + base.getAuthority())
                        .header("Location");
        String id = first(Pattern.compile("id=([0-9a-f-]{36})"), sent);
        awaitEnd(id);
        administrator.post(IMPORTS + "/mapping?id=" + id, Map.of("step", "text", "text", text));
        awaitEnd(id);
        RawHttp.Answer mapped =
                administrator.post(
                        IMPORTS + "/mapping?id=" + id,
                        MappingForm.of(
                                mapping(text),
                                List.of(columns.replaceAll("[\uFEFF\"]", "").split(","))));
        assertThat(mapped.header("Location")).as(mapped.body()).contains("/detail?id=" + id);
        awaitEnd(id);
        String report = administrator.get(IMPORTS + "/detail?id=" + id).body();
        assertThat(report)
                .as(name + administrator.get(IMPORTS + "/problems/file?id=" + id).body())
                .contains("Resoconto del controllo", "name=\"seen\"");
        administrator.post(
                IMPORTS + "/detail?id=" + id,
                Map.of(
                        "step",
                        "apply",
                        "confirm",
                        "yes",
                        "seen",
                        first(Pattern.compile("name=\"seen\" value=\"([^\"]+)\""), report)));
        awaitEnd(id);
        assertThat(administrator.get(IMPORTS + "/detail?id=" + id).body())
                .as(name)
                .contains("L’importazione è stata applicata");
    }

    /** Covers that end one day would end this test then. */
    private static byte[] file(String name) throws IOException {
        return Files.readString(FILES.resolve(name + ".csv"))
                .replace("2028-01-01", "2098-01-01")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static Mapping mapping(String text) {
        try {
            return MappingText.parse(text);
        } catch (BadMappingException fault) {
            throw new AssertionError(fault);
        }
    }

    private void awaitEnd(String id) {
        DemoPatient.await(
                () ->
                        administrator
                                .get(IMPORTS + "/progress?id=" + id)
                                .body()
                                .contains("\"atWork\":false"));
    }

    private void publishesConditions() {
        String edit = TERMS + "/edit?kind=conditions";
        Map<String, String> form = new HashMap<>();
        form.put("from", first(FROM, administrator.get(edit).body()));
        form.put("newcode", "2026-01");
        form.put("begins", "");
        form.put("italian", "Condizioni di Cassa Tirrenia.");
        form.put("english", "");
        form.put("action", "check");
        String check = TERMS + "/check?kind=conditions";
        assertThat(administrator.post(edit, form).header("Location")).endsWith(check);
        String shown = administrator.get(check).body();
        assertThat(shown).contains("Condizioni di Cassa Tirrenia.");

        assertThat(
                        administrator
                                .post(
                                        check,
                                        Map.of("revision", first(REVISION, shown), "sure", "yes"))
                                .header("Location"))
                .endsWith(TERMS + "?done=published");
    }

    private void opensAnAgenda() {
        String missing = administrator.get(AGENDAS).body();
        assertThat(missing)
                .contains("2 strutture risultano prenotabili online ma non hanno un’agenda")
                .contains("Poliambulatorio Quercianella", "Casa della Salute Ombrone")
                .doesNotContain("Fisio Versilia"); // booked by phone
        String open = AGENDAS + "/open?facility=LI-01";
        assertThat(administrator.get(open).body()).contains("Ginevra Malfatti");
        Map<String, String> form = new HashMap<>();
        form.put("step", "show");
        form.put("who", "D-1");
        form.put("slot", "30");
        form.put("week-0", "9-13");
        form.put("week-6", "9-12");
        form.put("week-7", "9-12");
        form.put("from", DateTimeFormatter.ofPattern("dd/MM/uuuu").format(today()));
        form.put("service-S100", "yes");
        form.put("service-S110", "yes");
        form.put("minutes-S110", "20");
        String shown = administrator.post(open, form).body();
        assertThat(shown).contains("Nei prossimi 90 giorni", "09:00, 09:30");
        form.put("step", "open");
        form.put(
                "fingerprint",
                first(Pattern.compile("name=\"fingerprint\" value=\"([0-9a-f]{64})\""), shown));

        assertThat(administrator.post(open, form).header("Location"))
                .endsWith(AGENDAS + "?facility=LI-01&opened=1");

        assertThat(administrator.get(AGENDAS + "?facility=LI-01&opened=1").body())
                .contains("L’agenda è aperta", "LI-01-A1", "Visita ginecologica (20 min)")
                .contains("lun–ven 09:00–13:00", "Pronti fino al");
        assertThat(administrator.get(AGENDAS).body())
                .contains("Una struttura risulta prenotabile online ma non ha un’agenda");
    }

    private void theFirstMemberBooks(GreenMail mailServer) {
        DemoPatient lavinia = DemoPatient.registeredAt(base, mailServer, LAVINIA);
        // the search takes over what was imported within seconds
        DemoPatient.await(() -> lavinia.visitor().get(LAVINIA.search()).status() == 200);
        String reference = lavinia.book(0);

        assertThat(lavinia.page(LAVINIA.search()))
                .contains("Poliambulatorio Quercianella", "95,00")
                .as("the price of another plan")
                .doesNotContain("104,00");
        DemoPatient.await(() -> lavinia.mails(reference).size() == 2);
        assertThat(lavinia.mails(reference))
                .anyMatch(mail -> mail.startsWith(LAVINIA.email()))
                .anyMatch(mail -> mail.startsWith("cup@quercianella.example"));
        assertThat(lavinia.page("bookings")).contains(reference, "Visita ginecologica");
        assertThat(lavinia.page("search"))
                .contains("Matilde Pardini", "name=\"patient\" value=\"" + MATILDE + "\"");
        assertThat(lavinia.page(LAVINIA.search().replace("8800001", MATILDE)))
                .as("insured as her mother is")
                .contains("Poliambulatorio Quercianella", "95,00");
    }

    private static LocalDate today() {
        return LocalDate.now(Clock.system(ROME));
    }

    private static String first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).as(pattern + " in " + text).isTrue();
        return matcher.group(1);
    }
}
