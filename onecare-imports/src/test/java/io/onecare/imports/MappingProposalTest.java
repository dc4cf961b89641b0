package io.onecare.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.core.imports.ImportColumn;
import io.onecare.core.imports.ImportKind;
import io.onecare.core.imports.RowType;
import io.onecare.imports.table.TableFormat;
import io.onecare.imports.table.TableLimits;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappingProposalTest {

    @Test
    void a_wide_roll_is_understood_as_somebody_mapped_it() throws Exception {
        MappingProposal proposal = proposal(ImportKind.ROLL, "adriatica/assicurati.csv", null);

        assertThat(proposal.missing()).isEmpty();
        assertThat(proposal.unused()).isEmpty();
        assertThat(proposal.mapping().orElseThrow().rows())
                .isEqualTo(Insurers.mapping("adriatica/assicurati.mapping").rows());
    }

    @Test
    void facilities_below_a_title_are_understood() throws Exception {
        Mapping proposed =
                proposal(ImportKind.FACILITIES, "adriatica/strutture.csv", null)
                        .mapping()
                        .orElseThrow();
        Mapping saved = Insurers.mapping("adriatica/strutture.mapping");

        Map<ImportColumn, RowSource> sources = proposed.rows().get(RowType.FACILITY).sources();
        // that the number has a column of its own is for a person to see
        assertThat(sources).containsEntry(ImportColumn.STREET, RowSource.column("Indirizzo"));
        saved.rows()
                .get(RowType.FACILITY)
                .sources()
                .forEach(
                        (column, source) -> {
                            if (column != ImportColumn.STREET) {
                                assertThat(sources).containsEntry(column, source);
                            }
                        });
    }

    @Test
    void tariffs_of_a_sheet_are_understood() throws Exception {
        MappingProposal proposal = proposal(ImportKind.TARIFFS, "adriatica/tariffe.csv", null);

        assertThat(proposal.mapping().orElseThrow().rows())
                .isEqualTo(Insurers.mapping("adriatica/tariffe.mapping").rows());
    }

    @Test
    void what_is_not_understood_is_named() throws Exception {
        MappingProposal proposal = proposal(ImportKind.FACILITIES, "tirrenia/doctors.csv", null);

        assertThat(proposal.mapping()).isEmpty();
        assertThat(proposal.missing().get(RowType.FACILITY))
                .contains(ImportColumn.CODE, ImportColumn.STREET);
        assertThat(proposal.unused()).contains("doctor_id", "provider_codes");
    }

    @Test
    void a_sheet_that_was_named_is_the_one_looked_at() throws Exception {
        MappingProposal proposal =
                proposal(ImportKind.PRACTITIONERS, "alpino/fondo-alpino.xlsx", "Medici");

        Mapping mapping = proposal.mapping().orElseThrow();
        assertThat(mapping.table().sheet()).isEqualTo("Medici");
        assertThat(mapping.rows().get(RowType.PRACTITIONER).sources().keySet())
                .isEqualTo(Set.copyOf(RowType.PRACTITIONER.columns()));
    }

    @Test
    void a_file_of_dependants_is_not_taken_for_one_of_members(@TempDir Path folder)
            throws Exception {
        String header = "Tessera;Codice titolare;Parentela;Cognome;Nome;Nato il;CF;Polizza;Dal\n";
        String child = "88-B;88;Figlia;Neri;Ada;2026-05-30;NREDAA26E70E625Z;P-1;2026-06-01\n";
        String member = "88;;Titolare;Neri;Pia;1985-03-22;NREPIA85C62E625L;P-1;2025-01-01\n";

        MappingProposal newborns = roll(folder, header + child + child);
        assertThat(newborns.mapping().orElseThrow().rows().keySet())
                .containsExactly(RowType.DEPENDANT);
        assertThat(newborns.missing()).containsOnlyKeys(RowType.POLICY);

        assertThat(roll(folder, header + member + child).mapping().orElseThrow().rows().keySet())
                .as("for somebody to tell apart")
                .containsExactly(RowType.MEMBER, RowType.COVER, RowType.DEPENDANT);
        assertThat(roll(folder, header).mapping().orElseThrow().rows())
                .as("nothing is known of an empty file")
                .containsKey(RowType.MEMBER);
        String roles = header.replace("Parentela", "Parentela;Tipo");
        assertThat(
                        roll(folder, roles + child.replace("Figlia", "Figlia;F"))
                                .mapping()
                                .orElseThrow()
                                .rows()
                                .keySet())
                .containsExactly(RowType.DEPENDANT);
        assertThat(
                        roll(
                                        folder,
                                        roles
                                                + member.replace("Titolare", ";T")
                                                + child.replace("Figlia", "Figlia;F"))
                                .mapping()
                                .orElseThrow()
                                .rows()
                                .keySet())
                .containsExactly(RowType.MEMBER, RowType.COVER, RowType.DEPENDANT);
    }

    private static MappingProposal roll(Path folder, String text) throws Exception {
        return MappingProposal.of(
                ImportKind.ROLL,
                TablePreview.of(
                        Files.writeString(folder.resolve("roll.csv"), text),
                        ImportKind.ROLL,
                        TableFormat.unknown(),
                        TableLimits.ofUploads()));
    }

    private static MappingProposal proposal(ImportKind kind, String file, String sheet)
            throws Exception {
        return MappingProposal.of(
                kind,
                TablePreview.of(
                        Insurers.file(file),
                        kind,
                        new TableFormat(null, null, sheet),
                        TableLimits.ofUploads()));
    }
}
