package io.onecare.geo.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;

/** Who takes part. Public for the code that JMH generates. */
public enum Contender {
    ONECARE,
    SCAN,
    JTS,
    GEOTOOLS,
    LUCENE,
    H2,
    POSTGIS_GEOMETRY,
    POSTGIS_GEOGRAPHY;

    boolean isPostgis() {
        return this == POSTGIS_GEOMETRY || this == POSTGIS_GEOGRAPHY;
    }

    /** Writes what is read from files, unless it is there. */
    void prepare(AskedOffers offers, Path folder, String postgis)
            throws IOException, SQLException {
        switch (this) {
            case LUCENE -> LuceneRival.prepare(offers, lucene(folder, offers.count()));
            case H2 -> SqlRival.prepare(offers, h2(folder), false);
            case POSTGIS_GEOMETRY, POSTGIS_GEOGRAPHY -> SqlRival.prepare(offers, postgis, true);
            default -> {}
        }
    }

    Rival open(int facilities, Path folder, String postgis) throws Exception {
        return switch (this) {
            case ONECARE -> new OneCareRival(facilities);
            case SCAN -> new ScanRival(new AskedOffers(facilities));
            case JTS -> new JtsRival(new AskedOffers(facilities));
            case GEOTOOLS -> new GeoToolsRival(new AskedOffers(facilities));
            case LUCENE -> new LuceneRival(lucene(folder, facilities));
            case H2 -> new SqlRival(h2(folder), facilities, SqlRival.Plan.BOX);
            case POSTGIS_GEOMETRY -> new SqlRival(postgis, facilities, SqlRival.Plan.GEOMETRY);
            case POSTGIS_GEOGRAPHY -> new SqlRival(postgis, facilities, SqlRival.Plan.GEOGRAPHY);
        };
    }

    private static Path lucene(Path folder, int facilities) {
        return folder.resolve("lucene-" + facilities);
    }

    private static String h2(Path folder) {
        return "jdbc:h2:file:"
                + folder.resolve("h2").toAbsolutePath()
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;CACHE_SIZE=1000000;AUTO_SERVER=FALSE";
    }
}
