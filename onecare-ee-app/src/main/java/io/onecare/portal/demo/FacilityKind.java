package io.onecare.portal.demo;

import io.onecare.core.network.AddHealthService;
import io.onecare.geo.gazetteer.Place;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a demo facility is: how often that occurs, how it is called and what it offers. */
enum FacilityKind {
    POLIAMBULATORIO(
            34,
            List.of(
                    "Poliambulatorio",
                    "Centro Medico",
                    "Poliambulatorio",
                    "Centro Polispecialistico"),
            List.of(),
            20,
            60,
            Map.ofEntries(
                    Map.entry("VISITA-SPECIALISTICA", Department.certain(62)),
                    Map.entry("ECOGRAFIA", new Department(75, 60)),
                    Map.entry("ESAMI-STRUMENTALI", new Department(70, 50)),
                    Map.entry("ESAMI-DI-LABORATORIO", new Department(25, 70)),
                    Map.entry("FISIOTERAPIA", new Department(35, 65)),
                    Map.entry("OCULISTICA", new Department(25, 70)),
                    Map.entry("ODONTOIATRIA", new Department(12, 70)),
                    Map.entry("PREVENZIONE", new Department(50, 55)),
                    Map.entry("PSICOLOGIA", new Department(40, 50))),
            Set.of("VIS-CARDIOLOGICA", "VIS-ORTOPEDICA")),
    CENTRO_DIAGNOSTICO(
            14,
            List.of("Centro Diagnostico", "Centro di Radiologia", "Diagnostica"),
            List.of("Lente", "Controluce"),
            10,
            40,
            Map.of(
                    "DIAGNOSTICA-PER-IMMAGINI",
                    Department.certain(85),
                    "ECOGRAFIA",
                    Department.certain(75),
                    "ESAMI-STRUMENTALI",
                    new Department(40, 40)),
            Set.of("RX-TORACE", "ECO-ADDOME-COMPLETO")),
    LABORATORIO(
            13,
            List.of("Laboratorio Analisi", "Laboratorio di Analisi Cliniche", "Centro Prelievi"),
            List.of("Alambicco", "Goccia"),
            10,
            30,
            Map.of(
                    "ESAMI-DI-LABORATORIO",
                    Department.certain(88),
                    "PREVENZIONE",
                    new Department(40, 30)),
            Set.of("LAB-EMOCROMO", "LAB-URINE", "PRE-SANGUE-OCCULTO")),
    STUDIO_DENTISTICO(
            14,
            List.of("Studio Dentistico", "Centro Odontoiatrico", "Studio Dentistico"),
            List.of("Sorriso", "Mela"),
            5,
            15,
            Map.of("ODONTOIATRIA", Department.certain(85)),
            Set.of("ODO-VISITA", "ODO-IGIENE")),
    CENTRO_FISIOTERAPICO(
            11,
            List.of("Centro Fisioterapico", "Studio di Fisioterapia", "Centro di Riabilitazione"),
            List.of("Passo", "Capriola"),
            6,
            18,
            Map.of("FISIOTERAPIA", Department.certain(80)),
            Set.of("FIS-VALUTAZIONE", "FIS-RIEDUCAZIONE-MOTORIA", "VIS-FISIATRICA")),
    CENTRO_OCULISTICO(
            5,
            List.of("Centro Oculistico", "Studio Oculistico"),
            List.of("Sguardo", "Orizzonte"),
            5,
            12,
            Map.of("OCULISTICA", Department.certain(85)),
            Set.of("VIS-OCULISTICA", "OCU-FONDO")),
    STUDIO_DI_PSICOLOGIA(
            5,
            List.of("Studio di Psicologia", "Centro di Psicologia"),
            List.of("Pensiero", "Filo"),
            4,
            9,
            Map.of("PSICOLOGIA", Department.certain(75)),
            Set.of("PSI-COLLOQUIO")),
    CLINICA(
            4,
            List.of("Clinica", "Casa di Cura"),
            List.of(),
            60,
            120,
            Map.ofEntries(
                    Map.entry("VISITA-SPECIALISTICA", Department.certain(90)),
                    Map.entry("DIAGNOSTICA-PER-IMMAGINI", Department.certain(90)),
                    Map.entry("ECOGRAFIA", Department.certain(90)),
                    Map.entry("ESAMI-STRUMENTALI", Department.certain(90)),
                    Map.entry("ESAMI-DI-LABORATORIO", Department.certain(90)),
                    Map.entry("FISIOTERAPIA", new Department(70, 80)),
                    Map.entry("ODONTOIATRIA", new Department(10, 80)),
                    Map.entry("OCULISTICA", new Department(70, 80)),
                    Map.entry("PREVENZIONE", new Department(90, 75)),
                    Map.entry("PSICOLOGIA", new Department(40, 60))),
            Set.of("VIS-CARDIOLOGICA", "VIS-INTERNISTICA", "RX-TORACE"));

