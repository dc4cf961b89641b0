package io.onecare.imports.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.imports.Insurers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as it ships, unpacked and started by its script, on a real PostgreSQL. */
class ImportCommandIT {

    private static final String PASSWORD = TestPostgres.PASSWORD;

    @TempDir private static Path unpacked;

    private final Map<String, String> environment = new HashMap<>();
    private String url;

    @TempDir private Path folder;

    private record Run(int exit, String out, String err) {}

    @BeforeAll
    static void unpackCommand() throws IOException {
        unpack(Path.of(System.getProperty("it.command.archive")));
    }

    private static void unpack(Path archive) throws IOException {
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            for (Enumeration<? extends ZipEntry> e = zip.entries(); e.hasMoreElements(); ) {
                ZipEntry entry = e.nextElement();
                Path target = unpacked.resolve(entry.getName());
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    try (InputStream in = zip.getInputStream(entry)) {
                        Files.copy(in, target);
                    }
                }
            }
        }
    }

    @BeforeEach
    void freshDatabase() throws SQLException, IOException {
        url = TestPostgres.migrated();
        environment.put("ONECARE_DB_URL", url);
        environment.put("ONECARE_DB_USER", "postgres");
        environment.put("ONECARE_DB_PASSWORD", PASSWORD);
    }

    @Test
    void a_night_of_an_insurer() throws Exception {
        Path report = folder.resolve("report.txt");

        Path password = Files.writeString(folder.resolve("password"), PASSWORD + "\n");
        environment.remove("ONECARE_DB_PASSWORD");
        Run services =
                script(
                        "--password-file",
                        password.toString(),
                        "--apply",
                        "--as-of",
                        "2026-11-30",
                        "--report",
                        report.toString(),
                        "--file",
                        Insurers.file("adriatica/prestazioni.csv").toString(),
                        "--mapping",
                        Insurers.file("adriatica/prestazioni.mapping").toString());
        assertThat(services.exit()).as(services.toString()).isZero();
        assertThat(services.out())
                .startsWith("Importazione: Prestazioni, al 2026-11-30, il resto rimane.\n")
                .contains("tipologie                  3")
                .contains("prestazioni                6")
                .endsWith("Applicata.\nFatto.\n");
        assertThat(Files.readString(report)).isEqualTo(services.out());
        assertThat(services.err()).contains("100%");

        environment.put("ONECARE_DB_PASSWORD", PASSWORD);
        Run checked = script(feedOptions("adriatica/strutture.csv", "--check"));
        assertThat(checked.exit()).as(checked.toString()).isZero();
        assertThat(checked.out())
                .contains(
                        "strutture.csv, riga 6, Lat.: La posizione manca: si usa quella del comune.");
        assertThat(number("select count(*) from facility")).isZero();
        assertThat(feed("adriatica/strutture.csv", "--apply").exit()).isZero();
        assertThat(number("select count(*) from facility")).isEqualTo(4);
        assertThat(feed("adriatica/tariffe.csv", "--apply").exit()).isZero();
        assertThat(number("select count(*) from tariff")).isEqualTo(13);

        Run again = feed("adriatica/tariffe.csv", "--apply", "--language", "en");
        assertThat(again.exit()).isZero();
        assertThat(again.out()).contains("There was nothing to change.");
        assertThat(number("select count(*) from tariff")).isEqualTo(13);
    }

    @Test
    void wrong_lines_and_half_files_change_nothing() throws Exception {
        assertThat(feed("tirrenia/services.csv", "--apply").exit()).isZero();
        assertThat(feed("tirrenia/providers.csv", "--apply").exit()).isZero();
        assertThat(feed("tirrenia/prices.csv", "--apply").exit()).isZero();
        long tariffs = number("select count(*) from tariff");

        Run wrong =
                feed(
                        Insurers.file("tirrenia/prices-nightly.tsv"),
                        "tirrenia/prices.mapping",
                        "--apply");
        assertThat(wrong.exit()).isEqualTo(1);
        assertThat(wrong.out())
                .contains("prices-nightly.tsv, riga 2, price: Non è un numero")
                .contains(
                        "prices-nightly.tsv, riga 4, provider_code: La struttura XX-99 non esiste.");
        assertThat(number("select count(*) from tariff")).isEqualTo(tariffs);

        Path broken =
                Files.writeString(
                        folder.resolve("broken.csv"),
                        "provider_code,service_id,plan,price,valid_from,valid_to\nLI-01,S100\n");
        Run cut = feed(broken, "tirrenia/prices.mapping", "--apply", "--language", "en");
        assertThat(cut.exit()).isEqualTo(1);
        assertThat(cut.out())
                .contains("Problems: 1.\n")
                .contains("broken.csv, line 2: The line has not the columns of the header");

        List<String> lines = Files.readAllLines(Insurers.file("tirrenia/providers.csv"));
        Path half = Files.write(folder.resolve("half.csv"), lines.subList(0, 3));
        Run gone = feed(half, "tirrenia/providers.mapping", "--apply", "--whole");
        assertThat(gone.exit()).isEqualTo(4);
        assertThat(gone.out()).contains("finirebbero 2 elementi su 4");
        assertThat(number("select count(*) from facility where valid_until = date '2026-11-30'"))
                .isZero();

        Run allowed =
                feed(half, "tirrenia/providers.mapping", "--apply", "--whole", "--max-gone", "50");
        assertThat(allowed.exit()).as(allowed.toString()).isZero();
        assertThat(number("select count(*) from facility where valid_until = date '2026-11-30'"))
                .isEqualTo(2);
        assertThat(number("select count(*) from import_run where state = 'ABANDONED'"))
                .isEqualTo(3);
    }

    @Test
    void the_rolls_of_three_insurers() throws Exception {
        for (String code : List.of("ADR26", "GOLD", "SILVER", "A")) {
            TestPostgres.change(
                    url,
                    "insert into price_list (id, code, name_it) values ('"
                            + UUID.nameUUIDFromBytes(code.getBytes(StandardCharsets.UTF_8))
                            + "', '"
                            + code
                            + "', 'Listino')");
        }
        String people =
                "select (select count(*) from policy) * 1000000"
                        + " + (select count(*) from member) * 10000"
                        + " + (select count(*) from member_cover) * 100"
                        + " + (select count(*) from dependant)";

        assertThat(feed("adriatica/assicurati.csv", "--apply").exit()).isZero();
        assertThat(number(people)).isEqualTo(2_040_403);
        Run alpine = roll("alpino/fondo-alpino.xlsx", "polizze", "iscritti");
        assertThat(alpine.exit()).as(alpine.toString()).isZero();
        Run tirrenian = roll("tirrenia/%s.csv", "policies", "members", "dependants");
        assertThat(tirrenian.exit()).as(tirrenian.toString()).isZero();
        long all = number(people);
        long revision = number("select revision from roll_revision");
        assertThat(number("select count(*) from member where surname = 'FIORÀNI'")).isEqualTo(1);

        // the same files again, of which one alone is all that there is to say
        assertThat(feed("adriatica/assicurati.csv", "--apply").out())
                .contains("Non c'era niente da cambiare.");
        assertThat(roll("tirrenia/%s.csv", "policies", "members", "dependants").exit()).isZero();
        Run policies = feed("tirrenia/policies.csv", "--apply", "--whole", "--language", "en");
        assertThat(policies.exit()).as(policies.toString()).isZero();
        assertThat(policies.out())
                .contains("dependants       not in the files: they stay as they are")
                .contains("There was nothing to change.");
        Run half = feed("adriatica/assicurati.csv", "--apply", "--whole");
        assertThat(half.exit()).isEqualTo(4);
        assertThat(half.out()).contains("Tra titolari finirebbero");

        Run wrong =
                feed(
                        Insurers.file("adriatica/assicurati-con-errori.csv"),
                        "adriatica/assicurati.mapping",
                        "--apply");
        assertThat(wrong.exit()).isEqualTo(1);
        assertThat(wrong.out().lines().filter(line -> line.contains("errori.csv, riga")))
                .containsExactly(
                        "  assicurati-con-errori.csv, riga 3, Grado parentela: La parola non è tra"
                                + " quelle conosciute. Aggiungila nella corrispondenza delle"
                                + " colonne.",
                        "  assicurati-con-errori.csv, riga 4, Nato il: Non è una data che esiste"
                                + " nel calendario.",
                        "  assicurati-con-errori.csv, riga 5, Cod. Fiscale: Il codice fiscale non"
                                + " è valido: il carattere di controllo non torna.",
                        "  assicurati-con-errori.csv, riga 6: La riga non ha le colonne"
                                + " dell'intestazione, oppure non si capisce che cosa contiene.",
                        "  assicurati-con-errori.csv, riga 8: La riga non ha le colonne"
                                + " dell'intestazione, oppure non si capisce che cosa contiene.");
        Run damaged =
                feed(
                        Insurers.file("alpino/fondo-alpino.xlsx"),
                        "alpino/iscritti-da-correggere.mapping",
                        "--apply");
        assertThat(damaged.exit()).isEqualTo(1);
        assertThat(damaged.out().lines().filter(line -> line.contains("xlsx, riga")))
                .containsExactly(
                        "  fondo-alpino.xlsx, riga 5, Data di nascita: Non è una data che esiste"
                                + " nel calendario.",
                        "  fondo-alpino.xlsx, riga 6: La riga non ha le colonne"
                                + " dell'intestazione, oppure non si capisce che cosa contiene.",
                        "  fondo-alpino.xlsx, riga 8, C.F.: La cella contiene un errore o una"
                                + " formula non calcolata.");
        assertThat(wrong.out() + damaged.out() + alpine.out() + tirrenian.out())
                .doesNotContain("MSA-", "8800001", "BALESTR", "FRNTMS14B20A271U", "@example.org");

        assertThat(feed("adriatica/assicurati.csv", "--check").exit()).isZero();
        assertThat(
                        number(
                                "select (select count(*) from import_member)"
                                        + " + (select count(*) from import_dependant)"))
                .as("nobody goes on with what was only checked")
                .isZero();

        assertThat(number(people)).isEqualTo(all);
        assertThat(number("select revision from roll_revision")).isEqualTo(revision);
        assertThat(
                        number(
                                "select count(*) from member_cover where valid_until = date '2026-11-30'"))
                .isZero();
    }

    /** Files or sheets of one roll, each with its mapping. */
    private Run roll(String file, String... mappings) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("--apply", "--as-of", "2026-11-30"));
        for (String mapping : mappings) {
            arguments.addAll(
                    List.of(
                            "--file",
                            Insurers.file(file.formatted(mapping)).toString(),
                            "--mapping",
                            Insurers.file(file.replaceFirst("/.*", "/" + mapping + ".mapping"))
                                    .toString()));
        }
        return run(arguments.toArray(String[]::new));
    }

    @Test
    void what_cannot_work_is_told_by_the_exit_code() throws Exception {
        Path html = Files.writeString(folder.resolve("strutture.csv"), "<html>Login</html>");
        assertThat(feed(html, "adriatica/strutture.mapping", "--apply").exit()).isEqualTo(3);
        Path other = Insurers.file("tirrenia/doctors.csv");
        Run missing = feed(other, "tirrenia/services.mapping", "--apply");
        assertThat(missing.exit()).isEqualTo(3);
        assertThat(missing.out()).contains("manca: category_id, category, service_id, name_it");
        assertThat(number("select count(*) from import_run where state <> 'ABANDONED'")).isZero();

        assertThat(run("--file", html.toString()).exit()).isEqualTo(2);
        assertThat(run("--frobnicate").err()).contains("There is no option --frobnicate.");
        assertThat(run("--help").out()).contains("--max-gone");
        assertThat(run("--propose", "facilities", "--file", html.toString()).exit()).isEqualTo(3);

        environment.remove("ONECARE_DB_PASSWORD");
        assertThat(feed("adriatica/prestazioni.csv", "--apply").err())
                .contains("ONECARE_DB_PASSWORD must be set");
        environment.put("ONECARE_DB_PASSWORD", PASSWORD);
        environment.put("ONECARE_DB_URL", "jdbc:postgresql://localhost:1/none");
        Run unreachable = feed("adriatica/prestazioni.csv", "--apply");
        assertThat(unreachable.exit()).isEqualTo(6);
        assertThat(unreachable.err()).doesNotContain(PASSWORD);
    }

    @Test
    void a_proposed_mapping_can_be_used_as_it_is() throws Exception {
        Run proposal =
                run(
                        "--propose",
                        "services",
                        "--file",
                        Insurers.file("adriatica/prestazioni.csv").toString());
        assertThat(proposal.exit()).isZero();
        Path mapping = Files.writeString(folder.resolve("proposed.mapping"), proposal.out());

        Run used =
                run(
                        "--apply",
                        "--file",
                        Insurers.file("adriatica/prestazioni.csv").toString(),
                        "--mapping",
                        mapping.toString());

        assertThat(used.exit()).as(used.toString()).isZero();
        assertThat(number("select count(*) from health_service")).isEqualTo(6);
    }

    private Run feed(String file, String... options) throws IOException {
        String mapping = file.replaceFirst("\\.[a-z]+$", ".mapping");
        return feed(Insurers.file(file), mapping, options);
    }

    private Run feed(Path file, String mapping, String... options) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(options));
        arguments.addAll(
                List.of(
                        "--as-of",
                        "2026-11-30",
                        "--file",
                        file.toString(),
                        "--mapping",
                        Insurers.file(mapping).toString()));
        return run(arguments.toArray(String[]::new));
    }

    private static String[] feedOptions(String file, String option) {
        String mapping = file.replaceFirst("\\.[a-z]+$", ".mapping");
        return new String[] {
            option,
            "--file",
            Insurers.file(file).toString(),
            "--mapping",
            Insurers.file(mapping).toString()
        };
    }

    /** The same without a process of its own. */
    private Run run(String... arguments) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        ExitCode code =
                new ImportCommand(stream(out), stream(err), environment, Clock.systemUTC())
                        .run(arguments);
        return new Run(
                code.number(),
                out.toString(StandardCharsets.UTF_8),
                err.toString(StandardCharsets.UTF_8));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private Run script(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add("sh"); // an archive of Java's knows no permissions
        command.add(unpacked.resolve("onecare-import/bin/onecare-import").toString());
        command.addAll(List.of(arguments));
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile());
        builder.environment().putAll(environment);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return new Run(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    private long number(String query) throws SQLException {
        return TestPostgres.number(url, query);
    }
}
