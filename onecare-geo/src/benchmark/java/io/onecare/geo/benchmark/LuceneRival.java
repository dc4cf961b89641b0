package io.onecare.geo.benchmark;

import io.onecare.geo.benchmark.BenchmarkNetwork.Question;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.LatLonPoint;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.sandbox.search.LatLonPointPrototypeQueries;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;

/**
 * Lucene's tree of points, a field for each service and list, one segment. Distances and order are
 * those on a sphere, of positions rounded to a centimetre.
 */
final class LuceneRival implements Rival {

    private final Directory directory;
    private final DirectoryReader reader;
    private final IndexSearcher searcher;

    LuceneRival(Path folder) throws IOException {
        directory = MMapDirectory.open(folder);
        reader = DirectoryReader.open(directory);
        searcher = new IndexSearcher(reader);
    }

    /** Writes the index unless it is there. */
    static void prepare(AskedOffers offers, Path folder) throws IOException {
        if (Files.exists(folder)) {
            return;
        }
        StringBuilder[] fields = new StringBuilder[offers.count()];
        for (int i = 0; i < fields.length; i++) {
            fields[i] = new StringBuilder();
        }
        for (int key = 0; key < AskedOffers.keys(); key++) {
            for (int facility : offers.facilities(key)) {
                fields[facility].append((char) key);
            }
        }
        IndexWriterConfig settings = new IndexWriterConfig().setRAMBufferSizeMB(512);
        try (Directory directory = MMapDirectory.open(folder);
                IndexWriter writer = new IndexWriter(directory, settings)) {
            for (int facility = 0; facility < fields.length; facility++) {
                Document document = new Document();
                double latitude = offers.latitude(facility);
                double longitude = offers.longitude(facility);
                fields[facility]
                        .chars()
                        .forEach(
                                key ->
                                        document.add(
                                                new LatLonPoint("k" + key, latitude, longitude)));
                writer.addDocument(document); // its number is that of the facility
            }
            writer.forceMerge(1);
        }
    }

    @Override
    public double[] nearest(Question question) throws IOException {
        ScoreDoc[] found =
                LatLonPointPrototypeQueries.nearest(
                                searcher,
                                "k" + AskedOffers.key(question.service(), question.list()),
                                question.latitude(),
                                question.longitude(),
                                BenchmarkNetwork.NEAREST)
                        .scoreDocs;
        double[] answer = new double[2 * found.length];
        for (int i = 0; i < found.length; i++) {
            answer[2 * i] = found[i].doc;
            answer[2 * i + 1] = (Double) ((FieldDoc) found[i]).fields[0];
        }
        return answer;
    }

    @Override
    public void close() throws IOException {
        reader.close();
        directory.close();
    }
}
