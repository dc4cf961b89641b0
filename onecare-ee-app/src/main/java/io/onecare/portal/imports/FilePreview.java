package io.onecare.portal.imports;

import io.onecare.core.imports.SentFile;
import io.onecare.core.imports.SentFileFault;
import io.onecare.imports.Mapping;
import io.onecare.imports.MappingProposal;
import io.onecare.imports.TablePreview;
import io.onecare.imports.table.TableFormat;
import io.onecare.imports.table.UnreadableTableException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks at the beginning of a file. */
@ApplicationScoped
public class FilePreview {

    private static final Logger LOG = System.getLogger(FilePreview.class.getName());

    @Inject private SentFilesFolder folder;
    @Inject private UploadLimits limits;

    /**
     * What was seen. Samples may be personal.
     *
     * @param fault why nothing was; null if something was
     * @param format what the file was found to be
     * @param columns the names of its columns
     * @param samples its first rows, each as wide as the columns
     * @param mark the mark of its columns: their names, whatever their case, as SHA-256
     * @param proposed a mapping that has all it needs; null if there is none
     * @param found fields of a form whose columns were recognised
     */
    public record Seen(
            @Nullable SentFileFault fault,
            TableFormat format,
            List<String> columns,
            List<List<String>> samples,
            String mark,
            @Nullable Mapping proposed,
            Map<String, String> found) {

        /** Copies the collections. */
        public Seen {
            columns = List.copyOf(columns);
            samples = List.copyOf(samples);
            found = Map.copyOf(found);
        }

        static Seen nothing(SentFileFault fault, TableFormat format) {
            return new Seen(fault, format, List.of(), List.of(), "", null, Map.of());
        }

        /**
         * Tells whether it is a spreadsheet.
         *
         * @return true if separator and encoding mean nothing
         */
        public boolean isSpreadsheet() {
            return fault == null && format.encoding() == null;
        }

        /** The form only. */
        @Override
        public String toString() {
            return "Seen(" + fault + ", " + format + ", " + columns.size() + " columns)";
        }
    }

    /**
     * Looks at a file.
     *
     * @param file the file
     * @param said what is said about its form
     * @return what was seen, or why nothing was
     */
    public Seen of(SentFile file, TableFormat said) {
        Path path = folder.find(file.id()).orElse(null);
        if (path == null) {
            return Seen.nothing(SentFileFault.of(ImportFaults.ELSEWHERE), said);
        }
        try {
            TablePreview preview = TablePreview.of(path, file.kind(), said, limits.get());
            MappingProposal proposal = MappingProposal.of(file.kind(), preview);
            return new Seen(
                    null,
                    preview.format(),
                    preview.columns(),
                    preview.samples(),
                    mark(preview.columns()),
                    proposal.mapping().filter(any -> proposal.missing().isEmpty()).orElse(null),
                    MappingForm.of(proposal, preview.columns()));
        } catch (UnreadableTableException fault) {
            return Seen.nothing(ImportFaults.of(fault), said);
        } catch (IOException fault) {
            LOG.log(
                    Level.ERROR,
                    "The file ({0}) cannot be read: {1}",
                    file.id(),
                    fault.getClass().getName());
            return Seen.nothing(SentFileFault.of(ImportFaults.BROKEN), said);
        }
    }

    private static String mark(List<String> columns) {
        String names = String.join("\n", columns).toLowerCase(Locale.ROOT);
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(names.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException fault) {
            throw new IllegalStateException("Every Java has SHA-256.", fault);
        }
    }
}
