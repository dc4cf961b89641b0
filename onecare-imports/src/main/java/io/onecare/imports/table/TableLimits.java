package io.onecare.imports.table;

/**
 * How much a file may be before it is refused. Within them reading takes memory for a row, not for
 * a file, save the different texts of an XLSX.
 *
 * @param fileBytes the size of the file in <b>bytes</b>, as it is sent
 * @param rows rows, the header and those before it included
 * @param cells cells that are not empty, over all rows
 * @param columns columns of a row
 * @param cellCharacters characters (UTF-16) of a cell
 * @param unpackedBytes what an XLSX may unpack to, in <b>bytes</b>
 * @param unpackedRatio how many times its packed size a part of an XLSX may have, once it has more
 *     than a mebibyte
 * @param sharedTextBytes what the different texts of an XLSX may take in UTF-8, in <b>bytes</b>;
 *     they are held in memory
 */
public record TableLimits(
        long fileBytes,
        long rows,
        long cells,
        int columns,
        int cellCharacters,
        long unpackedBytes,
        int unpackedRatio,
        long sharedTextBytes) {

    /** Checks that each limit lets something through. */
    public TableLimits {
        atLeastOne("fileBytes", fileBytes);
        atLeastOne("rows", rows);
        atLeastOne("cells", cells);
        atLeastOne("columns", columns);
        atLeastOne("cellCharacters", cellCharacters);
        atLeastOne("unpackedBytes", unpackedBytes);
        atLeastOne("unpackedRatio", unpackedRatio);
        atLeastOne("sharedTextBytes", sharedTextBytes);
    }

    private static void atLeastOne(String what, long limit) {
        if (limit < 1) {
            throw new IllegalArgumentException(
                    "The limit (%s) is (%d) but must be at least 1.".formatted(what, limit));
        }
    }

    /**
     * What a nightly feed needs: ten million tariffs, a million insured people.
     *
     * @return 4 GiB, 20 million rows, 250 million cells, 500 columns, 10,000 characters, 4 GiB
     *     unpacked, 150 times, 256 MiB of text
     */
    public static TableLimits ofFeeds() {
        return new TableLimits(
                4L << 30, 20_000_000, 250_000_000, 500, 10_000, 4L << 30, 150, 256L << 20);
    }

    /**
     * What somebody uploads on a page.
     *
     * @return 200 MiB, 2 million rows, 50 million cells, 500 columns, 10,000 characters, 1 GiB
     *     unpacked, 150 times, 64 MiB of text
     */
    public static TableLimits ofUploads() {
        return new TableLimits(
                200L << 20, 2_000_000, 50_000_000, 500, 10_000, 1L << 30, 150, 64L << 20);
    }
}
