package io.onecare.portal.demo;

import io.onecare.core.network.AddHealthService;
import io.onecare.core.network.AddServiceCategory;
import io.onecare.core.network.LocalizedName;
import io.onecare.core.network.Preparation;
import io.onecare.core.network.SetPreparation;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The categories and services that ship as text files beside this class.
 *
 * @param categories in display order
 * @param services category by category
 * @param preparations what to do before some of the services
 */
record DemoCatalogue(
        List<AddServiceCategory> categories,
        List<AddHealthService> services,
        List<SetPreparation> preparations) {

    /** Room between two categories for one that an insurer wants to put there. */
    private static final int DISPLAY_ORDER_STEP = 10;

    DemoCatalogue {
        categories = List.copyOf(categories);
        services = List.copyOf(services);
        preparations = List.copyOf(preparations);
    }

    static DemoCatalogue load() {
        List<AddServiceCategory> categories = new ArrayList<>();
        for (String[] column : rows("categories.tsv", 3)) {
            categories.add(
                    new AddServiceCategory(
                            column[0],
                            LocalizedName.of(column[1], column[2]),
                            (categories.size() + 1) * DISPLAY_ORDER_STEP));
        }
        List<AddHealthService> services = new ArrayList<>();
        for (String[] column : rows("services.tsv", 5)) {
            services.add(
                    new AddHealthService(
                            column[1],
                            column[0],
                            LocalizedName.of(column[2], column[3]),
                            column[4].isEmpty() ? null : column[4]));
        }
        List<SetPreparation> preparations = new ArrayList<>();
        for (String[] column : rows("preparations.tsv", 3)) {
            preparations.add(
                    new SetPreparation(
                            column[0],
                            Preparation.of(paragraphs(column[1]), paragraphs(column[2]))));
        }
        return new DemoCatalogue(categories, services, preparations);
    }

    private static String paragraphs(String column) {
        return column.replace('|', '\n');
    }

    /** The lines below comments and header, split into their columns. */
    private static List<String[]> rows(String file, int columns) {
        InputStream data = DemoCatalogue.class.getResourceAsStream(file);
        if (data == null) {
            throw new IllegalStateException(
                    "The file (%s) of the demo network is missing from the class path.%nMaybe the archive was repacked without its resources."
                            .formatted(file));
        }
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(data, StandardCharsets.UTF_8))) {
            List<String[]> rows =
                    reader.lines()
                            .filter(line -> !line.startsWith("#"))
                            .skip(1)
                            .map(line -> line.split("\t", -1))
                            .toList();
            for (String[] row : rows) {
                if (row.length != columns) {
                    throw new IllegalStateException(
                            "The line (%s) of (%s) has (%d) columns but must have %d."
                                    .formatted(String.join("\t", row), file, row.length, columns));
                }
            }
            return rows;
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