    /** A hospital needs a town around it. */
    private static final int SMALLEST_TOWN_OF_A_CLINIC = 35_000;

    private final int percent;
    private final List<String> words;
    private final List<String> emblems;
    private final int fewestServices;
    private final int mostServices;
    private final Map<String, Department> departments;
    private final Set<String> certainServices;

    FacilityKind(
            int percent,
            List<String> words,
            List<String> emblems,
            int fewestServices,
            int mostServices,
            Map<String, Department> departments,
            Set<String> certainServices) {
        this.percent = percent;
        this.words = words;
        this.emblems = emblems;
        this.fewestServices = fewestServices;
        this.mostServices = mostServices;
        this.departments = departments;
        this.certainServices = certainServices;
    }

    /** Draws a kind as often as it occurs in towns like this one. */
    static FacilityKind draw(Place comune, Random random) {
        FacilityKind kind = draw(random.nextInt(100));
        return kind == CLINICA && comune.population() < SMALLEST_TOWN_OF_A_CLINIC
                ? POLIAMBULATORIO
                : kind;
    }

    private static FacilityKind draw(int percentile) {
        int sum = 0;
        for (FacilityKind kind : values()) {
            sum += kind.percent;
            if (percentile < sum) {
                return kind;
            }
        }
        throw new IllegalStateException(
                "The kinds of facility make up (%d) percent but must make up 100.".formatted(sum));
    }

    /** The words that names of this kind begin with. */
    List<String> words() {
        return words;
    }

    /** Things that only names of this kind speak of. */
    List<String> emblems() {
        return emblems;
    }

    /** Draws the codes of the services that one facility of this kind offers. */
    Set<String> drawServices(List<AddHealthService> catalogue, Random random) {
        Set<String> codes;
        do {
            codes = new TreeSet<>(certainServices);
            Set<String> opened = drawDepartments(random);
            for (AddHealthService service : catalogue) {
                Department department = departments.get(service.categoryCode());
                if (department != null
                        && opened.contains(service.categoryCode())
                        && random.nextInt(100) < department.sharePercent) {
                    codes.add(service.code());
                }
            }
        } while (codes.size() < fewestServices || codes.size() > mostServices);
        return codes;
    }

    /** The categories in a fixed order, because that of {@code Map.of} differs from run to run. */
    private Set<String> drawDepartments(Random random) {
        Set<String> opened = new TreeSet<>();
        new TreeMap<>(departments)
                .forEach(
                        (category, department) -> {
                            if (random.nextInt(100) < department.chancePercent) {
                                opened.add(category);
                            }
                        });
        return opened;
    }

    /**
     * What facilities of a kind do in one category.
     *
     * @param chancePercent how many of a hundred facilities do something in it
     * @param sharePercent how many of a hundred services those offer
     */
    private record Department(int chancePercent, int sharePercent) {

        static Department certain(int sharePercent) {
            return new Department(100, sharePercent);
        }
    }
}
